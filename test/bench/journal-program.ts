/**
 * One task of the journal's bench, in a process of its own, so that its memory can be told. Answers a line of JSON.
 * `make <common> <events>`, `lines|parse|fold <common>`, `append <common> <times>`, `write <file> <times>`.
 */
import { closeSync, createReadStream, fdatasyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { noHead } from '../../src/core/journal/chain.js';
import { sealEvent } from '../../src/core/journal/event.js';
import { journalPath, openJournal, projectRun, runDir } from '../../src/edges/journal/index.js';
import { type Happening, opened, roleEnded, roleStarted, started, tree } from '../core/journal/a-run.js';

const [task, place = '', count = '0'] = process.argv.slice(2);
const run = '20261120T100000Z-bench-abc123';

/** A long run: rounds of roles that say much. */
function* longRun(events: number): Generator<Happening> {
  yield ['run.started', { ...started, run_id: run }];
  yield opened(1);
  for (let made = 2, iteration = 1; made < events; iteration++) {
    yield ['iteration.started', { attempt: 1, iteration }];
    yield roleStarted(1, iteration);
    yield roleEnded(1, iteration);
    const said = Math.min(996, events - made - 4);
    for (let data = 0; data < said; data++) {
      yield [
        'event.emitted',
        { attempt: 1, iteration, role: 'code', event: 'note', data: { data, text: 'It says something about a file.' } },
      ];
    }
    yield ['iteration.ended', { attempt: 1, iteration, tree: tree('5'), changed: true, refused: [], log: null }];
    made += said + 4;
  }
}

function make(): void {
  mkdirSync(`${runDir(place, run)}/blobs`, { recursive: true });
  const file = openSync(journalPath(place, run), 'w');
  let head = noHead;
  let text = '';
  for (const [type, data] of longRun(Number(count))) {
    const { event, line } = sealEvent(head, { run, type, data, at: '2026-11-20T10:00:00.000Z' });
    head = { seq: event.seq, hash: event.hash, run };
    text += line;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

async function lines(each: (line: string) => unknown): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(journalPath(place, run)) })) each(line);
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
  lines: () => lines(() => {}),
  parse: () => lines(JSON.parse),
  fold: () => projectRun(place, run),
  append,
  write,
};
const start = performance.now();
const answer = await tasks[task ?? '']?.();
const ms = performance.now() - start;
console.log(
  JSON.stringify({ ms, us: typeof answer === 'number' ? answer : null, mb: process.resourceUsage().maxRSS / 1024 }),
);
