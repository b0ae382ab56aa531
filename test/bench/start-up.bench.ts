import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { measure, printTimings } from './measure.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');

test('start-up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const node = process.execPath;
  const timings = measure(
    [
      { name: 'node -e 0', argv: [node, '-e', '0'] },
      { name: 'an empty module', argv: [node, empty] },
      { name: 'autoloop --version', argv: [node, cli, '--version'] },
      { name: 'autoloop --help', argv: [node, cli, '--help'] },
    ],
    20,
  );
  rmSync(folder, { recursive: true });
  printTimings('start-up, ms', timings);
  expect(timings).toHaveLength(4);
});
