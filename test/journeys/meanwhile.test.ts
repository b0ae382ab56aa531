/** What may happen to a run, and around it, between two of its steps. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';

const preload = fileURLToPath(new URL('./signal-after.mjs', import.meta.url));
const recordings = { right: { '1.patch': rightPatch }, idle: { 'output.txt': 'I did nothing.\n' } };
const serially = 'limits: { max_concurrent_attempts: 1 }\n';

const runUntil = (repo: string, type: string, signal: NodeJS.Signals) =>
  autoloop(repo, ['run', 'add'], {
    env: { NODE_OPTIONS: `--import=${preload}`, SIGNAL_AFTER: type, SIGNAL: signal },
  });

/** A run that was killed outright after its first event of a type. */
async function cutOffAfter(type: string): Promise<string> {
  const repo = await sampleRepository({ recordings, config: serially });
  expect((await runUntil(repo, type, 'SIGKILL')).signal).toBe('SIGKILL');
  return repo;
}

async function resumed(repo: string) {
  const { code, stderr } = await autoloop(repo, ['resume', 'latest']);
  const events = await eventsOf(repo);
  expect(verifyChain(events)).toMatchObject({ ok: true });
  return { code, stderr, events, last: events.at(-1) };
}

describe('stop', () => {
  // While attempts queue, while the agent's files are imported, between gates, while reports are written.
  const moments = [
    'attempt.opened',
    'role.started',
    'role.ended',
    'iteration.ended',
    'gate.started',
    'attempt.imported',
  ];
  it.each([...moments, 'judge.ranked'])('right after %s ends the run for good, and leaves nothing', async (type) => {
    const repo = await sampleRepository({ recordings, config: serially });
    const { code, stderr } = await runUntil(repo, type, 'SIGTERM');
    expect(stderr).not.toMatch(/^ {4}at /m);
    const events = await eventsOf(repo);
    expect(verifyChain(events)).toMatchObject({ ok: true });
    expect(events.at(-1)?.type).toBe('run.ended');
    if (type === 'judge.ranked') expect([0, 130]).toContain(code);
    else {
      expect(code).toBe(130);
      expect(events.at(-1)).toMatchObject({ data: { outcome: 'interrupted', reason: 'Stopped by SIGTERM' } });
      // Whoever waited in the queue has not been touched.
      expect(events.filter((event) => event.type === 'attempt.opened' && event.data.attempt === 2)).toEqual([]);
    }
    expect(await leftovers(repo)).toEqual([]);
  });
});

describe('resume', () => {
  const proves = { type: 'run.ended', data: { outcome: 'accepted-candidate' } };

  it('makes again what was deleted of its store, its worktrees and its scratch', async () => {
    for (const lost of ['.attempts', '.git/autoloop/runs/ID/scratch/base.git', '.git/autoloop/runs/ID/scratch']) {
      const repo = await cutOffAfter('role.started');
      const [id = ''] = await runIds(repo);
      await rm(join(repo, lost.replace('ID', id)), { recursive: true });
      const { code, stderr, last } = await resumed(repo);
      expect(code, `${lost}: ${stderr}`).toBe(0);
      expect(last, lost).toMatchObject(proves);
      expect(await leftovers(repo), lost).toEqual([]);
    }
  });

  it('goes by the settings it began with, whatever was committed since', async () => {
    const repo = await cutOffAfter('role.started');
    await writeFile(join(repo, '.autoloop/config.yml'), 'owners: {}\nagents: {}\n');
    await rm(join(repo, '.autoloop/work-orders/add.md'));
    await git(repo, 'commit', '-qam', 'Everything is different now');
    const { code, stderr, last } = await resumed(repo);
    expect(code, stderr).toBe(0);
    expect(last).toMatchObject(proves);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('leaves an attempt whose branch somebody moved or deleted, and tells so; the others go on', async () => {
    for (const deed of ['move', 'delete']) {
      const repo = await cutOffAfter('role.ended');
      const other = await git(repo, 'commit-tree', '-m', 'Mine', 'HEAD^{tree}', '-p', 'HEAD');
      if (deed === 'move') await git(repo, 'update-ref', 'refs/heads/autoloop/add/1', other);
      else await git(repo, 'update-ref', '-d', 'refs/heads/autoloop/add/1');
      const { code, stderr, events, last } = await resumed(repo);
      const ends = events.flatMap(({ type, data }) =>
        type === 'attempt.ended' || type === 'attempt.discarded' ? [`${data.attempt}: ${data.reason}`] : [],
      );
      expect([0, 1], `${deed}: ${stderr}\n${ends.join('\n')}`).toContain(code);
      expect(last?.type, deed).toBe('run.ended');
      expect(ends.filter((end) => end.startsWith('2: ')).length, deed).toBeGreaterThan(0);
      if (deed === 'move') {
        expect(ends.join('\n'), deed).toMatch(/^1: .*autoloop\/add\/1/m);
        expect(await git(repo, 'rev-parse', 'autoloop/add/1')).toBe(other);
      }
      expect(await leftovers(repo), deed).toEqual([]);
    }
  });
});
