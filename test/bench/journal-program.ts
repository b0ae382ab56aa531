/**
 * One task of the journal's bench, in a process of its own, so that its memory can be told. Answers a line of JSON.
 * `make <common> <events>`, `lines|floor|check|fold <common>`, `append <common> <times>`, `write <file> <times>`.
 */
import { hash } from 'node:crypto';
import { closeSync, createReadStream, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import {
  createJournal,
  journalPath,
  openJournal,
  projectRun,
  scanJournal,
  startOf,
} from '../../src/edges/journal/index.js';
import { longRun, started, writeRun } from './journal-run.js';

const [task, place = '', count = '0'] = process.argv.slice(2);
const run = started.run_id;

/** The run's first event through the journal itself, which makes the folders; the others sealed and written together. */
async function make(): Promise<void> {
  const journal = await createJournal(place, run);
  await journal.append('run.started', started);
  await journal.close();
  writeRun(journalPath(place, run), journal.state.head, longRun(Number(count)));
}

/** What nobody reads a journal's lines without, who does not want to know what they say. */
async function lines(): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(journalPath(place, run)) }))
    if (line === '') return;
}

/** What no checking of a journal can be cheaper than: its lines, the SHA-256 of each, and the data of each parsed. */
function floor(): void {
  const file = openSync(journalPath(place, run), 'r');
  const piece = Buffer.allocUnsafe(1024 * 1024);
  for (let kept = 0; ; ) {
    const read = readSync(file, piece, kept, piece.length - kept, null);
    if (read === 0) break;
    const filled = piece.subarray(0, kept + read);
    let start = 0;
    for (let end = filled.indexOf(0x0a); end >= 0; end = filled.indexOf(0x0a, start)) {
      const line = filled.toString('utf8', start, end);
      hash('sha256', line);
      JSON.parse(line.slice(line.indexOf('"data":') + '"data":'.length, line.lastIndexOf(',"prev":')));
      start = end + 1;
    }
    filled.copyWithin(0, start);
    kept = filled.length - start;
  }
  closeSync(file);
}

/** Median microseconds of one call. */
async function median(call: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < Number(count); time++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return 1000 * (times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN);
}

async function append(): Promise<number> {
  const journal = await openJournal(place, run);
  const each = await median(() => journal.append('run.paused', { reason: 'x'.repeat(100) }));
  await journal.close();
  return each;
}

async function write(): Promise<number> {
  const file = openSync(place, 'a');
  const line = `${'x'.repeat(400)}\n`;
  return median(() => {
    writeSync(file, line);
    fdatasyncSync(file);
  });
}

const tasks: Record<string, () => unknown> = {
  make,
  lines,
  floor,
  check: () => scanJournal(journalPath(place, run), startOf(run), () => {}),
  fold: () => projectRun(place, run),
  append,
  write,
};
const start = performance.now();
const answer = await tasks[task ?? '']?.();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    ms: performance.now() - start,
    cpu: (user + system) / 1000,
    us: typeof answer === 'number' ? answer : null,
    mb: process.resourceUsage().maxRSS / 1024,
  }),
);
