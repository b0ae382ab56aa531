import { readdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  createJournal,
  holderOf,
  journalPath,
  openJournal,
  readBlob,
  readJournal,
  runDir,
  startOf,
} from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';
import { startWriter, withWriter } from './processes.js';

withWriter();

const run = '20261120T100000Z-order-abc123';

/** What a writer said it had journaled: hash by `seq`. */
const reports = (lines: string[]): Map<number, string> =>
  new Map(
    lines.filter((line) => /^\d+ /.test(line)).map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']),
  );

/** What a journal holds: hash by `seq`, and what was paused for. */
async function contents(common: string) {
  const hashes = new Map<number, string>();
  const reasons: string[] = [];
  for await (const event of readJournal(journalPath(common, run), startOf(run))) {
    hashes.set(event.seq, event.hash);
    if (event.type === 'run.paused') reasons.push(event.data.reason);
  }
  return { hashes, reasons };
}

test('kill -9 at any moment loses no event that was reported, and the next open goes on', async () => {
  const common = await temporary();
  const reported = new Map<number, string>();
  let atLeast = 0;
  // So that a writer killed while it starts has something to lose.
  const journal = await createJournal(common, run);
  await journal.append('run.started', { ...started, run_id: run });
  await journal.close();

  for (let round = 0; round < 30; round++) {
    const writer = startWriter(['write', common, run]);
    // Every third is killed while it starts: reading, taking the dead one's lock, mending. The others in the midst of it.
    if (round % 3 === 0) await sleep(Math.random() * 150);
    else {
      const enough = Math.floor(Math.random() * 15);
      for (let lines = 0; lines <= enough; lines++)
        expect(await writer.next()).toMatch(lines === 0 ? /^open$/ : /^\d+ /);
      await sleep(Math.random() * 10);
      atLeast += enough;
    }
    await writer.kill();
    for (const [seq, hash] of reports(writer.lines)) {
      expect(reported.has(seq)).toBe(false);
      reported.set(seq, hash);
    }
    const { hashes } = await contents(common);
    for (const [seq, hash] of reported) expect(hashes.get(seq)).toBe(hash);
  }

  expect(reported.size).toBeGreaterThanOrEqual(atLeast);
  const { hashes, reasons } = await contents(common);
  expect([...hashes.keys()]).toEqual(Array.from(hashes, (_, index) => index + 1));
  for (const reason of reasons) await readBlob(runDir(common, run), reason.split(' ')[0] ?? '');
  const again = await openJournal(common, run);
  expect(again.state.head.seq).toBe(hashes.size);
  await again.close();
  expect((await readdir(runDir(common, run))).filter((name) => name.includes('lock'))).toEqual([]);
});

test('a write that fails leaves nothing half written, and nothing more is taken', async () => {
  const common = await temporary();
  // In blocks of 512 bytes, or of 1,024 where `sh` is bash.
  const writer = startWriter(['fill', common, run], 'ulimit -f 40;');
  await writer.ended;
  expect(writer.lines.slice(-2)).toEqual(['journal-write-failed', 'journal-write-failed']);
  const reported = reports(writer.lines);
  expect(reported.size).toBeGreaterThan(5);

  const { hashes } = await contents(common);
  for (const [seq, hash] of reported) expect(hashes.get(seq)).toBe(hash);
  expect(hashes.size).toBe(reported.size + 1);
  const journal = await openJournal(common, run);
  expect(journal.recovered).toBeNull();
  await journal.append('run.paused', { reason: 'there is room again' });
  await journal.close();
  expect((await contents(common)).hashes.size).toBe(reported.size + 2);
  expect((await stat(journalPath(common, run))).mode & 0o777).toBe(0o600);
  expect(await holderOf(common, run)).toBeNull();
});
