/**
 * The state of a run, read without its lock. `projection.json` keeps the state up to a place, so that reading again
 * costs what is new. It is only a shortcut: deleted, damaged or made by another version, the journal is read whole.
 */
import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldInto, foldVersion } from '../../core/journal/fold.js';
import type { RunState } from '../../core/journal/state.js';
import { aside, sweepAside } from './durable.js';
import { journalIn, runDir } from './places.js';
import { type Place, scanJournal, startOf } from './scan.js';

/** Below so many new bytes, reading them again is cheaper than writing what they amount to. */
const worthKeeping = 64 * 1024;

/**
 * The state of one run as its journal stands. An event that is just being written, or was torn, is not in it.
 * @throws AutoloopError `journal-missing`, `journal-empty`, `journal-broken`, `journal-disorder`.
 */
export async function projectRun(commonDir: string, runId: string): Promise<RunState> {
  const dir = runDir(commonDir, runId);
  const kept = await readKept(dir);
  // Reading fails where there is no event.
  let state = kept?.state as RunState;
  const from: Place = kept ? placeOf(kept) : startOf(runId);
  const { offset } = await scanJournal(journalIn(dir), from, (event) => {
    state = foldInto(state, event);
  });
  if (offset - from.offset > worthKeeping) await keep(dir, { fold: foldVersion, offset, state });
  return state;
}

interface Kept {
  fold: number;
  offset: number;
  state: RunState;
}

const placeOf = ({ offset, state }: Kept): Place => ({
  offset,
  head: { seq: state.head.seq, hash: state.head.hash, run: state.started.run_id },
});

const keptPath = (dir: string): string => join(dir, 'projection.json');
const opening = (kept: Uint8Array): Buffer => Buffer.from(`{"sha256":"${hash('sha256', kept)}","kept":`);
const openingBytes = opening(new Uint8Array()).length;
const ending = Buffer.from('}\n');

/** Unsynced, and no failure: it is a shortcut, and the repository may not be ours to write to. */
async function keep(dir: string, kept: Kept): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(kept));
  const temporary = aside(keptPath(dir));
  try {
    await writeFile(temporary, [opening(bytes), bytes, ending], { flag: 'wx', mode: 0o600 });
    await rename(temporary, keptPath(dir));
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function readKept(dir: string): Promise<Kept | undefined> {
  // Without waiting: opening a named pipe would else block until somebody writes to it.
  const { O_RDONLY, O_NONBLOCK } = constants;
  const file = await readFile(keptPath(dir), { flag: O_RDONLY | O_NONBLOCK }).catch(() => undefined);
  if (file === undefined) return undefined;
  const bytes = file.subarray(openingBytes, -ending.length);
  const isWhole = file.subarray(0, openingBytes).equals(opening(bytes)) && file.subarray(-ending.length).equals(ending);
  if (!isWhole) return undefined;
  const kept = JSON.parse(bytes.toString('utf8')) as Kept;
  return kept.fold === foldVersion && (await endsThere(journalIn(dir), kept)) ? kept : undefined;
}

/** Removes what killed readers left half written. */
export const sweepKept = (dir: string): Promise<void> => sweepAside(keptPath(dir));

/** Whether the journal still has, right before the place, the event that the state ends with. */
async function endsThere(path: string, { offset, state }: Kept): Promise<boolean> {
  const ending = Buffer.from(`"hash":"${state.head.hash}"}\n`);
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  if (file === undefined) return false;
  try {
    if (offset < ending.length || !(await file.stat()).isFile()) return false;
    const found = Buffer.alloc(ending.length);
    await file.read(found, 0, found.length, offset - found.length);
    return found.equals(ending);
  } finally {
    await file.close();
  }
}
