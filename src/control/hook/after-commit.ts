/** `post-commit` and `post-merge`: orders that the new HEAD made ready are started, where the settings want it so. */
import { configPath } from '../../core/documents/paths.js';
import { buildWorkspace } from '../../core/rules/workspace.js';
import { head, openRepository, readFileAt } from '../../edges/git/index.js';
import { type HookName, isSwitchedOn } from '../hooks/names.js';
import { passed, type Verdict } from './verdict.js';

/** Never refuses: what was committed is committed. Errors as `dispatchReady`. */
export async function afterCommit(directory: string, hook: HookName): Promise<Verdict> {
  const repo = await openRepository(directory);
  const { commit } = await head(repo);
  const bytes = commit === null ? null : await readFileAt(repo, commit, configPath);
  if (bytes === null) return passed;
  const { config } = buildWorkspace([{ path: configPath, bytes }]);
  if (!isSwitchedOn(hook, config)) return passed;
  const { dispatchReady } = await import('../watch/dispatch.js');
  const notes = (await dispatchReady(repo, 'hook')).map((one) => {
    if (one.how === 'started')
      return `${one.order} is ready: run ${one.run_id} has begun; end it with: autoloop stop ${one.run_id}`;
    if (one.how === 'waits') return `${one.order} is ready, and waits for another run to end`;
    return `${one.order} is ready and could not be started: ${one.reason}${one.hint === null ? '' : `. ${one.hint}`}`;
  });
  return { ...passed, notes };
}
