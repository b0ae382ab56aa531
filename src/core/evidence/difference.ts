/** Where two JSON values part: the first pointer, depth first in key order, with both sides. */
export interface Difference {
  /** JSON Pointer (RFC 6901); empty for the whole value. */
  pointer: string;
  /** `undefined` when that side has nothing there. */
  left: unknown;
  right: unknown;
}

/** The first difference between two JSON values, or `undefined` when they say the same. */
export function firstDifference(left: unknown, right: unknown, pointer = ''): Difference | undefined {
  if (!isTree(left) || !isTree(right) || Array.isArray(left) !== Array.isArray(right))
    return Object.is(left, right) ? undefined : { pointer, left, right };
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  if (Array.isArray(left)) keys.sort((a, b) => Number(a) - Number(b));
  for (const key of keys) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const difference = firstDifference(member(left, key), member(right, key), at);
    if (difference) return difference;
  }
  return undefined;
}

function isTree(value: unknown): value is Record<string, unknown> | unknown[] {
  return typeof value === 'object' && value !== null;
}

/** Own members only: a key such as `__proto__` in a hostile document must not find what it inherits. */
function member(tree: Record<string, unknown> | unknown[], key: string): unknown {
  return Object.hasOwn(tree, key) ? (tree as Record<string, unknown>)[key] : undefined;
}
