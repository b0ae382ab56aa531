import { withOrder } from './examples.js';
import { looksForeign } from './foreign.js';
import { atTop, defineRule } from './rule.js';

export default defineRule({
  id: 'foreign-autoloop',
  appliesTo: 'workspace',
  severity: 'warning',
  summary: 'The `.autoloop` folder is ours.',
  why: 'Other tools use that name as well; their files are not documents of this protocol.',
  good: () => ({ files: withOrder() }),
  bad: () => [
    {
      files: { '.autoloop/topology.toml': 'name = "loop"\n', '.autoloop/harness.md': 'Go on until it is done.\n' },
      at: ['.autoloop/harness.md', 'Go on'],
    },
  ],
  *check(workspace) {
    const path = looksForeign(Array.from(workspace.paths, (known) => ({ path: known })));
    if (path !== undefined)
      yield atTop(path, 'This `.autoloop` belongs to another tool: no document of ours is in it', {
        hint: 'Rename that folder; or, if it has work orders in Markdown, bring them over: autoloop import .autoloop',
      });
  },
});
