import { afterEach, describe, expect, it } from 'vitest';
import { stagedChange } from '../../../src/edges/git/index.js';
import { openRepository } from '../../../src/edges/git/repository.js';
import { commit, git, repository, temporary, write } from './scene.js';

const fails = (dir: string, args: string[]) => expect(() => git(dir, args)).toThrow();

/** A branch that HEAD is on, and one beside it, which change the same line. */
async function diverged() {
  const scene = await repository({ 'a.txt': 'base\n' });
  const { dir } = scene;
  git(dir, ['checkout', '-q', '-b', 'autoloop/login/1']);
  const side = commit(dir, { 'a.txt': 'side\n', 'side.txt': 'side\n' });
  git(dir, ['checkout', '-q', 'main']);
  const main = commit(dir, { 'a.txt': 'main\n' });
  return { ...scene, side, main };
}

describe('what is staged', () => {
  it('before the first commit is all of the index', async () => {
    const dir = temporary();
    git(dir, ['init', '-q', '-b', 'start']);
    write(dir, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
    git(dir, ['add', 'a.txt']);
    git(dir, ['add', '-N', 'b.txt']);
    const id = git(dir, ['rev-parse', ':a.txt']);
    expect(await stagedChange(await openRepository(dir))).toMatchObject({
      commit: null,
      parents: [],
      branch: 'start',
      files: [{ path: 'a.txt', status: 'added', before: [], after: id }],
    });
  });

  it('with a conflict is no removal', async () => {
    const { repo, dir, side, main } = await diverged();
    fails(dir, ['merge', '-q', 'autoloop/login/1']);
    expect(await stagedChange(repo)).toMatchObject({
      parents: [main, side],
      files: [{ path: 'a.txt', status: 'changed', after: null }],
    });
  });

  it('in a merge is what is as on neither side', async () => {
    const { repo, dir, side, main } = await diverged();
    fails(dir, ['merge', '-q', 'autoloop/login/1']);
    write(dir, { 'a.txt': 'both\n' });
    git(dir, ['add', 'a.txt']);
    expect(await stagedChange(repo)).toMatchObject({
      parents: [main, side],
      branch: 'main',
      files: [{ path: 'a.txt', status: 'changed', before: [expect.any(String), expect.any(String)] }],
      taken: [{ path: 'side.txt', status: 'added', before: [] }],
    });
  });

  it.each([['--merge'], ['--apply']])('while a branch is rebased (%s) is on that branch', async (how) => {
    const { repo, dir, main } = await diverged();
    git(dir, ['checkout', '-q', 'autoloop/login/1']);
    fails(dir, ['rebase', '-q', how, 'main']);
    const change = await stagedChange(repo);
    expect(change).toMatchObject({ parents: [main], branch: 'autoloop/login/1' });
    git(dir, ['rebase', '--abort']);
    git(dir, ['checkout', '-q', '--detach']);
    expect(await stagedChange(repo)).toMatchObject({ branch: null });
  });
});

describe('its author', () => {
  const known = { ...process.env };
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in known)) delete process.env[name];
  });

  it.each([
    ['Grace Hopper', 'grace@example.com'],
    [' ,Zoë <odd>, ', '<z@e>'],
    ['agent/claude@attempt-1', 'claude@attempt-1.invalid'],
    ['Jr.', 'j.@e.'],
    ['', 'only@mail'],
  ])('is whom Git would write down: %j %j', async (name, email) => {
    const { repo, dir } = await repository();
    process.env.GIT_AUTHOR_NAME = name;
    process.env.GIT_AUTHOR_EMAIL = email;
    const { author } = await stagedChange(repo);
    let [written = '', address = ''] = ['', ''];
    try {
      git(dir, ['commit', '-q', '--allow-empty', '-m', 'x']);
      [written = '', address = ''] = git(dir, ['log', '-1', '--format=%an%n%ae']).split('\n');
    } catch {
      // Git commits for nobody either.
    }
    expect(author).toEqual({ name: written, email: address });
  });

  it('is whom the configuration names, where nobody else is', async () => {
    const { repo } = await repository();
    expect((await stagedChange(repo)).author).toEqual({ name: 'Ada', email: 'ada@example.com' });
  });
});
