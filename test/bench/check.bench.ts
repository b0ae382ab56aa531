import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { measure, peakMemory, printTimings, type Subject, type Timing } from './measure.js';
import { inFolder, makeRepository, order, ordersFolder, pathOf } from './repository.js';
import { milliseconds, times, writeTable } from './table.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const node = process.execPath;

/** Documents, and rounds that are measured; without rounds, the first and only one counts. */
const sizes = [
  [10, 9],
  [100, 9],
  [1000, 7],
  [10_000, 4],
  [100_000, 0],
] as const;

/** All that is asked where one round takes minutes. */
const ofManyDocuments = new Set(['git status', 'floor', 'check, nothing known', 'check, nothing changed']);

/** What is measured, what it is a multiple of, and how large that may be. */
const rows = [
  ['node -e 0', undefined, undefined],
  ['git status', undefined, undefined],
  ['floor', undefined, undefined],
  ['check, nothing known', 'floor', 2.5],
  ['check, nothing changed', 'git status', 6],
  ['check, one document changed', 'git status', 6],
  ['status', 'check, nothing changed', 1],
  ['check --staged, three documents', 'node -e 0', 3],
] as const;

test('check', async () => {
  const columns: Timing[][] = [];
  const memory: number[] = [];
  for (const [orders, rounds] of sizes)
    await inFolder((cwd) => {
      makeRepository(cwd, orders);
      const subjects = subjectsIn(cwd).filter(({ name }) => rounds > 0 || ofManyDocuments.has(name));
      const timings = measure(subjects, rounds);
      printTimings(`${orders} orders, ms`, timings);
      columns.push(timings);
      rmSync(join(cwd, '.git/autoloop'), { recursive: true, force: true });
      memory.push(peakMemory([cli, 'check'], cwd, join(cwd, '.git', 'peak-memory')));
      // Again after each, so that what takes long can be broken off.
      writeCheckTable(columns, memory);
    });
  expect(columns).toHaveLength(sizes.length);
}, 3_600_000);

/** As far as it was measured: the columns are the first of the sizes. */
function writeCheckTable(columns: readonly (readonly Timing[])[], memory: readonly number[]): void {
  const cpuOf = (column: readonly Timing[], name: string) => column.find((timing) => timing.name === name)?.cpu;
  const cells = rows.map(([name, floor, limit]) => [
    name,
    ...columns.map((column) => {
      const cpu = cpuOf(column, name);
      if (cpu === undefined) return '';
      return floor === undefined
        ? milliseconds(cpu)
        : `${milliseconds(cpu)} (${times(cpu, cpuOf(column, floor) ?? Number.NaN)})`;
    }),
    floor === undefined ? '' : `${limit} × ${floor}`,
  ]);
  const peak = ['check, nothing known: MB at most', ...columns.map((_, index) => milliseconds(memory[index])), '600'];
  const head = sizes.slice(0, columns.length).map(([orders]) => orders.toLocaleString('en'));
  writeTable('check', ['ms', ...head, 'wanted'], [...cells, peak]);
}

function subjectsIn(cwd: string): Subject[] {
  const floor = join(cwd, '.git', 'floor.mjs');
  buildSync({
    entryPoints: [resolve(import.meta.dirname, 'check-floor.ts')],
    outfile: floor,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
  });
  let round = 0;
  const forget = () => rmSync(join(cwd, '.git/autoloop'), { recursive: true, force: true });
  const change = () => writeFileSync(join(cwd, pathOf(3)), order(3, `Changed in round ${round++}.`));
  const staged = stagingIn(cwd);
  return [
    { name: 'node -e 0', argv: [node, '-e', '0'] },
    { name: 'git status', argv: ['git', 'status', '--short'], cwd },
    { name: 'floor', argv: [node, floor, ordersFolder], cwd },
    { name: 'check, nothing known', argv: [node, cli, 'check'], cwd, before: forget },
    { name: 'check, nothing changed', argv: [node, cli, 'check'], cwd },
    { name: 'check, one document changed', argv: [node, cli, 'check'], cwd, before: change },
    { name: 'status', argv: [node, cli, 'status'], cwd },
    { name: 'check --staged, three documents', argv: [node, cli, 'check', '--staged'], cwd, ...staged },
  ];
}

/** An index beside the real one, as `git commit <path>` hands it to its hooks, in which three documents are new each time. */
function stagingIn(cwd: string): Pick<Subject, 'env' | 'before'> {
  const env = { GIT_INDEX_FILE: join(cwd, '.git', 'index.bench') };
  const git = (args: string[], input = '') =>
    execFileSync('git', args, { cwd, env: { ...process.env, ...env }, input, encoding: 'utf8' }).trim();
  let round = 0;
  const before = () => {
    writeFileSync(env.GIT_INDEX_FILE, readFileSync(join(cwd, '.git/index')));
    for (const index of [1, 2, 4]) {
      const id = git(['hash-object', '-w', '--stdin'], order(index, `Staged in round ${round++}.`));
      git(['update-index', '--cacheinfo', `100644,${id},${pathOf(index)}`]);
    }
  };
  return { env, before };
}
