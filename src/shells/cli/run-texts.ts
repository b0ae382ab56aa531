/** What of a run is printed line by line: its events, and what it took. */
import type { RunMetrics } from '../../control/runs.js';
import type { JournalEvent } from '../../core/journal/types.gen.js';
import { sayLimits } from '../../core/render/limits.js';
import { sayEvent } from '../../core/render/progress.js';
import { bounded, visibleLine } from '../../core/render/untrusted.js';

/** So much of an event that nobody put into words. */
const LINE = 200;

/** An event for a person: when, what, and what it says. Agents' words are in it, so nothing in it moves the cursor. */
export function eventLine(event: JournalEvent): string {
  const within =
    event.type === 'run.started' && event.data.limits ? `, each within ${sayLimits(event.data.limits)}` : '';
  const said = `${sayEvent(event) ?? bounded(JSON.stringify(event.data), LINE)}${within}`;
  return `${event.at}  ${event.type.padEnd(19)}  ${visibleLine(said)}`;
}

type Reported = RunMetrics['cost_usd'];

/** What nobody measured or reported is `unknown`, never 0; a sum of which parts are unknown is `at least` that. */
export function metricsText(metrics: RunMetrics): string {
  const rows = [
    ['attempt', 'agent', 'elapsed', 'iterations', 'agent time', 'gate time', 'tokens in', 'tokens out', 'cost'],
    ...metrics.attempts.map((attempt) => [
      `${attempt.attempt}`,
      attempt.agent,
      seconds(attempt.elapsed_ms),
      `${attempt.iterations}`,
      seconds(attempt.agent_ms),
      seconds(attempt.gate_ms),
      reported(attempt.input_tokens),
      reported(attempt.output_tokens),
      reported(attempt.cost_usd, dollars),
    ]),
    [
      'all',
      '',
      seconds(metrics.elapsed_ms),
      `${metrics.attempts.reduce((sum, attempt) => sum + attempt.iterations, 0)}`,
      '',
      '',
      reported(metrics.input_tokens),
      reported(metrics.output_tokens),
      reported(metrics.cost_usd, dollars),
    ],
  ];
  const resumed = metrics.resumed === 0 ? '' : `, resumed ${metrics.resumed} times`;
  return [`run ${metrics.run_id}${resumed}`, '', ...aligned(rows)].join('\n');
}

const seconds = (ms: number | null): string => (ms === null ? 'unknown' : `${(ms / 1000).toFixed(1)} s`);
const dollars = (sum: number): string => `${sum.toFixed(4)} USD`;

function reported({ sum, unknown }: Reported, say: (sum: number) => string = String): string {
  if (sum === null) return unknown === 0 ? '-' : 'unknown';
  return unknown === 0 ? say(sum) : `at least ${say(sum)}`;
}

function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
