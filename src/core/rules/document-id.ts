import type { AnyDocument } from '../documents/document.js';
import { order, report, withOrder } from './examples.js';
import { parsed } from './parsed.js';
import { at, defineRule, type Fault, isUsable } from './rule.js';
import { folderOf } from './workspace.js';

export default defineRule({
  id: 'document-id',
  appliesTo: 'any',
  severity: 'error',
  summary: 'A document is known by its path: the file name is an id, and the order it names is the one it lies under.',
  why: 'Ids become branch names and links; two names for one thing lead to the wrong one.',
  alone: true,
  good: () => ({ files: withOrder({ '.autoloop/work-orders/log-in.2.md': order() }) }),
  bad: () => [
    {
      files: withOrder({ '.autoloop/work-orders/log in.md': order() }),
      at: ['.autoloop/work-orders/log in.md', '---'],
    },
    {
      files: withOrder({ '.autoloop/work-orders/other.md': order(), '.autoloop/reports/other/attempt-1.md': report() }),
      at: ['.autoloop/reports/other/attempt-1.md', 'work_order: login'],
    },
  ],
  *check(document) {
    yield* parsed('document-id', document);
    yield* liesElsewhere(document);
  },
});

function* liesElsewhere(document: AnyDocument): Generator<Fault> {
  if (!isUsable(document) || !('work_order' in document.data)) return;
  const folder = document.kind === 'closeout' ? document.id : folderOf(document.id);
  const { work_order } = document.data;
  if (folder !== work_order)
    yield at(document, 'work_order', `The ${document.kind} is about \`${work_order}\` and lies under \`${folder}\``, {
      hint: 'Move the file, or correct the key.',
    });
}
