import { describe, expect, it } from 'vitest';
import type { WorkOrder } from '../../../src/core/documents/types.gen.js';
import { commandProof, judgeAgain, measurementsOf } from '../../../src/core/evidence/judgement.js';
import { noHead } from '../../../src/core/journal/chain.js';
import { sealEvent } from '../../../src/core/journal/event.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import type { AttemptState, RunState } from '../../../src/core/journal/state.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import { entriesOf, type Sample } from './sample-run.js';

const sample: Sample = {
  run: 'r1',
  order: 'o',
  orderDigest: '1'.repeat(64),
  orderSha256: '2'.repeat(64),
  policy: { sha256: '3'.repeat(64), bytes: 2 },
  base: { commit: 'a'.repeat(40), tree: 'b'.repeat(40) },
  commands: ['test', 'lint'],
  repeats: 2,
  attempts: [
    { commit: 'c'.repeat(40), tree: 'd'.repeat(40), failing: [] },
    { commit: 'e'.repeat(40), tree: 'f'.repeat(40), failing: ['lint'] },
  ],
};
const policy = { repeats: 2, retries: 1 };
const order = { acceptance_commands: sample.commands.map((id) => ({ id, run: id })) } as WorkOrder;

/** The state of the sample run, changed afterwards as a forger would who seals the chain again. */
function stateOf(forge: (state: RunState) => void = () => {}): RunState {
  const events: JournalEvent[] = [];
  let head = noHead;
  for (const [type, data] of entriesOf(sample)) {
    const { event } = sealEvent(head, { run: sample.run, type, data, at: '2026-11-20T10:00:00.000Z' });
    events.push(event as JournalEvent);
    head = event;
  }
  const state = foldRun(events);
  forge(state);
  return state;
}

const attempt = (state: RunState, index: number) => state.attempts[index] as AttemptState;

describe('judgeAgain', () => {
  it('agrees with what an honest judge recorded', () => {
    expect(judgeAgain(stateOf(), order, policy)).toEqual({ how: 'same' });
  });

  it('sees another winner', () => {
    const forged = stateOf(({ ranking }) => {
      if (ranking) ranking.winner = 2;
    });
    expect(judgeAgain(forged, order, policy)).toMatchObject({
      how: 'ranking-differs',
      difference: { pointer: '/winner', left: 2, right: 1 },
    });
  });

  it('sees a standing that the measurements do not give', () => {
    const forged = stateOf((state) => Object.assign(attempt(state, 1).score ?? {}, { standing: 'candidate' }));
    expect(judgeAgain(forged, order, policy)).toMatchObject({
      how: 'score-differs',
      attempt: 2,
      difference: { pointer: '/standing', left: 'candidate', right: 'out' },
    });
  });

  it('sees an attempt that was never scored', () => {
    const forged = stateOf((state) => {
      attempt(state, 1).score = null;
    });
    expect(judgeAgain(forged, order, policy)).toMatchObject({ how: 'score-differs', attempt: 2 });
  });

  it('does not count a gate that ran on another tree', () => {
    const forged = stateOf((state) => Object.assign(attempt(state, 0).gates[1] ?? {}, { tree: '0'.repeat(40) }));
    expect(judgeAgain(forged, order, policy)).toMatchObject({ how: 'score-differs', attempt: 1 });
  });

  it('sees that nothing was ranked', () => {
    const forged = stateOf((state) => {
      state.ranking = null;
    });
    expect(judgeAgain(forged, order, policy)).toEqual({ how: 'unranked' });
  });

  it('judges by the policy it is given', () => {
    expect(judgeAgain(stateOf(), order, { repeats: 3, retries: 1 })).toMatchObject({ how: 'score-differs' });
  });
});

describe('commandProof', () => {
  const measured = (state = stateOf()) => measurementsOf(attempt(state, 0));

  it('is proved by as many passing runs as the policy asks', () => {
    expect(commandProof(measured(), 'test', 2)).toEqual({ how: 'passed', runs: 2 });
  });

  it('is not proved by fewer, nor by none', () => {
    expect(commandProof(measured(), 'test', 3)).toEqual({ how: 'too-few', runs: 2, wanted: 3 });
    expect(commandProof(measured(), 'other', 0)).toEqual({ how: 'too-few', runs: 0, wanted: 1 });
  });

  it('is not proved when one run failed', () => {
    const gates = measured();
    Object.assign(gates.find((gate) => gate.command === 'test' && gate.repeat === 2) ?? {}, { passed: false });
    expect(commandProof(gates, 'test', 1)).toEqual({ how: 'failed', repeat: 2 });
  });

  it('counts no repeat twice', () => {
    const gates = measured().map((gate) => ({ ...gate, repeat: 1 }));
    expect(commandProof(gates, 'test', 2)).toEqual({ how: 'too-few', runs: 1, wanted: 2 });
  });

  it('counts no run on another tree', () => {
    const state = stateOf();
    for (const gate of attempt(state, 0).gates) gate.tree = '0'.repeat(40);
    expect(commandProof(measured(state), 'test', 1)).toMatchObject({ how: 'too-few', runs: 0 });
  });

  it('counts no run of another attempt, not even on the same tree', () => {
    const state = stateOf();
    const [own, other] = [attempt(state, 0), attempt(state, 1)];
    other.gates = own.gates.map((gate) => ({ ...gate, subject: 'attempt-2' }));
    own.gates = [];
    expect(commandProof(measured(state), 'test', 2)).toMatchObject({ how: 'too-few', runs: 0 });
  });
});
