/** What Git's hooks do. */
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import { quoted } from '../../core/untrusted.js';
import { hookNames, isHookName } from '../hooks/names.js';
import type { Verdict } from './verdict.js';

export type { Checked, Objection, Verdict } from './verdict.js';

export interface HookCall {
  /** Where Git runs hooks: the root of the work tree. */
  directory: string;
  /** As Git passes them: githooks(5). */
  args: readonly string[];
  /** Reads standard input to its end. */
  input: () => Promise<string>;
  environment: Readonly<Record<string, string | undefined>>;
  now: Date;
}

/**
 * What the hook called `name` has to say.
 * @throws AutoloopError `unknown-hook`; otherwise as the use cases of each hook.
 */
export async function runHook(name: string, call: HookCall): Promise<Verdict> {
  if (!isHookName(name)) {
    const close = nearest(name, hookNames);
    throw new AutoloopError('usage', 'unknown-hook', `There is nothing to do in a hook called ${quoted(name)}`, {
      hint: close ? `Did you mean \`${close}\`?` : `Known: ${hookNames.join(', ')}`,
    });
  }
  const { directory, args, environment } = call;
  switch (name) {
    case 'pre-commit':
    case 'pre-merge-commit':
      return (await import('./before-commit.js')).beforeCommit(directory, name, environment);
    case 'commit-msg': {
      const [file = ''] = args;
      // Git sets this editor when it opens none.
      const edited = environment.GIT_EDITOR !== ':';
      return (await import('./commit-message.js')).checkMessage(directory, {
        file,
        edited,
        environment,
        now: call.now,
      });
    }
    case 'pre-push': {
      const [remote = environment.PRE_COMMIT_REMOTE_NAME ?? ''] = args;
      const input = refsOfFramework(environment) ?? (await call.input());
      return (await import('./before-push.js')).checkPush(directory, { remote, input });
    }
    default:
      return (await import('./after-commit.js')).afterCommit(directory, name);
  }
}

/** The framework `pre-commit` reads standard input itself, and tells of the first ref in variables. */
function refsOfFramework(environment: HookCall['environment']): string | undefined {
  const { PRE_COMMIT_REMOTE_BRANCH: remoteRef, PRE_COMMIT_LOCAL_BRANCH: localRef } = environment;
  if (!remoteRef || !localRef || environment.PRE_COMMIT_RUNNING_LEGACY) return undefined;
  const { PRE_COMMIT_TO_REF: to = localRef, PRE_COMMIT_FROM_REF: from = '0' } = environment;
  return `${localRef} ${to} ${remoteRef} ${from}\n`;
}
