/** What Git is in the middle of. Format: gitrepository-layout(5) and the states that `git status` names. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Repository } from './repository.js';

const signs = {
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
  sequencer: 'sequence of commits',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  MERGE_HEAD: 'merge',
} as const;

/** The operation of this work tree that is not finished, of several the outermost; null when there is none. */
export function unfinishedIn({ gitDir }: Pick<Repository, 'gitDir'>): (typeof signs)[keyof typeof signs] | null {
  for (const [name, what] of Object.entries(signs)) if (existsSync(path.join(gitDir, name))) return what;
  return null;
}
