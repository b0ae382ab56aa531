/** How claims end, what is none, and what other machines make of them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { lookAtClaim, removeFound } from '../../../src/control/orders/claim-places.js';
import { orderPath } from '../../../src/core/rules/examples.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { ada, bob, claim, digestOf, later, noon, project, release, rulesIn, stateOf } from './claiming.js';

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
