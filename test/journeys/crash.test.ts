import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import { eventsOf } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';
import { rightDeed } from '../support/shell-agents.js';
import { teamRepository } from '../support/team.js';
import { isThorough } from '../support/thorough.js';

const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));
const recordings = { right: { '1.patch': rightPatch }, idle: { 'output.txt': 'I did nothing.\n' } };

/** One role on its own in two attempts; and several that hand over, two of them side by side, with a word sent back. */
const ways = {
  'one role': { every: 6, repository: () => sampleRepository({ recordings }), args: ['run', 'add'] },
  'several roles': {
    every: 14,
    args: ['run', 'add', '--preset', 'team', '--agent', 'worker'],
    repository: () =>
      teamRepository(
        {
          manifest: `start: [build]
completes_on: order.done
requires: [seen]
gates: [{ before: order.done, commands: acceptance, otherwise: [build] }, { before: built, commands: [unit] }]
on: { built: [left, right, judge], unfit: [build] }`,
          roles: {
            build: 'emits: [built]',
            left: 'emits: [seen]\nread_only: true',
            right: 'emits: [seen]\nread_only: true',
            judge: 'emits: [order.done, unfit]\nread_only: true\ndepends_on: [left, right]',
          },
        },
        {
          build: `[ $AUTOLOOP_ITERATION = 1 ] && echo '# more' >> src/calc.sh || ${rightDeed}; autoloop-emit built`,
          left: 'autoloop-emit other; autoloop-emit seen',
          right: 'autoloop-emit seen',
          judge: 'if grep -q " + " src/calc.sh; then autoloop-emit order.done; else autoloop-emit unfit; fi',
        },
      ),
  },
  'documents and phases': {
    every: 19,
    args: ['run', 'add', '--preset', 'team', '--agent', 'worker'],
    repository: () =>
      teamRepository(
        {
          manifest: `start: [ask]
completes_on: order.done
gates: [{ before: order.done, commands: acceptance }]
on: { asked: [build] }
phases: [{ name: first, cycles: 1, passes: 1, documents: [asked.md] }, { name: last, pass_rate: 100 }]`,
          roles: {
            ask: 'emits: [asked]\nread_only: true\ndocuments: [asked.md, missing.md]',
            build: 'emits: [order.done]\ncontext: [documents]\ndocuments: [built.json]',
          },
        },
        {
          ask: 'mkdir /outbox/documents; echo "asked in $AUTOLOOP_ITERATION" > /outbox/documents/asked.md; autoloop-emit asked',
          build: `grep -q "asked in $((AUTOLOOP_ITERATION - 1))" /inbox/documents/asked.md || exit 9
mkdir /outbox/documents; echo '[1]' > /outbox/documents/built.json
[ $AUTOLOOP_ITERATION = 2 ] && echo '# more' >> src/calc.sh || ${rightDeed}; autoloop-emit order.done`,
        },
      ),
  },
};

const runKilledAfter = (repo: string, args: string[], events: number) =>
  autoloop(repo, args, { env: { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: String(events) } });

/** What a step is about, so that two of the same are one done twice. */
const keyOf = ({ type, data }: JournalEvent): string => {
  const { at: _at, duration_ms: _ms, log: _log, ended: _ended, ...inputs } = data as unknown as Record<string, unknown>;
  return `${type} ${JSON.stringify(type === 'gate.ended' ? { ...inputs, passed: undefined } : inputs)}`;
};
const onceOnly = new Set([
  'gate.ended',
  'iteration.ended',
  'phase.measured',
  'attempt.ended',
  'attempt.imported',
  'judge.scored',
  'judge.ranked',
  'report.written',
  'run.ended',
]);

describe.each(Object.entries(ways))('kill -9 of the tool, with %s', (_, { repository, args, every }) => {
  const undisturbed = async () => {
    const repo = await repository();
    const { code, stderr } = await autoloop(repo, args);
    expect(stderr, 'an undisturbed run').not.toContain('error');
    expect(code).toBe(0);
    return eventsOf(repo);
  };

  it('after any event of the journal: resume ends the run, with nothing lost, twice or left over', async () => {
    const whole = await undisturbed();
    for (let events = 1; events < whole.length; events += isThorough ? 1 : every) {
      const repo = await repository();
      const killed = await runKilledAfter(repo, args, events);
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
