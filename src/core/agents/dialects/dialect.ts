import type { JsonRecord, Printed, Usage } from '../records.js';
import type { Refusal } from '../refusal.js';

/** How one program tells of its work, in records of its own. */
export interface Dialect {
  /** Whether a record, one of the first, is of this program. */
  speaks(record: JsonRecord): boolean;
  read(printed: Printed): Reading;
}

/** What its records say. All of it is a claim. */
export interface Reading {
  usage: Usage | null;
  cost_usd: number | null;
  /** What it says it failed for; `denied` when tools were kept from it; null when it does not say. */
  failure: Refusal | 'denied' | null;
  /** Whether it came to an end that it told of: what it printed beside its records then says no more of it. */
  isOver: boolean;
  /** What it said last; empty when it said nothing. */
  lastWords: string;
  /** What it gives as its version where it was spoken with; empty when it does not. */
  version?: string;
}
