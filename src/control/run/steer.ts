/** What a person does to a run that is at work: pauses it, or ends it for good. */
import { AutoloopError } from '../../core/error.js';
import type { RunState } from '../../core/journal/state.js';
import { type Repository, sweepViews } from '../../edges/git/index.js';
import { holderOf, openJournal } from '../../edges/journal/index.js';
import { pause } from '../../edges/process/pause.js';
import { engines } from '../../edges/sandbox/index.js';
import { knownRun, readRun, unendedRuns } from '../inspect/runs.js';
import { refuseEnded } from './over.js';
import { endForGood } from './run.js';

/** How long a run may take to pause or end, in looks and milliseconds between them: sandboxes are closed, and the journal is written. */
const PATIENCE = { looks: 600, pause: 100 };

/**
 * Asks a live run to pause, as Ctrl-C where it was started does, and waits until it has.
 * @throws AutoloopError `run-over`, `run-paused`, `run-cut-off`, also where something ended it at once, `run-elsewhere`; `run-ended-first` when it came to its end meanwhile;
 * `not-paused` when it is still at work after a minute; `interrupted`.
 */
export async function pauseRun(repo: Repository, wanted: string, signal: AbortSignal): Promise<{ run: string }> {
  const id = await knownRun(repo, wanted);
  const holder = await holderHere(repo, id, 'Pause');
  const before = await readRun(repo, id);
  refuseEnded(before);
  if (holder === null || !tell(holder.pid, 'SIGINT')) throw notLive(before);
  const isLetGo = await letGo(repo, id, signal);
  if (signal.aborted) throw new AutoloopError('interrupted', 'interrupted', `Run ${id} was asked to pause`);
  const after = await readRun(repo, id);
  const { ended, paused } = after;
  if (paused !== null) return { run: id };
  if (ended !== null)
    throw new AutoloopError(
      'refused',
      'run-ended-first',
      `Run ${id} came to its end before it paused: ${ended.outcome}`,
      {
        hint: `See what it found: autoloop inspect ${id}`,
      },
    );
  if (isLetGo) throw notLive(after);
  throw new AutoloopError('environment', 'not-paused', `Run ${id} was asked to pause and is still at work`, {
    hint: `Look at it: autoloop inspect ${id}; or end it: autoloop stop ${id}`,
  });
}

/** Waits until no process carries a run out any more; false when one still does after a minute, or the signal came first. */
async function letGo({ commonDir }: Repository, id: string, signal = new AbortController().signal): Promise<boolean> {
  for (let look = 0; look < PATIENCE.looks; look++) {
    if ((await holderOf(commonDir, id)) === null) return true;
    await pause(PATIENCE.pause, signal);
    if (signal.aborted) return false;
  }
  return false;
}

function notLive({ started: { run_id: id }, paused }: RunState): AutoloopError {
  const [code, how] =
    paused === null
      ? ['run-cut-off', 'is not at work: it was cut off']
      : ['run-paused', `is paused already: ${paused.reason}`];
  return new AutoloopError('refused', code, `Run ${id} ${how}`, {
    hint: `Go on with it: autoloop resume ${id}; or end it for good: autoloop stop ${id}`,
  });
}

/** The process that carries a run out; null where none does. @throws AutoloopError `run-elsewhere`. */
async function holderHere(repo: Repository, id: string, verb: 'Stop' | 'Pause'): Promise<{ pid: number } | null> {
  const holder = await holderOf(repo.commonDir, id);
  if (holder?.here === false)
    throw new AutoloopError('refused', 'run-elsewhere', `Run ${id} is at work on ${holder.host}`, {
      hint: `${verb} it there.`,
    });
  return holder;
}

/**
 * Ends a run for good: a live one is asked to by SIGTERM, and waited for; a dead one is closed here. Answers whether it was live and
 * ended itself.
 * @throws AutoloopError `run-over`, which names what can be ended where an order was named, `run-elsewhere`, `not-yours`; `not-stopped` when it is still at work after a minute.
 */
export async function stopRun(repo: Repository, wanted: string): Promise<{ run: string; live: boolean }> {
  const id = await knownRun(repo, wanted);
  const holder = await holderHere(repo, id, 'Stop');
  const before = await readRun(repo, id);
  if (before.ended !== null && wanted === before.started.order) await refuseForOlder(repo, before);
  refuseEnded(before);
  if (holder && tell(holder.pid, 'SIGTERM')) {
    if (!(await letGo(repo, id)))
      throw new AutoloopError('environment', 'not-stopped', `Run ${id} was asked to stop and is still at work`, {
        hint: `Look at it: autoloop inspect ${id}; its process is ${holder.pid}`,
      });
    // Where it was already pausing, the second signal ended its process at once, and left it as a crash does.
    if ((await readRun(repo, id)).ended !== null) return { run: id, live: true };
  }
  const journal = await openJournal(repo.commonDir, id);
  try {
    refuseEnded(journal.state);
    for (const engine of engines) await engine.sweep(repo.commonDir);
    await sweepViews(repo.commonDir);
    await endForGood(
      { repo, journal, append: journal.append },
      {
        outcome: 'interrupted',
        reason: `Stopped by a person ${journal.state.paused === null ? 'after it was cut off' : 'while it was paused'}`,
      },
    );
    return { run: id, live: false };
  } finally {
    await journal.close();
  }
}

/** @throws AutoloopError `run-over` for the newest run of an order, where an older one has not ended. */
async function refuseForOlder(repo: Repository, { started: { run_id: id, order } }: RunState): Promise<void> {
  const unended = await unendedRuns(repo, order);
  if (unended.length === 0) return;
  throw new AutoloopError('refused', 'run-over', `The newest run of \`${order}\`, ${id}, has ended`, {
    hint: `Not over yet, and to be ended by name:\n${unended.map((run) => `autoloop stop ${run.run_id}`).join('\n')}`,
  });
}

/** Sends a signal to a process; false when it has ended meanwhile. @throws AutoloopError `not-yours`. */
function tell(pid: number, signal: 'SIGINT' | 'SIGTERM'): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return false;
    if (code !== 'EPERM') throw error;
    throw new AutoloopError('refused', 'not-yours', `Process ${pid}, which carries the run out, is another user's`, {
      hint: 'Ask who started it, or do it as that user.',
      cause: error,
    });
  }
}
