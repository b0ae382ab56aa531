import { config, configPath, order, orderPath, withOrder } from './examples.js';
import { parsed } from './parsed.js';
import { defineRule } from './rule.js';

export default defineRule({
  id: 'schema',
  appliesTo: 'any',
  severity: 'error',
  summary: 'A document has the keys of its kind, with values of the right type, and no others.',
  why: 'A misspelt key would be a rule that nobody applies.',
  alone: true,
  good: () => ({ files: withOrder() }),
  bad: () => [
    { files: withOrder({ [orderPath]: order({ alowed_scope: '[src/**]' }) }), at: [orderPath, 'alowed_scope:'] },
    { files: withOrder({ [orderPath]: order({ state: 'done' }) }), at: [orderPath, 'state: done'] },
    { files: withOrder({ [configPath]: config({ judge: '{repeats: often}' }) }), at: [configPath, 'judge:'] },
  ],
  check: (document) => parsed('schema', document),
});
