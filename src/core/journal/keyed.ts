/** Finding in lists that only grow: each item is looked at once, however often one asks, so that a long journal is read in time. */

/** Shorter lists are looked through. */
const few = 16;

interface Index {
  /** So many items of the list are in it. */
  seen: number;
  places: Map<string | number, number>;
}

const indexes = new WeakMap<readonly object[], Index>();

/**
 * The first item of this key. Nothing may be taken out of the list, an item gives way to one of the same key only, and a list is
 * always asked by the same `keyOf`.
 */
export function findKeyed<Item extends object, Key extends string | number>(
  list: readonly Item[],
  key: Key,
  keyOf: (item: Item) => Key,
): Item | undefined {
  if (list.length <= few) return list.find((item) => keyOf(item) === key);
  const index = indexes.get(list) ?? { seen: 0, places: new Map() };
  indexes.set(list, index);
  for (; index.seen < list.length; index.seen++) {
    const found = keyOf(list[index.seen] as Item);
    if (!index.places.has(found)) index.places.set(found, index.seen);
  }
  const place = index.places.get(key);
  return place === undefined ? undefined : list[place];
}

/** Iterations begin with 1, and each follows the one before it. */
export const iterationIn = <Known>(iterations: readonly Known[] | undefined, iteration: number): Known | undefined =>
  iterations?.[iteration - 1];
