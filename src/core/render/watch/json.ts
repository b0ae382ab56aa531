import type { CheckResult } from '../findings/findings.js';
import { shownFinding } from '../findings/json.js';
import type { WatchEvent } from './watch.js';

/** One line of JSON, without its end; its schema is `schemas/output/watch.schema.json`. */
export const watchLine = (event: WatchEvent): object => ({
  version: 1,
  kind: 'watch',
  what: event.what,
  at: event.at.toISOString(),
  ...detailsOf(event),
});

function detailsOf(event: WatchEvent): object {
  switch (event.what) {
    case 'result':
      return { ...sumsOf(event.result), findings: event.result.findings.map(shownFinding) };
    case 'change': {
      const { new: added, gone, moved } = event.difference;
      return {
        ...sumsOf(event.result),
        new: added.map(shownFinding),
        gone: gone.map(shownFinding),
        moved: moved.map(({ from, to }) => ({ from: shownFinding(from), to: shownFinding(to) })),
      };
    }
    case 'run-ended': {
      const { order, run_id, ended } = event;
      return { order, run_id, outcome: ended.outcome, winner: ended.winner };
    }
    default: {
      const { at: _, what: __, ...details } = event;
      return details;
    }
  }
}

const sumsOf = ({ documents, counts: { error, hold, warning, info }, notes }: CheckResult) => ({
  documents,
  counts: { error, hold, warning, info },
  notes,
});
