/** Finds what runs have left behind, and removes what nobody can miss. */
import { exists, removeFolder } from '../edges/files/index.js';
import {
  branches,
  deleteBranch,
  emptyTrash,
  listWorktrees,
  type Repository,
  removeWorktree,
} from '../edges/git/index.js';
import { runDir } from '../edges/journal/index.js';
import { engines } from '../edges/sandbox/index.js';
import { placesOf } from './run/places.js';
import { type KnownRun, knownRuns } from './runs.js';

export interface Leftover {
  kind: 'worktree' | 'branch' | 'scratch' | 'process';
  name: string;
  /** Why it is left alone; `null` when it goes. */
  kept: string | null;
}

export interface CleanOptions {
  dryRun: boolean;
  /** Give up what an interrupted run would need to go on: its worktrees, with whatever they hold. */
  force: boolean;
}

interface Found extends Leftover {
  remove(): Promise<void>;
}

/** Answers what was found, and, unless `dryRun`, removes what is not kept. */
export async function clean(repo: Repository, options: CleanOptions): Promise<Leftover[]> {
  const runs = await knownRuns(repo);
  const found = [
    ...(await worktrees(repo, runs, options)),
    ...(await attemptBranches(repo, runs)),
    ...(await scratch(repo, runs, options)),
  ];
  const swept: Leftover[] = [];
  if (!options.dryRun) {
    for (const leftover of found) if (leftover.kept === null) await leftover.remove();
    await emptyTrash(repo);
    for (const engine of engines)
      for (const name of await engine.sweep((label) => runs.some((run) => run.live && run.run_id === label)))
        swept.push({ kind: 'process', name, kept: null });
  }
  return [...found.map(({ kind, name, kept }) => ({ kind, name, kept })), ...swept];
}

/** Why a run's things stay: it is at work, or it could go on. */
function reasonToKeep(run: KnownRun, options: CleanOptions): string | null {
  if (run.live) return `run ${run.run_id} is at work`;
  if (run.outcome === null && !options.force) return `run ${run.run_id} can go on: autoloop resume ${run.run_id}`;
  return null;
}

async function worktrees(repo: Repository, runs: KnownRun[], options: CleanOptions): Promise<Found[]> {
  const ours = (await listWorktrees(repo)).filter((worktree) => /^autoloop\/[^/]+\/\d+$/.test(worktree.branch ?? ''));
  return ours.map(({ path, branch }) => {
    const run = runs.find((known) => known.attempts.some((attempt) => attempt.branch === branch));
    const kept = run
      ? reasonToKeep(run, options)
      : options.force
        ? null
        : 'no run knows it, and it may hold work: --force removes it';
    return { kind: 'worktree', name: path, kept, remove: () => removeWorktree(repo, path) };
  });
}

/** Branches of attempts that no run still needs: those of closed orders but for the accepted one, and those no run knows. */
async function attemptBranches(repo: Repository, runs: KnownRun[]): Promise<Found[]> {
  const taken = (await branches(repo, 'autoloop/')).filter(({ name }) => /^autoloop\/[^/]+\/\d+$/.test(name));
  return taken.flatMap(({ name, commit }): Found[] => {
    const run = runs.find((known) => known.attempts.some((attempt) => attempt.branch === name));
    const attempt = run?.attempts.find((one) => one.branch === name);
    if (run !== undefined && (run.phase !== 'closed' || attempt?.attempt === run.winner)) return [];
    return [{ kind: 'branch', name, kept: null, remove: async () => void (await deleteBranch(repo, name, commit)) }];
  });
}

async function scratch(repo: Repository, runs: KnownRun[], options: CleanOptions): Promise<Found[]> {
  const found = await Promise.all(
    runs.map(async (run): Promise<Found[]> => {
      const path = placesOf(runDir(repo.commonDir, run.run_id)).scratch;
      if (!(await exists(path))) return [];
      return [{ kind: 'scratch', name: path, kept: reasonToKeep(run, options), remove: () => removeFolder(path) }];
    }),
  );
  return found.flat();
}
