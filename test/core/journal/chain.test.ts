import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.js';
import { isTampered, noHead, parseJournal, verifyChain } from '../../../src/core/journal/chain.js';
import { hashEvent, readEvent, sealEvent } from '../../../src/core/journal/event.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import { runId, sealed, started, wholeRun } from './a-run.js';

const { events, bytes } = sealed(wholeRun);
const lines = bytes.toString().split('\n').slice(0, -1);

/** The `seq` of the line that a byte belongs to, its newline included. */
const seqAt = (offset: number): number => bytes.subarray(0, offset).toString('latin1').split('\n').length;

describe('a sealed event', () => {
  test('carries the SHA-256 of its canonical JSON without `hash`', () => {
    for (const { hash, ...event } of events)
      expect(hash).toBe(createHash('sha256').update(canonicalJson(event)).digest('hex'));
  });

  test('is what its line says, in a readable order', () => {
    expect(lines.map((line) => JSON.parse(line))).toEqual(events);
    expect(lines[0]).toMatch(
      /^\{"v":1,"seq":1,"at":"2026-11-20T10:00:00\.000Z","run":"[^"]+","type":"run\.started","data":\{/,
    );
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.prev).toBeNull();
    expect(events.slice(1).map(({ prev }) => prev)).toEqual(events.slice(0, -1).map(({ hash }) => hash));
  });

  test('does not change with the value it was made from', () => {
    const data = { reason: 'a pause' };
    const { event } = sealEvent(noHead, { run: runId, type: 'run.paused', data, at: started.created_at });
    data.reason = 'another';
    expect(event.data.reason).toBe('a pause');
  });

  test('says U+FFFD for what an agent said that is not Unicode, and keeps the rest', () => {
    const said = { 'a\udc00': ['\ud83d\ude00', '\ud83d', '\\ud83d', '\\\\udead\udead'] };
    const data = { attempt: 1, iteration: 1, role: 'code', event: 'done', data: said };
    const { event, line } = sealEvent(noHead, { run: runId, type: 'event.emitted', data, at: started.created_at });
    expect(event.data.data).toEqual({ 'a\ufffd': ['\ud83d\ude00', '\ufffd', '\\ud83d', '\\\\udead\ufffd'] });
    expect(readEvent(Buffer.from(line.slice(0, -1)), noHead)).toEqual({ ok: true, event });
  });

  test.each([
    ['an unknown key', { reason: 'x', colour: 'red' }, 'additional properties'],
    ['a missing key', {}, "required property 'reason'"],
    ['a wrong type', { reason: 1 }, '/reason must be string'],
  ])('is refused with %s', (_, data, message) => {
    const seal = () =>
      sealEvent(noHead, { run: runId, type: 'run.paused', data: data as { reason: string }, at: started.created_at });
    expect(seal).toThrow(message);
  });

  test('is refused when its type is unknown', () => {
    for (const type of ['run.exploded', 'constructor', '__proto__'])
      expect(() =>
        sealEvent(noHead, { run: runId, type: type as 'run.paused', data: { reason: '' }, at: started.created_at }),
      ).toThrow('is unknown');
  });
});

describe('a chain', () => {
  test('is whole as it was sealed', () => {
    const head = events.at(-1)?.hash;
    expect(verifyChain(events)).toEqual({ ok: true, head });
    expect(verifyChain([])).toEqual({ ok: true, head: null });
    expect(parseJournal(bytes)).toEqual({ ok: true, events, head });
  });

  test('shows any changed byte, and names the first event that has one', () => {
    // Every byte once; which other value it takes is left to chance.
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 255 }), { minLength: bytes.length, maxLength: bytes.length }),
        (masks) => {
          masks.forEach((mask, offset) => {
            const line = lineAround(offset);
            const changed = Buffer.from(bytes.subarray(line.start, line.end));
            changed[offset - line.start] = (changed[offset - line.start] ?? 0) ^ mask;
            const journal = Buffer.concat([bytes.subarray(0, line.start), changed, bytes.subarray(line.end)]);
            // Reading from the line's beginning gives the same answer as from the journal's, sooner.
            expect(firstFault(journal, line)).toBe(seqAt(offset));
          });
        },
      ),
      { numRuns: 2 },
    );
  });

  test('shows any changed bytes, read from its beginning', () => {
    const change = fc.record({ offset: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ offset }) => offset }),
        (changes) => {
          const changed = Buffer.from(bytes);
          for (const { offset, mask } of changes) changed[offset] = (changed[offset] ?? 0) ^ mask;
          const first = Math.min(...changes.map(({ offset }) => offset));
          expect(parseJournal(changed)).toMatchObject({ ok: false, seq: seqAt(first) });
        },
      ),
    );
  });

  test('shows any change of a value, also to who has only the parsed events', () => {
    fc.assert(
      fc.property(
        fc.nat(events.length - 1),
        fc.constantFrom('v', 'seq', 'at', 'run', 'type', 'data', 'prev', 'hash'),
        (index, key) => {
          const changed = structuredClone(events);
          const event = changed[index] as unknown as Record<string, unknown>;
          const other = changed[(index + 1) % changed.length] as unknown as Record<string, unknown>;
          event[key] = key === 'v' ? 2 : key === 'run' ? 'another' : other[key];
          const sameType = key === 'type' && wholeRun[index]?.[0] === wholeRun[(index + 1) % wholeRun.length]?.[0];
          if (sameType) return;
          expect(verifyChain(changed)).toMatchObject({ ok: false, seq: index + 1 });
        },
      ),
    );
  });

  test('shows lines that were dropped, doubled or exchanged', () => {
    const index = fc.nat(lines.length - 2);
    const join = (changed: string[]) => Buffer.from(changed.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(index, (at) => {
        const expected = { ok: false, seq: at + 1 };
        expect(parseJournal(join(lines.toSpliced(at, 1)))).toMatchObject(expected);
        expect(parseJournal(join(lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')))).toMatchObject(
          expected,
        );
        expect(parseJournal(join(lines.toSpliced(at, 0, lines[at] ?? '')))).toMatchObject({ ok: false, seq: at + 2 });
        expect(parseJournal(join(lines.toSpliced(at, 0, '')))).toMatchObject(expected);
      }),
    );
  });

  test('shows bytes that are not text but read as the same', () => {
    const { bytes: good } = sealed([['run.paused', { reason: 'not \ufffd text' }]]);
    const bad = Buffer.from(good);
    bad[good.indexOf(0xef)] = 0xf0;
    expect(bad.toString()).toBe(good.toString());
    expect(parseJournal(good)).toMatchObject({ ok: true });
    expect(parseJournal(bad)).toEqual({ ok: false, seq: 1, reason: 'the line is not UTF-8' });
  });

  test('shows an event that was sealed onto another', () => {
    const [, second] = sealed([
      ['run.paused', { reason: 'one' }],
      ['run.paused', { reason: 'two' }],
    ])
      .bytes.toString()
      .split('\n');
    const [first] = sealed([['run.paused', { reason: 'another' }]])
      .bytes.toString()
      .split('\n');
    const reason = 'its `prev` is not the hash of the event before it';
    expect(parseJournal(Buffer.from(`${first}\n${second}\n`))).toEqual({ ok: false, seq: 2, reason });
  });

  test('shows an event of another run, though sealed', () => {
    const other = sealed([wholeRun[0] as never], 'another');
    expect(readEvent(other.bytes.subarray(0, -1), { ...noHead, run: runId })).toEqual({
      ok: false,
      reason: 'it belongs to the run `another`',
    });
  });

  test.each([
    ['{"reason":"x"}', '2026-11-20T10:00:00.000Z', undefined],
    ['{"reason":1}', '2026-11-20T10:00:00.000Z', 'its data/reason must be string'],
    ['{"reason":"x"} ', '2026-11-20T10:00:00.000Z', 'its data is not canonical JSON'],
    ['{"reason":"y","reason":"x"}', '2026-11-20T10:00:00.000Z', 'its data is not canonical JSON'],
    ['{"reason":"x"},"v":2', '2026-11-20T10:00:00.000Z', 'its data is not JSON'],
    ['{"reason":"x"}', '2026-11-20 10:00:00.0000', 'its time is none'],
  ])('sealed with %s at %s by someone who knows how is still held to the rules', (data, at, reason) => {
    const end = `"prev":null,"run":"${runId}","seq":1,"type":"run.paused","v":1}`;
    const hash = createHash('sha256').update(`{"at":"${at}","data":${data},${end}`).digest('hex');
    const start = `{"v":1,"seq":1,"at":"${at}","run":"${runId}","type":"run.paused"`;
    const line = Buffer.from(`${start},"data":${data},"prev":null,"hash":"${hash}"}\n`);
    const expected = reason === undefined ? { ok: true, head: hash } : { ok: false, seq: 1, reason };
    expect(parseJournal(line)).toMatchObject(expected);
  });

  test.each(['01', '1.0', '1e0', '+1', ' 1', '2', '', '1'.repeat(40)])('takes `"seq":%s` for no first event', (seq) => {
    const data = '{"reason":"x"}';
    const at = '2026-11-20T10:00:00.000Z';
    const hash = createHash('sha256')
      .update(`{"at":"${at}","data":${data},"prev":null,"run":"${runId}","seq":${seq},"type":"run.paused","v":1}`)
      .digest('hex');
    const line = `{"v":1,"seq":${seq},"at":"${at}","run":"${runId}","type":"run.paused","data":${data},"prev":null,"hash":"${hash}"}`;
    const reason = seq === '2' ? 'its `seq` is 2' : 'the line is not an event';
    expect(readEvent(Buffer.from(line), noHead)).toEqual({ ok: false, reason });
    expect(readEvent(Buffer.from(lines[0] ?? '').subarray(0, 20), noHead)).toMatchObject({ ok: false });
  });

  test('takes parts of a line that overlap for no event', () => {
    const [line] = sealed([['run.paused', { reason: 'x' }]])
      .bytes.toString()
      .split('\n');
    const [start = '', end = ''] = line?.split('{"reason":"x"}') ?? [];
    for (const data of ['', '"', '",'])
      for (const cut of [0, 1, 8, 9, 10, 20])
        expect(readEvent(Buffer.from(start.slice(0, start.length - cut) + data + end), noHead).ok).toBe(false);
    for (let length = 0; length < (line?.length ?? 0); length++)
      expect(readEvent(Buffer.from(line?.slice(0, length) ?? ''), noHead).ok).toBe(false);
  });

  test('is a fault, not a crash, when it is nested to overflow the stack', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const event = {
      ...structuredClone(events.find(({ type }) => type === 'event.emitted')),
      seq: 1,
      prev: null,
    } as JournalEvent;
    if (event.type === 'event.emitted') event.data.data = JSON.parse(deep);
    expect(verifyChain([event])).toMatchObject({ ok: false, seq: 1 });
  });
});

test('a torn write is told from a line whose newline was changed', () => {
  const last = events.at(-2) as JournalEvent;
  const head = { seq: last.seq, hash: last.hash, run: last.run };
  const line = Buffer.from(lines.at(-1) ?? '');
  for (let length = 0; length <= line.length; length++) expect(isTampered(line.subarray(0, length), head)).toBe(false);
  for (const end of ['x', '\0', '}', '"', '\r']) {
    expect(isTampered(Buffer.concat([line, Buffer.from(end)]), head)).toBe(true);
  }
});

test('the hash covers everything but itself', () => {
  const [event] = events as [JournalEvent];
  expect(hashEvent({ ...event, hash: 'anything' } as JournalEvent)).toBe(event.hash);
});

function lineAround(offset: number): { start: number; end: number; seq: number } {
  const start = offset === 0 ? 0 : bytes.lastIndexOf(0x0a, offset - 1) + 1;
  return { start, end: bytes.indexOf(0x0a, offset) + 1, seq: seqAt(offset) };
}

/** The first event at fault of a journal that is whole before `line`. */
function firstFault(journal: Buffer, line: { start: number; seq: number }): number | undefined {
  const before = events[line.seq - 2];
  const head = before === undefined ? noHead : { seq: before.seq, hash: before.hash, run: before.run };
  const end = journal.indexOf(0x0a, line.start);
  if (end < 0) return head.seq + 1;
  return readEvent(journal.subarray(line.start, end), head).ok ? undefined : head.seq + 1;
}
