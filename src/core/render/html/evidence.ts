/** The evidence matrix, commands by attempts with one mark per run, and where the time went. */
import type { CommandView } from '../report/run-report-command.js';
import type { AttemptView, RunReportView, TimeView } from '../report/run-report-view.js';
import { duration } from '../report/run-report-words.js';
import { type Html, html } from './markup.js';

const byNumber = (attempts: readonly AttemptView[]): AttemptView[] =>
  [...attempts].sort((a, b) => a.attempt - b.attempt);

export function evidence({ attempts, baseline, commands, sandbox }: RunReportView): Html {
  if (commands.length === 0) {
    return html`<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2><p>The order has no acceptance command: nothing was measured.</p></section>`;
  }
  const columns = byNumber(attempts);
  return html`<section aria-labelledby="evidence">
<h2 id="evidence">Evidence</h2>
<p class="note">Each mark is one run in a clean${sandbox.sealed && ', sealed'} checkout made by the host, with protected paths as in base. The base column is the same command before any change.</p>
<div class="scroll" role="region" aria-label="Evidence of every attempt" tabindex="0"><table>
<thead><tr><th scope="col">Command</th><th scope="col" class="base">Base<span class="soft">before</span></th>${columns.map(
    (attempt) =>
      html`<th scope="col" class="${column(attempt)}">Attempt ${attempt.attempt}<span class="soft">${attempt.agent}</span></th>`,
  )}</tr></thead>
<tbody>${commands.map(
    ({ id, run }, index) =>
      html`<tr><th scope="row">${id}<code>${run}</code></th><td class="base">${cell(baseline[index])}</td>${columns.map(
        (attempt) => html`<td class="${column(attempt)}">${cell(attempt.commands[index])}</td>`,
      )}</tr>`,
  )}</tbody>
</table></div>
<p class="legend"><span>${mark('pass')} passed</span><span>${mark('fail')} failed</span><span>${mark('none')} not run</span></p>
</section>`;
}

const column = (attempt: AttemptView): string => (attempt.place === 1 ? 'column-first' : '');

const tones = { passed: 'good', failed: 'bad', flaky: 'warn', 'not-run': 'soft' } as const;

function cell(measured: CommandView | undefined): Html {
  if (!measured || measured.runs.length === 0) {
    return html`<span class="dots">${mark('none')}</span><span class="cell-words soft">not run</span>`;
  }
  const { runs, passes, verdict } = measured;
  // What a limit or a signal ended is told from what failed by itself.
  const ends = [...new Set(runs.filter(({ how }) => how !== 'exited').map(({ ended }) => ended))];
  const usual = [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)]?.ms ?? 0;
  return html`<span class="dots">${runs.map((run) =>
    mark(run.passed ? 'pass' : 'fail', `run ${run.repeat}: ${run.ended}, ${duration(run.ms)}`),
  )}</span><span class="cell-words"><b class="${tones[verdict]}">${verdict}</b> ${passes}/${runs.length} <span class="soft">${duration(usual)}</span>${ends.length > 0 && html` <span class="bad">${ends.join('; ')}</span>`}</span>`;
}

/** A disc, a cross or a dashed ring: told apart by shape, not by colour alone. */
function mark(kind: 'pass' | 'fail' | 'none', words?: string): Html {
  const label = words === undefined ? html`aria-hidden="true"` : html`role="img" aria-label="${words}"`;
  const title = words !== undefined && html`<title>${words}</title>`;
  const shape =
    kind === 'fail'
      ? html`<path class="fail" d="M4 4l9 9M13 4l-9 9"/>`
      : html`<circle class="${kind}" cx="8.5" cy="8.5" r="6.3"/>`;
  return html`<svg viewBox="0 0 17 17" ${label}>${title}${shape}</svg>`;
}

export function times({ attempts }: RunReportView): Html {
  const columns = byNumber(attempts);
  const longest = Math.max(1, ...columns.map(totalMs));
  return html`<section aria-labelledby="time">
<h2 id="time">Where the time went</h2>
<p class="note">One scale for all attempts, which may have run side by side.</p>
<div class="times">${columns.map(
    (attempt) =>
      html`<span>Attempt ${attempt.attempt}</span>${bar(attempt, longest)}<span class="total">${duration(totalMs(attempt))}</span>`,
  )}</div>
<p class="legend">${(['agent', 'completion', 'evidence'] as const).map(
    (kind) =>
      html`<span><svg viewBox="0 0 15 15" aria-hidden="true"><rect class="${kind}" width="15" height="15" rx="3"/></svg> ${kinds[kind]}</span>`,
  )}</p>
</section>`;
}

const kinds = { agent: 'the agent at work', completion: 'gates on its claim of completion', evidence: 'evidence' };

const totalMs = ({ times: stretches }: AttemptView): number => stretches.reduce((total, { ms }) => total + ms, 0);

const width = 1000;

function bar(attempt: AttemptView, longest: number): Html {
  const scale = width / longest;
  let from = 0;
  const stretches = attempt.times.map((stretch: TimeView) => {
    const x = from;
    from += stretch.ms * scale;
    return html`<rect class="${stretch.kind}" x="${x.toFixed(2)}" width="${Math.max(1, stretch.ms * scale - 1).toFixed(2)}" height="16"><title>${stretch.label}, ${duration(stretch.ms)}</title></rect>`;
  });
  return html`<svg class="bar" viewBox="0 0 ${width} 16" preserveAspectRatio="none" role="img" aria-label="Attempt ${attempt.attempt}: ${duration(attempt.agentMs)} of agents in ${duration(totalMs(attempt))}">${stretches}</svg>`;
}
