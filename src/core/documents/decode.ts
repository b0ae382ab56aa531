/** From bytes to text: what is not plain UTF-8 text is a fault, never a guess. */
import type { Fault } from './fault.js';

/** A document larger than this is not read: nobody wrote it, and no agent could use it as a prompt. */
const maxDocumentBytes = 1024 * 1024;

// A byte order mark is kept: edits must not lose it.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Control characters but for tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * The text of a document and what is wrong with it as text. Bytes that are not UTF-8 become U+FFFD; a file that is
 * too large becomes the empty text.
 */
export function decode(bytes: Uint8Array): { text: string; fault?: Fault } {
  const atStart = { rule: 'encoding', start: 0, end: 0 } as const;
  if (bytes.length > maxDocumentBytes) {
    const message = `The file has ${bytes.length} bytes; a document has ${maxDocumentBytes} at most`;
    return { text: '', fault: { ...atStart, message, hint: 'Move what is not the document itself to another file.' } };
  }
  if (isUtf16(bytes)) {
    const message = 'The file is UTF-16; documents are UTF-8';
    return { text: '', fault: { ...atStart, message, hint: 'Save it as UTF-8.' } };
  }

  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    text = lenient.decode(bytes);
    // The first U+FFFD stands for the first bad byte, unless the file has honest ones before it: near enough.
    const start = Math.max(0, text.indexOf('\uFFFD'));
    const message = 'The file is not UTF-8 text';
    return { text, fault: { rule: 'encoding', start, end: start + 1, message, hint: 'Save it as UTF-8.' } };
  }

  const start = text.search(control);
  if (start === -1) return { text };
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const message = `Control character U+${code} in a text document`;
  return { text, fault: { rule: 'encoding', start, end: start + 1, message, hint: 'Remove it.' } };
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
