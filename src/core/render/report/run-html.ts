/** The report of a run as one HTML file: no script, no request, nothing an agent wrote taken for markup. */
import { createHash } from 'node:crypto';
import { attemptInFull } from '../html/attempt.js';
import { evidence, times } from '../html/evidence.js';
import { html } from '../html/markup.js';
import { network } from '../html/network.js';
import { provenance } from '../html/provenance.js';
import { ranking } from '../html/ranking.js';
import { style } from '../html/style.js';
import { top } from '../html/verdict.js';
import type { RunReportView } from './run-report-view.js';
import { headline } from './run-report-words.js';

/** Only this one style sheet may apply, and nothing may be loaded, run, framed or sent. */
const contentPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole page; write it as UTF-8. */
export function renderRunHtml(view: RunReportView): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${headline(view.verdict)}: ${view.order.title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${top(view)}
<main>
${ranking(view)}
${evidence(view)}
${times(view)}
<section aria-labelledby="attempts">
<h2 id="attempts">Attempts</h2>
${view.attempts.map(attemptInFull)}
</section>
${network(view)}
</main>
${provenance(view)}
</body>
</html>
`.markup;
}
