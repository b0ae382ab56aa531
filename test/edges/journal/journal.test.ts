import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../src/core/journal/chain.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import {
  createJournal,
  type Journal,
  type JournalEnd,
  journalPath,
  listRuns,
  openJournal,
  projectRun,
  readJournal,
  runDir,
  runsDir,
  startOf,
} from '../../../src/edges/journal/index.js';
import { type Happening, runId, sealed, started, wholeRun } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';

/** Journals the whole plausible run and leaves it open. */
async function wholeJournal(common: string): Promise<Journal> {
  const journal = await createJournal(common, runId);
  for (const [type, data] of wholeRun) await journal.append(type, data);
  return journal;
}

async function readAll(path: string): Promise<{ events: JournalEvent[]; end: JournalEnd }> {
  const events: JournalEvent[] = [];
  const journal = readJournal(path, startOf(runId));
  for (;;) {
    const { done, value } = await journal.next();
    if (done) return { events, end: value };
    events.push(value);
  }
}

/** Puts a journal's bytes in place as if written before. */
async function withBytes(bytes: Uint8Array): Promise<string> {
  const common = await temporary();
  await mkdir(join(runDir(common, runId), 'blobs'), { recursive: true });
  await writeFile(journalPath(common, runId), bytes);
  return common;
}

const whole = sealed(wholeRun);

describe('a journal', () => {
  test('holds what was appended, whole and in order, for its owner only', async () => {
    const common = await temporary();
    const journal = await wholeJournal(common);
    expect(journal).toMatchObject({ runId, dir: runDir(common, runId), recovered: null });
    const state = structuredClone(journal.state);
    await journal.close();

    const { events, end } = await readAll(journalPath(common, runId));
    expect(events.map(({ type, data }) => [type, data])).toEqual(wholeRun);
    expect(events.every(({ run }) => run === runId)).toBe(true);
    expect(verifyChain(events)).toEqual({ ok: true, head: state.head.hash });
    expect(end).toMatchObject({ head: { seq: wholeRun.length, hash: state.head.hash }, torn: new Uint8Array() });
    expect(end.offset).toBe((await stat(journalPath(common, runId))).size);
    expect(foldRun(events)).toEqual(state);
    for (const folder of [runsDir(common), journal.dir, join(journal.dir, 'blobs')]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
    expect((await readdir(journal.dir)).sort()).toEqual(['begun', 'blobs', 'journal.jsonl']);
  });

  test('goes on where it was left', async () => {
    const common = await temporary();
    for (const [index, [type, data]] of wholeRun.entries()) {
      const journal = await (index === 0 ? createJournal : openJournal)(common, runId);
      const event = await journal.append(type, data);
      expect(event.seq).toBe(index + 1);
      expect(journal.state.head.hash).toBe(event.hash);
      await journal.close();
    }
    const { events } = await readAll(journalPath(common, runId));
    expect(verifyChain(events).ok).toBe(true);
  });

  test('takes appends side by side one after the other', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    await journal.append('run.started', started);
    const appended = await Promise.all(
      Array.from({ length: 50 }, (_, index) => journal.append('run.paused', { reason: `${index}` })),
    );
    await journal.close();
    const { events } = await readAll(journalPath(common, runId));
    expect(events.slice(1)).toEqual(appended);
  });

  test('refuses an event that is wrong, writes nothing of it and takes the next', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    expect(() => journal.state).toThrow('no event yet');
    await expect(journal.append('run.paused', { reason: '' })).rejects.toThrow('a journal begins with `run.started`');
    await journal.append('run.started', started);
    const { size } = await stat(journalPath(common, runId));
    const wrong = { reason: 'x', by: 'me' } as { reason: string };
    await expect(journal.append('run.paused', wrong)).rejects.toThrow(
      '`run.paused` cannot be journaled: its data must NOT',
    );
    await expect(journal.append('run.started', started)).rejects.toThrow('the run has started');
    await expect(journal.append('run.paused', { reason: 'x'.repeat(17_000_000) })).rejects.toThrow(
      'too big to be an event',
    );
    expect((await stat(journalPath(common, runId))).size).toBe(size);
    expect((await journal.append('run.paused', { reason: '' })).seq).toBe(2);
    await journal.close();
    await expect(journal.append('run.paused', { reason: '' })).rejects.toThrow('the journal is closed');
  });

  test('is not begun twice, nor opened when there is none', async () => {
    const common = await temporary();
    await (await wholeJournal(common)).close();
    await expect(createJournal(common, runId)).rejects.toMatchObject({ code: 'run-exists' });
    await expect(openJournal(common, 'other')).rejects.toMatchObject({ code: 'journal-missing', kind: 'usage' });
    await expect(readAll(journalPath(common, 'other'))).rejects.toMatchObject({ code: 'journal-missing' });
    await expect(projectRun(common, 'other')).rejects.toMatchObject({ code: 'journal-missing' });
    await expect(createJournal(common, '../other')).rejects.toMatchObject({ code: 'bad-run-id' });
    expect(await readdir(runsDir(common))).toEqual([runId]);
  });

  test('that never began is told so, and can be tried again and again', async () => {
    const common = await temporary();
    await (await createJournal(common, runId)).close();
    for (let time = 0; time < 2; time++)
      await expect(openJournal(common, runId)).rejects.toMatchObject({ code: 'journal-empty' });
    await expect(projectRun(common, runId)).rejects.toMatchObject({ code: 'journal-empty' });
  });

  test('is read while it is written', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    for (const [index, [type, data]] of wholeRun.entries()) {
      await journal.append(type, data);
      expect((await projectRun(common, runId)).head).toEqual(journal.state.head);
      if (index % 10 === 0) expect((await readAll(journalPath(common, runId))).events).toHaveLength(index + 1);
    }
    await journal.close();
  });
});

test('a reader that stops early, or stumbles, leaves no file open', async () => {
  const good = await withBytes(whole.bytes);
  const bad = await withBytes(sealed([...wholeRun.slice(0, 1), ...wholeRun.slice(2, 3)]).bytes);
  const openJournals = async () => {
    const targets = (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return (await Promise.all(targets)).filter((target) => target.endsWith('journal.jsonl'));
  };
  for await (const event of readJournal(journalPath(good, runId), startOf(runId))) if (event.seq === 3) break;
  expect(await openJournals()).toEqual([]);
  await expect(projectRun(bad, runId)).rejects.toMatchObject({ code: 'journal-disorder' });
  await expect(openJournal(bad, runId)).rejects.toMatchObject({ code: 'journal-disorder' });
  expect(await openJournals()).toEqual([]);
});

describe('a torn last line', () => {
  const last = whole.bytes.lastIndexOf(0x0a, -2) + 1;
  const before = whole.bytes.subarray(0, last);

  test.each([1, 2, 40, whole.bytes.length - last - 2, whole.bytes.length - last - 1])(
    'of %d bytes is set aside and reported',
    async (length) => {
      const torn = whole.bytes.subarray(last, last + length);
      const common = await withBytes(Buffer.concat([before, torn]));
      const read = await readAll(journalPath(common, runId));
      expect(read.events).toHaveLength(wholeRun.length - 1);
      expect(Buffer.from(read.end.torn)).toEqual(torn);

      const journal = await openJournal(common, runId);
      const path = `${journalPath(common, runId)}.torn`;
      expect(journal.recovered).toEqual({ bytes: length, path });
      expect(await readFile(path)).toEqual(Buffer.concat([torn, Buffer.from('\n')]));
      expect(journal.state.head.seq).toBe(wholeRun.length - 1);
      const [type, data] = wholeRun.at(-1) ?? ['run.paused', { reason: '' }];
      await journal.append(type, data);
      await journal.close();

      const again = await openJournal(common, runId);
      expect(again.recovered).toBeNull();
      await again.close();
      expect(await readFile(journalPath(common, runId), 'latin1')).toMatch(/^(\{.*\}\n)+$/);
      expect((await readAll(journalPath(common, runId))).events).toHaveLength(wholeRun.length);
    },
  );

  test('may be the first, or zeros that a power cut left', async () => {
    const first = await withBytes(whole.bytes.subarray(0, 100));
    await expect(openJournal(first, runId)).rejects.toMatchObject({ code: 'journal-empty' });
    expect(await listRuns(first)).toEqual([]);
    const zeros = await withBytes(Buffer.concat([before, Buffer.alloc(300)]));
    const journal = await openJournal(zeros, runId);
    expect(journal.recovered?.bytes).toBe(300);
    await journal.close();
  });
});

describe('a broken journal', () => {
  const seqAt = (offset: number) => whole.bytes.subarray(0, offset).toString('latin1').split('\n').length;

  test.each([
    ['in its first line', 30],
    ['in the middle', whole.bytes.length >> 1],
    ['in its last line', whole.bytes.length - 40],
    ['at the end of a line in the middle', whole.bytes.indexOf(0x0a, whole.bytes.length >> 1)],
    ['at the end of its last line', whole.bytes.length - 1],
  ])('is refused and the first bad event named: %s', async (_, offset) => {
    const changed = Buffer.from(whole.bytes);
    changed[offset] = (changed[offset] ?? 0) ^ 0x01;
    const common = await withBytes(changed);
    const refusal = { code: 'journal-broken', message: expect.stringContaining(`broken at event ${seqAt(offset)}:`) };
    await expect(openJournal(common, runId)).rejects.toMatchObject(refusal);
    await expect(projectRun(common, runId)).rejects.toMatchObject(refusal);

    const read: number[] = [];
    const reading = (async () => {
      for await (const { seq } of readJournal(journalPath(common, runId), startOf(runId))) read.push(seq);
    })();
    await expect(reading).rejects.toMatchObject(refusal);
    expect(read).toEqual(Array.from({ length: seqAt(offset) - 1 }, (_, index) => index + 1));
    expect(await readFile(journalPath(common, runId))).toEqual(changed);
  });

  test('is one in the folder of another run', async () => {
    const common = await withBytes(whole.bytes);
    await mkdir(runDir(common, 'other'));
    await writeFile(journalPath(common, 'other'), whole.bytes);
    await expect(openJournal(common, 'other')).rejects.toThrow(`broken at event 1: it belongs to the run \`${runId}\``);
    await expect(projectRun(common, 'other')).rejects.toMatchObject({ code: 'journal-broken' });
  });

  test('is one with bytes that are not text but read as the same, among events that are text', async () => {
    const told = (reason: string): Happening => ['run.paused', { reason }];
    const { bytes } = sealed([...wholeRun.slice(0, 5), told('not \ufffd text'), told('after')]);
    const place = bytes.indexOf('\ufffd');
    expect(await projectRun(await withBytes(bytes), runId)).toMatchObject({ head: { seq: 7 } });
    const changed = Buffer.from(bytes);
    changed[place] = 0xf0;
    expect(changed.toString()).toBe(bytes.toString());
    const common = await withBytes(changed);
    await expect(projectRun(common, runId)).rejects.toThrow('broken at event 6: the line is not UTF-8');
  });

  test('is one with a line that is longer than any event', async () => {
    const { bytes } = sealed([...wholeRun.slice(0, 5), ['run.paused', { reason: 'x'.repeat(17 * 1024 * 1024) }]]);
    const common = await withBytes(bytes);
    await expect(projectRun(common, runId)).rejects.toThrow('broken at event 6: the line is too long to be an event');
  });

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['a folder', (path) => mkdir(path)],
    ['a named pipe', async (path) => execFileSync('mkfifo', [path])],
  ])('is none where %s is in its place: nobody waits for it, and no other run is kept back', async (_, put) => {
    const common = await withBytes(whole.bytes);
    await rm(journalPath(common, runId));
    await put(journalPath(common, runId));
    const missing = { code: 'journal-missing' };
    expect(await listRuns(common)).toEqual([runId]);
    await expect(projectRun(common, runId)).rejects.toMatchObject(missing);
    await expect(openJournal(common, runId)).rejects.toMatchObject(missing);
  });

  test('is one of another run', async () => {
    const other = runId.replace('fix-login', 'other');
    const path = journalPath(await withBytes(whole.bytes), runId);
    await expect(readJournal(path, startOf(other)).next()).rejects.toThrow('it belongs to the run');
  });

  test('is one whose line never ends', async () => {
    const common = await withBytes(whole.bytes);
    await appendFile(journalPath(common, runId), 'x'.repeat(40_000_000));
    await expect(projectRun(common, runId)).rejects.toThrow(
      `broken at event ${wholeRun.length + 1}: the line is too long`,
    );
  });

  test('is one that is sealed but makes no sense', async () => {
    const common = await withBytes(
      sealed([
        ['run.started', started],
        ['completion.accepted', { attempt: 1, iteration: 1 }],
      ]).bytes,
    );
    await expect(openJournal(common, runId)).rejects.toMatchObject({ code: 'journal-disorder' });
    await expect(openJournal(common, runId)).rejects.toThrow('Event 2');
  });

  test('is no folder and no device', async () => {
    const common = await temporary();
    await mkdir(journalPath(common, runId), { recursive: true });
    await expect(projectRun(common, runId)).rejects.toMatchObject({ code: 'journal-missing' });
    await expect(readAll('/dev/zero')).rejects.toMatchObject({ code: 'journal-missing' });
  });
});

test('the runs of a repository are listed as they began, without what never did', async () => {
  const common = await temporary();
  expect(await listRuns(common)).toEqual([]);
  // Of one second, and the id of the later one comes first.
  const ids = ['20261120T100000Z-z-aaaaaa', '20261120T100000Z-a-bbbbbb', '20261119T100000Z-clock-put-back-aaaaaa'];
  for (const id of ids) {
    const journal = await createJournal(common, id);
    await journal.append('run.started', { ...started, run_id: id });
    await journal.close();
    await setTimeout(2);
  }
  // A first line that tells no time: its id does.
  await mkdir(runDir(common, '20200101T000000Z-damaged-aaaaaa'));
  await writeFile(journalPath(common, '20200101T000000Z-damaged-aaaaaa'), 'damaged\n');
  await (await createJournal(common, '20261120T100002Z-never-began')).close();
  await mkdir(runDir(common, 'no-journal'));
  await mkdir(join(runsDir(common), '.trash'));
  await writeFile(join(runsDir(common), 'a-file'), '');
  expect(await listRuns(common)).toEqual(['20200101T000000Z-damaged-aaaaaa', ...ids]);
});
