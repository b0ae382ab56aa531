import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply } from '../../../src/control/evidence/apply.js';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { statusOf } from '../../../src/control/orders/status.js';
import { recordPaths } from '../../../src/core/documents/paths.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { copyOf, decidable, orderId } from './decidable.js';

const branch = `autoloop/${orderId}/accepted`;
let home: string;
let undecided: Repository;
let closed: Repository;
let commit: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'autoloop-apply-'));
  undecided = await decidable(join(home, 'undecided'));
  closed = await copyOf(undecided, join(home, 'closed'));
  await review(closed, orderId, { decision: 'accept', reason: 'Good', met: ['readable'] });
  await close(closed, orderId);
  commit = await git(closed.root, 'rev-parse', `autoloop/${orderId}/1`);
});

afterAll(() => rm(home, { recursive: true }));

const fresh = async (): Promise<Repository> => copyOf(closed, join(await temporary(), 'project'));
const at = (repo: Repository, ref: string) => git(repo.root, 'rev-parse', ref);

async function refused(repo: Repository, options: { branch?: string }, error: object): Promise<void> {
  const refs = () => git(repo.root, 'for-each-ref');
  const before = await refs();
  await expect(apply(repo, orderId, options)).rejects.toMatchObject({ kind: 'refused', ...error });
  expect(await refs()).toBe(before);
}

describe('apply', () => {
  it('creates the branch at the accepted commit, and leaves HEAD and files alone', async () => {
    const repo = await fresh();
    const before = [await at(repo, 'HEAD'), await git(repo.root, 'status', '--porcelain=v2', '--branch')];
    expect(await apply(repo, orderId)).toEqual({ how: 'created', branch, commit });
    expect(await at(repo, branch)).toBe(commit);
    expect([await at(repo, 'HEAD'), await git(repo.root, 'status', '--porcelain=v2', '--branch')]).toEqual(before);
    expect(await apply(repo, orderId)).toEqual({ how: 'already-there', branch, commit });
  });

  it('fast-forwards a branch that lies behind', async () => {
    const repo = await fresh();
    await git(repo.root, 'branch', 'feature', `${commit}~1`);
    expect(await apply(repo, orderId, { branch: 'feature' })).toEqual({ how: 'moved', branch: 'feature', commit });
    expect(await at(repo, 'feature')).toBe(commit);
  });

  it('does not take commits away from a branch', async () => {
    const repo = await fresh();
    await git(repo.root, 'branch', 'feature', `autoloop/${orderId}/2`);
    const hint = expect.stringContaining(`git merge ${commit}`);
    await refused(repo, { branch: 'feature' }, { code: 'not-fast-forward', hint });
  });

  it('does not touch a branch that is checked out, here or in another worktree', async () => {
    const repo = await fresh();
    await refused(
      repo,
      { branch: 'main' },
      {
        code: 'branch-checked-out',
        hint: expect.stringMatching(/: autoloop apply fix-add && git -C "[^"]+" merge autoloop\/fix-add\/accepted$/),
      },
    );
    const linked = join(await temporary(), 'linked');
    await git(repo.root, 'worktree', 'add', '-q', '-b', branch, linked, `${commit}~1`);
    await refused(repo, {}, { code: 'branch-checked-out', message: expect.stringContaining(linked) });
  });

  it('does not tell to apply what was merged', async () => {
    const repo = await fresh();
    const next = async () => (await statusOf(repo.root, [orderId]))[0]?.next;
    expect(await next()).toEqual([`autoloop verify ${orderId}`, `autoloop apply ${orderId}`]);
    await apply(repo, orderId);
    await git(repo.root, 'merge', '-q', branch);
    expect(await next()).toEqual([`autoloop verify ${orderId}`]);
  });

  it('applies nothing that is not closed as accepted', async () => {
    const repo = await copyOf(undecided, join(await temporary(), 'project'));
    await refused(repo, {}, { code: 'not-accepted', hint: expect.stringContaining('autoloop close') });
    await close(repo, orderId, { result: 'hold' });
    await refused(repo, {}, { code: 'not-accepted' });
    await expect(apply(repo, 'fix-ad')).rejects.toMatchObject({ code: 'unknown-order' });
  });

  it('applies nothing whose evidence was touched', async () => {
    const repo = await fresh();
    const { journal } = recordPaths(orderId);
    await appendFile(join(repo.root, journal), '\n');
    await refused(repo, {}, { code: 'evidence-refuted', message: expect.stringContaining(journal) });
  });
});
