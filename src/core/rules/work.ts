/** What the work of a report changed. */
import type { ReportDocument } from '../documents/document.js';
import { isAllowed, isForbidden, isProtected } from '../scope.js';
import { attemptFact } from './attempt-fact.js';
import type { Context, Usable } from './rule.js';
import { isUsable } from './rule.js';
import { isCoordination } from './worker-commit.js';

export interface Work {
  /** What did it, for the beginning of a sentence. */
  who: string;
  /** The key of the report at which it is told. */
  key: 'run' | 'verified_head';
  files: readonly string[];
  outsideScope: readonly string[];
  forbidden: readonly string[];
  protected: readonly string[];
}

/** As the host saw it; where its journal is not at hand, as the commits from base to verified head say. */
export function workOf(report: Usable<ReportDocument>, { workspace, facts }: Context): Work | undefined {
  const attempt = attemptFact(report, facts);
  if (attempt)
    return {
      who: 'The attempt',
      key: 'run',
      files: attempt.files,
      outsideScope: attempt.outside_scope,
      forbidden: attempt.forbidden,
      protected: attempt.protected,
    };
  const order = workspace.order(report.data.work_order);
  const history = facts.histories?.get(report.path);
  if (!isUsable(order) || history === undefined) return undefined;
  const files = history.files.filter((path) => !isCoordination(path));
  return {
    who: 'The work',
    key: 'verified_head',
    files,
    outsideScope: files.filter((path) => !isAllowed(order.data, path)),
    forbidden: files.filter((path) => isForbidden(order.data, path)),
    protected: files.filter(isProtected(order.data, workspace.config)),
  };
}

/** What the integration branch changed since the base of a report, until the work has arrived there. */
export function advancedFiles({ path }: { path: string }, { facts }: Context): readonly string[] {
  const integration = facts.histories?.get(path)?.integration;
  return integration === undefined || integration.hasHead ? [] : integration.files;
}
