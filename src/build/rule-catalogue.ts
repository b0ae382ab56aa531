/** The catalogue of rules, from the rules themselves. */
import { rules } from '../core/rules/index.js';
import type { Rule } from '../core/rules/rule.js';
import type { GeneratedFiles } from './generated-files.js';
import { cell, table } from './markdown.js';

export async function ruleCatalogue(): Promise<GeneratedFiles> {
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const text = [
    '<!-- Made from the rules in this folder by `npm run generate`; edit them, not this file. -->',
    '# Rules',
    'What `autoloop check` holds documents to. `checks.severity` in `.autoloop/config.yml` sets the severity of a rule, or turns it `off`.',
    table(
      ['rule', 'severity', 'holds when'],
      sorted.map(({ id, severity, summary }) => [`[\`${id}\`](#${id})`, severity, cell(summary)]),
    ),
    ...sorted.flatMap(describe),
  ];
  return new Map([['src/core/rules/README.md', `${text.join('\n\n')}\n`]]);
}

function describe({ id, severity, appliesTo, summary, why, bad }: Rule): string[] {
  return [
    `## ${id}`,
    `*${severity}* · looks at: ${appliesTo.map((subject) => subjects[subject]).join(', ')}`,
    `${summary} ${why}`,
    'Breaks it:',
    bad()
      .map(({ at: [path, line] }) => `- \`${path}\`: ${code(line)}`)
      .join('\n'),
  ];
}

const subjects: Record<Rule['appliesTo'][number], string> = {
  any: 'every document',
  closeout: 'closeouts',
  config: 'config.yml',
  decision: 'decisions',
  gate: 'gates',
  order: 'work orders',
  report: 'worker reports',
  review: 'reviews',
  stage: 'stages',
  workspace: 'all documents together',
};

/** A code span that its own text cannot end. */
function code(text: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return text.includes('`') || text === '' ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
