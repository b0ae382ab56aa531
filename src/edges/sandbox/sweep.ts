import { lstatSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { findGroups, removeGroup } from './cgroups.js';
import { isLeftOf, PROBE_LABEL } from './names.js';
import { findFolders } from './scratch.js';

async function findLeft(label: string): Promise<{ groups: string[]; folders: string[] }> {
  const isLeft = (name: string): boolean => isLeftOf(name, [label, PROBE_LABEL]);
  return { groups: (await findGroups(isLeft)).filter(isOwn), folders: findFolders(isLeft).filter(isOwn) };
}

/** Control groups and directories of dead processes of ours: of these labels, and of probes. */
export async function folderLeftovers(label: string): Promise<string[]> {
  const { groups, folders } = await findLeft(label);
  return [...groups, ...folders];
}

/** Kills what lives in them, and removes them; answers with their paths. */
export async function sweepFolders(label: string): Promise<string[]> {
  const { groups, folders } = await findLeft(label);
  await Promise.all(groups.map(removeGroup)); // first what lives in them, then what they used
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  return [...groups, ...folders];
}

const isOwn = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.uid === process.geteuid?.();
