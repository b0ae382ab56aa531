/** Paths that an order keeps its worker from: how a rule about them looks at reports and at changes. */
import type { OrderDocument, ReportDocument } from '../documents/document.js';
import { quoted } from '../untrusted.js';
import { at, atTop, type Context, type Fault, type Usable } from './rule.js';
import { isCurrent } from './standing.js';
import { type Work, workOf } from './work.js';
import { changeNamed, changesOfOrders, workIn } from './worker-commit.js';
import type { Workspace } from './workspace.js';

interface OffLimits {
  /** Completes “… changed `src/a.ts`, which …”. */
  which: string;
  /** Whether a commit for the order, or what is staged for it, has to leave the path alone. */
  inChange(order: Usable<OrderDocument>, context: Context): (path: string) => boolean;
  /** Which paths the work of a report should have left alone. */
  inWork(work: Work): readonly string[];
  /** What to do next about a change, and about work that is reported as done. */
  hints: { change: string; work: string };
}

/** A fault for each path that a change touched, told at the path; or that the work of a report did, told at the report. */
export function* offLimits(
  subject: Usable<ReportDocument> | Workspace,
  context: Context,
  { which, inChange, inWork, hints }: OffLimits,
): Generator<Fault> {
  if (!('kind' in subject)) {
    for (const { change, order } of changesOfOrders(context))
      for (const path of workIn(change).filter(inChange(order, context)))
        yield atTop(path, `${changeNamed(change)} changes ${quoted(path)}, which ${which}`, { hint: hints.change });
    return;
  }
  if (subject.data.result !== 'done' || !isCurrent(subject, context.workspace)) return;
  const work = workOf(subject, context);
  if (work === undefined) return;
  for (const path of inWork(work))
    yield at(subject, work.key, `${work.who} changed ${quoted(path)}, which ${which}`, { hint: hints.work });
}
