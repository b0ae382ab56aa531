import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, join, sep } from 'node:path';

/** The first executable `name` on this machine's PATH, or the path itself when `name` is one; `null` when there is none. */
export async function programPath(name: string, path: string = process.env.PATH ?? ''): Promise<string | null> {
  const candidates = name.includes('/') ? [name] : path.split(delimiter).map((directory) => join(directory, name));
  for (const candidate of candidates) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return null;
}

/** Whether any of these variables is set for this process, and not to nothing. */
export const isSetHere = (names: readonly string[]): boolean => names.some((name) => (process.env[name] ?? '') !== '');

/** Whether a program was installed by npm, or one of its like. */
export async function isOfNpm(path: string): Promise<boolean> {
  return (await realpath(path).catch(() => path)).includes(`${sep}node_modules${sep}`);
}
