import { review, reviewPath, withReview } from './examples.js';
import { at, defineRule } from './rule.js';
import { accepts } from './standing.js';

const finding = (resolution: string): string =>
  `[{id: lost-query, severity: high, text: The query is lost., resolution: ${resolution}, evidence: a look at the change}]`;

export default defineRule({
  id: 'finding-open',
  appliesTo: 'review',
  severity: 'error',
  summary: 'Nothing is accepted while a finding about it is open; of low severity, it is a warning.',
  why: 'Somebody saw that it is wrong.',
  good: () => ({ files: withReview({ [reviewPath]: review({ findings: finding('fixed') }) }) }),
  bad: () => [
    { files: withReview({ [reviewPath]: review({ findings: finding('open') }) }), at: [reviewPath, 'findings:'] },
  ],
  *check(review, { workspace }) {
    if (!accepts(review, workspace)) return;
    for (const [index, { id, severity, resolution }] of review.data.findings.entries())
      if (resolution === 'open')
        yield at(review, ['findings', index, 'resolution'], `Accepted while \`${id}\` (${severity}) is open`, {
          hint: 'Have it fixed or disprove it, or decide `follow-up`.',
          severity: severity === 'low' ? 'warning' : undefined,
        });
  },
});
