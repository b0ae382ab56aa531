/** What keeps an order from going on: the user's word, a stage before it, orders it depends on. */
import type { OrderDocument } from '../documents/document.js';
import { isUsable } from '../rules/rule.js';
import type { Workspace } from '../rules/workspace.js';
import { type Case, reviewOf, takingUp } from './case.js';
import { isAccepted } from './decision.js';
import { gateReason, gateRemedy, openGates } from './gates.js';
import { type Standing, standing, type Wait } from './standing.js';

/** An order whose gate the user has not approved goes nowhere, whatever was made or decided in the meantime. */
export function gated({ order, workspace, runs, refused }: Case): Standing | undefined {
  if (isUntouchedDraft(order, workspace)) return undefined;
  const gates = openGates(order.id, workspace, refused);
  const [gravest] = gates;
  if (gravest === undefined) return undefined;
  const others =
    gates.length === 1 ? '' : `; ${gates.length - 1} more of its gates ${gates.length === 2 ? 'is' : 'are'} open`;
  const hasWork = workspace.reportsOf(order.id).length > 0;
  const isBroken = !isUsable(gravest) || refused.has(gravest.path);
  const next = [
    `autoloop ${isBroken ? `check ${gravest.path}` : `show ${order.id}`}`,
    ...(hasWork ? [reviewOf({ order, runs })] : []),
  ];
  return standing(
    'blocked',
    `${gateReason(gravest, refused)}${others}`,
    next,
    gates.map((gate): Wait => ({ kind: 'gate', id: gate.id, what_to_do: gateRemedy(gate, refused) })),
  );
}

/** What nobody has worked on, and its author has not released, is a draft first of all. */
const isUntouchedDraft = (order: OrderDocument, workspace: Workspace): boolean =>
  (order.data?.state ?? 'draft') === 'draft' &&
  workspace.reportsOf(order.id).length === 0 &&
  workspace.reviewsOf(order.id).length === 0;

/** An order that nobody works on: not released, waiting, or ready. */
export function waiting({ order, workspace, runs, refused }: Case): Standing {
  const check = [`autoloop check ${order.path}`];
  if ((order.data.state ?? 'draft') === 'draft')
    return standing('draft', 'Its author has not set `state: ready`', check);
  if (refused.has(order.path))
    return standing('blocked', 'The order breaks the protocol', check, [
      { kind: 'document', id: order.path, what_to_do: `Correct ${order.path}` },
    ]);
  const stages = stagesAwaited(order.id, workspace, refused);
  const orders = (order.data.depends_on ?? []).filter((id) => !isAccepted(id, workspace, refused));
  if (orders.length + stages.length > 0)
    return standing(
      'blocked',
      `Waits for ${sentence(orders, stages)}`,
      orders.length > 0 ? orders.map((id) => `autoloop show ${id}`) : ['autoloop status'],
      [...orders.map(waitForOrder), ...stages.map(waitForStage)],
    );
  const outcome = runs.at(-1)?.outcome;
  const again =
    outcome === 'interrupted' || outcome === 'environment-failed'
      ? `; run \`${runs.at(-1)?.run_id}\` ended as ${outcome}`
      : '';
  return standing('ready', `It may be carried out${again}`, takingUp(order));
}

/** Ids of the stages that must be over before an order of a later stage begins. */
function stagesAwaited(order: string, workspace: Workspace, refused: ReadonlySet<string>): string[] {
  const before = workspace.stagesOf(order).flatMap((stage) => workspace.stagesBefore(stage.id));
  const open = before.filter(({ data, path }) => !isOver(data?.result) || refused.has(path));
  return [...new Set(open.map(({ id }) => id))];
}

const isOver = (result: string | undefined): boolean => result === 'accepted' || result === 'withdrawn';

function sentence(orders: readonly string[], stages: readonly string[]): string {
  const named = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
  const waits = [
    ...(orders.length > 0 ? [`${named(orders)} to be accepted`] : []),
    ...(stages.length > 0 ? [`stage ${named(stages)} to be closed`] : []),
  ];
  return waits.join(', and for ');
}

const waitForOrder = (id: string): Wait => ({ kind: 'order', id, what_to_do: 'Have it accepted' });

const waitForStage = (id: string): Wait => ({
  kind: 'stage',
  id,
  what_to_do: `Close it: write \`result: accepted\` in .autoloop/stages/${id}.md when its orders are accepted`,
});
