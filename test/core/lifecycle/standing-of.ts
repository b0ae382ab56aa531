/** What the tests of an order's state begin with. */
import { type Beside, deriveOrder, type KnownRun } from '../../../src/core/lifecycle/derive.js';
import { review } from '../../../src/core/rules/examples.js';
import { workspaceOf } from '../rules/snapshot-of.js';

export type Files = Readonly<Record<string, string>>;

/** The standing of `login` among these files; runs say only what matters. */
export function standingOf(files: Files, runs: Partial<KnownRun>[] = [], beside: Beside = {}) {
  const workspace = workspaceOf({ files });
  const login = workspace.order('login');
  if (login === undefined) throw new Error('the example has no order `login`');
  const all = runs.map(
    (said, index): KnownRun => ({
      run_id: `run-${index + 1}`,
      order: 'login',
      order_digest: login.digest,
      base_commit: '1'.repeat(40),
      preset: 'solo',
      trigger: 'cli',
      parent_run_id: null,
      chain: null,
      continues: null,
      phase: 'attempting',
      outcome: null,
      reason: null,
      paused: false,
      attempts: [],
      winner: null,
      started_at: `2026-11-20T10:00:0${index}.000Z`,
      ended_at: null,
      ...said,
    }),
  );
  return deriveOrder(login, workspace, all, beside);
}

/** Its state alone. */
export const stateOf = (...args: Parameters<typeof standingOf>) => standingOf(...args).state;
export const candidate = { outcome: 'accepted-candidate', phase: 'reported', winner: 1 } as const;
export const lost = { outcome: 'no-candidate', phase: 'ranked' } as const;
export const sentBack = review({ decision: 'reject', reason: 'The page is lost.' });
