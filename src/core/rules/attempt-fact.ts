/** From a report to what the host saw of its attempt. */
import type { ReportDocument } from '../documents/document.js';
import type { AttemptFact, GitFacts } from './facts.js';
import type { Usable } from './rule.js';

/** What the journal of the report's run says of its attempt; undefined where that journal is not at hand. */
export function attemptFact({ data }: Usable<ReportDocument>, { journals }: GitFacts): AttemptFact | undefined {
  const run = data.run === undefined ? undefined : journals.get(data.run);
  return run?.attempts.find(({ attempt }) => attempt === data.attempt);
}
