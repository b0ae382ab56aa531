/** Folds the documents that the roles of an attempt keep. */
import type { DocumentRefusedData, DocumentWrittenData, EventOf } from './types.gen.js';

/** One version of a document as an attempt keeps it; `at`: when it was journaled. */
export type KeptDocument = Omit<DocumentWrittenData, 'attempt'> & { at: string };

/** A document that a role should have left. */
export type RefusedDocument = Omit<DocumentRefusedData, 'attempt'>;

/** What an attempt keeps of them. */
interface WithDocuments {
  documents: KeptDocument[];
  refused_documents: RefusedDocument[];
}

/** Takes one event about documents into its attempt. */
export function takeDocument(
  attempt: WithDocuments,
  event: EventOf<'document.written'> | EventOf<'document.refused'>,
): void {
  if (event.type === 'document.refused') {
    const { iteration, role, name, reason } = event.data;
    keep(attempt.refused_documents, { iteration, role, name, reason });
  } else {
    const { iteration, role, name, version, content } = event.data;
    keep(attempt.documents, { at: event.at, iteration, role, name, version, content });
  }
}

/** Started over, an iteration or one role of it forgets what it left; what was carried over stays. */
export function forgetDocuments(attempt: WithDocuments, iteration: number, role?: string): void {
  forget(attempt.documents, iteration, role);
  forget(attempt.refused_documents, iteration, role);
}

/** The version that the next text of a document is: 1.0.0, then 1.1.0 and so on, whichever role leaves it. */
export const nextVersion = (documents: readonly Left[], name: string): string =>
  `1.${tallyOf(documents).get(`/${name}`) ?? 0}.0`;

interface Left {
  iteration: number;
  role: string;
  name: string;
}

/** How many items of a list there are of an iteration, of a role in it, and of a name: roles may leave much. */
const tallies = new WeakMap<readonly Left[], Map<string, number>>();

function tallyOf(list: readonly Left[]): Map<string, number> {
  const known = tallies.get(list);
  if (known !== undefined) return known;
  const tally = new Map<string, number>();
  tallies.set(list, tally);
  for (const left of list) count(tally, left, 1);
  return tally;
}

function count(tally: Map<string, number>, { iteration, role, name }: Left, by: 1 | -1): void {
  for (const key of [`${iteration}`, `${iteration} ${role}`, `/${name}`]) tally.set(key, (tally.get(key) ?? 0) + by);
}

function keep<Item extends Left>(list: Item[], item: Item): void {
  count(tallyOf(list), item, 1);
  list.push(item);
}

/** Goes back only as far as there is something to forget. */
function forget(list: Left[], iteration: number, role?: string): void {
  const isForgotten = (left: Left) => left.iteration === iteration && (role === undefined || left.role === role);
  const tally = tallyOf(list);
  let start = list.length;
  for (let more = tally.get(role === undefined ? `${iteration}` : `${iteration} ${role}`) ?? 0; more > 0; )
    if (isForgotten(list[--start] as Left)) more--;
  for (const left of list.splice(start))
    if (isForgotten(left)) count(tally, left, -1);
    else list.push(left);
}

/** The latest version of each document, in the order in which these were written. */
export function latestDocuments(documents: readonly KeptDocument[]): KeptDocument[] {
  const latest = new Map(documents.map((kept) => [kept.name, kept]));
  return documents.filter((kept) => latest.get(kept.name) === kept);
}
