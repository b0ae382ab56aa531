/**
 * Memory: notes for those that come later, one line each: `{"id":…,"ts":…,"by":…,"type":…,"text":…,"tags":[…]}`. What is
 * not true any more is taken back by a later line, `{"ts":…,"by":…,"removes":"<id>"}`.
 */
import { createHash } from 'node:crypto';
import { nearest } from '../nearest.js';
import {
  faulty,
  isName,
  isTime,
  objectIn,
  type Read,
  sameSpelled,
  sayFaults,
  type Taken,
  takeLines,
} from '../note-lines.js';
import { quoted } from '../untrusted.js';
import { validators } from './validators.gen.js';

export const noteTypes = ['fact', 'decision', 'preference', 'pitfall', 'todo'] as const;

/** What somebody wants remembered. */
export interface Note {
  /** Made of type and text: two who note the same have noted it once. */
  id: string;
  type: (typeof noteTypes)[number];
  text: string;
  tags: string[];
}

/** A note, when and by whom. */
export interface KnownNote extends Note {
  /** RFC 3339. */
  ts: string;
  by: string;
}

/** That a note is taken back. */
export interface Removal {
  ts: string;
  by: string;
  /** The id of the note. */
  removes: string;
}

export type MemoryLine = KnownNote | Removal;

/** What a role leaves: a note, or that one is taken back. */
export type NoteWord = { note: Note } | { removes: string };

const id = /^[0-9a-f]{16}$/;

/** Whether a text can be the id of a note. */
export const isNoteId = (text: unknown): text is string => typeof text === 'string' && id.test(text);

/** The line of a note or a removal, without its newline. */
export const lineOf = (line: MemoryLine): string =>
  JSON.stringify(
    'removes' in line
      ? { ts: line.ts, by: line.by, removes: line.removes }
      : { id: line.id, ts: line.ts, by: line.by, type: line.type, text: line.text, tags: line.tags },
  );

/** The id that a line is about. */
export const idOf = (line: MemoryLine): string => ('removes' in line ? line.removes : line.id);

/** What somebody wants remembered: `type`, `text`, and `tags` where there are any. */
export function readNote(value: Record<string, unknown>): Read<Note> {
  const { type } = value;
  if (typeof type === 'string' && !noteTypes.some((known) => known === type)) {
    const close = nearest(type, noteTypes);
    return faulty(
      `${quoted(type)} is no type of note; ${close ? `did you mean \`${close}\`?` : `there are: ${noteTypes.join(', ')}`}`,
    );
  }
  const validate = validators.note;
  if (!validate(value)) return faulty(sayFaults(validate.errors, 'note', ['type', 'text', 'tags']));
  const text = value.text.trim();
  if (text === '') return faulty('`note.text` is empty');
  return {
    ok: true,
    value: { id: idFor(value.type, text), type: value.type, text, tags: [...new Set(value.tags ?? [])] },
  };
}

const idFor = (type: string, text: string): string =>
  createHash('sha256')
    .update(`${type}\0${sameSpelled(text)}`)
    .digest('hex')
    .slice(0, 16);

/** Reads a line of the repository's memory. */
export function readMemoryLine(line: string): Read<MemoryLine> {
  const read = objectIn(line);
  if ('fault' in read) return faulty(read.fault);
  const { ts, by, removes, id: said, ...rest } = read.value;
  if (!isTime(ts)) return faulty('`ts` is no time of RFC 3339');
  if (!isName(by)) return faulty('`by` does not say who noted it');
  if (removes !== undefined) {
    if (said !== undefined || Object.keys(rest).length > 0) return faulty('a removal has only: ts, by, removes');
    return isNoteId(removes) ? { ok: true, value: { ts, by, removes } } : faulty('`removes` is no id of a note');
  }
  if (!isNoteId(said)) return faulty('`id` is no id of a note');
  const note = readNote(rest);
  return note.ok ? { ok: true, value: { ...note.value, id: said, ts, by } } : note;
}

/** Reads lines that a role left, each `{"type":…,"text":…,"tags":[…]}` or `{"removes":"<id>"}`. Hostile input. */
export const readNotes = (lines: readonly string[]): Taken<NoteWord> =>
  takeLines(lines, 'Note', (line): Read<NoteWord> => {
    const read = objectIn(line);
    if ('fault' in read) return faulty(read.fault);
    const { removes, ...rest } = read.value;
    if (removes !== undefined)
      return isNoteId(removes) ? { ok: true, value: { removes } } : faulty('`removes` is no id of a note');
    const note = readNote(rest);
    return note.ok ? { ok: true, value: { note: note.value } } : note;
  });
