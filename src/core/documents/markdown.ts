/** As much of Markdown as the protocol looks at: headings, and what is code or comment rather than prose. */

export interface Section {
  title: string;
  /** 1 to 6. */
  depth: number;
  /** Line of the heading, counted from 1 in the file. */
  line: number;
  /** From below the heading to the next heading that is not deeper: subsections are part of it. */
  text: string;
}

interface Heading extends Omit<Section, 'text'> {
  start: number;
  textStart: number;
}

/** `[start, end)` of what is not prose. */
interface Island {
  kind: 'code' | 'comment';
  start: number;
  end: number;
}

/** `body` with code (blocks and spans) and HTML comments blanked: as long as before, lines in their places. */
export function proseOf(body: string): string {
  return blanked(body, islandsOf(body));
}

/** `body` with HTML comments blanked, as long as before. */
export function withoutComments(body: string): string {
  return blanked(
    body,
    islandsOf(body).filter(({ kind }) => kind === 'comment'),
  );
}

/** The sections under `#` headings; code and comments have none. `firstLine` is the line of the file `body` starts on. */
export function sectionsOf(body: string, firstLine: number): Section[] {
  // A code span ends before a heading, so only blocks and comments can hide one.
  const prose = /```|~~~|<!--/.test(body) ? proseOf(body) : body;
  const found: Heading[] = [];
  let line = firstLine;
  for (let start = 0; start < body.length; line++) {
    const end = lineEndAt(body, start);
    // Most lines begin otherwise, and need no slice and no expression to be told apart.
    const first = prose[start];
    const mark =
      first === '#' || first === ' '
        ? /^ {0,3}(#{1,6})(?=[ \t\r\n]|$)/.exec(prose.slice(start, Math.min(end, start + 16)))
        : null;
    if (mark?.[1] !== undefined) {
      const title = withoutClosing(body.slice(start + mark[0].length, end).trim());
      found.push({ title, depth: mark[1].length, line, start, textStart: Math.min(end + 1, body.length) });
    }
    start = end + 1;
  }
  return withTexts(found, body);
}

/** From the last to the first, so that where a section of each depth ends is always known. */
function withTexts(found: readonly Heading[], body: string): Section[] {
  const ends = new Array<number>(7).fill(body.length);
  const sections: Section[] = [];
  for (const { start, textStart, ...heading } of found.toReversed()) {
    sections.push({ ...heading, text: body.slice(textStart, ends[heading.depth]) });
    ends.fill(start, heading.depth);
  }
  return sections.reverse();
}

/** Offsets of the lines that Git wrote to mark a conflict; `=======` alone may underline a heading and is none. */
export function conflictMarkers(text: string): { start: number; end: number }[] {
  const markers = /^(?:<{7}|>{7})(?:[ \t\r].*)?$/gm;
  return Array.from(text.matchAll(markers), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** A closing row of `#` is no part of the title. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (title[end - 1] === '#') end--;
  return end === 0 || title[end - 1] === ' ' || title[end - 1] === '\t' ? title.slice(0, end).trimEnd() : title;
}

/** In order and without overlap. */
function islandsOf(body: string): Island[] {
  if (!/`|~~~|<!--/.test(body)) return [];
  const islands: Island[] = [];
  for (let at = 0; at < body.length; ) {
    const fenceEnd = at === 0 || body[at - 1] === '\n' ? endOfFence(body, at) : undefined;
    if (fenceEnd !== undefined) {
      islands.push({ kind: 'code', start: at, end: fenceEnd });
      at = fenceEnd;
      continue;
    }
    at = alongLine(body, at, islands);
  }
  return islands;
}

/** Collects the spans and comments that begin between `at` and the end of its line; where to go on. */
function alongLine(body: string, from: number, islands: Island[]): number {
  const stops = /\n|`+|<!--/g;
  stops.lastIndex = from;
  for (let stop = stops.exec(body); stop !== null; stop = stops.exec(body)) {
    const start = stop.index;
    if (stop[0] === '\n') return start + 1;
    const kind = stop[0] === '<!--' ? 'comment' : 'code';
    const end = kind === 'comment' ? endOfComment(body, start) : endOfSpan(body, start, stop[0].length);
    if (end === undefined || (kind === 'code' && body[start - 1] === '\\')) continue;
    islands.push({ kind, start, end });
    return end;
  }
  return body.length;
}

function endOfComment(body: string, start: number): number {
  const end = body.indexOf('-->', start + 4);
  return end === -1 ? body.length : end + 3;
}

/** Spans end with their paragraph: at a blank line, a heading, a fence; and, in our reading, after this many characters. */
const longestSpan = 4000;
const paragraphEnd = /\n(?=[ \t\r]*\n| {0,3}#{1,6}[ \t\r\n]|[ \t]*(?:`{3}|~{3}))/;

/** The end of the code span opened by `ticks` backticks, if as many close it. */
function endOfSpan(body: string, start: number, ticks: number): number | undefined {
  const from = start + ticks;
  // Nearly every span is closed by the next backticks, on its own line.
  const next = body.indexOf('`', from);
  const lineEnd = lineEndAt(body, from);
  if (next === -1) return undefined;
  if (next < lineEnd && next > from && next - from < longestSpan) {
    let end = next;
    while (body[end] === '`') end++;
    if (end - next === ticks) return end;
  }
  const paragraph = body.slice(from, from + longestSpan).split(paragraphEnd, 1)[0] ?? '';
  for (const { 0: run, index } of paragraph.matchAll(/`+/g)) if (run.length === ticks) return from + index + ticks;
  return undefined;
}

/** The end of the code block whose fence opens on the line at `start`; unclosed, it goes on to the end. */
function endOfFence(body: string, start: number): number | undefined {
  let mark = start;
  while (body[mark] === ' ' || body[mark] === '\t') mark++;
  if (body[mark] !== '`' && body[mark] !== '~') return undefined;
  let lineEnd = lineEndAt(body, start);
  const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(body.slice(start, lineEnd))?.[1];
  if (fence === undefined) return undefined;
  while (lineEnd < body.length) {
    const next = lineEnd + 1;
    lineEnd = lineEndAt(body, next);
    const line = body.slice(next, lineEnd).trim();
    if (line.length >= fence.length && line === fence.charAt(0).repeat(line.length)) return lineEnd;
  }
  return body.length;
}

function lineEndAt(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function blanked(body: string, islands: readonly Island[]): string {
  let text = '';
  let from = 0;
  for (const { start, end } of islands) {
    text += body.slice(from, start) + body.slice(start, end).replace(/[^\n\r]/g, ' ');
    from = end;
  }
  return text + body.slice(from);
}
