import type { PermissionOption, RequestPermissionResponse } from '@agentclientprotocol/sdk';

/**
 * Whatever an agent asks leave for, it gets: the sandbox decides what it can do, and an agent that waits does nothing. Once
 * rather than always, for an agent may keep what holds always in files of the worktree.
 */
export function permit(options: readonly PermissionOption[]): RequestPermissionResponse {
  const allowed =
    options.find(({ kind }) => kind === 'allow_once') ?? options.find(({ kind }) => kind === 'allow_always');
  return { outcome: allowed ? { outcome: 'selected', optionId: allowed.optionId } : { outcome: 'cancelled' } };
}
