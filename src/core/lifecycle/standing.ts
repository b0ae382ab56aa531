/** The states of an order, where each stands on the board, and what the answer about one order looks like. */

export type OrderState =
  | 'draft'
  | 'blocked'
  | 'ready'
  | 'claimed'
  | 'running'
  | 'reported'
  | 'judged'
  | 'in-review'
  | 'held'
  | 'rework'
  | 'escalated'
  | 'accepted'
  | 'closed'
  | 'withdrawn';

/** States in which an order may be claimed. */
export const mayBeClaimed: ReadonlySet<OrderState> = new Set(['ready', 'rework']);

/** Columns of the board; a withdrawn order is on none. */
export type Column = 'todo' | 'doing' | 'blocked' | 'review' | 'done';

const columns: Readonly<Record<OrderState, Column | null>> = {
  draft: 'todo',
  ready: 'todo',
  rework: 'todo',
  claimed: 'doing',
  running: 'doing',
  blocked: 'blocked',
  reported: 'review',
  judged: 'review',
  'in-review': 'review',
  held: 'review',
  escalated: 'review',
  accepted: 'done',
  closed: 'done',
  withdrawn: null,
};

/** Something an order cannot go on without. */
export interface Wait {
  kind: 'order' | 'stage' | 'gate' | 'review' | 'closeout' | 'run' | 'budget' | 'document';
  /** Of the order, stage, gate, review, closeout or run; the key of the budget; the path of the document. */
  id: string;
  /** A sentence without its full stop. */
  what_to_do: string;
}

export interface Standing {
  state: OrderState;
  /** Why, in a sentence without its full stop. */
  reason: string;
  /** What may happen next, as command lines; `…` is for a person to fill in. */
  next: string[];
  column: Column | null;
  /** What keeps it where it is; empty where nothing does. */
  waits_for: Wait[];
}

export const standing = (state: OrderState, reason: string, next: string[], waits_for: Wait[] = []): Standing => ({
  state,
  reason,
  next,
  column: columns[state],
  waits_for,
});
