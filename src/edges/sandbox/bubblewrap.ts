import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findGroups, removeGroup } from './cgroups.js';
import type { Engine } from './engine.js';
import { findHost, type Host } from './host.js';
import { ownerLives, PROBE_LABEL, parseName } from './names.js';
import { openSandbox } from './open.js';
import { probe } from './probe.js';
import { scratchRoots } from './scratch.js';

/** The default engine: no daemon, no image, a start in milliseconds. */
export function bubblewrap(): Engine {
  let found: Promise<Host> | undefined;
  const host = (): Promise<Host> => {
    found ??= findHost();
    return found;
  };
  return {
    name: 'bubblewrap',
    probe: async () => probe(await host()),
    open: async (plan) => openSandbox(await host(), plan),
    sweep,
  };
}

async function sweep(isAlive: (label: string) => boolean): Promise<string[]> {
  const isLeft = (name: string): boolean => {
    const leftover = parseName(name);
    if (leftover === undefined || ownerLives(leftover)) return false;
    return leftover.label === PROBE_LABEL || !isAlive(leftover.label);
  };
  const groups = await findGroups(isLeft);
  await Promise.all(groups.map(removeGroup)); // first what lives in them, then what they used
  const folders = scratchRoots().flatMap((root) =>
    readdirSync(root)
      .filter(isLeft)
      .map((name) => join(root, name)),
  );
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  return [...groups, ...folders];
}
