import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers } from '../../../src/core/memory/find.js';
import {
  type KnownNote,
  lineOf,
  noteTypes,
  readMemoryLine,
  readNote,
  readNotes,
} from '../../../src/core/memory/note.js';

const note = (type: string, text: string, tags: string[] = []): KnownNote => {
  const read = readNote({ type, text, tags });
  if (!read.ok) throw new Error(read.fault);
  return { ...read.value, ts: '2026-11-20T10:00:00.000Z', by: 'ra' };
};

describe('a line of the memory', () => {
  it('is a note, or that one is taken back', () => {
    const noted = note('pitfall', 'The clock of the tests is UTC', ['tests', 'time', 'tests']);
    expect(noted).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{16}$/), tags: ['tests', 'time'] });
    expect(readMemoryLine(lineOf(noted))).toEqual({ ok: true, value: noted });
    const removal = { ts: noted.ts, by: 'me', removes: noted.id };
    expect(readMemoryLine(lineOf(removal))).toEqual({ ok: true, value: removal });
  });

  it('has an id made of what it says, however that is spaced', () => {
    expect(note('fact', 'a  b\nc').id).toBe(note('fact', ' a b c ').id);
    expect(note('fact', 'a b c').id).not.toBe(note('todo', 'a b c').id);
  });

  it.each([
    [{ type: 'pitfal', text: 'x' }, '`pitfal` is no type of note; did you mean `pitfall`?'],
    [{ type: 'x', text: 'x' }, '`x` is no type of note; there are: fact, decision, preference, pitfall, todo'],
    [{ type: 'fact' }, '`text` is missing in `note`'],
    [{ type: 'fact', text: ' \n' }, '`note.text` is empty'],
    [{ type: 'fact', text: 'x', tag: [] }, '`tag` is no key of `note`; did you mean `tags`?'],
    [{ type: 'fact', text: 'x', tags: ['a b'] }, '`note.tags[0]` must match pattern'],
    [{ type: 'fact', text: 'x'.repeat(2001) }, '`note.text` must NOT have more than 2000 characters'],
  ])('%j: %s', (value, fault) => {
    const read = readNote(value);
    expect(read.ok ? '' : read.fault).toContain(fault);
  });

  it.each([
    ['{"ts":"2026-11-20T10:00:00Z","by":"me","removes":"../../x"}', '`removes` is no id of a note'],
    ['{"ts":"2026-11-20T10:00:00Z","by":"me","removes":"0123456789abcdef","text":"x"}', 'a removal has only'],
    ['{"ts":"2026-11-20T10:00:00Z","by":"me","type":"fact","text":"x"}', '`id` is no id of a note'],
    ['{"by":"me"}', '`ts` is no time'],
  ])('%s: %s', (line, fault) => {
    const read = readMemoryLine(line);
    expect(read.ok ? '' : read.fault).toContain(fault);
  });

  it('is read as it was written, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...noteTypes),
        fc.string({ minLength: 1, maxLength: 500, unit: 'grapheme' }),
        (type, text) => {
          fc.pre(text.trim() !== '');
          const noted = note(type, text);
          expect(lineOf(noted)).not.toContain('\n');
          expect(readMemoryLine(lineOf(noted))).toEqual({ ok: true, value: noted });
        },
      ),
    );
  });
});

it('takes what a role leaves, and tells what it refused', () => {
  const { id, ts, by, ...said } = note('todo', 'Look at the clock');
  const lines = [JSON.stringify(said), `{"removes":"${id}"}`, '{"removes":7}', '{"type":"fact"}'];
  expect(readNotes(lines)).toEqual({
    accepted: [{ note: { id, ...said } }, { removes: id }],
    refused: ['Note 3 was refused: `removes` is no id of a note', 'Note 4 was refused: `text` is missing in `note`'],
  });
});

it('is found by words that it has all of, in any case', () => {
  const noted = note('pitfall', 'The clock of the tests is UTC', ['time']);
  expect(answers(noted, [])).toBe(true);
  expect(answers(noted, ['CLOCK', 'time'])).toBe(true);
  expect(answers(noted, ['clock', 'date'])).toBe(false);
});
