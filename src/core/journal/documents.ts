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
    attempt.refused_documents.push({ iteration, role, name, reason });
  } else {
    const { iteration, role, name, version, content } = event.data;
    attempt.documents.push({ at: event.at, iteration, role, name, version, content });
  }
}

/** Started over, an iteration or one role of it forgets what it left; what was carried over stays. */
export function forgetDocuments(attempt: WithDocuments, iteration: number, role?: string): void {
  const isOther = (kept: { iteration: number; role: string }) =>
    kept.iteration !== iteration || (role !== undefined && kept.role !== role);
  attempt.documents = attempt.documents.filter(isOther);
  attempt.refused_documents = attempt.refused_documents.filter(isOther);
}

/** The version that the next text of a document is: 1.0.0, then 1.1.0 and so on, whichever role leaves it. */
export const nextVersion = (documents: readonly Pick<KeptDocument, 'name'>[], name: string): string =>
  `1.${documents.filter((kept) => kept.name === name).length}.0`;

/** The latest version of each document, in the order in which these were written. */
export const latestDocuments = (documents: readonly KeptDocument[]): KeptDocument[] =>
  documents.filter(({ name }, index) => documents.findLastIndex((other) => other.name === name) === index);
