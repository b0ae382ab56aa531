/** The board: every order in its column, the stages, and what the user is asked. */

import { byText } from '../by-text.js';
import type { OrderDocument } from '../documents/document.js';
import type { Gate, Stage, WorkOrder } from '../documents/types.gen.js';
import { isUsable } from '../rules/rule.js';
import { endOf, isWithdrawn } from '../rules/standing.js';
import type { Workspace } from '../rules/workspace.js';
import { isAccepted } from './decision.js';
import { deriveOrder } from './derive.js';
import type { Column, OrderState, Standing } from './standing.js';

/** One order on the board. */
export interface Card {
  id: string;
  /** Null when the order cannot be read as it is; so are the next two. */
  title: string | null;
  owner: string | null;
  priority: NonNullable<WorkOrder['priority']> | null;
  state: OrderState;
  reason: string;
}

export interface StageOnBoard {
  id: string;
  goal: string;
  /** Null while it is open. */
  result: Stage['result'] | null;
  /** Orders of the stage that are not withdrawn, and how many of them are accepted. */
  orders: number;
  accepted: number;
}

export interface GateOnBoard {
  id: string;
  order: string | null;
  trigger: string;
  recommendation: Gate['recommendation'];
  user_decision: Gate['user_decision'];
}

export interface Board {
  columns: Readonly<Record<Column, readonly Card[]>>;
  stages: readonly StageOnBoard[];
  /** Gates that the user did not decide for good, of open orders and of none. */
  gates: readonly GateOnBoard[];
}

/** The board with the orders where `standingOf` puts them; within a column the most urgent first. */
export function boardOf(workspace: Workspace, standingOf: (order: OrderDocument) => Standing): Board {
  const columns: Record<Column, Card[]> = { todo: [], doing: [], blocked: [], review: [], done: [] };
  for (const order of workspace.orders) {
    const { column, state, reason } = standingOf(order);
    if (column !== null) columns[column].push(cardOf(order, state, reason));
  }
  for (const cards of Object.values(columns)) cards.sort(byUrgency);
  return { columns, stages: stagesIn(workspace), gates: gatesIn(workspace) };
}

/** The board as the documents alone make it: the same wherever they are, whatever runs at the moment. */
export const boardOfDocuments = (workspace: Workspace): Board =>
  boardOf(workspace, (order) => deriveOrder(order, workspace, []));

const cardOf = ({ id, data }: OrderDocument, state: OrderState, reason: string): Card => ({
  id,
  title: data?.title ?? null,
  owner: data?.owner ?? null,
  priority: data ? (data.priority ?? 'normal') : null,
  state,
  reason,
});

const urgency: readonly Card['priority'][] = ['high', 'normal', 'low', null];

/** By priority, then by id. */
export const byUrgency = (a: Pick<Card, 'priority' | 'id'>, b: Pick<Card, 'priority' | 'id'>): number =>
  urgency.indexOf(a.priority) - urgency.indexOf(b.priority) || byText(a.id, b.id);

function stagesIn(workspace: Workspace): StageOnBoard[] {
  const nothing = new Set<string>();
  return workspace.stages.filter(isUsable).map(({ id, data }) => {
    const orders = workspace.ordersOf(id).filter((order) => !isWithdrawn(order, workspace));
    return {
      id,
      goal: data.goal,
      result: data.result ?? null,
      orders: orders.length,
      accepted: orders.filter((order) => isAccepted(order.id, workspace, nothing)).length,
    };
  });
}

const gatesIn = (workspace: Workspace): GateOnBoard[] =>
  workspace.gates
    .filter(isUsable)
    .filter(({ data }) => data.user_decision === 'pending' || data.user_decision === 'deferred')
    .filter(({ data }) => data.order === undefined || endOf(data.order, workspace) === undefined)
    .map(({ id, data }) => ({
      id,
      order: data.order ?? null,
      trigger: data.trigger,
      recommendation: data.recommendation,
      user_decision: data.user_decision,
    }));
