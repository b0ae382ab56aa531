/** Hooks as a part of setting a repository up. */
import { relative } from 'node:path';
import type { Repository } from '../../edges/git/index.js';
import { installHooks } from './install.js';
import { hooksStatus } from './status.js';

export interface HooksSetUp {
  /** Files, from the root of the work tree where they lie in it. */
  steps: { path: string; did: 'written' | 'would write' | 'kept as it is' }[];
  /** What is left to do. */
  notes: string[];
}

/** Installs the hooks, or with `dryRun` only says where. Errors as `installHooks`. */
export async function setUpHooks(repo: Repository, dryRun: boolean): Promise<HooksSetUp> {
  if (dryRun) {
    const { hooks } = await hooksStatus(repo);
    return {
      steps: hooks.map(({ path, active }) => step(repo, path, active ? 'kept as it is' : 'would write')),
      notes: [],
    };
  }
  const { hooks, next } = await installHooks(repo);
  return {
    steps: hooks.map(({ path, did }) => step(repo, path, did === 'kept' ? 'kept as it is' : 'written')),
    notes: next,
  };
}

function step<Did>({ root }: Repository, path: string, did: Did): { path: string; did: Did } {
  const inside = relative(root, path);
  return { path: path.startsWith('/') && !inside.startsWith('..') ? inside : path, did };
}
