import type { AnyDocument } from '../documents/document.js';
import { proseOf } from '../documents/markdown.js';
import { positionsIn } from '../documents/positions.js';
import { quoted } from '../untrusted.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule, faultAt } from './rule.js';

/** What our templates leave for a person to fill in. */
const placeholder = /‹[^‹›\n]*›/g;
const inValue = new RegExp(`${placeholder.source}|^\\s*TODO(?::.*)?\\s*$`, 'g');
const inProse = new RegExp(`${placeholder.source}|^[ \\t>]*(?:[-*+][ \\t]+|\\d+[.)][ \\t]+)?TODO:`, 'gm');

export default defineRule({
  id: 'placeholder-left',
  appliesTo: 'any',
  severity: 'error',
  summary:
    'Nothing of the template is left to fill in: no `‹…›`, no line that begins with `TODO:`, no value `TODO`. In a draft it is a warning.',
  why: 'An agent takes a placeholder for the contract.',
  alone: true,
  good: () => ({
    files: withOrder({ [orderPath]: order({}, '\n## Context\n\nA list is `‹item›`, and 3 < 200 -> yes.\n') }),
  }),
  bad: () => [
    { files: withOrder({ [orderPath]: order({ goal: '‹one sentence›' }) }), at: [orderPath, 'goal:'] },
    { files: withOrder({ [orderPath]: order({ goal: 'TODO' }) }), at: [orderPath, 'goal:'] },
    {
      files: withOrder({ [orderPath]: order({ goal: '‹one sentence›', mode: 'other' }) }),
      at: [orderPath, 'goal:'],
      also: ['schema'],
    },
    {
      files: withOrder({ [orderPath]: order({}, '\n## Context\n\nTODO: say why\n') }),
      at: [orderPath, 'TODO: say why'],
    },
  ],
  *check(document) {
    const { text, body, path, findings } = document;
    if (!text.includes('‹') && !text.includes('TODO')) return;
    const severity = isDraft(document) ? ('warning' as const) : undefined;
    const said = { hint: 'Write what is meant, or remove the line.', severity };
    for (const { pointer, value } of stringsIn(document.written))
      for (const [found] of value.matchAll(inValue)) {
        const fault = at(document, pointer, `Placeholder left: ${shown(found.trim())}`, said);
        // Where the value is none that may stand there, that was told already.
        if (!findings.some(({ line, column }) => line === fault.line && column === fault.column)) yield fault;
      }
    const toRange = positionsIn(text);
    const bodyStart = text.length - body.length;
    for (const { 0: prose, index } of proseOf(body).matchAll(inProse)) {
      // Prose has blanks where code is.
      const found = body.slice(index, index + prose.length);
      const start = bodyStart + index + found.length - found.trimStart().length;
      const range = toRange(start, bodyStart + index + found.length);
      yield faultAt(path, range, `Placeholder left: ${shown(found.trim())}`, said);
    }
  },
});

/** In quotes of our own, which are backticks: those of a code span within would end them. */
const shown = (found: string): string => quoted(found.replaceAll('`', "'"));

function isDraft({ kind, written }: AnyDocument): boolean {
  if (kind !== 'order' || typeof written !== 'object' || written === null) return false;
  return ('state' in written ? written.state : 'draft') === 'draft';
}

/** Whether something in a value is still to be filled in, which is told of it once. */
export const hasPlaceholder = (value: string): boolean => value.match(placeholder) !== null;

interface Place {
  pointer: (string | number)[];
  value: string;
}

/** Every text in a value, with the way to it. */
function* stringsIn(value: unknown, pointer: (string | number)[] = []): Generator<Place> {
  if (typeof value === 'string') yield { pointer, value };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* stringsIn(item, [...pointer, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* stringsIn(item, [...pointer, key]);
}
