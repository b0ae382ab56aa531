import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { journalPath, runDir } from '../../src/edges/journal/index.js';
import { started } from './journal-run.js';
import { milliseconds, times, writeTable } from './table.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const run = started.run_id;
const lengths = [1_000, 100_000, 1_000_000];
const rounds = 5;

/** What one process of `journal-program.ts` tells of its task. */
interface Told {
  ms: number;
  /** Processor time of the whole process, in milliseconds. */
  cpu: number;
  /** Median microseconds of one append or write. */
  us: number;
  /** Megabytes at most. */
  mb: number;
}

/** What is read in turns, so that what slows the machine slows all alike. `again`: a fold with a state kept of the whole. */
const readings = ['lines', 'floor', 'check', 'fold', 'again'] as const;
type Reading = (typeof readings)[number];

interface Column {
  megabytes: number;
  told: Record<Reading, Told[]>;
  append: Told;
  write: Told;
  /** Of `autoloop inspect --json | tail`. */
  inspect: { cpu: number; mb: number };
}

test('the journal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  try {
    const program = join(folder, 'program.mjs');
    const entry = join(import.meta.dirname, 'journal-program.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: program });
    const columns = lengths.map((events) => measureAt(program, join(folder, String(events)), events));
    expect(columns).toHaveLength(lengths.length);
    printClock(columns);
    writeTable('journal', ['', ...lengths.map((events) => events.toLocaleString('en')), 'wanted'], table(columns));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 1_800_000);

function measureAt(program: string, folder: string, events: number): Column {
  mkdirSync(folder);
  execFileSync('git', ['init', '--quiet', folder]);
  const common = join(folder, '.git');
  const task = (...args: string[]): Told =>
    JSON.parse(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' }));
  task('make', common, String(events));
  const { size } = statSync(journalPath(common, run));
  const told: Column['told'] = { lines: [], floor: [], check: [], fold: [], again: [] };
  for (let round = 0; round < rounds; round++)
    for (const reading of readings) {
      if (reading === 'fold') rmSync(join(runDir(common, run), 'projection.json'), { force: true });
      told[reading].push(task(reading === 'again' ? 'fold' : reading, common));
    }
  return {
    megabytes: size / 1e6,
    told,
    inspect: inspect(folder),
    append: task('append', common, '300'),
    write: task('write', join(folder, 'floor'), '300'),
  };
}

/** The built command, its lines piped into another program. */
function inspect(folder: string): Column['inspect'] {
  const scratch = join(folder, 'used');
  const used = '{ cpu: process.cpuUsage(), rss: process.resourceUsage().maxRSS }';
  const say = `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(scratch)}, JSON.stringify(${used}))`;
  execSync(`'${process.execPath}' --import "$HOOK" '${cli}' inspect ${run} --json | tail -n 1`, {
    cwd: folder,
    env: { ...process.env, HOOK: `data:text/javascript,process.on('exit', () => ${say})` },
  });
  const { cpu, rss } = JSON.parse(readFileSync(scratch, 'utf8'));
  return { cpu: (cpu.user + cpu.system) / 1000, mb: rss / 1024 };
}

/** Processor time is the least of the rounds, memory the most. */
function table(columns: readonly Column[]): string[][] {
  const cpu = ({ told }: Column, of: Reading) => Math.min(...told[of].map((one) => one.cpu));
  const most = ({ told }: Column, of: Reading) => Math.max(...told[of].map(({ mb }) => mb));
  const row = (name: string, cell: (column: Column) => string, wanted = '') => [name, ...columns.map(cell), wanted];
  const reading = (name: string, of: Reading, wanted = '') =>
    row(name, (column) => `${milliseconds(cpu(column, of))} (${times(cpu(column, of), cpu(column, 'lines'))})`, wanted);
  return [
    row('megabytes', ({ megabytes }) => megabytes.toFixed(1)),
    row('lines', (column) => milliseconds(cpu(column, 'lines'))),
    reading('floor', 'floor'),
    reading('read and checked', 'check'),
    reading('the state, nothing kept', 'fold', '2 × lines'),
    reading('the state, nothing new', 'again'),
    row('inspect --json into tail', ({ inspect }) => milliseconds(inspect.cpu)),
    row('MB at most: lines', (column) => milliseconds(most(column, 'lines'))),
    row('MB at most: read and checked', (column) => milliseconds(most(column, 'check'))),
    row('MB at most: the state, nothing kept', (column) => milliseconds(most(column, 'fold'))),
    row('MB at most: inspect --json', ({ inspect }) => milliseconds(inspect.mb)),
    row('append, µs', ({ append }) => milliseconds(append.us)),
    row('a bare write and fdatasync, µs', ({ write }) => milliseconds(write.us)),
  ];
}

/** By the clock, the median: for who runs it alone on a machine. */
function printClock(columns: readonly Column[]): void {
  const median = (told: readonly Told[]) => told.map(({ ms }) => ms).toSorted((a, b) => a - b)[told.length >> 1] ?? 0;
  const row = (of: Reading) => [of, ...columns.map(({ told }) => milliseconds(median(told[of])))];
  const rows = [['ms by the clock, median', ...lengths.map(String)], ...readings.map(row)];
  console.log(rows.map((cells) => cells.map((cell) => cell.padStart(24)).join('')).join('\n'));
}
