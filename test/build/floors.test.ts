import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const config = join(root, '.github/dependency-cruiser.cjs');

/** What breaks each rule, by the rule's name; the first file is the one at fault. */
const offences: Record<string, Record<string, string>> = {
  'core-is-pure': { 'src/core/reads.ts': "import { readFileSync } from 'node:fs';" },
  'core-uses-pure-packages': { 'src/core/writes.ts': "import writeFileAtomic from 'write-file-atomic';" },
  'core-knows-only-core': { 'src/core/upward.ts': "import type { Down } from '../control/low.js';" },
  'rules-see-no-edges': {
    'src/core/rules/rule.ts': "import { between } from '../between.js';",
    'src/core/between.ts': "import { run } from '../edges/process/run.js';",
  },
  'edges-know-only-core': { 'src/edges/git/upward.ts': "import { down } from '../../control/low.js';" },
  'edge-rooms-are-strangers': { 'src/edges/git/sideways.ts': "import type { Other } from '../files/room.js';" },
  'control-knows-no-shell': { 'src/control/upward.ts': "export { shell } from '../shells/cli/shell.js';" },
  'control-goes-through-edges': { 'src/control/reads.ts': "import { readFile } from 'node:fs/promises';" },
  'shells-are-thin': { 'src/shells/cli/late.ts': "export const late = () => import('../../edges/files/room.js');" },
  'one-door-to-processes': { 'src/edges/git/spawns.ts': "import { spawn } from 'node:child_process';" },
  'one-door-to-git': { 'src/edges/files/git.ts': "import git from 'isomorphic-git';" },
  'product-knows-no-build': { 'src/control/builds.ts': "import '../build/tool.js';" },
  'no-cycles': {
    'src/core/a.ts': "import type { B } from './b.js';\nexport interface A { b: B }",
    'src/core/b.ts': "import type { A } from './a.js';\nexport interface B { a: A }",
  },
  'no-undeclared-packages': { 'src/edges/files/borrowed.ts': "import { parse } from 'acorn';" },
  'no-unresolved-imports': { 'src/core/lost.ts': "import { gone } from './gone.js';" },
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
let allowed: Violation[];
let found: Violation[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'autoloop-floors-'));
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await write(honest);
  allowed = await violations();
  for (const files of Object.values(offences)) await write(files);
  found = await violations();
});
afterAll(() => rm(folder, { recursive: true }));

test('imports that go down are free', () => {
  expect(allowed).toEqual([]);
});

test.for(Object.entries(offences))('%s', ([rule, files]) => {
  expect(found).toContainEqual({ rule, from: Object.keys(files)[0] });
});

test('every rule is broken here once', async () => {
  const { forbidden } = (await import(config)).default as { forbidden: { name: string }[] };
  expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(offences).sort());
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

interface Violation {
  rule: string;
  from: string;
}

/** What in the folder's src/ breaks a rule. */
async function violations(): Promise<Violation[]> {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cruise, '--config', config, '--output-type', 'json', 'src'],
    { cwd: folder, maxBuffer: 1 << 26 },
  ).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}
