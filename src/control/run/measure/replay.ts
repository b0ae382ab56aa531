/** Runs an order's acceptance commands on an accepted tree again: what `verify --replay` asks for. */
import { join } from 'node:path';
import { type Policy, policyFor, withDefaults } from '../../../core/documents/policy.js';
import type { Config } from '../../../core/documents/types.gen.js';
import { AutoloopError } from '../../../core/error.js';
import type { CommandRun } from '../../../core/judging/input.js';
import { needsMoreRepeats, tally } from '../../../core/judging/repeats.js';
import { isProtected } from '../../../core/scope.js';
import { quoted } from '../../../core/untrusted.js';
import { removeFolder, temporaryFolder } from '../../../edges/files/index.js';
import { restorePaths, treeOf } from '../../../edges/git/index.js';
import { chooseEngine, type EngineName, engines } from '../../../edges/sandbox/index.js';
import type { Replay } from '../../evidence/verify.js';
import { pinnedImage } from '../image.js';
import { shareSetup } from './shared-setup.js';
import { cleanFiles } from './workspace.js';

/** @throws AutoloopError as `chooseEngine` and `cleanFiles` do, `interrupted` when `signal` is aborted. */
export function replayCommands(signal: AbortSignal): Replay {
  return async ({ repository, order, accepted, base, sandbox, policy: policyText }) => {
    const policy = policyFor(policyIn(policyText), order.data);
    const commands = order.data?.acceptance_commands ?? [];
    const ids = commands.map(({ id }) => id);
    // Any engine seals this machine's programs; an image has to be the one that was measured in, where that lies.
    const { engine } = await chooseEngine(sandbox.image ? engineNamed(sandbox.engine) : 'auto', {
      image: sandbox.image != null,
    });
    const image = await pinnedImage({ repo: repository, engine, policy, signal }, sandbox.image);
    const scratch = await temporaryFolder('replay');
    try {
      const protect = { baseCommit: base.commit, isProtected: isProtected(order.data, policy) };
      const quarantine = join(scratch, 'objects.git');
      const { tree } = await restorePaths(repository, { dir: quarantine, tree: accepted.tree, ...protect });
      const host = { repo: repository, engine, image, policy, quarantine, signal, ...protect };
      const setup = await shareSetup(host, { tree: await treeOf(repository, base.commit) });
      const files = await cleanFiles({ ...host, setup }, join(scratch, 'workspace'), tree);
      const runs: CommandRun[] = [];
      try {
        for (;;) {
          const [next] = needsMoreRepeats(ids, runs, policy.judge);
          const command = commands.find(({ id }) => id === next?.command);
          if (next === undefined || command === undefined) break;
          const { ended, passed, setupFailed } = await files.run(command);
          if (setupFailed !== null) throw setupFailed;
          runs.push({ subject: 'accepted', command: command.id, repeat: next.repeat, ended, passed });
        }
      } finally {
        await files.close();
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

/** The record is anybody's. @throws AutoloopError `engine-unknown`. */
function engineNamed(name: string): EngineName {
  const known = engines.find((engine) => engine.name === name);
  if (known) return known.name;
  throw new AutoloopError(
    'environment',
    'engine-unknown',
    `The run was sealed by ${quoted(name)}, which is not known`,
    {
      hint: `Known: ${engines.map((engine) => engine.name).join(', ')}.`,
    },
  );
}

/** As config.yml may ask for; the number comes from a record that anybody may have written. */
const MOST_REPEATS = 100;

/** `verify` has compared the policy with the project's; what it must not lack to be run by is looked at again. */
function policyIn(text: string): Policy {
  const policy = JSON.parse(text) as Partial<Policy> | null;
  const { protected_scope: scope, judge, sandbox } = policy ?? {};
  const isCount = (count: unknown) =>
    Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) <= MOST_REPEATS;
  if (Array.isArray(scope) && sandbox && isCount(judge?.repeats) && isCount(judge?.retries))
    // An earlier version of the tool may have made the record, and known fewer settings.
    return withDefaults(policy as Config);
  throw new AutoloopError('refused', 'policy-unusable', 'The policy of the record is none that a run can have', {
    hint: 'The record was not made by this tool, or was changed since.',
  });
}
