import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import { eventsOf } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';
import { isThorough } from '../support/thorough.js';

const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));
const recordings = { right: { '1.patch': rightPatch }, idle: { 'output.txt': 'I did nothing.\n' } };

const runKilledAfter = (repo: string, events: number) =>
  autoloop(repo, ['run', 'add'], { env: { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: String(events) } });

/** What a step is about, so that two of the same are one done twice. */
const keyOf = ({ type, data }: JournalEvent): string => {
  const { at: _at, duration_ms: _ms, log: _log, ended: _ended, ...inputs } = data as unknown as Record<string, unknown>;
  return `${type} ${JSON.stringify(type === 'gate.ended' ? { ...inputs, passed: undefined } : inputs)}`;
};
const onceOnly = new Set([
  'gate.ended',
  'iteration.ended',
  'attempt.ended',
  'attempt.imported',
  'judge.scored',
  'judge.ranked',
  'report.written',
  'run.ended',
]);

describe('kill -9 of the tool', async () => {
  const undisturbed = async () => {
    const repo = await sampleRepository({ recordings });
    const { code, stderr } = await autoloop(repo, ['run', 'add']);
    expect(stderr, 'an undisturbed run').not.toContain('error');
    expect(code).toBe(0);
    return eventsOf(repo);
  };

  it('after any event of the journal: resume ends the run, with nothing lost, twice or left over', async () => {
    const whole = await undisturbed();
    for (let events = 1; events < whole.length; events += isThorough ? 1 : 4) {
      const repo = await sampleRepository({ recordings });
      const killed = await runKilledAfter(repo, events);
      expect(killed.signal, `kill after event ${events}`).toBe('SIGKILL');
      const before = await eventsOf(repo);
      expect(before).toHaveLength(events);

      const resumed = await autoloop(repo, ['resume', 'latest']);
      const after = await eventsOf(repo);
      const told = after.map(({ seq, type, data }) => `${seq} ${type} ${JSON.stringify(data).slice(0, 300)}`);
      const where = `killed after event ${events}: ${resumed.stderr}\n${told.join('\n')}`;
      expect(resumed.code, where).toBe(0);
      expect(after.slice(0, events), where).toEqual(before);
      expect(verifyChain(after), where).toMatchObject({ ok: true });
      const steps = after.filter((event) => onceOnly.has(event.type)).map(keyOf);
      expect(steps.length, where).toBe(new Set(steps).size);
      expect(after.at(-1), where).toMatchObject({ type: 'run.ended', data: { outcome: 'accepted-candidate' } });
      expect(after.find((event) => event.type === 'judge.ranked')?.data, where).toEqual(
        whole.find((event) => event.type === 'judge.ranked')?.data,
      );
      expect(await leftovers(repo), where).toEqual([]);
    }
  }, 600_000);
});
