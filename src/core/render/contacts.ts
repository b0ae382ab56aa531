/** Whom the sandboxes of a run wanted to speak with, in the words of a report. */
import type { Contact } from '../journal/contacts.js';
import { quoted } from '../untrusted.js';

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

/** How many hosts are named where there is one line for them; the report has all. */
const mostNamed = 3;

/** Hosts that were let out, or refused, each once, on one line: ``` `one:443`, `two:443` and 2 more ```; empty where there are none. */
export function sayContacts(contacts: readonly Contact[], answer: 'allowed' | 'refused'): string {
  const met = contacts.filter(({ allowed }) => allowed === (answer === 'allowed'));
  const names = [
    ...new Set(met.map((contact) => (contact.host === '' ? contactName(contact) : quoted(contactName(contact))))),
  ];
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
