/** What the roles of a run said and were told, iteration by iteration: what they would have on paper between them. */
import { bounded } from '../untrusted.js';
import type { AttemptState, IterationState, RunState } from './state.js';
import type { Blob } from './types.gen.js';

/** How much is told: of an attempt the latest iterations, and UTF-16 units of a report and of an event's data. */
const most = { iterations: 20, report: 4_000, data: 500 };

/** What one role left in one iteration. */
interface RoleNotes {
  role: string;
  /** Its report, at most 4,000 characters; null where it left none. */
  report: string | null;
  /** Accepted events, `data` as JSON of at most 500 characters; null where there is none. */
  said: { event: string; data: string | null }[];
  rejected: { event: string; reason: string }[];
}

interface IterationNotes {
  iteration: number;
  told: { text: string; role: string | null; by: string | null }[];
  roles: RoleNotes[];
  gates: { command: string; passed: boolean }[];
}

interface AttemptNotes {
  attempt: number;
  agent: string;
  /** Earlier iterations that are not told. */
  left_off: number;
  iterations: IterationNotes[];
}

/** What was said and told in a run, by attempt and iteration. */
export interface Scratchpad {
  run_id: string;
  attempts: AttemptNotes[];
}

/** The reports that a scratchpad tells, so that they can be read before. */
export const reportsTold = (state: RunState): Blob[] =>
  state.attempts.flatMap((attempt) =>
    told(attempt).flatMap(({ roles }) => roles.flatMap(({ report }) => report ?? [])),
  );

/** @param reports the texts of `reportsTold`, by SHA-256; one that is not among them counts as none. */
export function scratchpadOf({ started, attempts }: RunState, reports: ReadonlyMap<string, string>): Scratchpad {
  return {
    run_id: started.run_id,
    attempts: attempts.map((attempt) => ({
      attempt: attempt.attempt,
      agent: attempt.agent,
      left_off: attempt.iterations.length - told(attempt).length,
      iterations: told(attempt).map((iteration) => iterationNotes(attempt, iteration, reports)),
    })),
  };
}

const told = ({ iterations }: AttemptState): IterationState[] => iterations.slice(-most.iterations);

function iterationNotes(
  { guidance }: AttemptState,
  { iteration, roles, emitted, rejected, gates }: IterationState,
  reports: ReadonlyMap<string, string>,
): IterationNotes {
  // One that still runs has said nothing yet; one whose end was forgotten may have.
  const names = new Set([...roles, ...emitted, ...rejected].map(({ role }) => role));
  return {
    iteration,
    told: guidance
      .filter((one) => one.iteration === iteration)
      .map(({ text, role = null, by = null }) => ({ text, role, by })),
    roles: [...names].map((name) => {
      const report = roles.findLast(({ role }) => role === name)?.report ?? null;
      const text = report === null ? undefined : reports.get(report.sha256);
      return {
        role: name,
        report: text === undefined ? null : bounded(text, most.report),
        said: emitted
          .filter(({ role }) => role === name)
          .map(({ event, data }) => ({ event, data: isEmpty(data) ? null : bounded(JSON.stringify(data), most.data) })),
        rejected: rejected
          .filter(({ role }) => role === name)
          .map(({ event, reason }) => ({ event: bounded(event, most.data), reason: bounded(reason, most.data) })),
      };
    }),
    gates: gates.map(({ command, passed }) => ({ command, passed })),
  };
}

/** What an event says that says nothing: `null`, or no key. */
const isEmpty = (data: unknown): boolean =>
  data === null || (typeof data === 'object' && !Array.isArray(data) && Object.keys(data).length === 0);
