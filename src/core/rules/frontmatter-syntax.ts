import { order, orderPath, withOrder } from './examples.js';
import { parsed } from './parsed.js';
import { defineRule } from './rule.js';

export default defineRule({
  id: 'frontmatter-syntax',
  appliesTo: 'any',
  severity: 'error',
  summary: 'The frontmatter is YAML between two lines of `---`.',
  why: 'What cannot be read cannot be kept.',
  alone: true,
  good: () => ({ files: withOrder() }),
  bad: () => [
    { files: withOrder({ [orderPath]: '# Just Markdown\n' }), at: [orderPath, '# Just Markdown'] },
    { files: withOrder({ [orderPath]: order({ goal: 'first: this, then: that' }) }), at: [orderPath, 'goal:'] },
  ],
  check: (document) => parsed('frontmatter-syntax', document),
});
