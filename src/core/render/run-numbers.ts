/** What a run took, as tables. What nobody measured or reported is `unknown`, never 0. */
import type { RunMetrics } from '../journal/metrics.js';
import type { Reported, RunUsage, UsageSum } from '../journal/usage.js';
import { visibleLine } from '../untrusted.js';
import { counted } from './counted.js';

/** The times, tokens, costs and gates of a run: by attempt, then by role of each iteration, then of its gates. */
export function renderMetrics(metrics: RunMetrics): string {
  const resumed = metrics.resumed === 0 ? '' : `, resumed ${counted(metrics.resumed, 'time')}`;
  const tables = [attemptRows(metrics), roleRows(metrics), gateRows(metrics)].filter((rows) => rows.length > 1);
  return [`run ${metrics.run_id}${resumed}`, ...tables.map((rows) => aligned(rows).join('\n'))].join('\n\n');
}

const attemptRows = (metrics: RunMetrics): string[][] => [
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

const roleRows = ({ attempts }: RunMetrics): string[][] => [
  ['attempt', 'iteration', 'role', 'agent', 'time', 'tokens in', 'tokens out', 'cost', 'retries'],
  ...attempts.flatMap(({ attempt, by_iteration }) =>
    by_iteration.flatMap(({ iteration, roles }) =>
      roles.map((role) => [
        `${attempt}`,
        `${iteration}`,
        role.role,
        role.agent,
        seconds(role.agent_ms),
        said(role.input_tokens),
        said(role.output_tokens),
        said(role.cost_usd, dollars),
        `${role.retries}`,
      ]),
    ),
  ),
];

const gateRows = ({ attempts }: RunMetrics): string[][] => [
  ['attempt', 'iteration', 'gate', 'before', 'result', 'time'],
  ...attempts.flatMap(({ attempt, by_iteration }) =>
    by_iteration.flatMap(({ iteration, gates }) =>
      gates.map(({ command, purpose, passed, gate_ms }) => [
        `${attempt}`,
        `${iteration}`,
        command,
        purpose,
        passed ? 'passed' : 'failed',
        seconds(gate_ms),
      ]),
    ),
  ),
];

/** What agents say they used: in all, and by agent, by role, by attempt. */
export function renderUsage({ run_id, attempts, agents, roles, ...all }: RunUsage): string {
  const rows = (what: string, groups: ({ name: string } & UsageSum)[]): string[][] =>
    groups.map(({ name, ...sum }) => [what, name, ...cells(sum)]);
  return [
    `run ${run_id}`,
    '',
    ...aligned([
      ['by', '', 'processes', 'time', 'tokens in', 'tokens out', 'cost'],
      ...rows(
        'agent',
        agents.map(({ agent, ...sum }) => ({ name: agent, ...sum })),
      ),
      ...rows(
        'role',
        roles.map(({ role, ...sum }) => ({ name: role, ...sum })),
      ),
      ...rows(
        'attempt',
        attempts.map(({ attempt, ...sum }) => ({ name: `${attempt}`, ...sum })),
      ),
      ['all', '', ...cells(all)],
    ]),
  ].join('\n');
}

const cells = ({ processes, agent_ms, input_tokens, output_tokens, cost_usd }: UsageSum): string[] => [
  `${processes}`,
  processes === 0 ? '-' : seconds(agent_ms),
  reported(input_tokens),
  reported(output_tokens),
  reported(cost_usd, dollars),
];

const seconds = (ms: number | null): string => (ms === null ? 'unknown' : `${(ms / 1000).toFixed(1)} s`);
const dollars = (sum: number): string => `${sum.toFixed(4)} USD`;
const said = (value: number | null, say: (value: number) => string = String): string =>
  value === null ? 'unknown' : say(value);

/** A sum of which parts are unknown is `at least` that. */
function reported({ sum, unknown }: Reported, say: (sum: number) => string = String): string {
  if (sum === null) return unknown === 0 ? '-' : 'unknown';
  return unknown === 0 ? say(sum) : `at least ${say(sum)}`;
}

function aligned(given: string[][]): string[] {
  const rows = given.map((row) => row.map(visibleLine));
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
