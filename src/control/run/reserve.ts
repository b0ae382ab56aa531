import { join } from 'node:path';
import { reportsFolder } from '../../core/documents/paths.js';
import type { RunStartedData } from '../../core/journal/types.gen.js';
import { listFiles } from '../../edges/files/index.js';
import { createBranch, moveBranch, type Repository } from '../../edges/git/index.js';
import type { KnownRun } from '../inspect/runs.js';
import type { RunPlan } from './plan.js';

/**
 * Takes a branch for each attempt, from the zero id: of any number of racing runs each gets numbers of its own. A number is
 * never given twice, even when its branch is gone: reports and closeouts go by it.
 * @param from the commit they go on from: their reflogs keep it from being collected while they may need it, whatever becomes
 * of its own branch.
 */
export async function reserveAttempts(
  repo: Repository,
  plan: RunPlan,
  runs: readonly KnownRun[],
  from?: string,
): Promise<RunStartedData['attempts']> {
  const taken = runs
    .filter((run) => run.order === plan.order.id)
    .flatMap((run) => run.attempts.map((one) => one.attempt));
  const reported = (await listFiles(repo.root, reportsFolder(plan.order.id))).map((path) =>
    Number(/\/attempt-(\d+)\.md$/.exec(path)?.[1] ?? 0),
  );
  let attempt = Math.max(0, ...taken, ...reported) + 1;
  const reserved: RunStartedData['attempts'] = [];
  for (const agent of plan.agents) {
    const branchOf = (number: number) => `autoloop/${plan.order.id}/${number}`;
    const { commit } = plan.base;
    while (!(await createBranch(repo, branchOf(attempt), from ?? commit))) attempt++;
    if (from !== undefined) await moveBranch(repo, branchOf(attempt), commit, from);
    const worktree = join(repo.root, plan.policy.attempts_dir, plan.order.id, String(attempt));
    reserved.push({ attempt, agent, branch: branchOf(attempt), worktree });
  }
  return reserved;
}
