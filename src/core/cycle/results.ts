/** Test results as the host measured them: from what its gates ended with, and then from what they printed. */
import type { GateEndedData, TestResults } from '../journal/types.gen.js';
import { type Cases, casesIn, coverageIn, sumOf } from './printed.js';

/** A gate that ended, and what its command printed. */
export type GateRun = Pick<GateEndedData, 'command' | 'passed' | 'duration_ms'> & { output: string };

/**
 * What the gates of one iteration amount to.
 * @param commands the ids of the commands that gate completion, in the order's sequence
 * @param gates those that have ended
 */
export function resultsOf(commands: readonly string[], gates: readonly GateRun[]): TestResults {
  const measured = commands.map((command) => {
    const gate = gates.find((one) => one.command === command);
    if (gate === undefined)
      return { command, status: 'not-run' as const, duration_ms: null, cases: null, coverage: null };
    const { passed, duration_ms, output } = gate;
    const status = passed ? ('passed' as const) : ('failed' as const);
    return { command, status, duration_ms, cases: believed(casesIn(output), passed), coverage: coverageIn(output) };
  });
  const count = (status: string) => measured.filter((one) => one.status === status).length;
  const counted = measured.flatMap(({ cases }) => cases ?? []);
  const coverages = measured.flatMap(({ coverage }) => coverage ?? []);
  return {
    commands: measured,
    passed: count('passed'),
    failed: count('failed'),
    not_run: count('not-run'),
    cases: counted.length === 0 ? null : sumOf(counted),
    pass_rate: passRate(measured),
    coverage: coverages.length === 0 ? null : Math.min(...coverages),
  };
}

/** A command that failed and names no failing case says nothing true of those it calls passed: all of them failed with it. */
function believed(cases: Cases | null, passed: boolean): Cases | null {
  if (cases === null || passed || cases.failed > 0) return cases;
  return { passed: 0, failed: Math.max(1, cases.passed), skipped: cases.skipped };
}

/** Each test case where a command counts them, else each command; in percent, to two places and never rounded up. */
function passRate(measured: TestResults['commands']): number | null {
  const units = measured.map(({ status, cases }) =>
    cases !== null && cases.passed + cases.failed > 0
      ? { passed: cases.passed, all: cases.passed + cases.failed }
      : { passed: status === 'passed' ? 1 : 0, all: 1 },
  );
  const all = units.reduce((sum, unit) => sum + unit.all, 0);
  const passed = units.reduce((sum, unit) => sum + unit.passed, 0);
  return all === 0 ? null : Math.floor((passed * 10_000) / all) / 100;
}
