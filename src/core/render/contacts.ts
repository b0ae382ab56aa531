/** Whom the sandboxes of a run wanted to speak with, in the words of a report. */
import type { Contact } from '../journal/contacts.js';

/** What being let out amounts to, for whoever reads the list. */
export const contactsNote =
  'A host that was let out is a way out: whoever answers there has what was sent, and chooses what comes back. ' +
  'Names were resolved by the host, and none that the list does not have.';

/** Whose sandbox it was. */
export const contactOf = ({ attempt }: Contact): string =>
  attempt === null ? 'setting up to measure' : `attempt ${attempt}`;

/** Those let out before those refused, else as they came; a host that is not named stays unnamed. */
export const contactRows = (contacts: readonly Contact[]): Contact[] =>
  [...contacts].sort((left, right) => Number(right.allowed) - Number(left.allowed));

/** The host as it was asked for. */
export const contactName = ({ host, port }: Contact): string =>
  host === '' ? 'no host told' : `${host.includes(':') ? `[${host}]` : host}:${port}`;
