import type { AnyDocument } from '../documents/document.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, atTop, defineRule, type Fault, type Usable } from './rule.js';
import type { Workspace } from './workspace.js';

export default defineRule({
  id: 'duplicate-id',
  appliesTo: ['order', 'report', 'review', 'workspace'],
  severity: 'error',
  summary:
    'Ids are unique, without regard to case: of documents in their folder, of commands, criteria and findings in theirs.',
  why: 'On many file systems `Login.md` and `login.md` are one file, and a result of `test` must be that of one command.',
  good: () => ({ files: withOrder({ '.autoloop/work-orders/login-2.md': order() }) }),
  bad: () => [
    {
      files: withOrder({ '.autoloop/work-orders/Login.md': order() }),
      at: [orderPath, '---'],
    },
    {
      files: withOrder({
        [orderPath]: order({ acceptance_commands: '[{id: test, run: npm test}, {id: test, run: npm run lint}]' }),
      }),
      at: [orderPath, 'acceptance_commands:'],
    },
  ],
  *check(subject) {
    if ('documents' in subject) yield* amongDocuments(subject);
    else yield* within(subject);
  },
});

function* amongDocuments({ documents }: Workspace): Generator<Fault> {
  const first = new Map<string, string>();
  for (const { path } of documents) {
    const other = first.get(path.toLowerCase());
    if (other === undefined) first.set(path.toLowerCase(), path);
    else
      yield atTop(path, `The id is taken but for case: \`${other}\``, {
        hint: 'Rename one of the two; some file systems cannot hold both.',
      });
  }
}

function* within(document: Usable<AnyDocument>): Generator<Fault> {
  for (const [key, items] of listsOf(document)) {
    if (items.length < 2) continue;
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const id = 'id' in item ? item.id : item.command;
      if (seen.has(id))
        yield at(document, [key, index], `\`${id}\` is in \`${key}\` twice`, { hint: 'Give each its own id.' });
      seen.add(id);
    }
  }
}

type Listed = readonly ({ id: string } | { command: string })[];

function listsOf({ kind, data }: Usable<AnyDocument>): [key: string, items: Listed][] {
  switch (kind) {
    case 'order':
      return [
        ['acceptance_commands', data.acceptance_commands ?? []],
        ['acceptance_criteria', data.acceptance_criteria ?? []],
      ];
    case 'report':
      return [['verification', data.verification]];
    case 'review':
      return [
        ['criteria', data.criteria],
        ['findings', data.findings],
      ];
    default:
      return [];
  }
}
