/** Runs an order's acceptance commands on an accepted tree again: what `verify --replay` asks for. */
import { join } from 'node:path';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { CommandRun } from '../../core/judging/input.js';
import { needsMoreRepeats, tally } from '../../core/judging/repeats.js';
import { isProtected } from '../../core/scope.js';
import { removeFolder, temporaryFolder } from '../../edges/files/index.js';
import { restorePaths } from '../../edges/git/index.js';
import { chooseEngine } from '../../edges/sandbox/index.js';
import type { Replay } from '../verify.js';
import { inFreshWorkspace, runCommand } from './workspace.js';

/** @throws AutoloopError as `chooseEngine` does, or `replay-stopped` when `signal` is aborted. */
export function replayCommands(signal: AbortSignal): Replay {
  return async ({ repository, order, accepted, base, policy: policyText }) => {
    const policy = JSON.parse(policyText) as Policy;
    const commands = order.data?.acceptance_commands ?? [];
    const { engine } = await chooseEngine('auto');
    const scratch = await temporaryFolder('replay');
    try {
      const quarantine = join(scratch, 'objects.git');
      const { tree } = await restorePaths(repository, {
        dir: quarantine,
        tree: accepted.tree,
        baseCommit: base.commit,
        isProtected: isProtected(order.data, policy),
      });
      const place = { repo: repository, engine, policy, quarantine, signal, label: `replay-${process.pid}` };
      const runs: CommandRun[] = [];
      for (;;) {
        const missing = needsMoreRepeats(
          commands.map(({ id }) => id),
          runs,
          policy.judge,
        );
        const [first] = missing;
        if (first === undefined) break;
        const wanted = commands.filter(({ id }) =>
          missing.some(({ command, repeat }) => command === id && repeat === first.repeat),
        );
        await inFreshWorkspace(place, join(scratch, `workspace-${first.repeat}`), tree, async (sandbox) => {
          for (const command of wanted) {
            const { ended, passed } = await runCommand(sandbox, command, policy);
            if (signal.aborted)
              throw new AutoloopError('interrupted', 'replay-stopped', 'Stopped before every command had run');
            runs.push({ subject: 'accepted', command: command.id, repeat: first.repeat, ended, passed });
          }
        });
      }
      return commands.map(({ id }) => ({
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
