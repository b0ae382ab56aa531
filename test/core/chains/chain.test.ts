import { describe, expect, it } from 'vitest';
import { asStep } from '../../../src/core/chains/as-step.js';
import { layOut, nameOfChain, presetsIn } from '../../../src/core/chains/chain.js';
import { heirOf } from '../../../src/core/chains/heir.js';
import { type ChainRun, nextInChain } from '../../../src/core/chains/next.js';
import type { RunState } from '../../../src/core/journal/state.js';
import { assemblePreset, type Preset } from '../../../src/core/presets/preset.js';

const chains: Record<string, string[]> = {
  whole: ['spec', 'inner', 'review'],
  inner: ['code', 'test'],
  a: ['b'],
  b: ['a'],
};
const named = (name: string) => (chains[name] ? { chain: chains[name] } : undefined);
const chainOf = (name: string, limits = {}) => layOut(name, { chain: chains[name] ?? name.split('+'), limits }, named);

describe('laying a chain out', () => {
  it('puts chains in chains in a row, and says how deep each step stands', () => {
    expect(chainOf('whole').steps).toEqual([
      { preset: 'spec', depth: 1 },
      { preset: 'code', depth: 2 },
      { preset: 'test', depth: 2 },
      { preset: 'review', depth: 1 },
    ]);
    expect(chainOf('whole').limits).toEqual({ steps: 10, failures: 0, minutes: null });
  });

  it.each([
    ['a', {}, 'chain-circular'],
    ['whole', { depth: 1 }, 'chain-too-deep'],
    ['whole', { steps: 3 }, 'chain-too-long'],
  ])('refuses %s with %o: %s', (name, limits, code) => {
    expect(() => chainOf(name, limits)).toThrow(expect.objectContaining({ code, kind: 'configuration' }));
  });

  it('knows presets that were only named by their name', () => {
    expect(presetsIn(nameOfChain(['spec', 'code']))).toEqual(['spec', 'code']);
    expect(presetsIn('spec')).toBeUndefined();
  });
});

/** A run of a step that took a minute; `outcome` and `heir` as they matter. */
const ran = (
  step: number,
  outcome: ChainRun['outcome'],
  heir: number | null,
  more: Partial<ChainRun> = {},
): ChainRun => ({
  run_id: `run-${step}`,
  step,
  outcome,
  heir,
  continues: null,
  minutes: 1,
  ...more,
});

describe('what comes next in a chain', () => {
  const chain = chainOf('spec+code');
  const patient = chainOf('spec+code', { failures: 1 });
  const from = { run_id: 'run-1', attempt: 2 };

  it.each<[string, ChainRun[], object]>([
    ['the first step', [], { do: 'start', step: 1, continues: null, parent: null, minutes: null }],
    ['a step that did not end', [ran(1, null, null)], { do: 'resume', run_id: 'run-1' }],
    ['a step that hands over', [ran(1, 'no-candidate', 2)], { do: 'start', step: 2, continues: from, parent: 'run-1' }],
    ['a step that hands nothing over', [ran(1, 'no-candidate', null)], { do: 'end', how: 'step-failed' }],
    ['a stopped step', [ran(1, 'interrupted', 2)], { do: 'end', how: 'interrupted' }],
    ['the last step', [ran(1, 'held', 2), ran(2, 'accepted-candidate', 1)], { do: 'end', how: 'finished' }],
    ['the last step, held', [ran(1, 'held', 2), ran(2, 'held', 1)], { do: 'end', how: 'finished' }],
    ['the last step, unproved', [ran(1, 'held', 2), ran(2, 'no-candidate', 1)], { do: 'end', how: 'step-failed' }],
  ])('after %s', (_, runs, next) => {
    expect(nextInChain(chain, runs)).toMatchObject(next);
  });

  it('runs a failed step again from where it began, as often as the chain allows', () => {
    const runs = [ran(1, 'held', 2), ran(2, 'stalled', null, { continues: from })];
    expect(nextInChain(patient, runs)).toEqual({
      do: 'start',
      step: 2,
      continues: from,
      parent: 'run-2',
      minutes: null,
    });
    expect(nextInChain(patient, [...runs, ran(2, 'stalled', null)])).toMatchObject({ how: 'step-failed' });
  });

  it('ends at its limits', () => {
    const runs = [ran(1, 'held', 2)];
    expect(nextInChain({ ...chain, limits: { ...chain.limits, steps: 1 } }, runs)).toMatchObject({ limit: 'steps' });
    expect(nextInChain(chainOf('spec+code', { minutes: 1 }), runs)).toMatchObject({ limit: 'minutes' });
    expect(nextInChain(chainOf('spec+code', { minutes: 1.1 }), runs)).toMatchObject({ do: 'start' });
  });

  it('gives a step the minutes that those before it left', () => {
    const limited = chainOf('spec+code', { minutes: 5, failures: 1 });
    const one = ran(1, 'held', 2, { minutes: 1.5 });
    expect(nextInChain(limited, [])).toMatchObject({ step: 1, minutes: 5 });
    expect(nextInChain(limited, [one])).toMatchObject({ step: 2, minutes: 3.5 });
    expect(nextInChain(limited, [one, ran(2, 'stalled', null)])).toMatchObject({ step: 2, minutes: 2.5 });
  });

  it('says that its minutes ended it, not that the step failed which had used them up', () => {
    const runs = [ran(1, 'held', 2), ran(2, 'budget-exhausted', null)];
    expect(nextInChain(chainOf('spec+code', { minutes: 2 }), runs)).toMatchObject({ limit: 'minutes' });
    // A step that used up what the order allows is a step that failed.
    expect(nextInChain(chainOf('spec+code', { minutes: 9 }), runs)).toMatchObject({ how: 'step-failed' });
  });
});

describe('a preset as a step', () => {
  const preset = assemblePreset(
    'p',
    {
      title: 'P',
      start: ['a'],
      completes_on: 'done',
      prepares: true,
      gates: [
        { before: 'done', commands: 'acceptance' },
        { before: 'half', commands: 'acceptance' },
      ],
    },
    '',
    [],
  );
  const gates = (given: Preset, step?: { step: number; of: number }) =>
    [...asStep(given, step).gates].flatMap(([event, { commands }]) => (commands.length === 0 ? [] : event));

  it('that prepares is held to the commands of the order where it stands alone and last, and nowhere else', () => {
    expect(gates(preset, { step: 1, of: 2 })).toEqual(['half']);
    expect(gates(preset, { step: 2, of: 2 })).toEqual(['done', 'half']);
    expect(gates(preset)).toEqual(['done', 'half']);
    expect(gates({ ...preset, prepares: false }, { step: 1, of: 2 })).toEqual(['done', 'half']);
  });
});

describe('the attempt that the next step goes on from', () => {
  const clean = { refused: [], outside_scope: [], forbidden: [], protected: [] };
  const attempt = (number: number, outcome: string, imported: object | null = clean) => ({
    attempt: number,
    ended: { outcome },
    imported,
  });
  const stateOf = (attempts: object[], ranking: object | null = null, ended: object | null = {}) =>
    ({ attempts, ranking, ended }) as unknown as RunState;

  it.each<[string, number | null, RunState]>([
    ['is the winner', 2, stateOf([attempt(1, 'completed'), attempt(2, 'stalled')], { winner: 2 })],
    [
      'is the first of those that nothing could prove',
      2,
      stateOf([attempt(1, 'held'), attempt(2, 'held')], {
        outcome: 'held',
        winner: null,
        ranking: [{ attempt: 2, place: 1 }],
      }),
    ],
    ['is else the first that is done', 2, stateOf([attempt(1, 'stalled'), attempt(2, 'held'), attempt(3, 'held')])],
    ['is none that changed what it may not', null, stateOf([attempt(1, 'held', { ...clean, forbidden: ['x'] })])],
    ['is none that left nothing', null, stateOf([attempt(1, 'held', null)])],
    ['is none of a run that goes on', null, stateOf([attempt(1, 'completed')], { winner: 1 }, null)],
  ])('%s', (_, number, state) => {
    expect(heirOf(state)).toBe(number);
  });
});
