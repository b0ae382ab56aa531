/** One attempt in full: facts, change, logs of what failed, and the agent's words, marked as claims. */

import { bounded } from '../../untrusted.js';
import { counted } from '../counted.js';
import type { AttemptView } from '../report/run-report-view.js';
import { cost, duration, tokens } from '../report/run-report-words.js';
import { diff } from './diff.js';
import { type Html, html, joined } from './markup.js';
import { chip } from './ranking.js';

const logShown = 6_000;
const claimsShown = 12_000;
const refusedShown = 50;
const endsShown = 20;

/** Its anchor lies within, so that a link to it opens it. */
export function attemptInFull(attempt: AttemptView): Html {
  return html`<details class="attempt" ${attempt.place === 1 && 'open'}>
<summary><h3>Attempt ${attempt.attempt}</h3><span class="mono soft">${attempt.agent}</span>${chip(attempt)}<span class="size"><span class="good">+${attempt.insertions}</span> <span class="bad">−${attempt.deletions}</span> <span class="soft">in ${counted(attempt.changed.length, 'file')}</span></span></summary>
<div class="inside">
<h4 id="attempt-${attempt.attempt}">Facts</h4>
${facts(attempt)}
${refused(attempt)}
${logs(attempt)}
${diff(attempt)}
${claims(attempt)}
</div>
</details>`;
}

function facts(attempt: AttemptView): Html {
  const { ended, imported, versions, causes } = attempt;
  const rows: [string, Html][] = [
    [
      'Ended',
      ended
        ? html`<code>${ended.outcome}</code> after ${counted(attempt.iterations, 'iteration')}: ${ended.reason}`
        : html`not yet`,
    ],
    ['Agent', html`${attempt.agent}, version ${versions.join(', ') || 'unknown'}`],
    ['Agent time', html`${duration(attempt.agentMs)}`],
    ['Tokens', html`read ${tokens(attempt.inputTokens)}, written ${tokens(attempt.outputTokens)}`],
    ['Cost', html`${cost(attempt.costUsd)}`],
    ['Branch', html`<code>${attempt.branch}</code>`],
  ];
  const bad = attempt.roles.filter(({ well }) => !well).slice(0, endsShown);
  if (bad.length > 0)
    rows.push([
      'Ended badly',
      joined(
        bad.map(({ role, iteration, ended: how }) => html`<code>${role}</code>, iteration ${iteration}: ${how}`),
        '; ',
      ),
    ]);
  if (attempt.retries.length > 0)
    rows.push([
      'Started again',
      html`${counted(attempt.retries.length, 'time')}, for ${[...new Set(attempt.retries)].join(' and ')}`,
    ]);
  if (attempt.droppedBytes > 0)
    rows.push(['Output not kept', html`${counted(attempt.droppedBytes, 'byte')} beyond the limits`]);
  if (causes.length > 0)
    rows.push([
      'Trouble in its output',
      joined(
        causes.map((cause) => html`<code>${cause}</code>`),
        ', ',
      ),
    ]);
  if (imported) {
    rows.push(['Commit', html`<code>${imported.commit}</code>`], ['Tree', html`<code>${imported.tree}</code>`]);
    if (imported.evidence_tree !== imported.tree) {
      rows.push(['Tree measured', html`<code>${imported.evidence_tree}</code>, with protected paths as in base`]);
    }
    if (imported.patch_id !== null) rows.push(['Patch id', html`<code>${imported.patch_id}</code>`]);
  }
  return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function refused({ refused: entries }: AttemptView): Html {
  if (entries.length === 0) return html``;
  const rest = entries.length - refusedShown;
  return html`<h4>Refused at import</h4><ul class="reasons">${entries
    .slice(0, refusedShown)
    .map(
      ({ path, reason }) => html`<li><code>${path}</code>: ${reason}</li>`,
    )}</ul>${rest > 0 && html`<p class="note">and ${rest} more</p>`}`;
}

function logs({ commands }: AttemptView): Html {
  const failing = commands.flatMap(({ command, log, runs }) => (log ? [{ command, log, runs }] : []));
  if (failing.length === 0) return html``;
  return html`<h4>What did not pass</h4>${failing.map(
    ({ command, log, runs }) =>
      html`<details class="log" open><summary><code>${command}</code>, run ${log.repeat}: ${runs.find((run) => run.repeat === log.repeat)?.ended}</summary><pre>${ending(log.text)}</pre></details>`,
  )}`;
}

/** A log says what went wrong at its end. */
const ending = (log: string): string =>
  log.length <= logShown ? log : `(${log.length - logShown} characters before this)\n${log.slice(-logShown)}`;

function claims({ claims: text, attempt }: AttemptView): Html {
  if (text === undefined || text.trim() === '') return html``;
  return html`<aside class="claims" aria-label="Claims of attempt ${attempt}"><h4>Claims of the agent, in its own words; not evidence</h4><pre>${bounded(text.trim(), claimsShown)}</pre></aside>`;
}
