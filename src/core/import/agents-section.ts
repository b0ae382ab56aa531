/** Our section of AGENTS.md: between two markers, so that it can be renewed and taken out again. */

const begin = '<!-- autoloop:begin -->';
const end = '<!-- autoloop:end -->';

/** `text` with the section in it: in the place of the one it has, or at its end. `undefined` is a file that is not there. */
export function withSection(text: string | undefined, section: string): string {
  const eol = text?.includes('\r\n') ? '\r\n' : '\n';
  const block = [begin, ...section.trim().split(/\r?\n/), end].join(eol);
  if (text === undefined || text === '') return `${block}${eol}`;
  const found = placeOf(text);
  if (found !== undefined) return text.slice(0, found.start) + block + text.slice(found.end);
  // A text without a line end at its end gets a section without one: taking it out gives the same bytes again.
  return text.endsWith('\n') ? `${text}${eol}${block}${eol}` : `${text}${eol}${eol}${block}`;
}

/** `text` without the section, as it was before; `undefined` when nothing else is in it. */
export function withoutSection(text: string): string | undefined {
  const found = placeOf(text);
  if (found === undefined) return text;
  const before = text.slice(0, found.start);
  const after = text.slice(found.end);
  const isLast = after === '';
  const kept = before.replace(isLast ? /(?:\r?\n){1,2}$/ : /\r?\n$/, '') + after.replace(/^\r?\n/, '');
  return kept === '' ? undefined : kept;
}

/** From the first marker to the one that ends it. */
function placeOf(text: string): { start: number; end: number } | undefined {
  const start = text.indexOf(begin);
  const stop = start === -1 ? -1 : text.indexOf(end, start);
  return stop === -1 ? undefined : { start, end: stop + end.length };
}
