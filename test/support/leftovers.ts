import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findGroups } from '../../src/edges/sandbox/cgroups.js';
import { newName } from '../../src/edges/sandbox/names.js';
import { scratchRoots } from '../../src/edges/sandbox/scratch.js';

/** Tells the names of what sandboxes of this label leave on the machine while they live. */
export function namedFor(label: string): (name: string) => boolean {
  const beginning = newName(label).slice(0, 'autoloop-'.length + 12);
  return (name) => name.startsWith(beginning);
}

/** Paths of all that sandboxes of this label have on the machine now, whoever owns it. A run's label is its common Git directory. */
export async function sandboxLeftovers(label: string): Promise<string[]> {
  const isNamed = namedFor(label);
  const folders = scratchRoots().flatMap((root) =>
    readdirSync(root)
      .filter(isNamed)
      .map((name) => join(root, name)),
  );
  return [...(await findGroups(isNamed)), ...folders];
}
