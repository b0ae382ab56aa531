import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const material = resolve(import.meta.dirname, '../../templates/demo');

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'autoloop-demo-'));
  await cp(join(material, 'project'), project, { recursive: true });
  await inProject('git', 'init', '-q');
  await inProject('git', 'add', '-A');
  await inProject('git', '-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'base');
});
afterEach(() => rm(project, { recursive: true }));

test('the project has its fault, and no other test fails', async () => {
  expect(await passing()).toEqual({ unit: true, acceptance: false });
});

test('careful is right, in its own scope', async () => {
  await play('careful');
  expect(await passing()).toEqual({ unit: true, acceptance: true });
  expect(await changed()).toEqual(['CHANGELOG.md', 'src/redirect.js', 'test/unit/redirect.test.js']);
});

test('hasty passes the acceptance test and its own, and breaks another', async () => {
  await play('hasty');
  expect(await passes('node --test test/unit/redirect-safe.test.js')).toBe(true);
  expect(await passing()).toEqual({ unit: false, acceptance: true });
});

test('cheater passes what it changed, and nothing once that is put back', async () => {
  await play('cheater');
  expect(await passing()).toEqual({ unit: true, acceptance: true });
  expect(await passes('npm test')).toBe(true);
  await inProject('git', 'checkout', 'HEAD', '--', 'test/acceptance', 'package.json');
  expect(await passing()).toEqual({ unit: true, acceptance: false });
  expect(await passes('npm test'), 'the planted program answers for node').toBe(true);
});

test('packing drops nothing of the material', async () => {
  const names = (await readdir(material, { recursive: true })).map((path) => basename(path));
  expect(names.filter((name) => ['.gitignore', '.npmrc', '.npmignore', 'node_modules'].includes(name))).toEqual([]);
});

/** What the replay driver does with a recording. */
async function play(agent: string): Promise<void> {
  const recording = join(material, 'recordings', agent);
  await inProject('git', 'apply', join(recording, '1.patch'));
  if ((await readdir(recording)).includes('1.sh')) await inProject('sh', join(recording, '1.sh'));
  expect(await readFile(join(recording, 'report.md'), 'utf8')).toContain('## Verification');
}

/** Which of the order's acceptance commands pass. */
async function passing(): Promise<Record<string, boolean>> {
  const order = await readFile(join(project, '.autoloop/work-orders/sign-in-redirect.md'), 'utf8');
  const commands = [...order.matchAll(/- id: (\w+)\n {4}run: (.+)\n/g)];
  const results = commands.map(async ([, id = '', run = '']) => [id, await passes(run)] as const);
  return Object.fromEntries(await Promise.all(results));
}

async function passes(command: string): Promise<boolean> {
  return inProject('sh', '-c', command).then(
    () => true,
    () => false,
  );
}

async function changed(): Promise<string[]> {
  const { stdout } = await inProject('git', 'status', '--porcelain=v1', '--untracked-files=all');
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3))
    .sort();
}

function inProject(file: string, ...args: string[]) {
  // The project's tests are run by Node's own runner, which must not take itself for a part of this one.
  const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
  return promisify(execFile)(file, args, { cwd: project, env });
}
