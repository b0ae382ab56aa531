import {
  decision,
  decisionPath,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  reportPath,
  stage,
  stagePath,
  withOrder,
  withReport,
} from './examples.js';
import { defineRule, faultAt, isUsable } from './rule.js';
import { findSection, requiredSections } from './sections.js';

export default defineRule({
  id: 'required-sections',
  appliesTo: 'any',
  severity: 'error',
  summary:
    'A worker report has the sections Changed scope, Verification, Contract impact, Not verified, Risks and Next step, in this order. Or it is a warning: a work order has Context, a closed stage Not verified and Deferred, a decision Context and Decision, a gate Impact.',
  why: 'What a report does not mention, nobody asks about.',
  alone: true,
  good: () => ({ files: withReport({ [stagePath]: stage({}, ''), [decisionPath]: decision() }) }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({}, '\n## Changed scope\n\nThe guard.\n') }),
      at: [reportPath, '---'],
    },
    {
      files: withOrder({ [orderPath]: order({}, '\nJust do it.\n') }),
      at: [orderPath, '---'],
    },
    { files: withOrder({ [stagePath]: stage({ result: 'hold' }, '') }), at: [stagePath, '---'] },
    {
      files: withOrder({ [decisionPath]: decision({}, '\n## Decision\n\nOn disc.\n\n## Context\n\nThey are lost.\n') }),
      at: [decisionPath, '## Decision'],
    },
    { files: withOrder({ [gatePath]: gate({}, '') }), at: [gatePath, '---'] },
  ],
  *check(document) {
    if (!isUsable(document)) return;
    const required = requiredSections(document);
    const severity = document.kind === 'report' ? undefined : 'warning';
    let latest = 0;
    for (const title of required) {
      const section = findSection(document, title);
      if (section === undefined) {
        const line = Math.max(1, document.bodyLine - 1);
        const place = { line, column: 1, endLine: line, endColumn: 4 };
        yield faultAt(document.path, place, `Section \`${title}\` is missing`, {
          hint: `Add \`## ${title}\`; what there is nothing to say about says so.`,
          severity,
        });
      } else if (section.line < latest) {
        const place = { line: section.line, column: 1, endLine: section.line, endColumn: 1 };
        yield faultAt(document.path, place, `Section \`${title}\` comes too early`, {
          hint: `The order is ${required.join(', ')}.`,
          severity,
        });
      } else latest = section.line;
    }
  },
});
