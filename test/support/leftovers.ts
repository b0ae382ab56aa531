import { execFileSync } from 'node:child_process';
import { findGroups } from '../../src/edges/sandbox/cgroups.js';
import { newName } from '../../src/edges/sandbox/names.js';
import { findFolders } from '../../src/edges/sandbox/scratch.js';

/** Tells the names of what sandboxes of this label leave on the machine while they live. */
export function namedFor(label: string): (name: string) => boolean {
  const beginning = newName(label).slice(0, 'autoloop-'.length + 12);
  return (name) => name.startsWith(beginning);
}

/** Paths of all that sandboxes of this label have on the machine now, whoever owns it. A run's label is its common Git directory. */
export async function sandboxLeftovers(label: string): Promise<string[]> {
  const isNamed = namedFor(label);
  return [...(await findGroups(isNamed)), ...findFolders(isNamed)];
}

/** The names of all containers of this label, whatever their state. */
export function containersOf(engine: 'podman' | 'docker', label: string): string[] {
  const args = ['ps', '--all', '--filter', 'label=autoloop.sandbox', '--format', '{{.Names}}'];
  return execFileSync(engine, args, { encoding: 'utf8' }).split('\n').filter(namedFor(label));
}
