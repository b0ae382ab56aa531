/** What lies between two commits of the user's repository, with every byte counted. */
import { withView } from './attempts/host-repository.js';
import type { Repository } from './repository.js';
import { type ChangedFile, changedFiles, patchBetween } from './tree-diff.js';

/** The change from one commit or tree to another as a patch. */
export function showDiff(repo: Repository, from: string, to: string): Promise<Uint8Array> {
  return withView(repo, (view) => patchBetween(view, from, to));
}

/** The files that differ between two commits or trees. */
export function diffStat(repo: Repository, from: string, to: string): Promise<ChangedFile[]> {
  return withView(repo, (view) => changedFiles(view, from, to));
}
