/**
 * Text that an agent, a command or a repository wrote, made fit to be read by a person or a model:
 * nothing in it may move a terminal's cursor, reorder a line, leave its fence or become markup.
 */

/**
 * What is invisible or reorders text: Unicode's ignorable characters (joiners, bidi controls, fillers, tags) but for the
 * variation selectors of emoji; C1 controls, line and paragraph separators, interlinear marks, halves of pairs.
 */
const unseen = /(?![\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cs}\u0080-\u009f\u2028\u2029\ufff9-\ufffb]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Names of the control characters, from U+0000. */
const names =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';
const controlNames = names.split(' ');

/** A control character by its name, so that a reader sees that it was there; every font has the letters. */
const named = (control: string): string => `⟨${controlNames[control.charCodeAt(0)] ?? 'DEL'}⟩`;

/** What most text is: nothing in it is to be shown otherwise, which is sooner known than done. */
const printable = /^[ -~]*$/;

/** Several lines of foreign text with every control, invisible and bidirectional character shown; line feeds and tabs stay. */
export function visible(text: string): string {
  if (printable.test(text)) return text;
  return text
    .replaceAll('\r\n', '\n')
    .replace(controls, named)
    .replace(
      unseen,
      (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** Output without the colours that programs print; whatever else moves a terminal stays, and is shown by `visible`. */
export function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a colour starts with one
  return text.replace(/\u001b\[[0-9;:]*m/g, '');
}

/** As `visible`, for what must stay on one line: a name, a path, a cause. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t]/g, named);
}

/** At most `limit` UTF-16 units of a text; what was left off is counted in words. */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Never half of a surrogate pair.
  const kept = text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/** A foreign name inside a sentence, in backticks that it cannot close. */
export function quoted(name: string): string {
  return `\`${bounded(visibleLine(name), 300).replaceAll('`', '\\x60')}\``;
}

/** Foreign text as a fenced Markdown block; the fence is longer than any run of backticks within. */
export function fenced(text: string, language = ''): string {
  const shown = visible(text).replace(/\n+$/, '');
  const longest = Math.max(2, ...Array.from(shown.matchAll(/`+/g), (run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** Nothing that Markdown could take for more than words. */
const wordsOnly = /^[A-Za-z0-9 ,;]*$/;

/** One line of plain words for Markdown: nothing in it becomes a link, an image, HTML, a list or emphasis. */
export function markdownText(text: string): string {
  if (wordsOnly.test(text)) return text;
  return (
    visibleLine(text)
      // Before a letter or a digit `_` can open emphasis and never close it, so that a path reads as it is.
      .replace(/[\\`*[\]~#]|_(?![a-z0-9])/gi, (character) => `\\${character}`)
      .replace(/[<>@]|&(?=[#a-z])|:(?=\/\/)|(?<=\bwww)\./gi, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** One of our own sentences with foreign names in backticks: the names become code, the rest stays plain. */
export function markdownSentence(sentence: string): string {
  return spans(sentence)
    .map((span) => (span.code ? markdownCode(span.text) : markdownText(span.text)))
    .join('');
}

/** Foreign text as a Markdown code span that it cannot close. */
export function markdownCode(text: string): string {
  const shown = visibleLine(text);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), (run) => run[0].length));
  const ticks = '`'.repeat(longest + 1);
  const space = shown === '' || shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${shown}${space}${ticks}`;
}

/** Foreign text as HTML text or as a quoted attribute's value. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A row of a Markdown table; a pipe within a cell stays in its cell, in code spans too. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** One of our own sentences as HTML, the names in backticks as code. */
export function htmlSentence(sentence: string): string {
  return spans(sentence)
    .map((span) => (span.code ? `<code>${escapeHtml(span.text)}</code>` : escapeHtml(span.text)))
    .join('');
}

function spans(sentence: string): { text: string; code: boolean }[] {
  const parts = sentence.split('`');
  // An unclosed backtick is a character, not the start of a name.
  if (parts.length % 2 === 0) return [{ text: sentence, code: false }];
  return parts.map((text, index) => ({ text, code: index % 2 === 1 })).filter((part) => part.text !== '');
}
