import { lstatSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findGroups, removeGroup } from './cgroups.js';
import type { Engine } from './engine.js';
import { findHost, type Host } from './host.js';
import { layersWork } from './layer.js';
import { isLeftOf, PROBE_LABEL } from './names.js';
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
    keepsApart: async (folder) => layersWork((await host()).programs.unshare ?? 'unshare', folder),
    leftovers,
    sweep,
  };
}

async function findLeft(label: string): Promise<{ groups: string[]; folders: string[] }> {
  const isLeft = (name: string): boolean => isLeftOf(name, [label, PROBE_LABEL]);
  const folders = scratchRoots().flatMap((root) =>
    readdirSync(root)
      .filter(isLeft)
      .map((name) => join(root, name)),
  );
  return { groups: (await findGroups(isLeft)).filter(isOwn), folders: folders.filter(isOwn) };
}

async function leftovers(label: string): Promise<string[]> {
  const { groups, folders } = await findLeft(label);
  return [...groups, ...folders];
}

async function sweep(label: string): Promise<string[]> {
  const { groups, folders } = await findLeft(label);
  await Promise.all(groups.map(removeGroup)); // first what lives in them, then what they used
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  return [...groups, ...folders];
}

const isOwn = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.uid === process.geteuid?.();
