/** Imported documents beside those that are here: nothing that is here is changed unasked. */
import { canonicalJson } from '../../core/canonical-json.js';
import { type OrderDocument, parseDocument } from '../../core/documents/document.js';
import { setValue } from '../../core/documents/edit.js';
import type { MadeDocument } from '../../core/import/made.js';
import type { MadeOrder } from '../../core/import/order-document.js';
import { isUsable } from '../../core/rules/rule.js';
import type { Workspace } from '../../core/rules/workspace.js';

/** Something that is here and something imported that say different things; what is here stays. */
export interface Conflict {
  path: string;
  /** The key, or `body`, or `document` for all of it. */
  key: string;
  here: string;
  imported: string;
}

export interface Settled {
  order: MadeOrder;
  conflicts: Conflict[];
}

/** An order that is here with the keys it has not, from the imported one. */
export function mergeOrder(here: OrderDocument, text: string, made: MadeDocument, workspace: Workspace): Settled {
  const { path } = made;
  const imported = parseDocument(path, Buffer.from(made.text)) as OrderDocument;
  const asItIs = (conflicts: Conflict[]): Settled => ({
    order: { id: here.id, values: here.data as MadeOrder['values'], digest: here.digest, document: { ...made, text } },
    conflicts,
  });
  if (!isUsable(here) || !isUsable(imported))
    return asItIs([{ path, key: 'document', here: 'breaks its schema', imported: 'left out' }]);
  const theirs = Object.entries(imported.data);
  const own = here.data as unknown as Record<string, unknown>;
  const conflicts = theirs
    .filter(([key, value]) => key !== 'state' && Object.hasOwn(own, key) && !isSame(own[key], value))
    .map(([key, value]): Conflict => ({ path, key, here: shown(own[key]), imported: shown(value) }));
  if (here.body.trim() !== imported.body.trim())
    conflicts.push({ path, key: 'body', here: 'another text', imported: 'left out' });
  // Whether it may start is its author's to say, and a blank is no value.
  const absent = theirs.filter(
    ([key, value]) => key !== 'state' && !Object.hasOwn(own, key) && !/‹/.test(shown(value)),
  );
  if (absent.length === 0) return asItIs(conflicts);
  if (isAnswered(here.id, workspace))
    return asItIs([
      ...conflicts,
      ...absent.map(([key, value]) => ({
        path,
        key,
        here: 'absent, and the order was answered',
        imported: shown(value),
      })),
    ]);
  const merged = absent.reduce((before, [key, value]) => setValue(before, [key], value), text);
  const document = parseDocument(path, Buffer.from(merged)) as OrderDocument;
  if (!isUsable(document)) return asItIs(conflicts);
  const order = { id: here.id, values: document.data, digest: document.digest, document: { ...made, text: merged } };
  return { order, conflicts };
}

/** Its reports, reviews and closeout name its digest, which another key would change. */
const isAnswered = (order: string, workspace: Workspace): boolean =>
  workspace.reportsOf(order).length > 0 ||
  workspace.reviewsOf(order).length > 0 ||
  workspace.closeoutOf(order) !== undefined;

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
