import { expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { minutesAtWork } from '../../../src/core/journal/time-at-work.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import { started } from './a-run.js';

it('counts no minute in which a run was paused or cut off', () => {
  const at = (clock: string) => `2026-11-20T${clock}:00.000Z`;
  const resumed = { by: 'cli', tool_version: '1', sandbox: { engine: 'podman', version: '5' }, redone: [] };
  const events = [
    ['run.started', '10:00', started],
    ['run.paused', '10:02', { reason: 'Paused by a person' }],
    ['run.resumed', '12:00', resumed],
    // Cut off without a word, a minute after its last.
    ['run.resumed', '13:00', resumed],
    // The clock was set back, which gives no time for free.
    ['run.resumed', '12:55', resumed],
    ['run.paused', '13:03', { reason: 'Paused by a person' }],
  ] as const;
  const state = foldRun(
    events.map(
      ([type, clock, data], seq) =>
        ({ seq: seq + 1, run: started.run_id, at: at(clock), type, data }) as unknown as JournalEvent,
    ),
  );
  expect(minutesAtWork(state, state.head.at)).toBe(5);
});
