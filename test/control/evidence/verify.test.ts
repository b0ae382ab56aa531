import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import {
  type OrderVerification,
  type ReplayRequest,
  type Verification,
  verify,
} from '../../../src/control/evidence/verify.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { decidable, orderId } from './decidable.js';
import { edit } from './tampering.js';
import { accept, cloneOf, closedAt, lasting, only, order } from './verifying.js';

let closed: Repository;

beforeAll(async () => {
  closed = await closedAt(join(await lasting(), 'project'));
});

const stepsOf = ({ steps }: OrderVerification) => Object.fromEntries(steps.map(({ name, ok }) => [name, ok]));

describe('an untouched record', () => {
  it('is verified from a clone alone, step by step', async () => {
    const verified = await only(await cloneOf(closed));
    expect(verified).not.toHaveProperty('first_fault');
    expect(stepsOf(verified)).toEqual({
      documents: true,
      unchanged: true,
      journal: true,
      reports: true,
      decision: true,
      attestation: true,
      policy: true,
      // Nobody signed: that is said, and is not a failure.
      signatures: null,
      statements: true,
      commit: true,
      change: true,
      tests: true,
      ranking: true,
      criteria: true,
    });
    expect(verified.ok).toBe(true);
  });

  it('is verified when asked for by its id, and no other id is taken', async () => {
    const dir = await cloneOf(closed);
    expect((await verify(dir, { orders: [orderId, orderId] })).orders).toHaveLength(1);
    const hint = expect.stringContaining('`fix-add`');
    await expect(verify(dir, { orders: ['fix-ad'] })).rejects.toMatchObject({
      kind: 'usage',
      code: 'not-closed',
      hint,
    });
    await expect(verify(dir, { orders: ['nope'] })).rejects.toMatchObject({ kind: 'usage', code: 'unknown-order' });
  });

  it('may see its order change where that is no part of the contract', async () => {
    const dir = await cloneOf(closed);
    await edit(order, (text) => text.replace('state: ready', 'state: draft\npriority: low'))(dir);
    await git(dir, 'commit', '-q', '-a', '-m', 'Priorities');
    expect(await only(dir)).toMatchObject({ ok: true });
  });

  it('is verified after other work, merged from a branch', async () => {
    const dir = await cloneOf(closed);
    await git(dir, 'switch', '-q', '-c', 'side', 'HEAD~1');
    await git(dir, 'commit', '-q', '--allow-empty', '-m', 'Side');
    await git(dir, 'merge', '-q', '--no-ff', '-m', 'Merge', 'origin/main');
    expect(await only(dir)).toMatchObject({ ok: true });
  });

  it('is not vouched for by Git before it is committed, and that is said', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    await review(repo, orderId, accept);
    await close(repo, orderId, { commit: false });
    const verified = await only(repo.root);
    expect(verified.ok).toBe(true);
    expect(stepsOf(verified)).toMatchObject({ unchanged: null, ranking: true });
  });

  it('in a shallow clone, says what cannot be told', async () => {
    const dir = await cloneOf(closed, '--depth', '1', '--no-local');
    const verified = await only(dir);
    expect(stepsOf(verified)).toMatchObject({
      unchanged: null,
      policy: null,
      statements: true,
      commit: null,
      change: null,
      criteria: null,
    });
    expect(verified.ok).toBe(true);
  });

  it('there may be none', async () => {
    const repo = await decidable(join(await temporary(), 'project'));
    const result: Verification = await verify(repo.root);
    expect(result).toEqual({ orders: [] });
  });
});

describe('replay', () => {
  it('is asked for the accepted tree under the policy of the run, and must come to the same', async () => {
    const dir = await cloneOf(closed);
    let asked: ReplayRequest | undefined;
    const verified = await only(dir, {
      replay: async (request) => {
        asked = request;
        return [{ command: 'unit', verdict: 'passed' }];
      },
    });
    expect(verified).toMatchObject({ ok: true });
    expect(verified.steps.at(-1)).toMatchObject({ name: 'replay', ok: true });
    expect(asked?.accepted.tree).toBe(await git(dir, 'rev-parse', `origin/autoloop/${orderId}/1^{tree}`));
    expect(JSON.parse(asked?.policy ?? '')).toMatchObject({ judge: { repeats: 2 } });
  });

  it.each([
    ['fails now', [{ command: 'unit', verdict: 'failed' }] as const],
    ['is flaky now', [{ command: 'unit', verdict: 'flaky' }] as const],
    ['was left out', []],
  ])('names a command that %s', async (_, replayed) => {
    const found = await only(await cloneOf(closed), { replay: async () => replayed });
    expect(found.first_fault).toMatchObject({ step: 'replay', reason: expect.stringContaining('`unit`') });
  });
});
