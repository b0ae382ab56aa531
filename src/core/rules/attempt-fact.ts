/** From a report to what the host saw of its attempt. */
import type { ReportDocument } from '../documents/document.js';
import type { AttemptFact, GitFacts } from './facts.js';
import type { Usable } from './rule.js';

/** What the journal of the report's run says of its attempt; undefined where that journal is not at hand. */
export function attemptFact({ data }: Usable<ReportDocument>, { journals }: GitFacts): AttemptFact | undefined {
  const run = data.run === undefined ? undefined : journals.get(data.run);
  return run?.attempts.find(({ attempt }) => attempt === data.attempt);
}

/**
 * Every agent that had a hand in a report's attempt: those that played its roles, and those of the attempts it goes on from,
 * as far as their journals are at hand.
 */
export function handsIn({ data }: Usable<ReportDocument>, { journals }: GitFacts): Set<string> {
  const hands = new Set<string>();
  const seen = new Set<string>();
  for (let at = data.run === undefined ? null : { run: data.run, attempt: data.attempt }; at && !seen.has(at.run); ) {
    seen.add(at.run);
    const run = journals.get(at.run);
    const { attempt: number } = at;
    const attempt = run?.attempts.find(({ attempt }) => attempt === number);
    for (const agent of attempt ? [attempt.agent, ...(attempt.players ?? [])] : []) hands.add(agent);
    at = run?.continues ?? null;
  }
  return hands;
}
