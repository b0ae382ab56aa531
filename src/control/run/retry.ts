/** Starts a role again whose model was busy or out of reach, when it changed nothing meanwhile. */
import { AutoloopError } from '../../core/error.js';
import { findAttempt } from '../../core/journal/lookup.js';
import { nextTry, type Tried } from '../../core/presets/retry.js';
import { pause } from '../../edges/process/pause.js';
import { secondsLeft } from './budget.js';
import type { OpenAttempt, Run } from './context.js';
import { treeToBeginWith } from './continue.js';
import { importTree } from './import-change.js';
import { throwIfStopped } from './stopped.js';

/** One role of one iteration, however often it is tried. */
export interface RoleTurn {
  role: string;
  iteration: number;
  /** Whether no role that writes was before it in this iteration. */
  isFirst: boolean;
}

/** The tree that an attempt's files had after its last iteration that is over. */
export function treeSoFar(run: Run, attempt: number): string {
  const iterations = findAttempt(run.journal.state, attempt)?.iterations ?? [];
  return iterations.findLast(({ tree }) => tree !== null)?.tree ?? treeToBeginWith(run);
}

/** The tree that a role which writes begins with, as far as it will be asked for; null where it cannot be taken. */
export async function treeBefore(open: OpenAttempt, { isFirst }: RoleTurn, agent: string): Promise<string | null> {
  if (isFirst) return treeSoFar(open.run, open.number);
  return mostRetries(open.run, agent) > 0 ? treeNow(open) : null;
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

/** The tree of the attempt's files as they are now; null where it is refused as a whole. */
export async function treeNow(open: OpenAttempt): Promise<string | null> {
  try {
    return (await importTree(open)).tree;
  } catch (error) {
    if (error instanceof AutoloopError && error.kind === 'refused') return null;
    throw error;
  }
}
