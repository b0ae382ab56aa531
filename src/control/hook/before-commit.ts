/** `pre-commit` and `pre-merge-commit`: the documents that are staged, and what is staged beside them. */
import { checkSnapshot } from '../check/check.js';
import { type HookName, isSwitchedOn } from '../hooks/names.js';
import { again } from './again.js';
import { passed, type Verdict, verdictOf } from './verdict.js';

/** Errors as `checkSnapshot`. */
export async function beforeCommit(
  directory: string,
  hook: HookName,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Verdict> {
  const { snapshot, result } = await checkSnapshot(directory, { source: { of: 'index' } });
  if (!isSwitchedOn(hook, snapshot.workspace.config)) return passed;
  const isKept = result.counts.error > 0;
  const command = again(result, snapshot.workspace, { isKept, environment });
  return verdictOf([{ what: 'what is staged', again: command, result }]);
}
