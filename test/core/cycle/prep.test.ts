import { describe, expect, it } from 'vitest';
import { beforehandFor, emptyPrep, readPrep } from '../../../src/core/cycle/prep.js';
import { AutoloopError } from '../../../src/core/error.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';

const root = 'a'.repeat(40);
const role = (name: string) => ({ name, manifest: { emits: ['done'] }, prompt: name });
const preset = assemblePreset(
  'cycle',
  { title: 'Again', start: ['ra'], completes_on: 'done', phases: [{ name: '0→1', cycles: 2 }, { name: '1→100' }] },
  '',
  [role('ra'), role('cd')],
);
const situation = { now: new Date('2026-11-20T12:00:00Z'), repository: [root], order: 'login', preset };
const good = {
  status: 'ready',
  repository: [root, 'b'.repeat(40)],
  created_at: '2026-11-20T10:00:00+01:00',
  score: 6,
  task: 'Log in again',
  focus: { '0→1': { cd: 'the happy path' }, '1→100': { ra: 'limits' } },
};
const read = (prep: unknown) => readPrep('prep.json', Buffer.from(JSON.stringify(prep, null, 2)), situation);

function refusal(prep: unknown): { code: string; text: string } {
  try {
    read(prep);
  } catch (error) {
    if (error instanceof AutoloopError) return { code: error.code, text: `${error.message}\n${error.hint}` };
    throw error;
  }
  return { code: 'none', text: '' };
}

describe('a prep package', () => {
  it('is used as it is, as JSON or YAML', () => {
    expect(read(good)).toEqual(good);
    const yaml = `status: ready\nrepository: [${root}]\ncreated_at: "2026-11-20T11:59:59Z"\nscore: 10\ntask: Do it\n`;
    expect(readPrep('prep.yml', Buffer.from(yaml), situation).task).toBe('Do it');
  });

  it.each([
    ['a draft', { status: 'draft' }, 'prep-not-ready', 'draft'],
    ['of another repository', { repository: ['c'.repeat(40)] }, 'prep-elsewhere', 'another repository'],
    ['of another order', { order: 'logout' }, 'prep-other-order', '`logout`'],
    ['below the score', { score: 5.9 }, 'prep-score', 'score of 5.9, and 6'],
    ['a day and a second old', { created_at: '2026-11-19T11:59:59Z' }, 'prep-too-old', '24 hours'],
    ['of a day that is none', { created_at: '2026-13-45T99:00:00Z' }, 'prep-unreadable', 'no time'],
    ['from the future', { created_at: '2026-11-20T12:06:00Z' }, 'prep-from-the-future', 'not come yet'],
    ['about an unknown phase', { focus: { '0->1': {} } }, 'prep-unknown-focus', '0→1'],
    ['about an unknown role', { focus: { '0→1': { rb: 'x' } } }, 'prep-unknown-focus', 'Did you mean `ra`?'],
    ['with a mistyped key', { scoer: 7 }, 'prep-unreadable', 'score'],
    ['without a task', { task: undefined }, 'prep-unreadable', 'task'],
    ['with a score beyond all', { score: 11 }, 'prep-unreadable', 'prep.json:8'],
  ])('is refused: %s', (_, change, code, text) => {
    expect(refusal({ ...good, ...change })).toEqual({ code, text: expect.stringContaining(text) });
  });

  it('is used up to a day old, and with clocks some minutes apart', () => {
    for (const created_at of ['2026-11-19T12:00:00Z', '2026-11-20T12:04:00Z'])
      expect(refusal({ ...good, created_at }).code).toBe('none');
  });

  it('that is no text at all is refused', () => {
    expect(() => readPrep('p', Buffer.from([0xff, 0xfe, 0x00]), situation)).toThrow('cannot be read');
    expect(refusal(null).code).toBe('prep-unreadable');
    expect(refusal([good]).code).toBe('prep-unreadable');
  });

  it('to fill in is refused for being a draft, and for nothing else once it is ready', () => {
    const empty = emptyPrep('login', 'People can log in', situation);
    expect(refusal(empty).code).toBe('prep-not-ready');
    expect(refusal({ ...empty, status: 'ready', score: 6 }).code).toBe('none');
  });
});

describe('what was said before a run began', () => {
  const prep = read(good);
  const told = (name: string, cycle: number) => beforehandFor({ prep, extension: 'And more' }, preset, name, cycle);

  it('reaches those that begin, and each in its phase', () => {
    expect(told('ra', 1)).toEqual([
      'Besides what the order says, a person wants: And more',
      'The task, as it was prepared: Log in again',
    ]);
    expect(told('cd', 2)).toEqual(['In phase 0→1 look above all at this: the happy path']);
    expect(told('cd', 3)).toEqual([]);
    // A name that every object knows is no role's.
    expect(told('constructor', 1)).toEqual([]);
    expect(told('ra', 3).at(-1)).toBe('In phase 1→100 look above all at this: limits');
  });

  it('is nothing where nothing was said', () => {
    expect(beforehandFor({}, preset, 'ra', 1)).toEqual([]);
  });
});
