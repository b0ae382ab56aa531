/**
 * Canonical JSON, RFC 8785: one value, one text, so that a digest of the text is a digest of the value.
 * Strings and numbers are written as ECMAScript's own `JSON.stringify` does, which is what the RFC prescribes.
 */

/** Deeper values are refused: they only come from someone who wants the stack to overflow. */
const maxDepth = 1000;

/** Half of a surrogate pair: no Unicode text has one (RFC 8785, section 3.2.2.2). */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The canonical text of a JSON value.
 * @throws TypeError for what JSON cannot say: `undefined`, a function, NaN, an infinity, a bigint, an object with a
 * prototype of its own, text that is not Unicode, more than 1,000 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === maxDepth) throw new TypeError(`nested deeper than ${maxDepth} levels`);
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new TypeError(`a value of type ${typeof value} has no JSON`);
  }
}

function writeText(text: string): string {
  if (loneSurrogate.test(text)) throw new TypeError('text with a lone surrogate has no canonical JSON');
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) text += (index === 0 ? '' : ',') + write(items[index], depth);
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError(`a ${value.constructor?.name ?? 'class instance'} has no JSON`);
  const members = value as Record<string, unknown>;
  // Without a comparison function `sort` compares UTF-16 code units, as section 3.2.3 asks.
  const keys = Object.keys(members).sort();
  let text = '{';
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    text += `${(index === 0 ? '' : ',') + writeText(key)}:${write(members[key], depth)}`;
  }
  return `${text}}`;
}
