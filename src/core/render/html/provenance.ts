/** What the run started from and ran in: enough to check every figure of the page against the journal. */
import { sayLimits } from '../limits.js';
import { provenanceFacts } from '../report/run-provenance.js';
import type { RunReportView } from '../report/run-report-view.js';
import { type Html, html } from './markup.js';

export function provenance(view: RunReportView): Html {
  return html`<footer class="top" id="provenance">
<h2>Provenance</h2>
<p class="note">The ranking is a pure function of what this page shows; the input’s digest names it. The run’s journal is the record, this page a view of it.</p>
<div class="provenance">
<div><h4>Origin</h4><dl class="facts">${provenanceFacts(view).map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl></div>
<div><h4>Sandbox</h4>${box(view.sandbox)}</div>
</div>
</footer>`;
}

function box({ engine, version, image, probe, unenforced, sealed, limits }: RunReportView['sandbox']): Html {
  return html`<p>${sealed ? html`${engine} <span class="mono">${version}</span>` : html`<b class="bad">None: this run is unsealed.</b>`}</p>
${image && html`<p>Image <code>${image.name}</code>, <code>${image.id}</code></p>`}
${limits !== null && html`<h4>Each role and command within</h4><p>${sayLimits(limits)}</p>`}
<h4>Tried before the run</h4>
<ul class="checks">${probe.map(({ name, held }) => html`<li>${held ? html`<span class="good">✓ held</span>` : html`<b class="bad">✗ did not hold</b>`} ${name}</li>`)}</ul>
<h4>Not enforced here</h4>
<ul class="reasons">${unenforced.length === 0 ? html`<li>nothing: every limit of the policy is enforced</li>` : unenforced.map((what) => html`<li>${what}</li>`)}</ul>`;
}
