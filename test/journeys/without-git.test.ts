import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { config, configPath, order, orderPath } from '../../src/core/rules/examples.js';
import { autoloop, git } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

/** A project with history, faults in what is committed, staged and on disc, each another, and a run nobody made. */
async function project(): Promise<string> {
  const repo = join(await temporary('autoloop without ü'), 'repo');
  const commit = async (files: Record<string, string>, message: string) => {
    await writeFiles(repo, files);
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', message);
  };
  await git(join(repo, '..'), 'init', '-q', '-b', 'main', 'repo');
  await commit({ [configPath]: config(), [orderPath]: order(), 'src/login/a.ts': 'a\n' }, 'First');
  await git(repo, 'gc', '-q');
  await commit({ [orderPath]: order({ owner: 'committed' }) }, 'Second');
  await writeFiles(repo, { [orderPath]: order({ owner: 'staged' }) });
  await git(repo, 'add', '-A');
  await writeFiles(repo, { [orderPath]: order({ owner: 'on-disc' }) });
  return repo;
}

const noted = 'Checked without Git: The git command could not be started.';

describe('on a machine without git', () => {
  it.each([
    ['check', 'on-disc', []],
    ['check', 'staged', ['--staged']],
    ['check', 'committed', ['--range', 'HEAD~1..HEAD']],
  ])('%s finds what is %s as it does with git, and says what it cannot know', async (command, owner, args) => {
    const repo = await project();
    const env = { PATH: await temporary('nothing-on-path') };
    const withGit = await autoloop(repo, [command, '--json', ...args]);
    const without = await autoloop(repo, [command, '--json', ...args], { env });
    const { notes, ...told } = JSON.parse(without.stdout);
    expect(without.code).toBe(1);
    expect(withGit.stdout).toContain(`\`${owner}\``);
    expect(told).toEqual({ ...JSON.parse(withGit.stdout), notes: undefined });
    expect(notes).toEqual([expect.stringContaining(noted)]);
  });

  it('status says where every order stands', async () => {
    const repo = await project();
    const withGit = await autoloop(repo, ['status', '--json']);
    const without = await autoloop(repo, ['status', '--json'], { env: { PATH: await temporary('nothing-on-path') } });
    expect(without).toEqual(withGit);
    expect(withGit.code).toBe(0);
  });

  it('what needs git says so, and so does a repository that only git can read', async () => {
    const repo = await project();
    const env = { PATH: await temporary('nothing-on-path') };
    const run = await autoloop(repo, ['run', 'login'], { env });
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('[git-missing]');
    await git(repo, 'update-index', '--index-version', '4');
    const staged = await autoloop(repo, ['check', '--staged'], { env });
    expect(staged.code).toBe(3);
    expect(staged.stderr).toContain('cannot be read without it: its index has version 4');
    const files = await autoloop(repo, ['check'], { env });
    expect(files.code).toBe(1);
    expect(files.stdout).toContain('cannot be read without it: its index has version 4');
  });
});
