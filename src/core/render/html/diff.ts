/** The change of an attempt, side by side; one column on a narrow screen. Long changes are cut, and say so. */

import { bounded } from '../../untrusted.js';
import { counted } from '../counted.js';
import type { AttemptView } from '../report/run-report-view.js';
import { type DiffLine, type FileDiff, type Hunk, parseDiff } from './diff-parse.js';
import { type Html, html } from './markup.js';

const filesShown = 80;
const linesShownPerAttempt = 2_000;
const lineLength = 400;

export function diff({ changed, diff: text }: AttemptView): Html {
  if (changed.length === 0) return html``;
  const { files, cut } = parseDiff(text ?? '');
  const parts = new Map(files.map((file) => [file.path, file]));
  let left = linesShownPerAttempt;
  const shown = changed.slice(0, filesShown).map((file) => {
    const part = parts.get(file.path);
    const size = file.binary
      ? html`<span class="soft">binary</span>`
      : html`<span class="good">+${file.insertions}</span> <span class="bad">−${file.deletions}</span>`;
    const body = part === undefined || part.binary ? undefined : content(part, left);
    left = Math.max(0, left - (body?.lines ?? 0));
    const absent = file.binary
      ? 'A binary file: nothing to show as text.'
      : 'Not shown here; the patch in the run’s folder holds it.';
    return html`<details class="file" open><summary><span class="mono">${statusWords[file.status]} ${file.path}</span><span class="size">${size}</span></summary>
${body && body.lines > 0 ? html`<div class="diff">${body.rows}</div>` : html`<p class="note">${absent}</p>`}${body && body.cut > 0 && html`<p class="note">${counted(body.cut, 'more line')} not shown; <code>autoloop inspect</code> shows them all.</p>`}</details>`;
  });
  const rest = changed.length - filesShown;
  return html`<h4>Change</h4>${shown}${rest > 0 && html`<p class="note">${counted(rest, 'more file')} not shown.</p>`}${cut && html`<p class="note">The patch is longer than this page reads.</p>`}`;
}

const statusWords = { A: 'added', M: 'changed', D: 'deleted', T: 'changed type of' } as const;

function content(file: FileDiff, limit: number): { rows: Html[]; lines: number; cut: number } {
  const rows: Html[] = [];
  let lines = 0;
  for (const hunk of file.hunks) {
    const part = hunk.lines.slice(0, limit - lines);
    if (part.length === 0) break;
    lines += part.length;
    rows.push(html`<div class="hunk">${place(hunk)}</div>`, ...pairs(part).map(row));
  }
  return { rows, lines, cut: file.hunks.reduce((total, hunk) => total + hunk.lines.length, 0) - lines };
}

function place({ lines, context }: Hunk): string {
  const first = lines.find((line) => line.after !== undefined)?.after ?? lines[0]?.before ?? 1;
  return `line ${first}${context === '' ? '' : ` · ${bounded(context, 120)}`}`;
}

type Pair = { before: DiffLine | undefined; after: DiffLine | undefined };

/** Removed lines beside the added lines that follow them. */
function pairs(lines: readonly DiffLine[]): Pair[] {
  const found: Pair[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      found.push({ before: removed[at], after: added[at] });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'removed' && added.length > 0) flush();
    if (line.kind === 'removed') removed.push(line);
    else if (line.kind === 'added') added.push(line);
    else {
      flush();
      found.push({ before: line, after: line });
    }
  }
  flush();
  return found;
}

function row({ before, after }: Pair): Html {
  if (before && before === after) {
    const text = bounded(before.text, lineLength);
    return html`<div class="row same"><span class="half"><i>${before.before}</i><b></b><span>${text}</span></span><span class="half"><i>${before.after}</i><b></b><span>${text}</span></span></div>`;
  }
  const empty = html`<span class="half void"></span>`;
  const [removed, added] = contrasted(bounded(before?.text ?? '', lineLength), bounded(after?.text ?? '', lineLength));
  const paired = before !== undefined && after !== undefined;
  return html`<div class="row">${
    before
      ? html`<del class="half"><i>${before.before}</i><b>−</b><span>${paired ? removed : bounded(before.text, lineLength)}</span></del>`
      : empty
  }${
    after
      ? html`<ins class="half"><i>${after.after}</i><b>+</b><span>${paired ? added : bounded(after.text, lineLength)}</span></ins>`
      : empty
  }</div>`;
}

/** Two versions of a line with the piece that differs marked, where enough of it stayed the same to be a help. */
function contrasted(before: string, after: string): [Html, Html] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (head + tail < shorter / 3) return [html`${before}`, html`${after}`];
  const piece = (text: string): Html =>
    html`${text.slice(0, head)}<mark>${text.slice(head, text.length - tail)}</mark>${text.slice(text.length - tail)}`;
  return [piece(before), piece(after)];
}
