import { describe, expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { metricsOf } from '../../../src/core/journal/metrics.js';
import type { RunState } from '../../../src/core/journal/state.js';
import { begun, type Happening, roleEnded, roleStarted, sealed, started, wholeRun } from './a-run.js';

const fold = (...happenings: Happening[]): RunState => foldRun(sealed(happenings).events);

describe('metrics', () => {
  test('sum what was said and count what was not', () => {
    const { attempts, ...run } = metricsOf(fold(...wholeRun));
    expect(run).toEqual({
      run_id: started.run_id,
      elapsed_ms: 43_000,
      resumed: 0,
      input_tokens: { sum: 100, unknown: 2 },
      output_tokens: { sum: 20, unknown: 2 },
      cost_usd: { sum: 0.25, unknown: 2 },
    });
    expect(attempts).toMatchObject([
      {
        attempt: 1,
        elapsed_ms: 24_000,
        iterations: 2,
        roles: 2,
        agent_ms: 3000,
        gate_ms: 2000,
        cost_usd: { sum: 0.25, unknown: 1 },
      },
      {
        attempt: 2,
        roles: 1,
        agent_ms: 1000,
        gate_ms: null,
        cost_usd: { sum: null, unknown: 1 },
        input_tokens: { sum: null, unknown: 1 },
      },
    ]);
  });

  test('know nothing of what has not happened, and of what was killed', () => {
    const [first, second] = metricsOf(fold(...begun, roleStarted(1, 1))).attempts;
    expect(first).toMatchObject({
      elapsed_ms: null,
      agent_ms: null,
      gate_ms: null,
      cost_usd: { sum: null, unknown: 1 },
    });
    expect(second).toMatchObject({ elapsed_ms: null, roles: 0, cost_usd: { sum: null, unknown: 0 } });
  });

  test('a reported cost of nothing is 0, not unknown', () => {
    const state = fold(...begun, roleStarted(1, 1), roleEnded(1, 1, { cost_usd: 0 }));
    expect(metricsOf(state).cost_usd).toEqual({ sum: 0, unknown: 0 });
  });
});
