import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../src/control/check.js';
import { type ClaimRequest, claimOrder, releaseOrder } from '../../src/control/claim.js';
import { lookAtClaim, removeFound } from '../../src/control/claim-places.js';
import { clean } from '../../src/control/clean.js';
import { examine } from '../../src/control/doctor.js';
import { showOrder, statusOf } from '../../src/control/status.js';
import { order, orderPath, withOrder } from '../../src/core/rules/examples.js';
import { openRepository } from '../../src/edges/git/index.js';
import { createJournal } from '../../src/edges/journal/index.js';
import { started } from '../core/journal/a-run.js';
import { git } from '../support/run-program.js';
import { temporary } from '../support/temporary.js';
import { writeExample } from './example-files.js';

const logout = '.autoloop/work-orders/logout.md';
const ada = 'ada@example.com';
const bob = 'bob@example.com';
const noon = new Date('2026-11-20T12:00:00.000Z');
const hour = 60 * 60_000;
const later = (hours: number) => new Date(noon.getTime() + hours * hour);

/** A repository whose author is Ada, with these documents committed. */
async function project(files: Readonly<Record<string, string>> = withOrder()): Promise<string> {
  const root = join(await temporary(), 'project');
  await mkdir(root);
  await git(root, 'init', '-q', '-b', 'main');
  await git(root, 'config', 'user.name', 'Ada');
  await git(root, 'config', 'user.email', ada);
  await writeExample(root, { ...files, 'src/login/session.ts': '\n', 'src/logout/page.ts': '\n' });
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '-m', 'Orders');
  return root;
}

let claims = 0;
const nonce = () => (claims++).toString(16).padStart(32, '0');
const digestOf = async (root: string, id = 'login') => (await showOrder(root, id)).digest ?? '';
const stateOf = async (root: string, id = 'login') => (await statusOf(root, [id]))[0]?.state;

/** Ada claims `login` at noon as it stands, unless something else is said. */
async function claim(root: string, said: Partial<ClaimRequest> = {}) {
  const id = said.order ?? 'login';
  return claimOrder({
    repo: await openRepository(root),
    order: id,
    actor: ada,
    now: noon,
    nonce: nonce(),
    digest: await digestOf(root, id),
    ...said,
  });
}

const release = async (root: string, said: Partial<Parameters<typeof releaseOrder>[0]> = {}) =>
  releaseOrder({ repo: await openRepository(root), order: 'login', actor: ada, now: noon, ...said });

const rulesIn = async (root: string) => (await checkDocuments(root, { paths: [] })).findings.map(({ rule }) => rule);

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

describe('releasing', () => {
  it('is for the holder, from any work tree, or by force', async () => {
    const root = await project();
    await claim(root);
    await expect(release(root, { actor: bob })).rejects.toMatchObject({
      kind: 'refused',
      code: 'claim-of-another',
      message: expect.stringContaining('claimed by `ada@example.com`'),
      hint: expect.stringContaining('--force'),
    });
    await git(root, 'worktree', 'add', '-q', '../other');
    expect(await release(join(root, '../other'))).toEqual({ how: 'released', actor: ada });
    expect(await release(root)).toEqual({ how: 'not-claimed', actor: null });
    await claim(root);
    expect(await release(root, { actor: bob, force: true })).toEqual({ how: 'released', actor: ada });
    expect(await stateOf(root)).toBe('ready');
    await expect(release(root, { order: 'logn' })).rejects.toMatchObject({ code: 'unknown-order' });
    await expect(release(root, { order: 'log*' })).rejects.toMatchObject({ code: 'unknown-order' });
  });
});

describe('what is no claim', () => {
  const blobs: Record<string, string> = {
    'no JSON': '{',
    'no object': '[]',
    'a key too many': JSON.stringify({ ...sample(), more: 1 }),
    'a key too few': JSON.stringify({ ...sample(), nonce: undefined }),
    'about another order': JSON.stringify(sample({ order: 'logout' })),
    'no digest': JSON.stringify(sample({ order_digest: 'x' })),
    'no point in time': JSON.stringify(sample({ lease_until: '2026-13-41T99:00:00.000Z' })),
    'by nobody': JSON.stringify(sample({ actor: 'nobody' })),
    'moves the cursor': JSON.stringify(sample({ actor: 'ada\u001b[2J@example.com' })),
    'not UTF-8': '\u0000',
    'too big': JSON.stringify(sample({ worktree: 'x'.repeat(100_000) })),
    __proto__: '{"__proto__":{"order":"login"}}',
  };

  function sample(said: Record<string, string> = {}) {
    const lease_until = '2100-01-01T00:00:00.000Z';
    const base = { order: 'login', order_digest: 'a'.repeat(64), actor: ada, worktree: 'h:/x', lease_until };
    return { ...base, nonce: 'b'.repeat(32), ...said };
  }

  it.each(Object.entries(blobs))('%s: a finding and a refusal, until it is removed by force', async (name, text) => {
    const root = await project();
    const file = join(root, '../blob');
    await writeFile(file, name === 'not UTF-8' ? Buffer.from([0xff, 0xfe]) : text);
    await git(root, 'update-ref', 'refs/autoloop/claims/login', await git(root, 'hash-object', '-w', file));
    const { findings } = await checkDocuments(root, { paths: [] });
    expect(findings.map(({ rule, path, line }) => [rule, path, line])).toEqual([['claim-unreadable', orderPath, 1]]);
    expect(findings[0]?.message).not.toContain('\u001b');
    expect(await stateOf(root)).toBe('blocked');
    for (const attempt of [claim, release])
      await expect(attempt(root)).rejects.toMatchObject({ kind: 'refused', code: 'claim-unreadable' });
    expect(await release(root, { force: true })).toEqual({ how: 'released', actor: null });
    expect(await claim(root)).toMatchObject({ how: 'claimed' });
  });

  it('a torn ref is one too', async () => {
    const root = await project();
    await claim(root);
    await writeFile(join(root, '.git/refs/autoloop/claims/login'), '');
    expect(await rulesIn(root)).toEqual(['claim-unreadable']);
    await expect(claim(root)).rejects.toMatchObject({ code: 'claim-unreadable' });
    await release(root, { force: true });
    expect(await stateOf(root)).toBe('ready');
  });
});

describe('across machines', () => {
  /** Two clones of one bare repository. */
  async function clones(): Promise<[string, string]> {
    const root = await project();
    const home = await temporary();
    await git(root, 'clone', '-q', '--bare', root, join(home, 'hub.git'));
    for (const name of ['ada', 'bob']) await git(root, 'clone', '-q', join(home, 'hub.git'), join(home, name));
    return [join(home, 'ada'), join(home, 'bob')];
  }
  const remote = 'origin';

  it('the remote judges, and both see who has it', async () => {
    const [here, there] = await clones();
    const now = new Date();
    expect(await claim(here, { remote, now })).toMatchObject({ how: 'claimed' });
    await expect(claim(there, { remote, now, actor: bob })).rejects.toMatchObject({
      code: 'order-claimed',
      message: expect.stringContaining(ada),
    });
    // Who lost knows of it, without asking again.
    expect(await stateOf(there)).toBe('claimed');
    await expect(claim(there, { actor: bob, now })).rejects.toMatchObject({ code: 'order-claimed' });
    await expect(release(there, { remote, actor: bob, now })).rejects.toMatchObject({ code: 'claim-of-another' });
    expect(await claim(here, { remote, now, minutes: 60 })).toMatchObject({ how: 'renewed' });
    expect(await release(here, { remote, now })).toEqual({ how: 'released', actor: ada });
    expect(await claim(there, { remote, actor: bob, now })).toMatchObject({ how: 'claimed', claim: { actor: bob } });
    expect(await git(here, 'ls-remote', 'origin', 'refs/autoloop/*')).toContain('refs/autoloop/claims/login');
  });

  it('a lease that has run out is taken over, and who had it is told', async () => {
    const [here, there] = await clones();
    await claim(here, { remote });
    expect(await claim(there, { remote, actor: bob, now: later(3) })).toMatchObject({ how: 'taken-over' });
    await expect(claim(here, { remote, now: later(3) })).rejects.toMatchObject({
      code: 'order-claimed',
      message: expect.stringContaining(bob),
    });
  });

  it('the same person at another machine is somebody else', async () => {
    const [here, there] = await clones();
    await claim(here, { remote });
    await expect(claim(there, { remote })).rejects.toMatchObject({ code: 'order-claimed' });
    expect(await release(there, { remote })).toEqual({ how: 'released', actor: ada });
  });

  it('a claim that never left this repository counts in it', async () => {
    const [here, there] = await clones();
    const now = new Date();
    await claim(here, { now });
    await expect(claim(here, { remote, now, actor: bob })).rejects.toMatchObject({ code: 'order-claimed' });
    expect(await claim(here, { remote, now })).toMatchObject({ how: 'renewed' });
    await expect(claim(there, { remote, now, actor: bob })).rejects.toMatchObject({ code: 'order-claimed' });
  });

  it('of clones that claim at once one gets it', async () => {
    const [here, there] = await clones();
    const digest = await digestOf(here);
    const people = [ada, bob];
    const ended = await Promise.allSettled(
      [here, there].map((root, index) => claim(root, { remote, digest, actor: people[index] ?? '' })),
    );
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = ended[0]?.status === 'fulfilled' ? ada : bob;
    for (const end of ended)
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({ code: 'order-claimed', message: expect.stringContaining(winner) });
    for (const root of [here, there])
      expect(JSON.parse(await git(root, 'cat-file', 'blob', 'refs/autoloop/claims/login')).actor).toBe(winner);
  });

  it('of what was changed there since it was looked at, nothing is removed', async () => {
    const [here, there] = await clones();
    await claim(here, { remote });
    const repo = await openRepository(here);
    const found = await lookAtClaim(repo, 'login', { remote, now: noon });
    await claim(there, { remote, actor: bob, now: later(3) });
    const standing = async () => [
      await git(here, 'for-each-ref', 'refs/autoloop/claims'),
      await git(here, 'ls-remote', 'origin', 'refs/autoloop/*'),
    ];
    const before = await standing();
    expect(await removeFound(repo, 'login', found, remote)).toBe(false);
    expect(await standing()).toEqual(before);
  });

  it('a remote that is away leaves nothing claimed', async () => {
    const [here] = await clones();
    const from = await git(here, 'remote', 'get-url', 'origin');
    await writeFile(join(from, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await expect(claim(here, { remote })).rejects.toMatchObject({ code: 'claim-blocked' });
    await git(here, 'remote', 'set-url', 'origin', join(from, 'nowhere'));
    await expect(claim(here, { remote })).rejects.toMatchObject({ code: 'remote-unreachable', kind: 'environment' });
    await expect(claim(here, { remote: 'orign' })).rejects.toMatchObject({ code: 'unknown-remote', kind: 'usage' });
    expect(await stateOf(here)).toBe('ready');
  });

  it('what stands there and is no claim is refused, not taken over', async () => {
    const [here] = await clones();
    await git(here, 'push', '-q', 'origin', 'HEAD:refs/autoloop/claims/login');
    await expect(claim(here, { remote })).rejects.toMatchObject({ code: 'claim-unreadable' });
    expect(await release(here, { remote, force: true })).toEqual({ how: 'released', actor: null });
    expect(await claim(here, { remote })).toMatchObject({ how: 'claimed' });
  });
});
