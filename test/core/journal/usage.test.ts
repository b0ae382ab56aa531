import { expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { metricsOf } from '../../../src/core/journal/metrics.js';
import { usageOf } from '../../../src/core/journal/usage.js';
import { renderMetrics, renderUsage } from '../../../src/core/render/run-numbers.js';
import { type Happening, roleEnded, roleStarted, runId, sealed, wholeRun } from './a-run.js';
import { iterationOf, played, teamRun } from './a-team.js';

const fold = (happenings: readonly Happening[]) => foldRun(sealed(happenings).events);
const usage = (happenings: readonly Happening[]) => usageOf(runId, fold(happenings).usage);

test('usage is summed by attempt, agent and role, and what nobody said is unknown', () => {
  expect(usage(wholeRun)).toEqual({
    run_id: runId,
    processes: 3,
    agent_ms: 4000,
    input_tokens: { sum: 100, unknown: 2 },
    output_tokens: { sum: 20, unknown: 2 },
    cost_usd: { sum: 0.25, unknown: 2 },
    attempts: [
      expect.objectContaining({ attempt: 1, processes: 2, cost_usd: { sum: 0.25, unknown: 1 } }),
      expect.objectContaining({ attempt: 2, processes: 1, cost_usd: { sum: null, unknown: 1 } }),
    ],
    agents: [
      expect.objectContaining({ agent: 'agent-1', agent_ms: 3000 }),
      expect.objectContaining({ agent: 'agent-2', agent_ms: 1000 }),
    ],
    roles: [expect.objectContaining({ role: 'code', processes: 3, input_tokens: { sum: 100, unknown: 2 } })],
  });
  expect(usage(teamRun).roles.map(({ role, processes }) => [role, processes])).toEqual([
    ['planner', 1],
    ['builder', 3],
    ['critic', 2],
    ['tester', 1],
  ]);
});

test('a role that is started again has used what it used', () => {
  const again = [...wholeRun.slice(0, 10), roleStarted(1, 1), roleEnded(1, 1)];
  expect(usage(again).attempts[0]).toMatchObject({ processes: 2, input_tokens: { sum: 200, unknown: 0 } });
  const running = [...again, roleStarted(1, 1)];
  expect(usage(running).attempts[0]).toMatchObject({ processes: 3, input_tokens: { sum: 200, unknown: 1 } });
});

test('it comes to what the metrics of the run say', () => {
  for (const happenings of [wholeRun, teamRun]) {
    const { input_tokens, output_tokens, cost_usd } = metricsOf(fold(happenings));
    expect(usage(happenings)).toMatchObject({ input_tokens, output_tokens, cost_usd });
  }
});

test('as tables: a sum of which parts are unknown is at least that', () => {
  const text = renderUsage(usage(wholeRun));
  expect(text).toMatch(/^agent +agent-1 +2 +3\.0 s +at least 100 +at least 20 +at least 0\.2500 USD$/m);
  expect(text).toMatch(/^agent +agent-2 +1 +1\.0 s +unknown +unknown +unknown$/m);
  expect(text).toMatch(/^all +3 +4\.0 s /m);
  expect(renderUsage(usage(wholeRun.slice(0, 1)))).toMatch(/^all +0 +- +- +- +-$/m);
});

test('metrics have each role and gate of each iteration', () => {
  const retrying: Happening = [
    'role.retrying',
    { attempt: 1, iteration: 7, role: 'builder', cause: 'rate-limit', retry: 1, wait_ms: 10 },
  ];
  const beforeEnd = teamRun.slice(0, -1);
  const metrics = metricsOf(
    fold([...beforeEnd, iterationOf(7), ...played('builder', 7, []), retrying, ...played('builder', 7, [])]),
  );
  const iterations = metrics.attempts[0]?.by_iteration;
  expect(iterations).toHaveLength(7);
  expect(iterations?.[1]).toMatchObject({
    changed: true,
    rejected: 1,
    roles: [{ role: 'builder', agent_ms: 1000, retries: 0, input_tokens: 100, cost_usd: 0.25 }],
    gates: [{ command: 'unit', purpose: 'hand-over', passed: false, gate_ms: 500 }],
  });
  expect(iterations?.[6]).toMatchObject({ changed: null, roles: [{ role: 'builder', retries: 1 }] });
  const text = renderMetrics(metrics);
  expect(text).toMatch(/^1 +2 +builder +agent-1 +1\.0 s +100 +20 +0\.2500 USD +0$/m);
  expect(text).toMatch(/^1 +6 +acceptance +completion +failed +0\.5 s$/m);
});
