import { orderPath as pathOf } from '../documents/paths.js';
import { nearest } from '../nearest.js';
import { quoted } from '../untrusted.js';
import { change, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';

/** Where the order would be, for a commit that changes no file at which it could be told. */
const ordersFolder = '.autoloop/work-orders';

export default defineRule({
  id: 'unknown-order-trailer',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'The order that a commit names in its trailer `Work-Order` exists.',
  why: 'What is committed for an order that nobody knows is held to no scope, and no review covers it.',
  ofChanges: true,
  good: () => ({ files: withOrder(), facts: { changes: [change(), change({ order: null })] } }),
  bad: () => [
    { files: withOrder(), facts: { changes: [change({ order: 'logn' })] }, at: ['src/login/session.ts', ''] },
    { files: withOrder(), facts: { changes: [change({ order: 'x', files: [] })] }, at: [ordersFolder, ''] },
  ],
  *check(workspace, { facts }) {
    for (const { commit, order, files } of facts.changes ?? []) {
      if (order === null || workspace.has(pathOf(order))) continue;
      const close = nearest(
        order,
        workspace.orders.map(({ id }) => id),
      );
      const place = files.find(({ status }) => status !== 'removed') ?? files[0];
      const who = commit === null ? 'What is staged' : `Commit \`${commit.slice(0, 12)}\``;
      yield atTop(place?.path ?? ordersFolder, `${who} is for ${quoted(order)}, and there is no such work order`, {
        hint: close
          ? `Did you mean \`${close}\`?`
          : 'Correct the trailer `Work-Order` of the message, or write the order.',
      });
    }
  },
});
