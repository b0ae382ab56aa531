import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimFacts, isOrphaned } from '../../../src/control/check/live-facts.js';
import { openRepository, swapClaim, writeClaim } from '../../../src/edges/git/index.js';
import { createJournal, openJournal } from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

const run = '20261120T100000Z-login-abc123';

async function repository() {
  const root = await temporary();
  await git(root, 'init', '-q');
  return openRepository(root);
}

describe('a run', () => {
  it('is orphaned once its process is gone, and not when it was paused or has ended', async () => {
    const repo = await repository();
    const first = await createJournal(join(repo.root, '.git'), run);
    await first.append('run.started', { ...started, run_id: run, order: 'login' });
    expect(await isOrphaned(repo, run)).toBe(false);
    await first.close();
    expect(await isOrphaned(repo, run)).toBe(true);
    const second = await openJournal(repo.commonDir, run);
    expect(await isOrphaned(repo, run)).toBe(false);
    await second.append('run.paused', { reason: 'Paused by a person' });
    await second.close();
    expect(await isOrphaned(repo, run)).toBe(false);
    const third = await openJournal(repo.commonDir, run);
    await third.append('run.ended', { outcome: 'interrupted', reason: 'Stopped' });
    await third.close();
    expect(await isOrphaned(repo, run)).toBe(false);
  });
});

describe('a claim', () => {
  it('has run out from the moment that its lease names', async () => {
    const repo = await repository();
    const lease_until = '2026-11-20T12:00:00.000Z';
    const said = { order: 'login', order_digest: 'a'.repeat(64), actor: 'ada@example.com', worktree: 'desk:/project' };
    const claim = { ...said, lease_until, nonce: '0'.repeat(32) };
    await swapClaim(repo, 'login', null, await writeClaim(repo, JSON.stringify(claim)));
    await swapClaim(repo, 'logout', null, await writeClaim(repo, JSON.stringify(claim)));
    const unreadableClaims = [{ order: 'logout', problem: 'it is about `login`' }];
    const at = async (now: string) => claimFacts(repo, new Date(now));
    expect(await at('2026-11-20T11:59:59.999Z')).toEqual({ claims: [{ ...claim, expired: false }], unreadableClaims });
    expect(await at(lease_until)).toEqual({ claims: [{ ...claim, expired: true }], unreadableClaims });
  });
});
