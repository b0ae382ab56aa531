import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** One file that breaks each rule, by the rule's name. */
const offences: Record<string, Record<string, string>> = {
  'core-is-pure': { 'src/core/a.ts': "import { readFileSync } from 'node:fs';" },
  'core-uses-pure-packages': { 'src/core/a.ts': "import writeFileAtomic from 'write-file-atomic';" },
  'core-knows-only-core': { 'src/core/a.ts': "import type { Down } from '../control/low.js';" },
  'edges-know-only-core': { 'src/edges/git/a.ts': "import { down } from '../../control/low.js';" },
  'edge-rooms-are-strangers': { 'src/edges/git/a.ts': "import type { Other } from '../files/room.js';" },
  'control-knows-no-shell': { 'src/control/a.ts': "export { shell } from '../shells/cli/shell.js';" },
  'control-goes-through-edges': { 'src/control/a.ts': "import { readFile } from 'node:fs/promises';" },
  'shells-are-thin': { 'src/shells/cli/a.ts': "export const late = () => import('../../edges/files/room.js');" },
  'one-door-to-processes': { 'src/edges/git/a.ts': "import { spawn } from 'node:child_process';" },
  'one-door-to-git': { 'src/edges/files/a.ts': "import git from 'isomorphic-git';" },
  'product-knows-no-build': { 'src/control/a.ts': "import '../build/tool.js';" },
  'no-cycles': {
    'src/core/a.ts': "import type { B } from './b.js';\nexport interface A { b: B }",
    'src/core/b.ts': "import type { A } from './a.js';\nexport interface B { a: A }",
  },
  'no-undeclared-packages': { 'src/edges/files/a.ts': "import fs from 'graceful-fs';" },
  'no-unresolved-imports': { 'src/core/a.ts': "import { gone } from './gone.js';" },
};

/** Imports that every floor may make. */
const honest: Record<string, string> = {
  'src/core/value.ts':
    "import { createHash } from 'node:crypto';\nimport { parse } from 'yaml';\nexport interface Value { n: number }",
  'src/core/render/text.ts':
    "import type { Value } from '../value.js';\nexport const text = (value: Value) => String(value.n);",
  'src/edges/process/run.ts':
    "import { spawn } from 'node:child_process';\nimport type { Value } from '../../core/value.js';\nexport const run = 1;",
  'src/edges/files/room.ts':
    "import { run } from '../process/run.js';\nimport { readFile } from 'node:fs/promises';\nexport interface Other { n: number }",
  'src/control/low.ts':
    "import type { Other } from '../edges/files/room.js';\nexport const down = 1;\nexport interface Down { o: Other }",
  'src/shells/cli/shell.ts':
    "import { down } from '../../control/low.js';\nimport { text } from '../../core/render/text.js';\nexport const shell = 1;",
  'src/build/tool.ts': "import { shell } from '../shells/cli/shell.js';",
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'autoloop-floors-'));
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await write(honest);
});
afterEach(() => rm(folder, { recursive: true }));

test('imports that go down are free', async () => {
  expect(await violations()).toEqual([]);
});

test.for(Object.entries(offences))('%s', async ([rule, files]) => {
  await write(files);
  const found = await violations();
  expect(found).toContain(rule);
});

test('a rule does not reach an edge through another module either', async () => {
  await write({
    'src/core/rules/rule.ts': "import { between } from '../between.js';",
    'src/core/between.ts': "import { run } from '../edges/process/run.js';",
  });
  expect(await violations()).toContain('rules-see-no-edges');
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Names of the rules that the folder's src/ breaks. */
async function violations(): Promise<string[]> {
  const config = join(root, '.github/dependency-cruiser.cjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      config,
      '--output-type',
      'json',
      'src',
    ],
    { cwd: folder, maxBuffer: 1 << 26 },
  ).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return summary.violations.map(({ rule }) => rule.name);
}
