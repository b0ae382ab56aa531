import { orderPath, withOrder } from './examples.js';
import { parsed } from './parsed.js';
import { defineRule } from './rule.js';

export default defineRule({
  id: 'encoding',
  appliesTo: 'any',
  severity: 'error',
  summary: 'A document is UTF-8 text of at most 1 MiB, without control characters.',
  why: 'People, agents and tools must all read the same words.',
  alone: true,
  good: () => ({ files: withOrder() }),
  bad: () => [{ files: withOrder({ [orderPath]: 'a bell: \u0007\n' }), at: [orderPath, 'a bell'] }],
  check: (document) => parsed('encoding', document),
});
