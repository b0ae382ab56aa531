import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { test } from 'vitest';
import { journalPath } from '../../src/edges/journal/index.js';

const run = '20261120T100000Z-bench-abc123';
const lengths = [1_000, 100_000, 1_000_000];

test('the journal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  try {
    const program = join(folder, 'program.mjs');
    const entry = join(import.meta.dirname, 'journal-program.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: program });
    const task = (...args: string[]): { ms: number; us: number; mb: number } =>
      JSON.parse(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' }));

    const rows = lengths.map((events) => {
      const common = join(folder, String(events));
      task('make', common, String(events));
      const megabytes = statSync(journalPath(common, run)).size / 1e6;
      const read = task('lines', common);
      const parse = task('parse', common);
      const fold = task('fold', common);
      const again = task('fold', common);
      const append = task('append', common, '300');
      const floor = task('write', join(folder, 'floor'), '300');
      return [
        events.toLocaleString('en').padStart(10),
        megabytes.toFixed(1),
        read.ms.toFixed(0),
        parse.ms.toFixed(0),
        fold.ms.toFixed(0),
        `${(fold.ms / read.ms).toFixed(2)}x`,
        again.ms.toFixed(0),
        `${read.mb.toFixed(0)}/${fold.mb.toFixed(0)}`,
        append.us.toFixed(0),
        floor.us.toFixed(0),
      ];
    });
    const head = [
      'events',
      'MB',
      'lines ms',
      'JSON ms',
      'fold ms',
      'ratio',
      'again ms',
      'RSS MB',
      'append µs',
      'bare µs',
    ];
    console.log([head, ...rows].map((row) => row.map((cell) => cell.padStart(10)).join('')).join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
