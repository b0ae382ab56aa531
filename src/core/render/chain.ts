/** How a chain went, step by step. */
import { heirOf } from '../chains/heir.js';
import type { ChainEnd } from '../chains/next.js';
import type { RunState } from '../journal/state.js';
import type { Styler } from './report/run-summary.js';

/** A chain that is over, with its runs, the first first. */
export interface ChainCourse {
  name: string;
  of: number;
  runs: readonly RunState[];
  end: ChainEnd;
}

/** The same as JSON has it. */
export interface ChainView {
  chain: string;
  of: number;
  how: ChainEnd['how'];
  reason: string;
  /** The limit that it came to; null where it came to none. */
  limit: 'steps' | 'minutes' | null;
  steps: {
    step: number;
    preset: string;
    run_id: string;
    outcome: string | null;
    winner: number | null;
    /** The attempt that the next step goes on from, or would; null when there is none. */
    hands_over: number | null;
  }[];
}

export function chainView({ name, of, runs, end }: ChainCourse): ChainView {
  return {
    chain: name,
    of,
    how: end.how,
    reason: end.reason,
    limit: end.how === 'limit-reached' ? end.limit : null,
    steps: runs.map((run) => ({
      step: run.started.chain?.step ?? 1,
      preset: run.started.preset,
      run_id: run.started.run_id,
      outcome: run.ended?.outcome ?? null,
      winner: run.ranking?.winner ?? null,
      hands_over: heirOf(run),
    })),
  };
}

/** How it ended, in a line. */
export const sayChainEnd = ({ chain, how, reason }: ChainView): string => `Chain ${chain}: ${how}: ${reason}`;

/** One line a run, below how the chain ended. */
export function renderChain(view: ChainView, style: Styler): string {
  const width = Math.max(...view.steps.map(({ preset }) => preset.length));
  return [
    style('bold', sayChainEnd(view)),
    ...view.steps.map(({ step, preset, run_id, outcome, winner, hands_over }) => {
      const what =
        winner !== null
          ? `attempt ${winner} won`
          : hands_over !== null
            ? `attempt ${hands_over} was gone on from`
            : 'nothing to go on from';
      return `  ${step} ${preset.padEnd(width)}  ${run_id}  ${outcome ?? 'unfinished'}, ${what}`;
    }),
  ].join('\n');
}
