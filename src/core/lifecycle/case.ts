/** What the state of an order is derived from. */
import type { OrderDocument } from '../documents/document.js';
import { configPath } from '../documents/paths.js';
import type { RunSummary } from '../journal/summary.js';
import type { Usable } from '../rules/rule.js';
import type { Workspace } from '../rules/workspace.js';
import type { Claim } from './types.gen.js';

/** A run, and whether a living process carries it out; left out where nobody looked. */
export type KnownRun = RunSummary & { live?: boolean };

/** What is known besides documents and runs. */
export interface Beside {
  /** Claims whose lease has not run out. */
  claims?: readonly Pick<Claim, 'order' | 'actor' | 'lease_until'>[];
  /** Paths of documents with errors: nothing rests on them. */
  refused?: ReadonlySet<string>;
  /** Accepted commits that are in HEAD already, so that nothing is left to apply. */
  merged?: ReadonlySet<string>;
  /** Paths of documents that HEAD does not hold as they are. */
  uncommitted?: ReadonlySet<string>;
}

export interface Case extends Required<Beside> {
  order: Usable<OrderDocument>;
  workspace: Workspace;
  /** Runs of this order on the contract as it stands, the oldest first. */
  runs: readonly KnownRun[];
}

/** Whether agents may be set to work on it: `granularity: no-dispatch` leaves it to people. */
export const mayBeRun = ({ data }: OrderDocument): boolean => data?.granularity !== 'no-dispatch';

/** The command that runs an order, where one may. */
export const runOf = (order: OrderDocument): string[] => (mayBeRun(order) ? [`autoloop run ${order.id}`] : []);

/** What comes next for an order that waits for somebody; a person who takes it up reads it first. */
export const takingUp = (order: OrderDocument): string[] =>
  mayBeRun(order) ? runOf(order) : [`autoloop show ${order.id}`];

/** Digits of a digest that are enough to name a contract. */
export const fewestDigits = 12;

/** The command by which a person takes an order up. It presents the contract: print it where that can be read. */
export const claimOf = ({ id, digest }: OrderDocument): string =>
  `autoloop claim ${id} --digest ${digest.slice(0, fewestDigits)}`;

/** The command that commits documents by which the order is run. */
export const commitOf = (paths: readonly string[], order: string): string =>
  `git add ${paths.join(' ')} && git commit -m "${paths.every((path) => path === configPath) ? 'Settings of AutoLoop' : `Order ${order}`}"`;

/** A point in time as people write it: `2026-11-20 19:03 UTC`. */
export const momentOf = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** The command by which a person decides; where no run is known that measured the work, a review is written by hand. */
export const reviewOf = ({ order: { id }, runs }: Pick<Case, 'order' | 'runs'>): string =>
  runs.length > 0 ? `autoloop review ${id} --decision … --reason …` : `autoloop new review ${id}`;

/** The command that shows what was made: what a run measured, where one is known. */
export const resultOf = ({ order: { id }, runs }: Pick<Case, 'order' | 'runs'>): string =>
  runs.length > 0 ? `autoloop report ${id}` : `autoloop show ${id}`;
