/** Scalars of the quick reader. */

/** Thrown where the quick reader is not sure. */
export class Declined extends Error {}

/** Whether a key needs no thought: one that would set an object's prototype does. */
export function isKey(key: string): boolean {
  return key !== '__proto__';
}

/** A text in quotes, alone on the rest of its line but for a comment. */
export function quotedOf(rest: string): string {
  const [, single, double] = /^(?:'((?:[^']|'')*)'|"([^"\\]*)") *(?:(?<= )#.*)?$/.exec(rest) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (double !== undefined) return double;
  throw new Declined();
}

/** A value without quotes, up to the end of its line or a comment. */
export function plainOf(rest: string): unknown {
  const comment = rest.indexOf(' #');
  const text = trimmed(comment === -1 ? rest : rest.slice(0, comment));
  if (!/^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[^\s])/.test(text) || /:(?: |$)/.test(text)) throw new Declined();
  return resolved(text);
}

/** What a plain scalar means in the core schema. Timestamps stay text. */
export function resolved(text: string): unknown {
  // Every form of null, truth and number starts with one of these.
  if (!/^[-+.\d~ntfNTF]/.test(text)) return text;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(text))
    return finite(text);
  if (/^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/.test(text)) throw new Declined();
  return text;
}

function finite(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Declined();
  return value;
}

/** Without spaces at the end: `trimEnd` would take more than YAML's white space. */
export function trimmed(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 32) end--;
  return text.slice(0, end);
}
