/** The journal of one run, open for writing by the one process that holds its lock. */
import { closeSync, constants, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { type ChainHead, maxLineBytes, sealEvent } from '../../core/journal/event.js';
import { foldInto } from '../../core/journal/fold.js';
import { cannotStand } from '../../core/journal/sequence.js';
import type { RunState } from '../../core/journal/state.js';
import type { Blob, EventData, EventType, JournalEvent } from '../../core/journal/types.gen.js';
import { blobBytes, blobsDir, putBlob, readBlob, sweepBlobs } from './blobs.js';
import { makePrivateFolder, syncFolder } from './durable.js';
import { takeLock } from './lock.js';
import { journalIn, markBegun, runDir, runsDir } from './places.js';
import { sweepKept } from './projection.js';
import { type JournalEnd, scanJournal, startOf } from './scan.js';
import { setAside, writeWhole } from './whole-lines.js';

/** A last line that a crash cut off. Its event was never reported as written. */
interface Recovery {
  bytes: number;
  /** The file it was set aside to. */
  path: string;
}

export interface Journal {
  readonly runId: string;
  /** The run's folder. */
  readonly dir: string;
  /** The state after the latest event; appending changes it. Before `run.started` there is none, and asking is a bug. */
  readonly state: RunState;
  /** What was torn when the journal was opened; null when nothing was. */
  readonly recovered: Recovery | null;
  /**
   * Adds one event, on disc before it answers.
   * @throws Error when the data breaks the schema of its type or the event cannot follow: a bug of the caller.
   * @throws AutoloopError `journal-write-failed`; from then on nothing more is taken.
   */
  append<Type extends EventType>(type: Type, data: EventData[Type]): Promise<JournalEvent>;
  /**
   * Keeps bytes beside the journal, on disc before it answers; beyond 64 MiB only the beginning. `dropped`: how many more
   * there were, which the caller did not keep.
   */
  putBlob(bytes: Uint8Array, dropped?: number): Promise<Blob>;
  /** Bytes kept so, all together. */
  blobBytes(): Promise<number>;
  /** The bytes of a blob, checked. @throws AutoloopError `blob-missing`, `blob-damaged`. */
  getBlob(sha256: string): Promise<Uint8Array>;
  /** Gives up the lock. Again is allowed. */
  close(): Promise<void>;
}

/**
 * Begins the journal of a new run. Its first event has to be `run.started`.
 * @throws AutoloopError `run-exists`, `bad-run-id`.
 */
export async function createJournal(commonDir: string, runId: string): Promise<Journal> {
  const dir = runDir(commonDir, runId);
  const release = await lockNew(dir, runId);
  try {
    await makePrivateFolder(blobsDir(dir));
    const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL } = constants;
    const fd = openSync(journalIn(dir), O_WRONLY | O_APPEND | O_CREAT | O_EXCL, 0o600);
    fsyncSync(fd);
    for (const folder of [dir, runsDir(commonDir), dirname(runsDir(commonDir)), commonDir]) await syncFolder(folder);
    return writer({ runId, dir, fd, release, state: undefined, end: { ...startOf(runId), torn: new Uint8Array() } });
  } catch (error) {
    await release();
    throw error;
  }
}

/** So often a folder may be swept away, in milliseconds, before its maker has locked it. */
const maxTries = 50;

async function lockNew(dir: string, runId: string): Promise<() => Promise<void>> {
  if (!(await makePrivateFolder(dir)))
    throw new AutoloopError('refused', 'run-exists', `There is a run ${runId} already`, { hint: 'Start another.' });
  for (let tries = 1; ; tries++) {
    try {
      return await takeLock(dir);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Who clears away runs that never began may have taken it for one.
      if (tries === maxTries || (code !== 'ENOENT' && code !== 'run-locked')) throw error;
      await pause(tries);
      await makePrivateFolder(dir);
    }
  }
}

/**
 * Opens the journal of a run to go on with it: reads it whole, sets a torn last line aside to `journal.jsonl.torn`.
 * @throws AutoloopError `run-locked` when a live process holds it; `journal-missing`, `journal-empty` when the run never
 * began; `journal-broken`, `journal-disorder` when it cannot be believed.
 */
export async function openJournal(commonDir: string, runId: string): Promise<Journal> {
  const dir = runDir(commonDir, runId);
  const path = journalIn(dir);
  // Before the lock: a folder that holds no journal gets no lock either.
  const fd = openExisting(path);
  let release: (() => Promise<void>) | undefined;
  try {
    release = await takeLock(dir);
    let state: RunState | undefined;
    const end = await scanJournal(path, startOf(runId), (event) => {
      state = foldInto(state, event);
    });
    const { torn } = end;
    const recovered = torn.length > 0 ? { bytes: torn.length, path: setAside(fd, path, end) } : null;
    await sweepBlobs(dir);
    await sweepKept(dir);
    return writer({ runId, dir, fd, release, state, end, recovered });
  } catch (error) {
    closeSync(fd);
    await release?.();
    throw error;
  }
}

function openExisting(path: string): number {
  const { O_WRONLY, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return openSync(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    // Nothing, a folder, a pipe, a link.
    if (!['ENOENT', 'EISDIR', 'ENXIO', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new AutoloopError('usage', 'journal-missing', `There is no journal at ${path}`, {
      hint: 'List the runs of this repository with: autoloop runs',
    });
  }
}

function writer(from: {
  runId: string;
  dir: string;
  fd: number;
  release: () => Promise<void>;
  state: RunState | undefined;
  end: JournalEnd;
  recovered?: Recovery | null;
}): Journal {
  const { runId, dir, fd, release } = from;
  let { state } = from;
  let head: ChainHead = from.end.head;
  let size = from.end.offset;
  let isClosed = false;
  let failure: AutoloopError | undefined;

  return {
    runId,
    dir,
    recovered: from.recovered ?? null,
    get state() {
      if (state === undefined) throw new Error('the journal has no event yet');
      return state;
    },
    // Synchronous from the head to the disc, so that events of attempts that run side by side cannot overtake each other.
    async append(type, data) {
      if (isClosed) throw new Error('the journal is closed');
      if (failure) throw failure;
      const { event: sealed, line } = sealEvent(head, { run: runId, type, data, at: new Date().toISOString() });
      const event = sealed as JournalEvent;
      const objection = cannotStand(state, event);
      if (objection !== undefined) throw new Error(`\`${type}\` cannot follow: ${objection}`);
      const bytes = Buffer.from(line);
      if (bytes.length > maxLineBytes) throw new Error(`\`${type}\` is too big to be an event: ${bytes.length} bytes`);
      try {
        writeWhole(fd, bytes, size);
      } catch (error) {
        failure = writeFailed(dir, error);
        throw failure;
      }
      if (state === undefined) markBegun(dir);
      size += bytes.length;
      head = { seq: event.seq, hash: event.hash, run: runId };
      state = foldInto(state, event);
      return event;
    },
    putBlob: (bytes, dropped) => putBlob(dir, bytes, dropped),
    blobBytes: () => blobBytes(dir),
    getBlob: (sha256) => readBlob(dir, sha256),
    async close() {
      if (isClosed) return;
      isClosed = true;
      closeSync(fd);
      await release();
    },
  };
}

const writeFailed = (dir: string, cause: unknown): AutoloopError =>
  new AutoloopError(
    'environment',
    'journal-write-failed',
    `The journal in ${dir} cannot be written: ${(cause as Error).message}`,
    {
      hint: 'Make room or repair the disc, then go on with: autoloop resume',
      cause,
    },
  );
