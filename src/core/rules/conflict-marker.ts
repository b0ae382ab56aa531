import { order, orderPath, withOrder } from './examples.js';
import { parsed } from './parsed.js';
import { defineRule } from './rule.js';

export default defineRule({
  id: 'conflict-marker',
  appliesTo: 'any',
  severity: 'error',
  summary: 'No merge conflict is left in a document.',
  why: 'Nobody can say which of the two sides is the contract.',
  alone: true,
  good: () => ({
    files: withOrder({ [orderPath]: order({}, '\n## Context\n\n```\n<<<<<<< what a conflict looks like\n```\n') }),
  }),
  bad: () => [
    {
      files: withOrder({ [orderPath]: order({}, '\n## Context\n\n<<<<<<< ours\nOne.\n') }),
      at: [orderPath, '<<<<<<< ours'],
    },
  ],
  check: (document) => parsed('conflict-marker', document),
});
