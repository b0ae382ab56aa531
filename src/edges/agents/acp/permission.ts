import type { PermissionOption, RequestPermissionRequest, RequestPermissionResponse } from '@agentclientprotocol/sdk';
import { isRecord } from '../../../core/agents/records.js';

/** The method by which an agent asks for leave. */
export const PERMISSION = 'session/request_permission';

/** So many answers are offered at most; a person could not read more. */
const MOST_OPTIONS = 100;

/** What of a request for leave has a part in the answer: the first of the ways to say yes that it offers. */
export function askedFor(params: unknown): RequestPermissionRequest {
  const offered = isRecord(params) && Array.isArray(params.options) ? params.options.slice(0, MOST_OPTIONS) : [];
  return { sessionId: '', toolCall: { toolCallId: '' }, options: offered.flatMap(yesOf) };
}

function yesOf(option: unknown): PermissionOption[] {
  if (!isRecord(option) || typeof option.optionId !== 'string') return [];
  const { optionId, kind } = option;
  return kind === 'allow_once' || kind === 'allow_always' ? [{ optionId, kind, name: '' }] : [];
}

/**
 * Whatever an agent asks leave for, it gets: the sandbox decides what it can do, and an agent that waits does nothing. Once
 * rather than always, for an agent may keep what holds always in files of the worktree.
 */
export function permit(options: readonly PermissionOption[]): RequestPermissionResponse {
  const allowed =
    options.find(({ kind }) => kind === 'allow_once') ?? options.find(({ kind }) => kind === 'allow_always');
  return { outcome: allowed ? { outcome: 'selected', optionId: allowed.optionId } : { outcome: 'cancelled' } };
}
