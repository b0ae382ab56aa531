/** Notes by which a person steers a run that goes on: left in the run's folder, and told to the roles of the next iteration. */
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { findAttempt } from '../../core/journal/lookup.js';
import type { RunState } from '../../core/journal/state.js';
import { listFiles, readFiles, writeDocument } from '../../edges/files/index.js';
import { identity, type Repository } from '../../edges/git/index.js';
import { holderOf, runDir } from '../../edges/journal/index.js';
import { knownRun, readRun } from '../inspect/runs.js';
import type { Run } from './context.js';
import { refuseEnded } from './over.js';

/** A note as its file holds it. */
interface Note {
  id: string;
  /** Who said it: the address of Git's author. */
  by: string;
  /** ISO 8601. */
  at: string;
  /** Null: for every attempt. */
  attempt: number | null;
  text: string;
}

const FOLDER = 'guidance';

/** More would crowd out the order itself. */
const MOST_BYTES = 4096;

/** What a person says to a run, and when. */
export interface GuideRequest {
  repo: Repository;
  run: string;
  text: string;
  attempt?: number;
  now: Date;
  /** At least six characters of `a-z` and `0-9`, by chance. */
  random: string;
}

/** What became of a note. */
export interface Guided {
  run: string;
  /** The note's id, as the journal will have it. */
  id: string;
  attempt: number | null;
  /** Whether a process carries the run out; else the note is told when it goes on. */
  live: boolean;
}

/**
 * Leaves a note for the roles of a run's next iterations. Each attempt is told once, at the beginning of its next iteration; several
 * notes keep their order.
 * @throws AutoloopError `note-empty`, `note-too-long`, `unknown-attempt`, `run-over`, `attempt-over`, `no-identity`.
 */
export async function guide({ repo, run, attempt, now, random, ...said }: GuideRequest): Promise<Guided> {
  const text = said.text.trim();
  mustFit(text);
  const id = await knownRun(repo, run);
  mustBeHeard(await readRun(repo, id), attempt);
  const { email: by } = await identity(repo);
  const note: Note = {
    id: `${now.toISOString().replace(/[-:.]/g, '')}-${random.slice(0, 6)}`,
    by,
    at: now.toISOString(),
    attempt: attempt ?? null,
    text,
  };
  // In place at once or not at all: the run may be looking.
  await writeDocument(join(runDir(repo.commonDir, id), FOLDER, `${note.id}.json`), `${JSON.stringify(note)}\n`);
  return { run: id, id: note.id, attempt: note.attempt, live: (await holderOf(repo.commonDir, id)) !== null };
}

function mustFit(text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0)
    throw new AutoloopError('usage', 'note-empty', 'There is nothing in the note', { hint: 'Say it with: -m "…"' });
  if (bytes > MOST_BYTES)
    throw new AutoloopError('usage', 'note-too-long', `The note has ${bytes} bytes, of ${MOST_BYTES} at most`, {
      hint: 'Say it shorter; or stop the run, put it into the order, and run that.',
    });
}

function mustBeHeard(state: RunState, wanted: number | undefined): void {
  refuseEnded(state);
  const { run_id: id, order } = state.started;
  const numbers = state.attempts.map(({ attempt }) => attempt);
  if (wanted !== undefined && !numbers.includes(wanted))
    throw new AutoloopError('usage', 'unknown-attempt', `Run ${id} has no attempt ${wanted}`, {
      hint: `It has: ${numbers.join(', ')}`,
    });
  const meant = state.attempts.filter(({ attempt }) => wanted === undefined || attempt === wanted);
  if (meant.some(({ phase }) => phase === 'planned' || phase === 'open')) return;
  const who = wanted === undefined ? `Every attempt of run ${id}` : `Attempt ${wanted} of run ${id}`;
  throw new AutoloopError('refused', 'attempt-over', `${who} has ended: nobody is left who could be told`, {
    hint: `See what came of it: autoloop inspect ${id}; once the run has ended, another may go: autoloop run ${order}`,
  });
}

/** Journals the notes that an attempt was not told yet as guidance of this iteration. Doing it again adds none. */
export async function takeGuidance(run: Run, attempt: number, iteration: number): Promise<void> {
  const told = new Set(findAttempt(run.journal.state, attempt)?.guidance.map(({ id }) => id));
  for (const note of await notesOf(run.journal.dir)) {
    if (told.has(note.id) || (note.attempt !== null && note.attempt !== attempt)) continue;
    const { id, by, text } = note;
    await run.append('guidance.added', { attempt, iteration, text, id, by });
  }
}

/** By their ids, which begin with their time. What is no note of ours is left out. */
async function notesOf(dir: string): Promise<Note[]> {
  const paths = await listFiles(dir, FOLDER);
  const files = await readFiles(
    dir,
    paths.filter((path) => /^guidance\/\d{8}T\d{9}Z-[a-z0-9]{6}\.json$/.test(path)),
  );
  return [...files].flatMap(([path, bytes]) => noteIn(path, bytes) ?? []);
}

function noteIn(path: string, bytes: Uint8Array): Note | undefined {
  try {
    const { id, by, at, attempt, text } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Note>;
    const isWhole =
      path === `${FOLDER}/${id}.json` &&
      typeof id === 'string' &&
      typeof by === 'string' &&
      by !== '' &&
      typeof at === 'string' &&
      (attempt === null || typeof attempt === 'number') &&
      typeof text === 'string' &&
      text !== '' &&
      Buffer.byteLength(text) <= MOST_BYTES;
    return isWhole ? { id, by, at, attempt, text } : undefined;
  } catch {
    return undefined;
  }
}
