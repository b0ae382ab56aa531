/** Checks again whenever something changed, and starts what became ready. */
import { resolve } from 'node:path';
import { classify } from '../../core/documents/kinds.js';
import { AutoloopError } from '../../core/error.js';
import type { CheckResult } from '../../core/render/findings/findings.js';
import { differenceBetween, type WatchEvent } from '../../core/render/watch/watch.js';
import { exists } from '../../edges/files/index.js';
import { openRepository } from '../../edges/git/index.js';
import { holdAlone } from '../../edges/journal/index.js';
import { checkDocuments } from '../check/check.js';
import { openPlace, type Place } from '../check/snapshot.js';
import { makeBell, type Woken } from './bell.js';
import { isBeingWritten, type WatchPlan, watchProject } from './places.js';
import { followRuns, type Signalled } from './runs.js';

export interface WatchOptions {
  /** As of `checkDocuments`. */
  paths?: readonly string[];
  all?: boolean;
  /** Ends it. */
  signal: AbortSignal;
  environment: NodeJS.ProcessEnv;
  tell: (event: WatchEvent) => void;
}

/** Milliseconds for which a result is kept back that was overtaken by further changes before it was there. */
const KEPT_BACK = 2_000;

/**
 * Tells the result of a check, and what is different after each change, until the signal is aborted. What was told last is never
 * older than the last change for long: a change during a check leads to another, and no two go on at once.
 * @throws AutoloopError as `checkDocuments` for the first; `project-gone` when the folder of the project is no longer there.
 */
export async function watchChecks(directory: string, options: WatchOptions): Promise<void> {
  const place = await openPlace(resolve(directory), { of: 'work-tree' });
  const paths = (options.paths ?? []).map((path) => resolve(directory, path));
  await watching(place, options, (checks) => keepChecking(place, { ...options, paths }, checks));
}

/**
 * As `watchChecks`, and tells of runs that begin and end. With `dispatch` it also starts orders with `dispatch: on-ready` as soon
 * as they are ready. One such watcher a repository: the first.
 * @throws AutoloopError besides: `already-watched`; whatever keeps Git from opening the repository.
 */
export async function watchRepository(directory: string, options: WatchOptions & { dispatch: boolean }): Promise<void> {
  const repository = await openRepository(resolve(directory));
  const held = await holdAlone(repository.commonDir, 'watch');
  if (held.how === 'held')
    throw new AutoloopError('refused', 'already-watched', `This repository is watched already, by ${held.by}`, {
      hint:
        held.lock === null
          ? `Stop it with: kill ${held.pid}`
          : `Whether that process is alive cannot be told from here. If it is not, remove ${held.lock}`,
    });
  try {
    const place: Place = { root: repository.root, repository, withoutGit: undefined };
    const over = new AbortController();
    const all = { ...options, signal: AbortSignal.any([options.signal, over.signal]) };
    await watching(place, all, async (checks, runs) => {
      // When one of them fails, the other ends too.
      const either = [keepChecking(place, all, checks), followRuns(repository, all, runs)].map((loop) =>
        loop.finally(() => over.abort()),
      );
      await Promise.allSettled(either);
      await Promise.all(either);
    });
  } finally {
    await held.release();
  }
}

interface Checks extends Signalled {
  /** Whether a document was written since it was asked last. */
  wasWritten: () => boolean;
}

/** Watches a project while `work` goes on. */
async function watching(
  place: Place,
  { tell, environment }: WatchOptions,
  work: (checks: Checks, runs: Signalled) => Promise<void>,
): Promise<void> {
  const [checks, runs] = [makeBell(), makeBell()];
  let written = false;
  const changed: WatchPlan['changed'] = (part, path) => {
    checks.ring();
    if (part === 'refs' || part === 'runs') runs.ring();
    written ||= classify(path.slice(place.root.length + 1)) !== undefined;
  };
  const polls = (reason: string) =>
    tell({ what: 'note', at: new Date(), message: `Files are looked at once a second, because ${reason}` });
  const watch = await watchProject({ place, changed, polls, environment });
  const wasWritten = () => {
    const before = written;
    written = false;
    return before;
  };
  try {
    const { renew } = watch;
    await work({ bell: checks, renew, wasWritten }, { bell: runs, renew });
  } finally {
    await watch.close();
  }
}

async function keepChecking(
  place: Place,
  { paths = [], all = false, signal, tell }: WatchOptions,
  { bell, renew, wasWritten }: Checks,
): Promise<void> {
  let last: CheckResult | AutoloopError | undefined;
  let told = performance.now();
  for (let woken: Woken = 'rung'; woken !== 'over'; ) {
    await renew({ afresh: woken === 'nothing' });
    const result = await checkDocuments(place.root, { paths, all }).catch(expected);
    await mustBeThere(place.root);
    if (result instanceof AutoloopError && last === undefined) throw result;
    const isOvertaken = bell.hasRung() && performance.now() - told < KEPT_BACK;
    if (!isOvertaken && !signal.aborted) {
      const event = eventOf(last, result, wasWritten());
      if (event !== undefined) tell(event);
      told = performance.now();
      last = result;
    }
    woken = await bell.wait(signal, () => isBeingWritten(place));
    await mustBeThere(place.root);
  }
}

/** What there is to tell; undefined when nothing is different and no document was written. */
function eventOf(
  last: CheckResult | AutoloopError | undefined,
  result: CheckResult | AutoloopError,
  written: boolean,
): WatchEvent | undefined {
  const at = new Date();
  if (result instanceof AutoloopError) {
    const { code, message, hint = null } = result;
    const isKnown = last instanceof AutoloopError && last.message === message;
    return isKnown ? undefined : { what: 'failure', at, code, message, hint };
  }
  if (last === undefined || last instanceof AutoloopError) return { what: 'result', at, result };
  const difference = differenceBetween(last.findings, result.findings);
  const isSame =
    Object.values(difference).every((findings) => findings.length === 0) &&
    last.documents === result.documents &&
    last.notes.join() === result.notes.join();
  return isSame && !written ? undefined : { what: 'change', at, result, difference };
}

/** @throws AutoloopError `project-gone` */
async function mustBeThere(folder: string): Promise<void> {
  if (await exists(folder)) return;
  throw new AutoloopError('environment', 'project-gone', `${folder} is no longer there`, {
    hint: 'It was removed or moved: start again where it is now.',
  });
}

function expected(error: unknown): AutoloopError {
  if (error instanceof AutoloopError) return error;
  throw error;
}
