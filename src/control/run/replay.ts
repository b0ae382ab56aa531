/** Runs an order's acceptance commands on an accepted tree again: what `verify --replay` asks for. */
import { join } from 'node:path';
import { type Policy, policyFor } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { CommandRun } from '../../core/judging/input.js';
import { needsMoreRepeats, tally } from '../../core/judging/repeats.js';
import { isProtected } from '../../core/scope.js';
import { removeFolder, temporaryFolder } from '../../edges/files/index.js';
import { restorePaths } from '../../edges/git/index.js';
import { chooseEngine } from '../../edges/sandbox/index.js';
import type { Replay } from '../verify.js';
import { runInFreshWorkspace, type WorkspaceHost } from './workspace.js';

/** @throws AutoloopError as `chooseEngine` and `runInFreshWorkspace` do, `interrupted` when `signal` is aborted. */
export function replayCommands(signal: AbortSignal): Replay {
  return async ({ repository, order, accepted, base, policy: policyText }) => {
    const policy = policyFor(policyIn(policyText), order.data);
    const commands = order.data?.acceptance_commands ?? [];
    const ids = commands.map(({ id }) => id);
    const { engine } = await chooseEngine('auto');
    const scratch = await temporaryFolder('replay');
    try {
      const protect = { baseCommit: base.commit, isProtected: isProtected(order.data, policy) };
      const quarantine = join(scratch, 'objects.git');
      const { tree } = await restorePaths(repository, { dir: quarantine, tree: accepted.tree, ...protect });
      const host: WorkspaceHost = { repo: repository, engine, policy, quarantine, signal, ...protect };
      const runs: CommandRun[] = [];
      for (;;) {
        const [next] = needsMoreRepeats(ids, runs, policy.judge);
        const command = commands.find(({ id }) => id === next?.command);
        if (next === undefined || command === undefined) break;
        const path = join(scratch, `${command.id}-${next.repeat}`);
        const { ended, passed, setupFailed } = await runInFreshWorkspace(host, path, tree, command);
        if (setupFailed !== null) throw setupFailed;
        runs.push({ subject: 'accepted', command: command.id, repeat: next.repeat, ended, passed });
      }
      return ids.map((id) => ({
        command: id,
        ...tally(
          runs.filter(({ command }) => command === id),
          policy.judge,
        ),
      }));
    } finally {
      await removeFolder(scratch);
    }
  };
}

/** As config.yml may ask for; the number comes from a record that anybody may have written. */
const MOST_REPEATS = 100;

/** `verify` has compared the policy with the project's; what it must not lack to be run by is looked at again. */
function policyIn(text: string): Policy {
  const policy = JSON.parse(text) as Partial<Policy> | null;
  const { protected_scope: scope, judge, sandbox } = policy ?? {};
  const isCount = (count: unknown) =>
    Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) <= MOST_REPEATS;
  if (Array.isArray(scope) && sandbox && isCount(judge?.repeats) && isCount(judge?.retries)) return policy as Policy;
  throw new AutoloopError('refused', 'policy-unusable', 'The policy of the record is none that a run can have', {
    hint: 'The record was not made by this tool, or was changed since.',
  });
}
