/** HTML by template: whatever is interpolated is escaped, unless it is itself markup made here. */
import { escapeHtml, htmlSentence } from '../../untrusted.js';

/** Markup that is safe to put into a page as it is. Made only by `html`, `sentence` and `joined`. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[] | false | null | undefined;

/** `html\`<p>${text}</p>\``: texts are escaped and made visible, markup is kept, `false`, `null` and `undefined` are nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: parts.map((part, index) => part + (index < values.length ? markupOf(values[index]) : '')).join('') };
}

function markupOf(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return isMarkup(value) ? value.markup : value.map((one) => one.markup).join('');
}

const isMarkup = (value: Html | readonly Html[]): value is Html => 'markup' in value;

/** One of our own sentences, the foreign names in backticks shown as code. */
export const sentence = (text: string): Html => ({ markup: htmlSentence(text) });

/** Pieces with a separator between them. */
export const joined = (pieces: readonly Html[], separator: string): Html => ({
  markup: pieces.map((piece) => piece.markup).join(escapeHtml(separator)),
});
