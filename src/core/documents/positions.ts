/** Places in a document: by pointer, by offset, by line and column. */
import type { Range } from '../finding.js';

/** Steps from the frontmatter's root: keys of mappings, indexes of lists. */
export type Pointer = readonly (string | number)[];

/** The range of `[start, end)`, UTF-16 offsets of the text it was made for; offsets outside are moved inside. */
export type ToRange = (start: number, end: number) => Range;

/** A converter for one text. A line ends at `\n`; a byte order mark takes up no column, as in editors. */
export function positionsIn(text: string): ToRange {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const marked = text.startsWith('\uFEFF') ? 1 : 0;

  const place = (offset: number): { line: number; column: number } => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (lineStarts[low] as number) + 1 - (low === 0 ? marked : 0);
    return { line: low + 1, column: Math.max(1, column) };
  };

  return (start, end) => {
    const first = place(Math.min(Math.max(start, 0), text.length));
    const last = place(Math.min(Math.max(end, start, 0), text.length));
    return { ...first, endLine: last.line, endColumn: last.column };
  };
}

/** The UTF-16 offset of a place in `text`, as `positionsIn` counts lines and columns; one outside is moved inside. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let left = line - 1; left > 0; left--) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return Math.min(start + Math.max(column, 1) - 1, text.length);
}
