import { AutoloopError } from '../../core/error.js';
import type { RunState } from '../../core/journal/state.js';

/** @throws AutoloopError `run-over` for a run that has ended: nothing of it goes on. */
export function refuseEnded(state: RunState): void {
  if (state.ended === null) return;
  throw new AutoloopError(
    'refused',
    'run-over',
    `Run ${state.started.run_id} has ended: ${state.ended.outcome} (${state.ended.reason})`,
    {
      hint: `Start another with: autoloop run ${state.started.order}`,
    },
  );
}
