/** Finds what runs have left behind, and removes what nobody can miss. */
import type { RunState } from '../../core/journal/state.js';
import { exists, removeFolder } from '../../edges/files/index.js';
import {
  branches,
  deleteBranch,
  emptyTrash,
  head,
  isAncestor,
  leftViews,
  listWorktrees,
  type Repository,
  removeWorktree,
  sweepViews,
  type Worktree,
} from '../../edges/git/index.js';
import { deadLocks, listUnbegun, runDir, sweepLocks, sweepUnbegun, type Unbegun } from '../../edges/journal/index.js';
import { engines } from '../../edges/sandbox/index.js';
import { staleClaims } from '../check/live-facts.js';
import { readableRuns, readRun } from '../inspect/runs.js';
import { placesOf } from '../run/places.js';
import { stopRun } from '../run/steer.js';
import { keptSetup } from './clean-setup.js';

export interface Leftover {
  kind: 'process' | 'worktree' | 'branch' | 'scratch' | 'setup' | 'lock' | 'run' | 'claim';
  name: string;
  /** Why it is left alone; null when it goes. */
  kept: string | null;
}

export interface CleanOptions {
  dryRun: boolean;
  /** Give up what an interrupted run would need to go on, and what no run knows: with whatever work it holds. */
  force: boolean;
  /** What setup made for all attempts, also where it was used lately. */
  caches: boolean;
  now: Date;
}

interface Found extends Leftover {
  remove(): Promise<void>;
}

/** A run as far as it matters here; no state where its journal cannot be read. */
interface Past {
  id: string;
  live: boolean;
  state: RunState | null;
}

/** Answers what was found, and, unless `dryRun`, removes what is not kept. */
export async function clean(repo: Repository, options: CleanOptions): Promise<Leftover[]> {
  // In this order: a run has its folder before its branches, and may begin while this looks.
  const tips = await branches(repo, 'autoloop/');
  const unbegun = await listUnbegun(repo.commonDir);
  const runs = await pastRuns(repo);
  const worktrees = await attemptWorktrees(repo, runs, options);
  const found = [
    ...(await processes(repo)),
    ...worktrees,
    ...(await attemptBranches(repo, { tips, runs, worktrees, beginning: unbegun.some(({ live }) => live) }, options)),
    ...(await scratch(repo, runs, options)),
    ...(await setup(repo, runs, options)),
    ...(await locks(repo, runs)),
    ...neverBegan(repo, unbegun),
    ...(await claims(repo)),
  ];
  if (!options.dryRun) {
    // What cannot go on any more is over.
    for (const { id, live, state } of runs)
      if (options.force && !live && state?.ended === null) await stopRun(repo, id);
    for (const leftover of found) if (leftover.kept === null) await leftover.remove();
    await emptyTrash(repo);
  }
  return found.map(({ kind, name, kept }) => ({ kind, name, kept }));
}

async function pastRuns(repo: Repository): Promise<Past[]> {
  const { runs, damaged } = await readableRuns(repo);
  return [
    ...(await Promise.all(
      runs.map(async ({ run_id, live }) => ({ id: run_id, live, state: await readRun(repo, run_id) })),
    )),
    ...damaged.map(({ run_id }) => ({ id: run_id, live: false, state: null })),
  ];
}

/** Why a run's things stay: it is at work, it could go on, or nobody can tell. */
function reasonToKeep({ id, live, state }: Past, { force }: CleanOptions): string | null {
  if (live) return `run ${id} is at work`;
  if (force || state?.ended) return null;
  if (state === null) return `the journal of run ${id} cannot be read: --force removes it`;
  return `run ${id} can go on: autoloop resume ${id}`;
}

/** What this repository's sandboxes left when the tool was killed. Some of it every engine knows of. */
async function processes({ commonDir }: Repository): Promise<Found[]> {
  const left = await Promise.all(
    engines.map(async (engine) => (await engine.leftovers(commonDir)).map((name) => ({ name, engine }))),
  );
  const byName = new Map(left.flat().map(({ name, engine }) => [name, engine]));
  return [...byName].map(
    ([name, engine]): Found => ({
      kind: 'process',
      name,
      kept: null,
      remove: async () => void (await engine.sweep(commonDir)),
    }),
  );
}

const attemptBranch = /^autoloop\/([^/]+\/\d+)$/;

/** Attempts' worktrees, known by their place; one that a person made to look at an attempt is none. */
async function attemptWorktrees(repo: Repository, runs: Past[], options: CleanOptions): Promise<Found[]> {
  return (await listWorktrees(repo)).flatMap((worktree): Found[] => {
    const { path } = worktree;
    const remove = () => removeWorktree(repo, path);
    const run = runs.find(({ state }) => state?.attempts.some((attempt) => attempt.worktree === path));
    if (run) return [{ kind: 'worktree', name: path, kept: reasonToKeep(run, options), remove }];
    if (!looksLikeAttempt(worktree)) return [];
    const kept = options.force ? null : 'no run knows it, and it may hold work: --force removes it';
    return [{ kind: 'worktree', name: path, kept, remove }];
  });
}

const looksLikeAttempt = ({ path, branch, main }: Worktree): boolean =>
  !main && path.endsWith(`/${attemptBranch.exec(branch ?? '')?.[1] ?? '/'}`);

interface Seen {
  tips: Awaited<ReturnType<typeof branches>>;
  runs: Past[];
  worktrees: Found[];
  /** Whether a process has the folder of a run and may have taken branches for it, of which no journal tells yet. */
  beginning: boolean;
}

/** Branches of attempts that nobody needs any more. */
async function attemptBranches(
  repo: Repository,
  { tips, runs, worktrees, beginning }: Seen,
  options: CleanOptions,
): Promise<Found[]> {
  const going = new Set(worktrees.filter(({ kept }) => kept === null).map(({ name }) => name));
  const staying = (await listWorktrees(repo)).filter(({ path }) => !going.has(path));
  const done = new Set(runs.flatMap(({ state }) => (isDone(state) ? [state.started.order] : [])));
  const found: Found[] = [];
  for (const { name, commit } of tips) {
    if (!attemptBranch.test(name)) continue;
    const run = runs.find(({ state }) => state?.attempts.some((attempt) => attempt.branch === name));
    if (run?.state && isNeeded(run.state, name, commit, done)) continue;
    const at = staying.find(({ branch }) => branch === name)?.path;
    const kept =
      at !== undefined
        ? `it is checked out at ${at}`
        : !run && beginning
          ? 'a run is just beginning, and it may be its'
          : run || options.force || (await isElsewhere(repo, commit))
            ? null
            : 'no run knows it, and its commits may be nowhere else: --force removes it';
    found.push({ kind: 'branch', name, kept, remove: async () => void (await deleteBranch(repo, name, commit)) });
  }
  return found;
}

const isDone = (state: RunState | null): state is RunState =>
  state?.closeout?.result === 'accepted' || state?.closeout?.result === 'withdrawn';

/** An attempt's branch is needed while its run or a decision may come back to it, and for good when it was accepted. */
function isNeeded(state: RunState, branch: string, commit: string, done: ReadonlySet<string>): boolean {
  if (state.ended === null) return true;
  const attempt = state.attempts.find((one) => one.branch === branch);
  if (attempt?.imported == null) return commit !== state.started.base_commit;
  if (!done.has(state.started.order)) return true;
  return isDone(state) && attempt.attempt === (state.review?.attempt ?? state.ranking?.winner);
}

async function isElsewhere(repo: Repository, commit: string): Promise<boolean> {
  const { commit: ours } = await head(repo);
  return ours !== null && (await isAncestor(repo, commit, ours));
}

async function scratch(repo: Repository, runs: Past[], options: CleanOptions): Promise<Found[]> {
  const found = await Promise.all(
    runs.map(async (run): Promise<Found[]> => {
      const path = placesOf(runDir(repo.commonDir, run.id)).scratch;
      if (!(await exists(path))) return [];
      return [{ kind: 'scratch', name: path, kept: reasonToKeep(run, options), remove: () => removeFolder(path) }];
    }),
  );
  const views = (await leftViews(repo.commonDir)).map(
    (name): Found => ({ kind: 'scratch', name, kept: null, remove: () => sweepViews(repo.commonDir) }),
  );
  return [...found.flat(), ...views];
}

/** Locks of processes that are gone; who goes on with a run that is not over takes care of its own. */
async function locks({ commonDir }: Repository, runs: Past[]): Promise<Found[]> {
  const over = runs.filter(({ state }) => state !== null && state.ended !== null);
  const found = over.map(async ({ id }) =>
    (await deadLocks(commonDir, id)).map(
      (name): Found => ({ kind: 'lock', name, kept: null, remove: () => sweepLocks(commonDir, id) }),
    ),
  );
  return (await Promise.all(found)).flat();
}

/** Runs that were killed before their first event. */
const neverBegan = ({ commonDir }: Repository, unbegun: readonly Unbegun[]): Found[] =>
  unbegun.map(({ name, live }) => ({
    kind: 'run',
    name,
    kept: live ? 'it is just beginning' : null,
    remove: async () => void (await sweepUnbegun(commonDir)),
  }));

async function setup(repo: Repository, runs: Past[], { caches, now }: CleanOptions): Promise<Found[]> {
  const live = runs.find((run) => run.live)?.id;
  return (await keptSetup(repo, { live, all: caches, now })).map((one) => ({ kind: 'setup', ...one }));
}

/** Whose lease has run out may still be at work: a claim is named, and goes only when somebody says which. */
async function claims(repo: Repository): Promise<Found[]> {
  return (await staleClaims(repo)).map(({ order, why, remedy }) => ({
    kind: 'claim',
    name: order,
    kept: `${why}: ${remedy}`,
    remove: async () => {},
  }));
}
