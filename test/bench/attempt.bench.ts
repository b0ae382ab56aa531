import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { test } from 'vitest';
import { inFolder } from './repository.js';
import { milliseconds, times, writeTable } from './table.js';

/** Commands run on one tree. */
const commands = 6;

/** Files of the repository, and rounds: a round of many files takes long, and leaves the file system slower for the next. */
const sizes = [
  { files: 200, rounds: 10 },
  { files: 10_000, rounds: 1 },
  { files: 100_000, rounds: 1 },
];

const PARTS = [
  'worktree',
  'private Git directory',
  'opening the sandbox',
  'starting the agent',
  'import',
  'closing the sandbox',
  'removal',
];

type Costs = Record<string, { wall: number; cpu: number }>;

/** The least that any round took, part by part. */
function least(rounds: readonly Costs[]): Costs {
  const names = Object.keys(rounds[0] ?? {});
  const of = (name: string, kind: 'wall' | 'cpu') =>
    Math.min(...rounds.map((round) => round[name]?.[kind] ?? Number.NaN));
  return Object.fromEntries(names.map((name) => [name, { wall: of(name, 'wall'), cpu: of(name, 'cpu') }]));
}

const sum = (costs: Costs, names: readonly string[], kind: 'wall' | 'cpu'): number =>
  names.reduce((total, name) => total + (costs[name]?.[kind] ?? 0), 0);

test('attempts', async () => {
  await inFolder(async (folder) => {
    const program = join(folder, 'program.mjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'attempt-program.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    const task = (...args: string[]): string =>
      execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' });
    const engines = task('engines').trim().split(' ');
    const byPart = new Map<string, string[]>();
    const add = (name: string, ...cells: string[]) => byPart.set(name, [...(byPart.get(name) ?? []), ...cells]);
    const gates: string[][] = [];
    for (const { files, rounds } of sizes) {
      const repository = join(folder, String(files));
      mkdirSync(repository);
      task('make', repository, String(files));
      const answers = task('measure', repository, String(rounds), ...engines)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, Costs>);
      const { layers, checkouts } = JSON.parse(task('gates', repository, String(commands))) as Costs;
      const cellsOf = (one: Costs[string] | undefined) => [milliseconds(one?.wall), milliseconds(one?.cpu)];
      gates.push([files.toLocaleString('en'), ...cellsOf(layers), ...cellsOf(checkouts)]);
      const costs = (name: string): Costs => least(answers.map((answer) => answer[name] ?? {}));
      const git = costs('git');
      const gitNames = ['git worktree add', 'git worktree remove'];
      for (const name of gitNames) add(name, milliseconds(git[name]?.wall), milliseconds(git[name]?.cpu));
      for (const engine of engines) {
        const own = costs(engine);
        const cells = (names: string[]) => [
          milliseconds(sum(own, names, 'wall')),
          milliseconds(sum(own, names, 'cpu')),
        ];
        add(`${engine}, bare`, ...cells(['bare']));
        for (const part of PARTS) add(`${engine}: ${part}`, ...cells([part]));
        const ratio = (kind: 'wall' | 'cpu') => {
          const total = sum(own, PARTS, kind);
          return `${total.toFixed(0)} (${times(total, sum(git, gitNames, kind) + sum(own, ['bare'], kind))})`;
        };
        add(`**${engine}: an attempt**`, ratio('wall'), ratio('cpu'));
        add(`${engine}: deleted later`, ...cells(['deleting']));
      }
    }
    writeTable('gates', ['files', 'layers', 'of processors', 'a checkout each', 'of processors'], gates);
    const head = ['ms', ...sizes.flatMap(({ files }) => [`${files.toLocaleString('en')} files`, 'of processors'])];
    writeTable(
      'attempt',
      head,
      [...byPart].map(([name, cells]) => [name, ...cells]),
    );
  });
}, 3_600_000);
