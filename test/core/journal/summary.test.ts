import { describe, expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import type { RunState } from '../../../src/core/journal/state.js';
import { summarize } from '../../../src/core/journal/summary.js';
import { begun, type Happening, sealed, started, tree, wholeRun } from './a-run.js';

const fold = (...happenings: Happening[]): RunState => foldRun(sealed(happenings).events);

describe('the summary', () => {
  const phaseAfter = (index: number) => summarize(fold(...wholeRun.slice(0, index))).phase;

  test('says how far the run has come', () => {
    const phases = wholeRun.map((_, index) => phaseAfter(index + 1));
    expect([...new Set(phases)]).toEqual(['attempting', 'measuring', 'ranked', 'reported', 'reviewed', 'closed']);
    const at = (type: string) => wholeRun.findLastIndex(([known]) => known === type) + 1;
    expect(phaseAfter(at('attempt.ended'))).toBe('measuring');
    expect(phaseAfter(at('attempt.ended') - 1)).toBe('attempting');
  });

  test('is what lists need', () => {
    expect(summarize(fold(...wholeRun))).toEqual({
      run_id: started.run_id,
      order: 'fix-login',
      order_digest: started.order_digest,
      base_commit: started.base_commit,
      preset: 'solo',
      trigger: 'cli',
      parent_run_id: null,
      chain: null,
      continues: null,
      phase: 'closed',
      outcome: 'accepted-candidate',
      reason: 'Attempt 1 proved itself',
      paused: false,
      attempts: [
        {
          attempt: 1,
          agent: 'agent-1',
          branch: 'autoloop/fix-login/1',
          phase: 'scored',
          iterations: 2,
          outcome: 'completed',
          standing: 'candidate',
          place: 1,
          commit: tree('7'),
        },
        {
          attempt: 2,
          agent: 'agent-2',
          branch: 'autoloop/fix-login/2',
          phase: 'scored',
          iterations: 1,
          outcome: 'agent-failed',
          standing: 'out',
          place: null,
          commit: null,
        },
      ],
      winner: 1,
      started_at: '2026-11-20T10:00:00.000Z',
      ended_at: '2026-11-20T10:00:43.000Z',
    });
    const paused: Happening = ['run.paused', { reason: 'Interrupted by SIGINT' }];
    expect(summarize(fold(...begun, paused))).toMatchObject({
      paused: true,
      outcome: null,
      reason: 'Interrupted by SIGINT',
    });
    expect(summarize(fold(...begun))).toMatchObject({ outcome: null, reason: null, winner: null, ended_at: null });
  });
});
