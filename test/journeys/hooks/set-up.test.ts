import { describe, expect, it } from 'vitest';
import { project as emptyProject } from '../../support/project.js';
import { autoloop, git } from '../../support/run-program.js';
import { badOrder, badPath, fingerprint, hookNames, hooks, project, stage, status, tryGit } from './project.js';

const diagnosis = async (repo: string) => {
  const { diagnoses } = JSON.parse((await autoloop(repo, ['doctor', '--json'])).stdout);
  return diagnoses.find(({ subject }: { subject: string }) => subject === 'hooks');
};

describe('hooks where a repository is set up', () => {
  it('init --hooks installs them, and says before where', async () => {
    const repo = await emptyProject();
    const before = await fingerprint(repo);
    const dry = await autoloop(repo, ['init', '--hooks', '--dry-run']);
    for (const name of hookNames) expect(dry.stdout).toContain(`would write: .git/hooks/${name}\n`);
    expect(await fingerprint(repo)).toEqual(before);
    const { stdout, code } = await autoloop(repo, ['init', '--hooks']);
    expect(code).toBe(0);
    for (const name of hookNames) expect(stdout).toContain(`written: .git/hooks/${name}\n`);
    expect((await autoloop(repo, ['init', '--hooks'])).stdout).toContain('kept as it is: .git/hooks/pre-push\n');
    await stage(repo, { [badPath]: badOrder });
    expect((await tryGit(repo, ['commit', '-m', 'Bad'])).code).toBe(1);
    await autoloop(repo, ['hooks', 'uninstall']);
    expect(await fingerprint(repo)).toEqual(before);
  });

  it('doctor says which are missing', async () => {
    const repo = await project();
    expect(await diagnosis(repo)).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('[hooks-not-installed]'),
      advice: 'autoloop hooks install',
    });
    await hooks(repo, 'install');
    expect(await diagnosis(repo)).toMatchObject({ state: 'good' });
    await git(repo, 'config', 'core.hooksPath', 'elsewhere');
    expect(await diagnosis(repo)).toMatchObject({ state: 'warning' });
    expect((await status(repo)).hooks['pre-push']).toMatchObject({
      active: false,
      shadowed: [`${repo}/.git/hooks/pre-push`],
    });
  });

  it.each([
    [['hook', 'pre-comit'], 2, 'Did you mean `pre-commit`?'],
    [['hook', 'commit-msg', 'nowhere'], 2, '[no-message]'],
    [['hooks', 'instal'], 2, 'instal'],
  ])('%j is refused with what was meant', async (args, code, said) => {
    const { code: ended, stderr } = await autoloop(await project(), args);
    expect([ended, stderr]).toEqual([code, expect.stringContaining(said)]);
  });
});
