import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { branchTips, parentsOf } from '../../../src/edges/git/graph.js';
import { commit, git, repository, sceneAt, temporary } from './scene.js';

test('parents are told down to the common ancestor of the floor, and of an unrelated floor down to the roots', async () => {
  const { dir, repo, base } = await repository();
  const one = commit(dir, { a: '1' });
  const two = commit(dir, { a: '2' });
  git(dir, ['switch', '-q', '-c', 'side', one]);
  const side = commit(dir, { b: '1' });
  git(dir, ['switch', '-q', 'main']);
  git(dir, ['merge', '-q', '-m', 'Merge', 'side']);
  const merge = git(dir, ['rev-parse', 'HEAD']);
  const parents = await parentsOf(repo, [merge], [two, side]);
  expect([...parents].map(([id, said]) => [id, said.length])).toEqual([
    [merge, 2],
    ...[...parents.keys()].slice(1, 3).map((id) => [id, 1]),
    [one, 1],
  ]);
  expect(new Set(parents.keys())).toEqual(new Set([merge, two, side, one]));
  expect((await parentsOf(repo, [merge], [base])).has(base)).toBe(true);
  git(dir, ['switch', '-q', '--orphan', 'other']);
  const other = commit(dir, { c: '1' });
  expect(new Set((await parentsOf(repo, [merge], [one, other])).keys())).toEqual(
    new Set([merge, two, side, one, base, other]),
  );
  expect(await parentsOf(repo, [], [])).toEqual(new Map());
});

test('a floor of many commits is no longer than a command line', async () => {
  const { dir, repo, base } = await repository();
  const floor = Array.from({ length: 230 }, (_, index) =>
    git(dir, ['commit-tree', '-p', base, '-m', String(index), `${base}^{tree}`]),
  );
  expect((await parentsOf(repo, [base], floor)).size).toBe(231);
});

test('branches are told of this repository and of remotes, whatever their names', async () => {
  const { dir, base } = await repository();
  git(dir, ['branch', 'team/login']);
  const clone = path.join(temporary('clone'), 'clone');
  mkdirSync(clone);
  git(clone, ['clone', '-q', '-o', 'our/server', dir, '.']);
  git(clone, ['branch', 'team/logout']);
  const { repo } = await sceneAt(clone);
  expect(await branchTips(repo)).toEqual([
    { name: 'main', remote: null, commit: base },
    { name: 'team/logout', remote: null, commit: base },
    { name: 'main', remote: 'our/server', commit: base },
    { name: 'team/login', remote: 'our/server', commit: base },
  ]);
  for (const name of ['our', 'our/server/two']) git(clone, ['config', `remote.${name}.url`, dir]);
  git(clone, ['update-ref', 'refs/remotes/our/server/two/main', base]);
  expect((await branchTips(repo)).filter(({ remote }) => remote !== null)).toEqual([
    { name: 'main', remote: 'our/server', commit: base },
    { name: 'team/login', remote: 'our/server', commit: base },
    { name: 'main', remote: 'our/server/two', commit: base },
  ]);
});
