/** The host's commit of an attempt's accepted tree. */
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { moveBranch } from '../branches.js';
import { hostGit, userGit } from '../door.js';
import type { Person } from '../history.js';
import type { Repository } from '../repository.js';
import { ensureQuarantine } from './quarantine.js';

export interface ImportedCommit {
  dir: string;
  tree: string;
  baseCommit: string;
  /** Stands at the base, and is moved to the new commit. */
  branch: string;
  message: string;
  author: Person;
  committer: Person;
  /** ISO 8601, for both dates: the same input gives the same commit, so that doing it again changes nothing. */
  at: string;
}

/**
 * Commits a tree of the quarantine on the base, brings it into the repository through a pack, and moves the branch there
 * if it still stands at the base. Throws `refused` `branch-moved` when it stands anywhere else.
 */
export async function commitImported(repo: Repository, plan: ImportedCommit): Promise<string> {
  const { dir, tree, baseCommit, branch } = plan;
  await ensureQuarantine(repo, dir);
  const made = await hostGit(dir, ['commit-tree', '--no-gpg-sign', tree, '-p', baseCommit], {
    stdin: plan.message,
    env: signature(plan),
  });
  const commit = made.stdout.toString().trim();
  const pack = await hostGit(dir, ['pack-objects', '-q', '--revs', '--stdout'], {
    stdin: `${commit}\n^${baseCommit}\n`,
  });
  await hostGit(repo.commonDir, ['index-pack', '--strict', '--stdin'], { stdin: pack.stdout });
  if (!(await moveBranch(repo, branch, commit, baseCommit)) && (await tipOf(repo, branch)) !== commit) {
    throw new AutoloopError(
      'refused',
      'branch-moved',
      `The branch ${branch} no longer stands at its base ${baseCommit}`,
      {
        hint: `The attempt is kept as commit ${commit}; look at what moved the branch with: git reflog ${branch}`,
      },
    );
  }
  return commit;
}

function signature({ author, committer, at }: ImportedCommit): Record<string, string> {
  const date = `${Math.floor(Date.parse(at) / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: date,
  };
}

async function tipOf(repo: Repository, branch: string): Promise<string> {
  const answer = await userGit(repo, ['rev-parse', '--verify', '--quiet', path.posix.join('refs/heads', branch)], {
    accept: [1],
  });
  return answer.stdout.toString().trim();
}
