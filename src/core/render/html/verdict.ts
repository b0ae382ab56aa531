/** The head of the page: what was wanted, what came of it, and the figures a reader asks for first. */
import type { PartlyKnown, RunReportView } from '../report/run-report-view.js';
import { cost, duration, headline, nextStep } from '../report/run-report-words.js';
import { type Html, html, sentence } from './markup.js';

export function top(view: RunReportView): Html {
  const { order, run, sandbox } = view;
  return html`<header class="top">
<p class="eyebrow"><b>AutoLoop run report</b><span class="mono">${run.run_id}</span></p>
<h1>${order.title}</h1>
<p class="goal">${sentence(order.goal)}</p>
${!sandbox.sealed && html`<p class="unsealed">Unsealed: the agents and the commands ran without a sandbox. This evidence proves little.</p>`}
<section class="verdict ${tone(view)}" aria-label="Outcome">
<h2>${headline(view.verdict)}</h2>
<p>${sentence(view.verdict.reason)}</p>
<p>${sentence(nextStep(view))}</p>
</section>
${figures(view)}
<nav aria-label="Sections"><a href="#ranking">Ranking</a><a href="#evidence">Evidence</a><a href="#time">Time</a><a href="#attempts">Attempts</a><a href="#provenance">Provenance</a></nav>
</header>`;
}

function tone({ verdict }: RunReportView): string {
  if (verdict.outcome === 'accepted-candidate') return verdict.proven ? '' : 'warn-tone';
  return verdict.outcome === 'held' || verdict.outcome === 'unfinished' ? 'warn-tone' : 'bad-tone';
}

function figures({ attempts, commands, policy, run, sandbox }: RunReportView): Html {
  const figure = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const standing = attempts.filter((attempt) => attempt.standing === 'candidate').length;
  return html`<dl class="figures">
${figure('Attempts', String(attempts.length))}
${figure('Standing', String(standing))}
${figure('Commands × runs', `${commands.length} × ${policy.repeats}`)}
${figure('Wall time', run.ended_at === null ? 'not ended' : duration(Date.parse(run.ended_at) - Date.parse(run.started_at)))}
${figure('Cost', cost(total(attempts.map((attempt) => attempt.costUsd))))}
${figure('Sandbox', sandbox.sealed ? sandbox.engine : 'none')}
</dl>`;
}

const total = (parts: readonly PartlyKnown[]): PartlyKnown =>
  parts.reduce(
    (sum, part) => ({
      value: sum.value + part.value,
      reported: sum.reported + part.reported,
      of: sum.of + part.of,
    }),
    { value: 0, reported: 0, of: 0 },
  );
