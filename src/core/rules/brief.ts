/** What documents are asked for by whoever looks at all of them: their places in the graph, and where they stand. */
import type { DocumentKind } from '../documents/kinds.js';
import type { Documents } from '../documents/types.gen.js';

const keys = <Kind extends DocumentKind>(...names: (keyof Documents[Kind] & string)[]): ReadonlySet<string> =>
  new Set(names);

/** Of each kind, the keys whose values can be told without parsing the rest. */
export const briefKeys: Readonly<Record<DocumentKind, ReadonlySet<string>>> = {
  order: keys<'order'>(
    'title',
    'owner',
    'state',
    'dispatch',
    'priority',
    'depends_on',
    'stage',
    'attempts',
    'baseline_policy',
  ),
  report: keys<'report'>(
    'work_order',
    'owner',
    'result',
    'order_digest',
    'run',
    'base_commit',
    'verified_head',
    'observed_integration',
    'branch',
  ),
  review: keys<'review'>('work_order', 'kind', 'decision', 'reports', 'reviewed_commit', 'reviewer'),
  closeout: keys<'closeout'>(
    'work_order',
    'result',
    'review',
    'run',
    'accepted_commit',
    'merged_commit',
    'user_gates',
    'provenance',
  ),
  stage: keys<'stage'>('orders', 'next_stage', 'result'),
  decision: keys<'decision'>('supersedes'),
  gate: keys<'gate'>('order', 'user_decision'),
  config: keys<'config'>(),
};
