/** Words of YAML as far as an outline tells them apart: where a key ends, and what stands in quotes. */
import type { Span } from '../documents/yaml-source.js';

/** A key with its quotes and the blanks before its colon; in brackets a comma or bracket ends it too. */
const keys = {
  block:
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'#&*!|>%@`{}[\],?:-](?:[^:\n]|:(?=\S))*?|-[^\s:](?:[^:\n]|:(?=\S))*?)[ \t]*:(?=\s|$)/y,
  flow: /("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s"'#&*!|>%@`{}[\],?:](?:[^:,{}[\]\n]|:(?=[^\s,{}[\]]))*?)[ \t]*:(?=[\s,{}[\]]|$)/y,
} as const;

/** Beyond this nothing is a key: no name of the protocol is half as long. */
const longestKey = 256;

/** Where the key that starts at `at` ends, if one does: a colon follows it. */
export function endOfKey(
  text: string,
  at: number,
  end: number,
  where: keyof typeof keys = 'block',
): number | undefined {
  const line = text.slice(at, Math.min(end, at + longestKey));
  const pattern = keys[where];
  pattern.lastIndex = 0;
  const key = pattern.exec(line)?.[1];
  return key === undefined ? undefined : at + key.length;
}

/** What is written, without its quotes. */
export function textOf(text: string, [start, end]: Span): string {
  const word = text.slice(start, end);
  const quote = word[0];
  if (quote !== '"' && quote !== "'") return word;
  const inside = word.slice(1, word.length > 1 && word.endsWith(quote) ? -1 : undefined);
  return quote === "'" ? inside.replaceAll("''", "'") : inside.replace(/\\(["\\/])/g, '$1');
}
