/** What an import did, and what became of each line, for a person. */
import type { Fate, LineFate } from '../import/ledger.js';
import { bounded, visibleLine } from '../untrusted.js';

/** As much of the result of an import as is shown. */
export interface ImportView {
  steps: readonly { path: string; did: string; from: readonly string[] }[];
  owners: readonly string[];
  conflicts: readonly { path: string; key: string; here: string; imported: string }[];
  filled: readonly { path: string; key: string; value: string; why: string }[];
  counts: Readonly<Record<Fate, number>>;
  losses: readonly LineFate[];
  removable: readonly string[];
  in_the_way: readonly string[];
}

const words: Readonly<Record<Fate, string>> = {
  kept: 'kept',
  changed: 'changed',
  prose: 'only in the body',
  lost: 'lost',
};

/** The whole result, a line each; the reason of neighbours that share one is said at the first. */
export function renderImported(view: ImportView): string {
  const { steps, owners, conflicts, filled, counts, losses, removable, in_the_way } = view;
  const lines = steps.map(({ path, did, from }) => `${did}: ${path}  (of ${from.join(', ')})`);
  if (owners.length > 0) lines.push(`owner lanes added: ${owners.join(', ')}`);
  if (steps.some(({ path }) => path.startsWith('.autoloop/reports/')))
    lines.push(
      'A report answers its order as it was imported: after a change of the order it answers nothing any more.',
    );
  section(lines, 'What is here stays, where it says something else:', conflicts, ({ path, key, here, imported }) => [
    `  ${path}: ${key}: ${short(here)}; imported: ${short(imported)}`,
  ]);
  section(lines, 'What no source says and the protocol demands:', filled, ({ path, key, value, why }) => [
    `  ${path}: ${key}: ${short(value)} (${why})`,
  ]);
  section(lines, 'What was not simply carried over:', losses, lossLine);
  section(
    lines,
    'What these files said is in our documents now; they may go when you have looked:',
    removable,
    (path) => [`  ${path}`],
  );
  section(
    lines,
    'Still under .autoloop, where a check takes them for documents; move them out:',
    in_the_way,
    (path) => [`  ${path}`],
  );
  const total = counts.kept + counts.changed + counts.prose + counts.lost;
  lines.push(
    '',
    `${total} lines: ${counts.kept} kept, ${counts.changed} changed, ${counts.prose} only in the body, ${counts.lost} lost`,
  );
  return lines.map(visibleLine).join('\n');
}

function lossLine({ path, line, said, fate, why }: LineFate, index: number, all: readonly LineFate[]): string[] {
  const before = all[index - 1];
  const isSame = before !== undefined && before.path === path && before.why === why && before.fate === fate;
  return [`  ${path}:${line}: ${words[fate]}: ${short(said)}${isSame ? '' : `  (${why})`}`];
}

function section<Value>(
  lines: string[],
  title: string,
  values: readonly Value[],
  each: (value: Value, index: number, all: readonly Value[]) => string[],
): void {
  if (values.length > 0) lines.push('', title, ...values.flatMap(each));
}

const short = (text: string): string => bounded(text.replace(/\s+/g, ' '), 160);
