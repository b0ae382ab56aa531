/** The repository's memory: notes that people and, by their decision, attempts leave for those who come later. */

import { AutoloopError } from '../../core/error.js';
import { answers } from '../../core/memory/find.js';
import { idOf, isNoteId, type KnownNote, lineOf, type Note, readMemoryLine, readNote } from '../../core/memory/note.js';
import { nearest } from '../../core/nearest.js';
import { quoted } from '../../core/untrusted.js';
import type { Repository } from '../../edges/git/index.js';
import { addLines, type Ledger, ledgerLinesBackwards, ledgerPath, lineNumberAt } from '../../edges/journal/index.js';
import { attemptToTake } from './take.js';

const memoryOf = ({ commonDir }: Repository): Ledger => ({
  commonDir,
  name: 'memory',
  keyOf: (line) => {
    const read = readMemoryLine(line);
    return read.ok ? idOf(read.value) : undefined;
  },
});

/** The file of the memory: NDJSON, one note or removal a line. */
export const memoryPath = (repo: Repository): string => ledgerPath(memoryOf(repo));

/** What became of one note. */
export type Noted = { how: 'added' | 'known'; note: KnownNote } | { how: 'refused'; reason: string };

/** What became of each note, in the order given. */
export interface NotedAll {
  noted: Noted[];
  /** Where a line was set aside to that a crash had cut off. */
  torn: string | null;
}

/**
 * A note as somebody types it.
 * @throws AutoloopError `bad-note`
 */
export function parseNote(type: string, text: string, tags: readonly string[]): Note {
  const read = readNote({ type, text, tags });
  if (read.ok) return read.value;
  throw new AutoloopError('usage', 'bad-note', `This cannot be noted: ${read.fault}`, {
    hint: 'A note is a type, a text and tags without spaces: autoloop memory add pitfall "…" --tags tests,time',
  });
}

const isLive = (latest: string | undefined): boolean => {
  const read = latest === undefined ? undefined : readMemoryLine(latest);
  return read?.ok === true && 'id' in read.value;
};

/** Notes what is not noted yet. Any number of processes may do so at once. */
export async function addNotes(repo: Repository, notes: readonly KnownNote[]): Promise<NotedAll> {
  const checked = notes.map((note) => ({ note, line: lineOf(note), read: readMemoryLine(lineOf(note)) }));
  const fit = checked.filter(({ read }) => read.ok);
  const { added, torn } = await addLines(
    memoryOf(repo),
    fit.map(({ note, line }) => ({ key: note.id, line, follows: (latest) => !isLive(latest) })),
  );
  const outcomes = added.values();
  const noted = checked.map(({ note, read }): Noted => {
    if (!read.ok) return { how: 'refused', reason: read.fault };
    const outcome = outcomes.next().value;
    if (outcome?.how === 'added') return { how: 'added', note };
    const known = readMemoryLine(outcome?.latest ?? '');
    return { how: 'known', note: known.ok && 'id' in known.value ? known.value : note };
  });
  return { noted, torn };
}

/**
 * Takes a note back, by a line that says so. Answers where a line was set aside to that a crash had cut off.
 * @throws AutoloopError `unknown-note`, with the nearest
 */
export async function removeNote(
  repo: Repository,
  id: string,
  { by, now }: { by: string; now: Date },
): Promise<string | null> {
  if (isNoteId(id)) {
    const line = lineOf({ ts: now.toISOString(), by, removes: id });
    const { added, torn } = await addLines(memoryOf(repo), [{ key: id, line, follows: isLive }]);
    if (added[0]?.how === 'added') return torn;
  }
  const known: string[] = [];
  for await (const one of notesOf(repo)) if ('note' in one) known.push(one.note.id);
  const close = known.find((one) => id.length >= 4 && one.startsWith(id)) ?? nearest(id, known);
  throw new AutoloopError('usage', 'unknown-note', `There is no note ${quoted(id)}`, {
    hint: close === undefined ? 'See them: autoloop memory find' : `Did you mean \`${close}\`?`,
  });
}

/** A note, or what is wrong with a line; `line` counts from 1. */
export type MemoryEntry = { note: KnownNote } | { line: number; fault: string };

/**
 * The notes that nobody took back, the newest first, streamed.
 * @throws AutoloopError `ledger-unreadable`
 */
export async function* notesOf(repo: Repository): AsyncGenerator<MemoryEntry> {
  const path = memoryPath(repo);
  /** Ids of which a later line was seen, which is the one that counts. */
  const settled = new Set<string>();
  for await (const { offset, text } of ledgerLinesBackwards(path)) {
    const read = text === null ? { ok: false as const, fault: 'it is too long, or not UTF-8' } : readMemoryLine(text);
    if (!read.ok) {
      yield { line: await lineNumberAt(path, offset), fault: read.fault };
      continue;
    }
    const { value } = read;
    const isLatest = !settled.has(idOf(value));
    settled.add(idOf(value));
    if (isLatest && 'id' in value) yield { note: value };
  }
}

/** Those that have every one of `words` in their text or tags, as far as there are `most`. */
export async function* findNotes(
  repo: Repository,
  words: readonly string[],
  most: number,
): AsyncGenerator<MemoryEntry> {
  let left = most;
  for await (const entry of notesOf(repo)) {
    if ('note' in entry && !answers(entry.note, words)) continue;
    yield entry;
    if ('note' in entry) left -= 1;
    if (left === 0) return;
  }
}

/** What became of the notes of an attempt, taken by a person’s decision. */
export interface TakenNotes extends NotedAll {
  run_id: string;
  attempt: number;
}

/**
 * Notes what the roles of an attempt noted: by default the winner's.
 * @throws AutoloopError as `attemptToTake`
 */
export async function takeNotesOf(repo: Repository, wanted: string, number?: number): Promise<TakenNotes> {
  const { run_id, attempt } = await attemptToTake(repo, wanted, number);
  const notes = attempt.memory.map(({ at, role, id, type, text, tags }) => ({
    id,
    ts: at,
    by: `${attempt.agent}/${role} (${run_id}, attempt ${attempt.attempt})`,
    type,
    text,
    tags,
  }));
  return { run_id, attempt: attempt.attempt, ...(await addNotes(repo, notes)) };
}
