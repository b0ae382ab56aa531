/** The hooks of Git's that this tool has something to do in: githooks(5). */
import type { Policy } from '../../core/documents/policy.js';

export const hookNames = [
  'pre-commit',
  'pre-merge-commit',
  'commit-msg',
  'pre-push',
  'post-commit',
  'post-merge',
] as const;

export type HookName = (typeof hookNames)[number];

const settings: Readonly<Record<HookName, keyof Policy['hooks']>> = {
  'pre-commit': 'pre-commit',
  'pre-merge-commit': 'pre-commit',
  'commit-msg': 'commit-msg',
  'pre-push': 'pre-push',
  'post-commit': 'post-commit',
  'post-merge': 'post-commit',
};

/** Whether `hooks:` of config.yml lets this hook act. A merge obeys what is said about a commit. */
export const isSwitchedOn = (hook: HookName, { hooks }: Policy): boolean => hooks[settings[hook]];

/** Whether a hook says that there is no tool: the first one of a commit does, for those after it. */
export const saysMissing = (hook: HookName): boolean => hook.startsWith('pre-');

export const isHookName = (name: string): name is HookName => (hookNames as readonly string[]).includes(name);
