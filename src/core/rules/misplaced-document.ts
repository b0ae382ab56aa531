import { nearest } from '../nearest.js';
import { order, withOrder } from './examples.js';
import { looksForeign } from './foreign.js';
import { atTop, defineRule } from './rule.js';

const folders = ['work-orders', 'reports', 'reviews', 'closeouts', 'stages', 'decisions', 'gates', 'presets'];

export default defineRule({
  id: 'misplaced-document',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Every Markdown and YAML file under `.autoloop` lies where its kind has its place.',
  why: 'An order in the wrong folder looks like one and is never carried out or checked.',
  good: () => ({
    files: withOrder({
      '.autoloop/README.md': 'What this folder is.\n',
      '.autoloop/gates/README.md': 'When to ask.\n',
    }),
  }),
  bad: () => [
    { files: withOrder({ '.autoloop/workorders/logout.md': order() }), at: ['.autoloop/workorders/logout.md', '---'] },
    { files: withOrder({ '.autoloop/config.yaml': 'owners: {}\n' }), at: ['.autoloop/config.yaml', 'owners'] },
  ],
  *check(workspace) {
    if (workspace.strays.length === 0) return;
    // Another tool's files are spoken of once, by `foreign-autoloop`.
    if (looksForeign(Array.from(workspace.paths, (path) => ({ path }))) !== undefined) return;
    for (const { path } of workspace.strays)
      yield atTop(path, 'No document of the protocol lives here', { hint: hintFor(path) });
  },
});

function hintFor(path: string): string {
  if (/^\.autoloop\/config\.ya?ml$/i.test(path)) return 'Rename it to `.autoloop/config.yml`.';
  const [, folder = ''] = path.split('/');
  if (folders.includes(folder) && path.endsWith('.md')) {
    const place = { reports: '<order>/<name>.md', reviews: '<order>/<n>.md' }[folder] ?? '<id>.md';
    return `Documents of this folder are \`.autoloop/${folder}/${place}\`.`;
  }
  const close = nearest(folder, folders);
  return close
    ? `Did you mean \`.autoloop/${close}/\`?`
    : `Documents are \`.md\` files in ${folders.map((name) => `\`${name}\``).join(', ')}.`;
}
