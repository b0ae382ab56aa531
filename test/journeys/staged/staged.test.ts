import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configPath } from '../../../src/core/rules/examples.js';
import { autoloop, cliPath, git } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import { a, b, conflicting, type Finding, findingsIn, lines, owners, scene, version } from './scene.js';
import { states } from './states.js';
import { waysToCommit } from './ways-to-commit.js';

/** What `check` says of a checkout of this commit, of the documents that it changed against its first parent. */
async function afterwards(repo: string, commit: string): Promise<{ whole: Finding[]; range: Finding[] }> {
  const folder = join(await temporary(), 'checkout');
  await git(repo, 'clone', '-q', '--shared', '--no-checkout', repo, folder);
  await git(folder, 'checkout', '-q', '--detach', await git(repo, 'rev-parse', commit));
  const changed = await git(repo, 'diff-tree', '-r', '--no-renames', '--name-only', '-z', `${commit}^1`, commit);
  const touched = new Set(changed.split('\0'));
  const [files, range] = await Promise.all([
    autoloop(folder, ['check', '--json']),
    autoloop(repo, ['check', '--range', `${commit}^1..${commit}`, '--json']),
  ]);
  const whole = findingsIn(files.stdout).filter(({ path }) => touched.has(path));
  return { whole, range: findingsIn(range.stdout) };
}

describe('the hook sees what is committed', () => {
  it.each(Object.entries({ ...waysToCommit, ...states }))(
    '%s',
    async (_, { init, act, commit = 'HEAD', commits, rules, isInFiles = true }) => {
      const { said, ...here } = await scene(init);
      await act(here);
      const found = await said();
      const { whole, range } = await afterwards(here.repo, commit);
      expect(owners(found)).toEqual(commits);
      if (rules) expect(found.map(({ rule }) => rule).sort()).toEqual(rules);
      expect(lines(found)).toEqual(lines(range));
      if (isInFiles) expect(lines(found)).toEqual(lines(whole));
    },
  );

  it('in the first commit', async () => {
    const { repo, run, said } = await scene();
    await run(['checkout', '-q', '--orphan', 'fresh']);
    await run(['rm', '-q', '--cached', b]);
    await run(['commit', '-qm', 'x']);
    expect(owners(await said())).toEqual(['v-a0']);
    expect(await git(repo, 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('when one is amended, of which Git tells what is new in it', async () => {
    const { run, write, said } = await scene();
    await write({ [a]: version('v-a1') });
    await run(['commit', '-qam', 'x']);
    await write({ [b]: version('v-b1') });
    await run(['commit', '-qa', '--amend', '--no-edit']);
    expect(owners(await said())).toEqual(['v-b1']);
  });

  it('in a merge without conflicts, which changes nothing of its own, and answers for what it brings together', async () => {
    const { run, write, said } = await scene();
    await run(['checkout', '-q', '-b', 'side']);
    await write({ [a]: version('v-a-side') });
    await run(['commit', '-qam', 'Side']);
    await run(['checkout', '-q', 'main']);
    await write({ [b]: version('v-b-main') });
    await run(['commit', '-qam', 'Main']);
    expect(owners(await said())).toEqual(['v-b-main']);
    await run(['merge', '-q', '--no-edit', 'side']);
    expect(owners(await said())).toEqual(['v-a-side', 'v-b-main']);
  });
});

describe('what cannot be committed, or not be read', () => {
  const check = async (repo: string, ...args: string[]) => {
    const { code, stdout } = await autoloop(repo, ['check', '--json', ...args]);
    return { code, found: findingsIn(stdout).map(({ path, rule, message }) => `${path} ${rule}: ${message}`) };
  };
  const unreadable = (path: string, why: string) => `${path} unreadable-document: The file ${why}`;

  it('is one finding for each document that a merge left in several versions', async () => {
    const here = await scene();
    const { repo, run, write } = here;
    await conflicting(here, ['merge', '-q', 'side']);
    await run(['checkout', '-q', '--merge', '--', a]);
    await write({ [b]: version('v-b-not-staged') });
    expect(await check(repo, '--staged')).toEqual({
      code: 1,
      found: [unreadable(a, 'has a conflict that is not resolved')],
    });
  });

  it('is a document too large to be one, staged or committed, and none that is beside it', async () => {
    const { repo, run, write } = await scene();
    await write({ [a]: version('v-a1'), [b]: `${version('v-b1')}${' '.repeat(17 * 2 ** 20)}` });
    await run(['commit', '-qam', 'x', '--no-verify']);
    const found = [unreadable(b, `has ${Buffer.byteLength(version('v-b1')) + 17 * 2 ** 20} bytes`)];
    const { found: range } = await check(repo, '--range', 'HEAD^..HEAD');
    expect(range.filter((line) => line.startsWith(b))).toEqual(found);
    expect(range.some((line) => line.includes('v-a1'))).toBe(true);
    await run(['reset', '-q', '--soft', 'HEAD^']);
    expect((await check(repo, '--staged')).found).toEqual(range);
  });

  it('is a document that a partial clone does not have, which is not fetched', async () => {
    const { repo, run } = await scene();
    await run(['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(repo, '../clone');
    await run(['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repo}`, clone]);
    await run(['-C', clone, 'read-tree', 'HEAD']);
    const missing = async () =>
      (await git(clone, 'rev-list', '--objects', '--missing=print', 'HEAD')).match(/^\?.*$/gm);
    await git(
      clone,
      'update-ref',
      'refs/heads/empty',
      await git(clone, 'commit-tree', '-m', 'x', await git(clone, 'mktree')),
    );
    const before = await missing();
    expect(before).toHaveLength(4);
    const { code, found } = await check(clone, '--range', 'empty..HEAD');
    expect(code).toBe(1);
    const lacking = 'is not in this repository, which lacks some of its objects';
    expect(found).toEqual([configPath, a, b].map((path) => unreadable(path, lacking)));
    expect(await missing()).toEqual(before);
  });
});

describe('where there are no files', () => {
  it('a server refuses a push whose documents break a rule, before it takes it', async () => {
    const { repo, run, write } = await scene();
    const server = join(repo, '../server.git');
    await run(['clone', '-q', '--bare', repo, server]);
    const hook = `#!/bin/sh
while read old new ref; do
  "${process.execPath}" "${cliPath}" check --range "$old..$new" || exit 1
done
`;
    await writeFiles(join(server, 'hooks'), { 'pre-receive': hook });
    await write({ 'src/login/b.ts': 'b\n' });
    await run(['add', '-A']);
    await run(['commit', '-qm', 'x']);
    await run(['push', '-q', server, 'main']);
    await write({ [a]: version('v-a1') });
    await run(['commit', '-qam', 'x']);
    await expect(run(['push', '-q', server, 'main'])).rejects.toThrow('v-a1');
    expect(await git(server, 'rev-parse', 'main')).toBe(await git(repo, 'rev-parse', 'HEAD^'));
  });

  it('what is staged and what lies there is not asked for', async () => {
    const { repo, run } = await scene();
    const server = join(repo, '../server.git');
    await run(['clone', '-q', '--bare', repo, server]);
    for (const args of [['check'], ['check', '--staged']]) {
      const { code, stderr } = await autoloop(server, args);
      expect(code).toBe(3);
      expect(stderr).toContain('is a bare repository: it has no files');
    }
  });
});
