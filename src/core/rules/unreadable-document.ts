import { orderPath, withOrder } from './examples.js';
import { atTop, defineRule } from './rule.js';

const linkPath = orderPath.replace('login', 'logout');

export default defineRule({
  id: 'unreadable-document',
  appliesTo: 'workspace',
  severity: 'error',
  summary: 'Every document is a regular file that can be read.',
  why: 'A symbolic link shows a document that is not in the repository, and reading a pipe never ends.',
  good: () => ({ files: withOrder() }),
  bad: () => [{ files: withOrder(), links: { [linkPath]: 'login.md' }, at: [linkPath, ''] }],
  *check(workspace) {
    for (const { path, problem } of workspace.unreadable)
      yield atTop(path, `The file ${problem}`, { hint: hintFor(problem) });
  },
});

function hintFor(problem: string): string {
  if (problem.includes('conflict')) return 'Resolve it, then stage the file with: git add';
  if (problem.includes('not in this repository')) return 'Get what is missing with: git fetch --refetch';
  return 'Put a regular file in its place.';
}
