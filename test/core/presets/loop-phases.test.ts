import { describe, expect, it } from 'vitest';
import type { LoopIteration } from '../../../src/core/presets/iteration.js';
import { type LoopBudget, nextStep } from '../../../src/core/presets/loop.js';
import { assemblePreset } from '../../../src/core/presets/preset.js';

const role = (name: string, emits: string[]) => ({ name, manifest: { emits }, prompt: name });
const cycle = assemblePreset(
  'cycle',
  {
    title: 'Again',
    start: ['ra'],
    completes_on: 'done',
    on: { required: ['cd'], built: ['vas'] },
    gates: [{ before: 'done', commands: 'acceptance', otherwise: ['cd'] }],
    phases: [
      { name: 'first', passes: 1 },
      { name: 'last', pass_rate: 90 },
    ],
    limits: { iterations: 9 },
  },
  'Harness',
  [role('ra', ['required']), role('cd', ['built']), role('vas', ['done'])],
);
const budget: LoopBudget = { iterations: 9, spent: [], acceptance: ['unit'], mayChangeNothing: false };

const proposal = (over: Partial<LoopIteration> = {}): LoopIteration => ({
  iteration: 3,
  tree: 'tree',
  changed: true,
  roles: [{ role: 'vas', ended: { how: 'exited', code: 0 }, cause: null }],
  retries: [],
  emitted: [{ role: 'vas', event: 'done' }],
  rejected: [],
  gates: [{ command: 'unit', passed: true }],
  ...over,
});
const follows = (...iterations: LoopIteration[]) => nextStep(cycle, { baseTree: 'base', iterations }, budget);

describe('a proposal in a preset of phases', () => {
  it('is measured once its gates have spoken, whether or not they hold', () => {
    expect(follows(proposal({ gates: [] }))).toMatchObject({ do: 'prove', commands: ['unit'] });
    expect(follows(proposal())).toEqual({ do: 'measure', iteration: 3 });
    expect(follows(proposal({ gates: [{ command: 'unit', passed: false }] }))).toEqual({ do: 'measure', iteration: 3 });
  });

  it('completes when it converged', () => {
    expect(follows(proposal({ measured: { how: 'converged', reason: 'holds' } }))).toMatchObject({
      do: 'end',
      outcome: 'completed',
      reason: 'Every acceptance command passed on a clean checkout. holds',
    });
  });

  it('begins the next cycle from the start when its own phase holds, and says what is missing', () => {
    const measured = { how: 'next-cycle' as const, reason: 'coverage is 40 %, under 80 %' };
    expect(follows(proposal({ measured }))).toMatchObject({
      do: 'iterate',
      iteration: 4,
      roles: ['ra'],
      guidance: [{ role: null, text: measured.reason }],
    });
  });

  it('goes back to those whom the gate names when not even that holds', () => {
    const measured = { how: 'feedback' as const, reason: 'the pass rate is 40 %, under 90 %' };
    const step = follows(proposal({ gates: [{ command: 'unit', passed: false }], measured }));
    expect(step).toMatchObject({ do: 'iterate', roles: ['cd'] });
    expect(JSON.stringify(step)).toContain('`unit` failed');
    expect(JSON.stringify(step)).toContain('the pass rate is 40 %');
  });

  it('never completes with a gate that failed, whatever was measured', () => {
    const lied = proposal({
      gates: [{ command: 'unit', passed: false }],
      measured: { how: 'converged', reason: 'holds' },
    });
    expect(follows(lied)).not.toMatchObject({ do: 'end', outcome: 'completed' });
  });

  it('stalls when the same files are proposed again below the threshold', () => {
    const measured = { how: 'feedback' as const, reason: 'coverage is 40 %, under 80 %' };
    const again = proposal({ iteration: 4, changed: false, measured });
    expect(follows(proposal({ measured }), again)).toMatchObject({ do: 'end', outcome: 'stalled' });
  });
});
