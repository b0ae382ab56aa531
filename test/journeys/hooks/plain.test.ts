import { access, chmod, constants, copyFile, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, cliPath, git, runProgram, startAutoloop } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import {
  badOrder,
  badPath,
  commitsAreChecked,
  fingerprint,
  hookNames,
  hooks,
  linesOf,
  project,
  stage,
  status,
  tracing,
  tryGit,
  writeHook,
} from './project.js';

const hookIn = (repo: string, name: string) => join(repo, '.git/hooks', name);

describe('hooks in .git/hooks', () => {
  it('are installed, refuse, are uninstalled, and leave nothing behind', async () => {
    const repo = await project();
    const before = await fingerprint(repo);
    expect(await hooks(repo, 'install')).toMatchObject({ manager: 'git', kept_aside: [], next: [] });
    const found = await status(repo);
    for (const name of hookNames)
      expect(found.hooks[name]).toMatchObject({ active: true, by: 'git', program: cliPath, runs_first: null });
    const installed = await fingerprint(repo);
    const again = await hooks(repo, 'install');
    expect(again.hooks.map(({ did }: { did: string }) => did)).toEqual(hookNames.map(() => 'kept'));
    expect(await fingerprint(repo)).toEqual(installed);

    const { good, bad } = await commitsAreChecked(repo);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain(`${badPath}:`);
    expect(bad.stderr).toContain('pre-commit refuses');
    expect(await git(repo, 'log', '-1', '--format=%s')).toBe('More');

    expect((await hooks(repo, 'uninstall')).kept).toEqual([]);
    expect(await fingerprint(repo)).toEqual(before);
    expect((await hooks(repo, 'uninstall')).removed).toEqual([]);
  });

  it('run what was there with its name, arguments, input and exit code, and bring it back as it was', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    for (const name of ['pre-commit', 'commit-msg', 'post-commit', 'pre-push'])
      await writeHook(hookIn(repo, name), tracing(log));
    await writeHook(hookIn(repo, 'post-merge'), tracing(log, 'exit 0', '#!/bin/sh -e'));
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    expect((await status(repo)).hooks['pre-push']).toMatchObject({
      active: true,
      runs_first: `${hookIn(repo, 'pre-push')}.autoloop-before`,
    });
    await git(repo, 'init', '-q', '--bare', '../remote.git');
    await git(repo, 'remote', 'add', 'origin', '../remote.git');
    await stage(repo, { 'src/a': 'a\n' });
    expect(await tryGit(repo, ['commit', '-m', 'A'])).toMatchObject({ code: 0 });
    const pushed = await tryGit(repo, ['push', 'origin', 'main']);
    expect(pushed).toMatchObject({ code: 0 });
    const head = await git(repo, 'rev-parse', 'HEAD');
    expect(await linesOf(log)).toEqual([
      '.git/hooks/pre-commit [] []',
      '.git/hooks/commit-msg [.git/COMMIT_EDITMSG] []',
      '.git/hooks/post-commit [] []',
      `.git/hooks/pre-push [origin ../remote.git] [refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}]`,
    ]);
    // Ours gets the same input.
    await stage(repo, { [badPath]: badOrder });
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
    const refused = await tryGit(repo, ['push', 'origin', 'main']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('pre-push refuses');

    await hooks(repo, 'uninstall');
    const { '.git/config': _, ...after } = await fingerprint(repo);
    const { '.git/config': __, ...expected } = before;
    expect(after).toEqual(expected);
  });

  it.each([
    ['ends in exec', '#!/bin/sh\necho first >> "$LOG"\nexec true\n', 0],
    ['refuses with a code of its own', '#!/bin/sh\necho first >> "$LOG"\nexit 7\n', 1],
    ['has no shebang', 'echo first >> "$LOG"\n', 0],
    [
      'is a script of another language',
      '#!/usr/bin/env node\nrequire("fs").appendFileSync(process.env.LOG, "first\\n");\n',
      0,
    ],
    ['sets -e and fails', '#!/bin/sh\nset -e\necho first >> "$LOG"\nfalse\necho never >> "$LOG"\n', 1],
    ['uses variables of ours', '#!/bin/sh\nhook=x; program=y; before=z; refs=q\necho first >> "$LOG"\n', 0],
  ])('run one that %s, and then ours', async (_, text, code) => {
    const repo = await project();
    const env = { LOG: join(await temporary(), 'log') };
    await writeHook(hookIn(repo, 'pre-commit'), text);
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    await stage(repo, { [badPath]: badOrder });
    const bad = await tryGit(repo, ['commit', '-m', 'Bad'], env);
    expect(bad.code).toBe(1);
    expect(bad.stderr.includes('pre-commit refuses')).toBe(code === 0);
    expect(await linesOf(env.LOG)).toEqual(['first']);
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('run a binary and a symbolic link, and pass over what Git passed over', async () => {
    const repo = await project();
    await copyFile('/bin/false', hookIn(repo, 'commit-msg'));
    const target = join(await temporary(), 'shared-hook');
    await writeHook(target, '#!/bin/sh\necho linked "$0"\n');
    await symlink(target, hookIn(repo, 'pre-commit'));
    await writeHook(hookIn(repo, 'post-commit'), '#!/bin/sh\necho never\n', 0o644);
    await symlink('nowhere', hookIn(repo, 'pre-push'));
    const before = await fingerprint(repo);
    await hooks(repo, 'install');
    await stage(repo, { 'src/a': 'a\n' });
    const { code, stderr, stdout } = await tryGit(repo, ['commit', '-m', 'A']);
    expect(code).toBe(1);
    expect(stderr + stdout).toContain('linked .git/hooks/pre-commit');
    expect(stderr + stdout).not.toContain('never');
    await hooks(repo, 'uninstall');
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('that somebody changed since are kept aside, not lost', async () => {
    const repo = await project();
    await writeHook(hookIn(repo, 'pre-commit'), '#!/bin/sh\n');
    await hooks(repo, 'install');
    const edited = `${await readFile(hookIn(repo, 'pre-commit'), 'utf8')}echo mine\n`;
    await writeFile(hookIn(repo, 'pre-commit'), edited);
    const aside = `${hookIn(repo, 'pre-commit')}.autoloop-edited`;
    expect((await hooks(repo, 'install')).kept_aside).toEqual([aside]);
    expect(await readFile(aside, 'utf8')).toBe(edited);
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({ active: true, runs_first: expect.anything() });
    await writeFile(hookIn(repo, 'pre-commit'), edited);
    expect((await hooks(repo, 'uninstall')).kept).toEqual([expect.stringContaining('.autoloop-edited-2')]);
    expect(await readFile(hookIn(repo, 'pre-commit'), 'utf8')).toBe('#!/bin/sh\n');
  });

  it('that another tool put its own in the place of are reported, and nothing of either is lost', async () => {
    const repo = await project();
    await writeHook(hookIn(repo, 'pre-commit'), '#!/bin/sh\necho old\n');
    await hooks(repo, 'install');
    await writeHook(hookIn(repo, 'pre-commit'), '#!/bin/sh\necho new\n');
    expect((await status(repo)).hooks['pre-commit']).toMatchObject({
      active: false,
      problem: 'another hook was put in the place of ours',
    });
    const { code, stderr } = await autoloop(repo, ['hooks', 'install']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('[hook-left-behind]')]);
    expect((await hooks(repo, 'uninstall')).kept).toEqual([expect.stringContaining('.autoloop-before')]);
    expect(await readFile(hookIn(repo, 'pre-commit'), 'utf8')).toContain('new');
    expect(await readFile(`${hookIn(repo, 'pre-commit')}.autoloop-before`, 'utf8')).toContain('old');
  });

  it('are all installed or none', async () => {
    const repo = await project();
    await writeHook(hookIn(repo, 'pre-commit'), '#!/bin/sh\n');
    await mkdir(hookIn(repo, 'post-merge.autoloop-new/x'), { recursive: true });
    const before = await fingerprint(repo);
    const { code, stderr } = await autoloop(repo, ['hooks', 'install']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('[hook-not-written]')]);
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('survive a kill at any moment: what was there always runs, and both ways lead out', async () => {
    const repo = await project();
    const log = join(await temporary(), 'log');
    for (const name of hookNames) await writeHook(hookIn(repo, name), tracing(log));
    const before = await fingerprint(repo);
    const killed = { NODE_OPTIONS: `--import ${new URL('./kill-at.mjs', import.meta.url).pathname}` };
    const cut = async (action: string, step: number) =>
      (await startAutoloop(repo, ['hooks', action], { env: { ...killed, KILL_AT: `${step}` } }).outcome).signal;
    const whatWasThereRuns = async () => {
      const count = (await linesOf(log)).length;
      await git(repo, 'commit', '-q', '--no-verify', '--allow-empty', '-m', 'A');
      expect((await linesOf(log)).length).toBe(count + 1);
      for (const name of hookNames) await access(hookIn(repo, name), constants.X_OK);
    };
    // Every step by which the first hook is put in place or taken away, and some by which the others are.
    for (const step of [1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 21]) {
      expect(await cut('install', step)).toBe('SIGKILL');
      await whatWasThereRuns();
      if (step % 2 === 0) await hooks(repo, 'install');
      await cut('uninstall', step);
      await whatWasThereRuns();
      await hooks(repo, 'uninstall');
      expect(await fingerprint(repo)).toEqual(before);
    }
  });

  it('serve linked worktrees, find the tool from subfolders and in the main one, under every shell', async () => {
    const repo = await project({ name: `rüpo "quoted" o'brien $HOME` });
    await hooks(repo, 'install');
    const linked = join(await temporary(), 'linked tree');
    await git(repo, 'worktree', 'add', '-q', '-b', 'side', linked);
    const { good, bad } = await commitsAreChecked(linked);
    expect(good).toMatchObject({ code: 0 });
    expect(bad.stderr).toContain('pre-commit refuses');
    await stage(repo, { [badPath]: badOrder });
    const below = await tryGit(join(repo, 'src'), ['commit', '-m', 'Bad'], { PATH: '/usr/bin:/bin' });
    expect(below.stderr).toContain('pre-commit refuses');
    // The project's own comes first, for linked worktrees too.
    await mkdir(join(repo, 'node_modules/.bin'), { recursive: true });
    await writeHook(join(repo, 'node_modules/.bin/autoloop'), '#!/bin/sh\necho "own $*"\n');
    for (const place of [repo, join(repo, 'docs'), linked]) {
      await stage(linked, { [badPath]: badOrder });
      expect((await tryGit(place, ['commit', '-m', 'Own'])).stderr).toContain('own hook pre-commit');
    }
    expect((await status(linked)).hooks['pre-commit']?.program).toBe(join(repo, 'node_modules/.bin/autoloop'));
    for (const shell of [['dash'], ['busybox', 'sh'], ['bash', '--posix']]) {
      const [program = '', ...args] = shell;
      const ran = await runProgram(program, [...args, hookIn(repo, 'pre-push'), 'origin', 'x y'], {
        cwd: repo,
        stdin: 'a b c d\n',
      });
      expect([shell, ran]).toEqual([
        shell,
        expect.objectContaining({ code: 0, stderr: 'own hook pre-push origin x y\n' }),
      ]);
    }
  });

  it('let a clone without the tool commit, and say so; a tool that fails is no check', async () => {
    const repo = await project();
    await hooks(repo, 'install');
    const shim = hookIn(repo, 'pre-commit');
    const text = await readFile(shim, 'utf8');
    await writeFile(shim, text.replace(/^known_program=.*$/m, `known_program='/nowhere/cli.js'`));
    await stage(repo, { [badPath]: badOrder });
    const message = hookIn(repo, 'commit-msg');
    await writeFile(
      message,
      (await readFile(message, 'utf8')).replace(/^known_program=.*$/m, `known_program='/no.js'`),
    );
    const without = await tryGit(repo, ['commit', '-m', 'Bad\n\nWork-Order: add'], { PATH: '/usr/bin:/bin' });
    expect([without.code, without.stderr.match(/not installed here/g)]).toEqual([0, ['not installed here']]);
    expect(without.stderr).toContain(
      'autoloop: not installed here, so pre-commit did nothing. Install it (npm pack in a clone',
    );

    const broken = join(await temporary(), 'broken.js');
    await writeFile(broken, 'throw new Error("boom")\n');
    await rename(shim, `${shim}.old`);
    await writeFile(shim, text.replace(/^known_program=.*$/m, `known_program='/nowhere'`));
    await chmod(shim, 0o755);
    await mkdir(join(repo, 'node_modules/.bin'), { recursive: true });
    await writeHook(join(repo, 'node_modules/.bin/autoloop'), '#!/bin/sh\nexit 3\n');
    await stage(repo, { 'src/b': 'b\n' });
    const failed = await tryGit(repo, ['commit', '-m', 'B']);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('the pre-commit hook itself failed (exit code 3), so nothing was checked');
    expect(failed.stderr).toContain('--no-verify');
  });
});

it('the script is one that shellcheck has nothing to say about', async () => {
  const repo = await project();
  await hooks(repo, 'install');
  const { stdout } = await runProgram('shellcheck', [hookIn(repo, 'pre-push')], { cwd: repo });
  expect(stdout).toBe('');
});
