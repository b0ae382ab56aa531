import { withoutComments } from '../documents/markdown.js';
import { quoted } from '../untrusted.js';
import { order, orderPath, report, reportPath, withOrder, withReport } from './examples.js';
import { defineRule, faultAt, isUsable } from './rule.js';
import { isTitled, requiredSections } from './sections.js';

const sixSections = (risks: string): string =>
  ['Changed scope', 'Verification', 'Contract impact', 'Not verified', 'Risks', 'Next step']
    .map((title) => `\n## ${title}\n\n${title === 'Risks' ? risks : 'None.'}\n`)
    .join('');

export default defineRule({
  id: 'empty-section',
  appliesTo: 'any',
  severity: 'warning',
  summary: 'Every section says something; in a section that must be there, an error.',
  why: 'Empty `Risks` may mean that there are none, or that nobody looked.',
  alone: true,
  good: () => ({ files: withReport({ [reportPath]: report({}, sixSections('None known.')) }) }),
  bad: () => [
    {
      files: withReport({ [reportPath]: report({}, sixSections('<!-- what could go wrong -->')) }),
      at: [reportPath, '## Risks'],
    },
    {
      files: withOrder({ [orderPath]: order({}, '\n## Context\n\nIt fails.\n\n## Notes\n') }),
      at: [orderPath, '## Notes'],
    },
  ],
  *check(document) {
    if (!isUsable(document)) return;
    for (const section of document.sections()) {
      if (saysSomething(section.text)) continue;
      const required = requiredSections(document).some((title) => isTitled(section, title));
      const { line, depth, title } = section;
      const place = { line, column: 1, endLine: line, endColumn: depth + title.length + 2 };
      yield faultAt(document.path, place, `Section ${quoted(title)} is empty`, {
        hint: required ? 'Write `None.` when there is nothing to say.' : 'Write it, or remove the heading.',
        severity: required ? 'error' : undefined,
      });
    }
  },
});

const saysSomething = (text: string): boolean =>
  /\S/.test(text) && (!text.includes('<!--') || /\S/.test(withoutComments(text)));
