/** Whom the sandboxes of a run wanted to speak with, added up. */
import { findKeyed } from './keyed.js';
import type { NetworkDecidedData } from './types.gen.js';

/** One host and port that was asked for, with one answer of the allow list. */
export interface Contact {
  /** Null for the workspaces that were set up to measure in. */
  attempt: number | null;
  /** Empty where none was named, and for all that are not told one by one. */
  host: string;
  port: number;
  allowed: boolean;
  times: number;
  /** Why, in words: the first few, each once. */
  reasons: string[];
}

/** An agent may knock at as many doors as it likes. */
const mostContacts = 1_000;
const mostReasons = 5;

const keyOf = ({ attempt, allowed, host, port }: Pick<Contact, 'attempt' | 'allowed' | 'host' | 'port'>): string =>
  `${attempt} ${allowed} ${port} ${host}`;

/** Adds a decision to those of the run, in the sequence in which each was first met. */
export function noteContact(contacts: Contact[], data: NetworkDecidedData): void {
  const { attempt, allowed, reason, times = 1 } = data;
  const sameAs = ({ host, port }: { host: string; port: number }) =>
    findKeyed(contacts, keyOf({ attempt, allowed, host, port }), keyOf);
  const met = sameAs(data);
  const place = met === undefined && contacts.length >= mostContacts ? { host: '', port: 0 } : data;
  const known = met ?? (place === data ? undefined : sameAs(place));
  if (known === undefined) {
    contacts.push({ attempt, host: place.host, port: place.port, allowed, times, reasons: [reason] });
    return;
  }
  known.times += times;
  if (known.reasons.length < mostReasons && !known.reasons.includes(reason)) known.reasons.push(reason);
}
