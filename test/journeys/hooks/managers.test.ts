import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import {
  badOrder,
  badPath,
  commitsAreChecked,
  fingerprint,
  hookNames,
  hooks,
  linesOf,
  nodeModules,
  project,
  stage,
  status,
  tracing,
  tryGit,
  writeHook,
} from './project.js';

const allActive = async (repo: string, by: string) => {
  const { hooks } = await status(repo);
  expect(Object.entries(hooks).map(([name, { active, by }]) => [name, active, by])).toEqual(
    hookNames.map((name) => [name, true, by]),
  );
};

/** A push of a bad commit, made around the other hooks, is refused. */
async function pushIsChecked(repo: string, env: Record<string, string> = {}) {
  const remote = join(await temporary(), 'remote.git');
  await git(repo, 'init', '-q', '--bare', remote);
  const good = await tryGit(repo, ['push', remote, 'HEAD:main'], env);
  expect(good).toMatchObject({ code: 0 });
  await stage(repo, { [badPath]: badOrder });
  await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
  const bad = await tryGit(repo, ['push', remote, 'HEAD:main'], env);
  expect(bad.code).toBe(1);
  expect(bad.stderr + bad.stdout).toContain('pre-push refuses');
  await git(repo, 'reset', '-q', '--hard', 'HEAD~1');
}

describe('husky, from npm', () => {
  it('9 runs its hooks and ours; nothing remains', async () => {
    const repo = await project();
    await nodeModules(repo, { husky: 'husky@^9', 'lint-staged': 'lint-staged@^16' });
    expect(await runProgram(join(repo, 'node_modules/.bin/husky'), [], { cwd: repo })).toMatchObject({ code: 0 });
    await writeFile(join(repo, '.lintstagedrc.json'), '{ "*.sh": "test -f" }\n');
    const log = join(await temporary(), 'log');
    await writeHook(join(repo, '.husky/pre-commit'), `lint-staged --quiet\necho husky >> ${log}\nexit 0\n`, 0o644);
    await writeHook(join(repo, '.husky/pre-push'), `cat >> ${log}\nexec true`, 0o644);
    const before = await fingerprint(repo);
    expect(await hooks(repo, 'install')).toMatchObject({ manager: 'husky' });
    await allActive(repo, 'husky');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await linesOf(log)).toEqual(['husky']);
    await pushIsChecked(repo);
    expect(await readFile(log, 'utf8')).toMatch(/^husky\n(?:husky\n)?HEAD \w+ refs\/heads\/main 0{40}\n$/);
    // husky writes its own part again at every `npm install`.
    await runProgram(join(repo, 'node_modules/.bin/husky'), [], { cwd: repo });
    await allActive(repo, 'husky');
    const installed = await fingerprint(repo);
    await hooks(repo, 'install');
    expect(await fingerprint(repo)).toEqual(installed);
    await hooks(repo, 'uninstall');
    const { '.husky/_/h': _, ...after } = await fingerprint(repo, [
      '.husky/pre-commit',
      '.husky/pre-push',
      '.git/hooks',
    ]);
    for (const [path, what] of Object.entries(after)) expect([path, what]).toEqual([path, before[path]]);
    expect(Object.keys(await fingerprint(repo))).toEqual(Object.keys(before));
  });

  it('8 likewise, where its own line starts the script again', async () => {
    const repo = await project();
    await nodeModules(repo, { husky: 'husky@^8' });
    await runProgram(join(repo, 'node_modules/.bin/husky'), ['install'], { cwd: repo });
    const log = join(await temporary(), 'log');
    const script = `#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\necho husky >> ${log}\n`;
    await writeHook(join(repo, '.husky/pre-commit'), script);
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    await allActive(repo, 'husky');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await linesOf(log)).toEqual(['husky']);
    await pushIsChecked(repo);
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('4 calls its scripts by the name of the hook, which they still have', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    const husky = `. "$(dirname "$0")/husky.sh"\n`;
    await writeHook(join(repo, '.git/hooks/husky.sh'), `echo "husky $(basename "$0") $*" >> ${log}\n`);
    await writeHook(join(repo, '.git/hooks/commit-msg'), `#!/bin/sh\n# husky\n\n${husky}`);
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.code).toBe(1);
    expect(await linesOf(log)).toEqual(['husky commit-msg .git/COMMIT_EDITMSG']);
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });
});

describe('lefthook, from npm', () => {
  it('runs its commands and ours; nothing remains', async () => {
    const repo = await project();
    await nodeModules(repo, { lefthook: 'lefthook@^2' });
    const lefthook = join(repo, 'node_modules/.bin/lefthook');
    const log = join(await temporary(), 'log');
    const config = `# ours\npre-commit:\n  parallel: true # fast\n  commands:\n    lint:\n      run: echo lefthook >> ${log}\n\npost-merge:\n  jobs:\n    - run: 'true'\n# the end`;
    await writeHook(join(repo, 'lefthook.yml'), config, 0o640);
    await runProgram(lefthook, ['install'], { cwd: repo });
    const before = await fingerprint(repo, ['lefthook.yml']);
    const scripts = await fingerprint(repo, ['.git/hooks/pre-commit']);
    expect(await hooks(repo, 'install')).toMatchObject({
      manager: 'lefthook',
      next: [expect.stringContaining('lefthook install')],
    });
    expect(await fingerprint(repo, ['.git/hooks/pre-commit'])).toEqual(scripts);
    expect((await status(repo)).hooks['pre-push']).toMatchObject({
      active: false,
      problem: expect.stringContaining('lefthook install'),
    });
    await runProgram(lefthook, ['install'], { cwd: repo });
    await allActive(repo, 'lefthook');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr + bad.stdout).toContain('pre-commit refuses');
    expect(await linesOf(log)).toEqual(['lefthook', 'lefthook']);
    await pushIsChecked(repo);
    const installed = await fingerprint(repo, ['lefthook.yml']);
    await hooks(repo, 'install');
    expect(await fingerprint(repo, ['lefthook.yml'])).toEqual(installed);
    expect(await hooks(repo, 'uninstall')).toMatchObject({
      next: [expect.stringMatching(/^Commit .*lefthook install$/)],
    });
    expect(await fingerprint(repo, ['lefthook.yml'])).toEqual(before);
  });

  it.each([
    ['pre-commit: { commands: { lint: { run: make } } }\n', 'cannot-edit'],
    ['pre-commit: [\n', 'cannot-edit'],
  ])('configuration that allows no lines of ours is left alone: %j', async (text, code) => {
    const repo = await project();
    await writeHook(join(repo, 'lefthook.yml'), text, 0o644);
    const before = await fingerprint(repo);
    const { code: ended, stderr } = await autoloop(repo, ['hooks', 'install']);
    expect([ended, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
    expect(await fingerprint(repo)).toEqual(before);
  });
});

describe('the framework pre-commit', () => {
  it('runs its hooks and ours, also when it is installed again on top of ours', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    const entry = `sh -c 'echo framework >> ${log}'`;
    const hook = `{ id: local, name: local, entry: "${entry}", language: system, always_run: true, pass_filenames: false }`;
    await writeFile(join(repo, '.pre-commit-config.yaml'), `repos:\n  - repo: local\n    hooks:\n      - ${hook}\n`);
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Framework');
    const install = () => runProgram('pre-commit', ['install'], { cwd: repo, env: { HOME: repo } });
    expect(await install()).toMatchObject({ code: 0 });
    const before = await fingerprint(repo);
    expect(await hooks(repo, 'install')).toMatchObject({ manager: 'git' });
    await allActive(repo, 'git');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await linesOf(log)).toEqual(['framework', 'framework']);
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);

    await hooks(repo, 'install');
    expect(await install()).toMatchObject({ code: 0 });
    const again = await commitsAreChecked(repo);
    expect(again.good).toMatchObject({ code: 0 });
    expect(again.bad.stderr + again.bad.stdout).toContain('pre-commit refuses');
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({
      active: true,
      by: 'pre-commit',
      runs_first: null,
    });
    await hooks(repo, 'uninstall');
    const { '.git/hooks/pre-commit': framework, ...others } = await fingerprint(repo, ['.git/hooks']);
    expect(Object.keys(others)).toEqual(Object.keys(before).filter((path) => /hooks(?:$|.*sample)/.test(path)));
    expect(framework).toBeDefined();
  });

  it('that moves ours aside has it run: it is active there, kept there, and taken away from there', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    await writeHook(join(repo, '.git/hooks/pre-commit'), tracing(log));
    const own = await readFile(join(repo, '.git/hooks/pre-commit'), 'utf8');
    await stage(repo, { '.pre-commit-config.yaml': 'repos: []\n' });
    await git(repo, 'commit', '-q', '-m', 'Framework');
    await hooks(repo, 'install');
    const env = { HOME: repo };
    expect(await runProgram('pre-commit', ['install'], { cwd: repo, env })).toMatchObject({ code: 0 });
    const legacy = join(repo, '.git/hooks/pre-commit.legacy');
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({
      active: true,
      by: 'pre-commit',
      path: legacy,
      runs_first: join(repo, '.git/hooks/pre-commit.autoloop-before'),
    });
    const there = await fingerprint(repo);
    expect((await hooks(repo, 'install')).hooks[0]).toEqual({ hook: 'pre-commit', path: legacy, did: 'kept' });
    expect(await fingerprint(repo)).toEqual(there);
    expect(await hooks(repo, 'uninstall')).toMatchObject({ removed: expect.arrayContaining([legacy]), kept: [] });
    expect(await readFile(legacy, 'utf8')).toBe(own);
    await stage(repo, { [badPath]: badOrder });
    const bad = await tryGit(repo, ['commit', '-m', 'Bad'], env);
    expect([bad.code, bad.stderr]).toEqual([0, expect.not.stringContaining('autoloop')]);
    expect(await linesOf(log)).toHaveLength(2);
    expect(await runProgram('pre-commit', ['uninstall'], { cwd: repo, env })).toMatchObject({ code: 0 });
    expect(await readFile(join(repo, '.git/hooks/pre-commit'), 'utf8')).toBe(own);
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({ active: false, by: null });
  });

  it('is seen to have ours from its configuration, and no second one is put beside it', async () => {
    const repo = await project();
    const entry = (hook: string, stages = '') =>
      `      - { id: ${hook}, name: a, entry: npx --no autoloop hook ${hook}, language: system${stages} }\n`;
    const config = `repos:\n  - repo: https://example.com/autoloop\n    rev: v1\n    hooks:\n      - id: autoloop-pre-push\n`;
    const local = `  - repo: local\n    hooks:\n${entry('pre-commit', ', stages: [commit]')}${entry('commit-msg')}`;
    await writeFile(join(repo, '.pre-commit-config.yaml'), config + local);
    const by = async () =>
      Object.values((await status(repo)).hooks).map((hook) => (hook.active ? hook.by : hook.problem));
    const unwritten = (hook: string) => `pre-commit has not written ${hook}: pre-commit install --hook-type ${hook}`;
    expect(await by()).toEqual([
      unwritten('pre-commit'),
      null,
      unwritten('commit-msg'),
      unwritten('pre-push'),
      null,
      null,
    ]);
    const { next } = await hooks(repo, 'install');
    expect(next).toEqual([
      'pre-commit has not written pre-push, pre-commit, commit-msg: pre-commit install --hook-type pre-push --hook-type pre-commit --hook-type commit-msg',
    ]);
    const types = ['pre-commit', 'commit-msg', 'pre-push'].flatMap((type) => ['-t', type]);
    expect(await runProgram('pre-commit', ['install', ...types], { cwd: repo, env: { HOME: repo } })).toMatchObject({
      code: 0,
    });
    const framework = 'pre-commit';
    expect(await by()).toEqual([framework, 'git', framework, framework, 'git', 'git']);
    const there = await fingerprint(repo);
    expect((await hooks(repo, 'install')).next).toEqual([]);
    expect(await fingerprint(repo)).toEqual(there);
    expect((await autoloop(repo, ['doctor'])).stdout).not.toContain('hooks-not-installed');
    const { stdout } = await autoloop(repo, ['hooks', 'uninstall']);
    expect(stdout).toContain(`Next: pre-commit still has ours run: take our entries out of ${repo}`);
  });

  it('can have ours from the file we ship', async () => {
    const repo = await project();
    const shipped = await readFile('.pre-commit-hooks.yaml', 'utf8');
    // Debian's version of the framework has former names for the stages.
    const older = (text: string) =>
      text.replace(/^ +stages: .*$/m, (line) => line.replace(/pre-(commit|merge|push)/g, '$1'));
    const entries = shipped
      .split(/^- /m)
      .slice(1)
      .map((one) => older(one.replace('language: node', 'language: system').replace(/^ +minimum.*\n/m, '')));
    const indented = entries.map((one) => `      - ${one.trimEnd().replaceAll('\n', '\n      ')}`).join('\n');
    await writeFile(join(repo, '.pre-commit-config.yaml'), `repos:\n  - repo: local\n    hooks:\n${indented}\n`);
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Framework');
    const bin = join(await temporary(), 'bin');
    await nodeModules(bin, {});
    const env = { HOME: repo, PATH: `${bin}/node_modules/.bin:${process.env.PATH}` };
    const types = ['pre-commit', 'commit-msg', 'pre-push'].flatMap((type) => ['-t', type]);
    expect(await runProgram('pre-commit', ['install', ...types], { cwd: repo, env })).toMatchObject({ code: 0 });
    await stage(repo, { 'src/a': 'a\n' });
    expect(await tryGit(repo, ['commit', '-m', 'A\n\nWork-Order: ad'], env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean `add`?'),
    });
    expect(await tryGit(repo, ['commit', '-m', 'A'], env)).toMatchObject({ code: 0 });
    await stage(repo, { [badPath]: badOrder });
    expect((await tryGit(repo, ['commit', '-m', 'Bad'], env)).stderr).toContain('pre-commit refuses');
    await git(repo, 'rm', '-q', '-f', badPath);
    await pushIsChecked(repo, env);
  });
});

describe('core.hooksPath', () => {
  it('of the project: scripts there run first, and ours can be committed for all', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    await writeHook(join(repo, '.githooks/pre-commit'), tracing(log));
    await writeHook(join(repo, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 1\n');
    await git(repo, 'config', 'core.hooksPath', '.githooks');
    const before = await fingerprint(repo);
    expect(await hooks(repo, 'install')).toMatchObject({ manager: 'git', next: [expect.stringContaining('commit')] });
    await allActive(repo, 'git');
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({
      shadowed: [join(repo, '.git/hooks/pre-commit')],
    });
    expect(await readFile(join(repo, '.githooks/pre-commit'), 'utf8')).not.toContain(repo);
    await nodeModules(repo, {});
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await linesOf(log)).toEqual(['.githooks/pre-commit [] []', '.githooks/pre-commit [] []']);
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('of one clone, outside of it', async () => {
    const repo = await project();
    const elsewhere = join(await temporary(), 'my hooks');
    const log = join(await temporary(), 'log');
    await writeHook(join(elsewhere, 'pre-commit'), tracing(log));
    await git(repo, 'config', 'core.hooksPath', elsewhere);
    const before = [await fingerprint(repo), await fingerprint(elsewhere, ['.'])];
    await hooks(repo, 'install');
    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await linesOf(log)).toHaveLength(2);
    await hooks(repo, 'uninstall');
    expect([await fingerprint(repo), await fingerprint(elsewhere, ['.'])]).toEqual(before);
  });

  it('of all the user’s repositories: nothing is put there, and what is there still runs', async () => {
    const repo = await project();
    const shared = join(await temporary(), 'shared');
    const log = join(await temporary(), 'log');
    for (const name of ['pre-commit', 'prepare-commit-msg']) await writeHook(join(shared, name), tracing(log));
    const config = join(await temporary(), 'gitconfig');
    await writeFile(config, `[core]\n\thooksPath = ${shared}\n`);
    const env = { GIT_CONFIG_GLOBAL: config };
    const before = [await fingerprint(repo), await fingerprint(shared, ['.'])];
    expect(await hooks(repo, 'install', env)).toMatchObject({ manager: 'own-folder' });
    await stage(repo, { [badPath]: badOrder });
    const bad = await tryGit(repo, ['commit', '-m', 'Bad'], env);
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('pre-commit refuses')]);
    await git(repo, 'rm', '-q', '-f', badPath);
    await stage(repo, { 'src/a': 'a\n' });
    expect(await tryGit(repo, ['commit', '-m', 'A'], env)).toMatchObject({ code: 0 });
    const ran = (await linesOf(log)).map((line) => line.replace(/ \[.*$/, '').replace(/^.*\//, ''));
    expect(ran).toEqual(['pre-commit', 'pre-commit', 'prepare-commit-msg']);
    const installed = await fingerprint(repo);
    await hooks(repo, 'install', env);
    expect(await fingerprint(repo)).toEqual(installed);
    await hooks(repo, 'uninstall', env);
    expect([await fingerprint(repo), await fingerprint(shared, ['.'])]).toEqual(before);
  });

  it('that leads to a folder which cannot be written to is said, and nothing is changed', async () => {
    const repo = await project();
    await git(repo, 'config', 'core.hooksPath', '/sys/autoloop-hooks');
    const before = await fingerprint(repo);
    const { code, stderr } = await autoloop(repo, ['hooks', 'install']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('[hook-not-written]')]);
    expect(await fingerprint(repo)).toEqual(before);
  });
});
