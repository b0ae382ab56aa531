/** Starts a role again whose model was busy or out of reach, when it changed nothing meanwhile. */
import { nextTry, type Tried } from '../../../core/presets/retry.js';
import { pause } from '../../../edges/process/pause.js';
import { secondsLeft } from '../budget.js';
import type { OpenAttempt, Run } from '../context.js';
import { throwIfStopped } from '../stopped.js';
import { type Moment, treeNow } from './moment.js';

/** One role of one iteration, however often it is tried. */
export interface RoleTurn {
  role: string;
  iteration: number;
  /** The files as it finds them. */
  moment: Moment;
}

/** The tree that a role which writes begins with, as far as it will be asked for; null where it cannot be taken. */
export async function treeBefore({ run }: OpenAttempt, { moment }: RoleTurn, agent: string): Promise<string | null> {
  return mostRetries(run, agent) > 0 ? moment.tree() : null;
}

/**
 * Journals that the role starts again, and waits; false when it does not. What it left is looked at only here, where it may
 * be started again: a second try on top of half a change would be another experiment.
 */
export async function startsAgain(
  open: OpenAttempt,
  { role, iteration }: RoleTurn,
  { agent, before, retries, ...tried }: Tried & { agent: string; retries: number; before: string | null | 'read-only' },
): Promise<boolean> {
  const { run, number } = open;
  const next = nextTry(tried, { retries, most: mostRetries(run, agent), seconds: secondsLeft(run, number) });
  if (next === null || before === null) return false;
  if (before !== 'read-only' && (await treeNow(open)) !== before) return false;
  await run.append('role.retrying', { attempt: number, iteration, role, ...next });
  await pause(next.wait_ms, run.signal);
  throwIfStopped(run.signal);
  return true;
}

const mostRetries = ({ policy }: Run, agent: string): number => policy.agents[agent]?.retries ?? 0;
