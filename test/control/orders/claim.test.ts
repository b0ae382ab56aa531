import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/control/doctor/clean.js';
import { examine } from '../../../src/control/doctor/doctor.js';
import { type ClaimRequest, claimOrder } from '../../../src/control/orders/claim.js';
import { showOrder } from '../../../src/control/orders/status.js';
import { order, orderPath, withOrder } from '../../../src/core/rules/examples.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { createJournal } from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';
import { git } from '../../support/run-program.js';
import { writeExample } from '../check/example-files.js';
import {
  ada,
  bob,
  claim,
  digestOf,
  hour,
  later,
  logout,
  nonce,
  noon,
  project,
  release,
  rulesIn,
  stateOf,
} from './claiming.js';

describe('claiming', () => {
  it('takes an order that is ready, for whoever Git says it is, until the lease runs out', async () => {
    const root = await project();
    const now = new Date();
    const { actor: _, ...request } = { ...(await requestOf(root)), now };
    const { how, claim: made } = await claimOrder(request);
    expect(how).toBe('claimed');
    expect(made).toMatchObject({ order: 'login', actor: process.env.GIT_AUTHOR_EMAIL ?? ada });
    expect(made.worktree).toMatch(/.:\/.*\/project$/);
    expect(made.order_digest).toBe(await digestOf(root));
    expect(made.lease_until).toBe(new Date(now.getTime() + 2 * hour).toISOString());
    expect(await stateOf(root)).toBe('claimed');
    expect(JSON.parse(await git(root, 'cat-file', 'blob', 'refs/autoloop/claims/login'))).toEqual(made);
  });

  const requestOf = async (root: string): Promise<ClaimRequest> => ({
    repo: await openRepository(root),
    order: 'login',
    now: noon,
    nonce: nonce(),
    digest: await digestOf(root),
  });

  it('again by the same actor from the same work tree renews it', async () => {
    const root = await project();
    await claim(root);
    const renewed = await claim(root, { actor: 'Ada <ADA@example.com>', now: later(1), minutes: 30 });
    expect(renewed).toMatchObject({ how: 'renewed', claim: { actor: ada, lease_until: later(1.5).toISOString() } });
    // Late is better than never, as long as nobody else came.
    expect(await claim(root, { now: later(9) })).toMatchObject({ how: 'renewed' });
  });

  it('is refused to everybody else, and to its holder elsewhere, until the lease has run out', async () => {
    const root = await project();
    await claim(root);
    await git(root, 'worktree', 'add', '-q', '../other');
    const elsewhere = join(root, '../other');
    for (const other of [() => claim(root, { actor: bob }), () => claim(elsewhere)])
      await expect(other()).rejects.toMatchObject({
        kind: 'refused',
        code: 'order-claimed',
        message: expect.stringMatching(
          /^Claiming `login` is refused: it is claimed by `ada@example\.com` in `.*project` until 2026-11-20 14:00 UTC/,
        ),
        hint: expect.stringContaining('autoloop release login'),
      });
    await expect(claim(root, { actor: bob, now: new Date(later(2).getTime() - 1) })).rejects.toThrow('refused');
    expect(await claim(root, { actor: bob, now: later(2) })).toMatchObject({
      how: 'taken-over',
      claim: { actor: bob },
    });
  });

  it('asks for the digest of the contract as it stands, and does not tell it', async () => {
    const root = await project();
    const digest = await digestOf(root);
    const { digest: _, ...without } = await requestOf(root);
    for (const [request, code] of [
      [without, 'contract-not-presented'],
      [{ ...without, digest: 'a'.repeat(64) }, 'contract-differs'],
      [{ ...without, digest: digest.slice(0, 11) }, 'contract-differs'],
      [{ ...without, digest: `${digest.slice(0, 12)}z` }, 'contract-differs'],
    ] as const) {
      const refused = await claimOrder(request).catch((error: Error & { hint: string }) => error);
      expect(refused).toMatchObject({ kind: 'refused', code, hint: expect.stringContaining('autoloop show login') });
      expect(JSON.stringify([(refused as Error).message, (refused as { hint: string }).hint])).not.toContain(digest);
    }
    expect(await stateOf(root)).toBe('ready');
  });

  it('takes the first twelve digits of the digest or more, as the command says that is shown beside the contract', async () => {
    const root = await project();
    const digest = await digestOf(root);
    const { next } = await showOrder(root, 'login');
    expect(next).toEqual(['autoloop run login', `autoloop claim login --digest ${digest.slice(0, 12)}`]);
    const { claim: made } = await claim(root, { digest: digest.slice(0, 12).toUpperCase() });
    expect(made.order_digest).toBe(digest);
  });

  it('says what comes next, which is to commit what is not committed', async () => {
    const root = await project();
    expect((await claim(root)).next).toBe('autoloop run login');
    await writeFile(join(root, orderPath), order({ goal: 'Another.' }));
    expect((await claim(root)).next).toBe(`git add ${orderPath} && git commit -m "Order login"`);
    await writeFile(join(root, orderPath), order({ granularity: 'no-dispatch' }));
    expect((await claim(root)).next).toBe('autoloop new report login');
  });

  it('takes only what waits to be taken up', async () => {
    const states = {
      draft: order({ state: 'draft' }),
      withdrawn: order({ state: 'withdrawn' }),
      blocked: order({ depends_on: '[login]' }),
    };
    for (const [state, text] of Object.entries(states)) {
      const root = await project(withOrder({ [logout]: text }));
      await expect(claim(root, { order: 'logout' })).rejects.toMatchObject({
        code: 'order-not-claimable',
        message: expect.stringContaining(`Claiming \`logout\` is refused: it is ${state}: `),
      });
    }
    const root = await project(withOrder({ [orderPath]: order({ goal: null }) }));
    await expect(claim(root)).rejects.toMatchObject({ code: 'order-not-claimable' });
    await expect(claim(root, { order: 'logn', digest: '' })).rejects.toMatchObject({ code: 'unknown-order' });
  });

  it('is for people who can be named; agents get their names from the tool', async () => {
    const root = await project();
    for (const [actor, code] of [
      ['', 'actor-unknown'],
      ['  ', 'actor-unknown'],
      ['nobody@example.com', 'actor-unknown'],
      ['a b@example.com', 'actor-unknown'],
      ['a\u202e@example.com', 'actor-unknown'],
      ['claude', 'actor-not-minted'],
      ['agent/claude@attempt-1', 'actor-not-minted'],
    ] as const) {
      await expect(claim(root, { actor }), actor).rejects.toMatchObject({ kind: 'refused', code });
      await expect(release(root, { actor }), actor).rejects.toMatchObject({ kind: 'refused', code });
    }
    for (const minutes of [0, -1, 1.5, 7 * 24 * 60 + 1, Number.NaN])
      await expect(claim(root, { minutes })).rejects.toMatchObject({ code: 'lease-out-of-range' });
  });

  it('of two orders that write in one work tree takes one', async () => {
    const text = order({ allowed_scope: '[src/logout/**]' });
    const root = await project(withOrder({ [logout]: text }));
    const now = new Date();
    await claim(root, { now });
    const second = claim(root, { order: 'logout', now });
    await expect(second).rejects.toMatchObject({ code: 'workspace-shared', hint: expect.stringContaining('worktree') });
    await git(root, 'worktree', 'add', '-q', '../other');
    expect(await claim(join(root, '../other'), { order: 'logout', now })).toMatchObject({ how: 'claimed' });
    expect(await rulesIn(root)).toEqual([]);
  });

  it('takes a report beside the work it is about', async () => {
    const root = await project(withOrder({ [logout]: order({ mode: 'report-only', allowed_scope: '[]' }) }));
    const now = new Date();
    await claim(root, { now });
    expect(await claim(root, { order: 'logout', now })).toMatchObject({ how: 'claimed' });
    expect(await rulesIn(root)).toEqual([]);
  });

  it('of ten who claim at once one gets it, and the others are told who', async () => {
    const root = await project();
    const digest = await digestOf(root);
    const people = Array.from({ length: 10 }, (_, index) => `person-${index}@example.com`);
    const ended = await Promise.allSettled(people.map((actor) => claim(root, { actor, digest })));
    const won = ended.flatMap((end, index) => (end.status === 'fulfilled' ? [people[index]] : []));
    expect(won).toHaveLength(1);
    for (const end of ended)
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({ code: 'order-claimed', message: expect.stringContaining(won[0] ?? '') });
  });
});

describe('a contract that is edited while it is claimed', () => {
  it('is an error, until its holder claims it as it is now', async () => {
    const root = await project();
    const now = new Date();
    await claim(root, { now });
    await writeExample(root, { [orderPath]: order({ goal: 'Something else.' }) });
    expect(await rulesIn(root)).toEqual(['contract-changed']);
    expect(await stateOf(root)).toBe('blocked');
    await expect(claim(root, { actor: bob, now })).rejects.toMatchObject({ code: 'order-claimed' });
    expect(await claim(root, { now })).toMatchObject({ how: 'renewed' });
    expect(await rulesIn(root)).toEqual([]);
  });
});

describe('a lease that has run out', () => {
  it('is a warning, and holds nobody up', async () => {
    const root = await project();
    await claim(root);
    await claim(root, { now: new Date(Date.now() - 3 * hour) });
    expect(await rulesIn(root)).toEqual(['claim-expired']);
    expect(await stateOf(root)).toBe('ready');
    expect(await release(root, { actor: bob, now: new Date() })).toEqual({ how: 'released', actor: ada });
    expect(await rulesIn(root)).toEqual([]);
  });
});

describe('what nobody holds any more', () => {
  it('is named by clean and doctor, and removed by neither', async () => {
    const root = await project(withOrder({ [logout]: order({ allowed_scope: '[src/logout/**]' }) }));
    const repo = await openRepository(root);
    const named = async () =>
      (await clean(repo, { dryRun: false, force: true, caches: false, now: new Date() })).filter(
        ({ kind }) => kind === 'claim',
      );
    const diagnosis = async () => (await examine(root, {})).find(({ subject }) => subject === 'claims');
    await claim(root, { now: new Date() });
    expect(await named()).toEqual([]);
    expect(await diagnosis()).toMatchObject({ state: 'good' });
    await git(root, 'update-ref', 'refs/autoloop/claims/logout', 'HEAD');
    const lapsed = new Date(Date.now() - 3 * hour);
    await claim(root, { now: lapsed });
    const ran = `the claim of \`ada@example.com\` ran out at ${new Date(lapsed.getTime() + 2 * hour).toISOString()}`;
    const torn = 'it cannot be read: it is no blob of the size of a claim';
    expect(await named()).toEqual([
      { kind: 'claim', name: 'login', kept: `${ran}: autoloop release login` },
      { kind: 'claim', name: 'logout', kept: `${torn}: autoloop release logout --force` },
    ]);
    expect(await diagnosis()).toMatchObject({
      state: 'warning',
      found: `login: ${ran}\nlogout: ${torn}`,
      advice: 'autoloop release login\nautoloop release logout --force',
    });
    expect(await named()).toHaveLength(2);
  });
});

it('a claim on what waits for nobody any more is not renewed', async () => {
  const root = await project();
  await claim(root);
  await writeFile(join(root, orderPath), order({ state: 'draft' }));
  await expect(claim(root)).rejects.toMatchObject({ code: 'order-not-claimable' });
});

describe('while its run goes on', () => {
  it('the holder may renew a claim, and nobody may claim', async () => {
    const root = await project();
    await claim(root);
    const order_digest = await digestOf(root);
    const run_id = '20261120T100000Z-login-abc123';
    const journal = await createJournal(join(root, '.git'), run_id);
    await journal.append('run.started', { ...started, run_id, order: 'login', order_digest });
    expect(await stateOf(root)).toBe('running');
    expect(await claim(root, { now: later(1) })).toMatchObject({ how: 'renewed' });
    await release(root);
    await expect(claim(root)).rejects.toMatchObject({ code: 'order-not-claimable' });
    await journal.close();
  });
});
