/** The ranking: one card per attempt, with every number that decides. */
import { compare } from '../../judging/rank.js';
import { counted } from '../counted.js';
import type { AttemptView, RunReportView } from '../report/run-report-view.js';
import { cost, duration, standingWords } from '../report/run-report-words.js';
import { type Html, html, sentence } from './markup.js';

export function ranking({ attempts, policy }: RunReportView): Html {
  return html`<section aria-labelledby="ranking">
<h2 id="ranking">Ranking</h2>
<p class="note">Only an attempt that passes every gate has a place. Among those, the first of these that differs decides, the lower value first: ${compare.map(({ name }) => name).join(', ')}. Each command runs ${counted(policy.repeats, 'time')} on a clean checkout, and ${policy.retries} more when two runs disagree; flaky is not passed.</p>
<ol class="cards">${attempts.map(card)}</ol>
</section>`;
}

function card(attempt: AttemptView): Html {
  const passed = attempt.commands.filter((command) => command.verdict === 'passed').length;
  return html`<li class="card ${attempt.place === 1 && 'first'}">
<div class="place">${attempt.place ?? html`<span aria-label="no place">–</span>`}${attempt.place !== null && html`<small>place</small>`}</div>
<div>
<header><h3>Attempt ${attempt.attempt}</h3><span class="mono">${attempt.agent}</span>${chip(attempt)}</header>
<ul class="reasons">${attempt.reasons.map((reason) => html`<li>${sentence(reason)}</li>`)}</ul>
</div>
<dl class="numbers">
<dt>Commands passed</dt><dd>${passed} of ${attempt.commands.length}</dd>
<dt>Lines changed</dt><dd>${attempt.insertions + attempt.deletions}</dd>
<dt>Files changed</dt><dd>${attempt.changed.length}</dd>
<dt>Agent time</dt><dd>${duration(attempt.agentMs)}</dd>
<dt>Cost</dt><dd>${cost(attempt.costUsd)}</dd>
</dl>
<p class="more"><a href="#attempt-${attempt.attempt}">Change and claims of attempt ${attempt.attempt}</a></p>
</li>`;
}

/** What became of an attempt, as a label. */
export const chip = ({ standing }: AttemptView): Html =>
  html`<span class="chip ${standing}">${standingWords[standing]}</span>`;
