/** Where the frontmatter of a Markdown document stands. */
import { quoted } from '../untrusted.js';
import type { Fault } from './fault.js';

/** Offsets of a document's text. */
export interface Fences {
  /** The opening `---`. */
  open: number;
  /** The YAML between the fences, with its last line end. */
  yamlStart: number;
  yamlEnd: number;
  /** The Markdown after the line of the closing `---`. */
  bodyStart: number;
}

/** Larger frontmatter is refused: checking its lists would cost the square of their length. */
export const maxFrontmatterLength = 64 * 1024;

/**
 * Finds the fences where gray-matter finds them, and refuses what gray-matter takes but nobody means: no frontmatter,
 * no closing fence, a closing fence with text behind it, and another language than YAML (one of gray-matter's engines
 * runs JavaScript).
 */
export function findFences(text: string): Fences | Fault {
  const open = text.startsWith('\uFEFF') ? 1 : 0;
  const firstLineEnd = lineEnd(text, open);
  const firstLine = text.slice(open, firstLineEnd).trimEnd();
  if (!firstLine.startsWith('---') || firstLine.startsWith('----')) {
    const hint = 'Put its keys between two lines of `---`, the first of them the first line of the file.';
    return fault(open, firstLineEnd, 'The document has no frontmatter', hint);
  }
  const language = firstLine.slice(3).trim();
  if (language !== '' && language !== 'yaml') {
    const message = `The frontmatter asks to be read as ${quoted(language)}; only YAML is read`;
    return fault(open + 3, firstLineEnd, message, 'Write `---` alone on the line, and YAML below it.');
  }

  const close = text.indexOf('\n---', open);
  if (close === -1) {
    return fault(open, firstLineEnd, 'The frontmatter is not closed', 'Add a line `---` after its last key.');
  }
  const closeEnd = lineEnd(text, close + 1);
  if (text.slice(close + 4, closeEnd).trim() !== '') {
    const message = 'The line that closes the frontmatter has more on it than `---`';
    return fault(close + 1, closeEnd, message, 'Write `---` alone on the line.');
  }

  const yamlStart = Math.min(firstLineEnd + 1, close + 1);
  if (close + 1 - yamlStart > maxFrontmatterLength) {
    const message = `The frontmatter has ${close + 1 - yamlStart} characters; ${maxFrontmatterLength} are the limit`;
    return fault(open, firstLineEnd, message, 'Move prose to the body.');
  }
  return { open, yamlStart, yamlEnd: close + 1, bodyStart: Math.min(closeEnd + 1, text.length) };
}

/** Offset of the `\n` that ends the line at `from`, or of the end of the text. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function fault(start: number, end: number, message: string, hint: string): Fault {
  return { rule: 'frontmatter-syntax', start, end, message, hint };
}
