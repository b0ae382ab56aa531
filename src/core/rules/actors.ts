/** Who is who, where people and agents go by several spellings. */

/** Words people write where there is nobody. */
const nobody = new Set(['nobody', 'none', 'unknown', 'anonymous', 'n/a', 'na', 'null', 'undefined', 'tbd']);

/**
 * One name for one actor: a person's e-mail address in lower case, or `agent/<name>` whatever the attempt. Undefined for
 * an identity that names nobody.
 */
export function actorId(said: string): string | undefined {
  const address = /<([^<>]*)>\s*$/.exec(said)?.[1] ?? said;
  const actor = address.trim().toLowerCase();
  const agent = /^agent\/([^@]*)/.exec(actor);
  if (agent !== null) return nameOrNobody(agent[1] ?? '', (name) => `agent/${name}`);
  const [local = '', host] = actor.split('@');
  if (host === undefined) return nameOrNobody(local, (name) => `agent/${name}`);
  return local === '' || host === '' || nobody.has(local) ? undefined : actor;
}

const nameOrNobody = (name: string, id: (name: string) => string): string | undefined =>
  name === '' || nobody.has(name) ? undefined : id(name);

/** Everybody an author of a commit may be: the address, and the agent when the name says one. */
export function authorIds(author: { name: string; email: string }): string[] {
  const agent = author.name.startsWith('agent/') ? actorId(author.name) : undefined;
  return [actorId(author.email), agent].filter((id) => id !== undefined);
}
