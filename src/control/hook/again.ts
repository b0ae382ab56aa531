/** How what a hook found is looked at again once Git is done. */
import { basename } from 'node:path';
import type { CheckResult } from '../../core/render/findings/findings.js';
import type { Workspace } from '../../core/rules/workspace.js';

/** Documents that a command line names; the command for more of them looks at all. */
const most = 3;

/**
 * The command line that shows again what was found in the index of a hook; null where none does. Git has `commit -a` and
 * `commit <path>` work on an index of their own, which is gone when they are refused, and after a commit nothing is staged
 * any more: what was found is then found in the documents themselves.
 * @param isKept Whether the commit is refused for what is staged alone, so that the same index has the same to say.
 */
export function again(
  { findings }: CheckResult,
  { documents }: Workspace,
  { isKept, environment }: { isKept: boolean; environment: Readonly<Record<string, string | undefined>> },
): string | null {
  const { GIT_INDEX_FILE: index = 'index', GIT_PREFIX: folder = '' } = environment;
  if (isKept && basename(index) === 'index') return 'autoloop check --staged';
  const known = new Set(documents.map(({ path }) => path));
  const paths = [...new Set(findings.map(({ path }) => path))].filter((path) => known.has(path));
  if (paths.length === 0) return null;
  const canBeNamed = folder === '' && paths.length <= most && paths.every((path) => /^[\w./-]+$/.test(path));
  return `autoloop check${canBeNamed ? ` ${paths.join(' ')}` : ''}`;
}
