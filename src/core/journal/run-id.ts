/** Ids of runs: sortable by when they began, readable, and never twice. */

/**
 * `20261120T100000Z-<order>-<6 random characters>`.
 * @param random at least six characters of `a-z` and `0-9`, by chance.
 */
export function newRunId(order: string, now: Date, random: string): string {
  if (!/^[a-z0-9]{6,}$/.test(random)) throw new Error('a run id takes six random characters of `a-z` and `0-9`');
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  return `${time}-${order}-${random.slice(0, 6)}`;
}

/** Whether a name can be that of a run's folder: one plain path component, short, and nothing a program takes for an option. */
export const isRunId = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(name);

/** The order that a run's id names; undefined for an id that was not made here. */
export const orderOfRun = (id: string): string | undefined => /^\d{8}T\d{6}Z-(.+)-[a-z0-9]{6}$/.exec(id)?.[1];
