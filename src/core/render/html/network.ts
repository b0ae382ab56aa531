/** Whom the sandboxes wanted to speak with, and what the allow list said. */
import { contactName, contactOf, contactRows, contactsNote } from '../contacts.js';
import type { RunReportView } from '../report/run-report-view.js';
import { type Html, html } from './markup.js';

/** The section on whom the sandboxes wanted to speak with; empty where they wanted nothing. */
export function network({ contacts }: RunReportView): Html {
  if (contacts.length === 0) return html``;
  return html`<section aria-labelledby="network">
<h2 id="network">Network</h2>
<p class="note">${contactsNote}</p>
<div class="scroll" role="region" aria-label="Connections that wanted out" tabindex="0"><table>
<thead><tr><th scope="col">Who</th><th scope="col">Host</th><th scope="col">Answer</th><th scope="col">Times</th><th scope="col">Why</th></tr></thead>
<tbody>${contactRows(contacts).map(
    (contact) =>
      html`<tr><td>${contactOf(contact)}</td><td><code>${contactName(contact)}</code></td><td>${contact.allowed ? html`let out` : html`<span class="bad">refused</span>`}</td><td>${contact.times}</td><td>${contact.reasons.join('; ')}</td></tr>`,
  )}</tbody>
</table></div>
</section>`;
}
