/** Writes the evidence record of an order into the work tree: the run's journal, the attestation of it, and the closeout. */
import { join, relative } from 'node:path';
import { closeoutsFolder, recordPaths } from '../../core/documents/paths.js';
import { renderDocument } from '../../core/documents/render.js';
import { AutoloopError } from '../../core/error.js';
import { sourceOf } from '../../core/evidence/attestation.js';
import { renderBundle, statementBytes } from '../../core/evidence/bundle.js';
import { type CloseoutFacts, closeoutBody, closeoutData } from '../../core/evidence/closeout.js';
import { preAuthenticationEncoding, seal } from '../../core/evidence/envelope.js';
import { statementsOf } from '../../core/evidence/predicates.js';
import { type Files, type RecordDocuments, readDocuments, sha256 } from '../../core/evidence/record.js';
import { payloadType, type Statement } from '../../core/evidence/statement.js';
import { parseJournal } from '../../core/journal/chain.js';
import type { CloseoutRecordedData } from '../../core/journal/types.gen.js';
import { listFiles, readFiles, removeFolder, writeDocument } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { type Journal, journalPath } from '../../edges/journal/index.js';
import { signWithSsh } from '../../edges/signing/ssh.js';
import { readRecordFiles } from './record-history.js';

/** The record as it would be read if the closeout were written now; nothing is written. */
export async function proposedRecord(
  repo: Repository,
  facts: CloseoutFacts,
): Promise<{ documents: RecordDocuments; files: Files }> {
  const { order } = facts;
  const files = new Map(await readRecordFiles(repo, order.id));
  files.set(recordPaths(order.id).closeout, Buffer.from(closeoutText(facts)));
  const documents = readDocuments(order.id, files);
  if (documents.ok !== false) return { documents: documents.value, files };
  throw new AutoloopError('refused', 'record-unsound', `${documents.bad.path}: ${documents.detail}`, {
    hint: 'Correct it; `autoloop check` shows the rest. Nothing was written.',
  });
}

/** The text of a closeout; until its attestation is made, with the digest of nothing in its place. */
export function closeoutText(facts: CloseoutFacts, attestationSha256 = sha256('')): string {
  return renderDocument(closeoutData(facts, attestationSha256), closeoutBody(facts));
}

export interface WrittenRecord {
  paths: string[];
  /** Fingerprint of the key that signed; null when nobody did. */
  signedBy: string | null;
}

/**
 * Records the closing in the journal, unless that was done before, and writes the three files; the closeout last, because it
 * names the digests of the others. `facts.run` is the state of `journal`, and follows what is appended to it.
 */
export async function writeRecord(
  repo: Repository,
  journal: Journal,
  facts: Omit<CloseoutFacts, 'run'>,
  signingKey: string | null,
): Promise<WrittenRecord> {
  const { order, result } = facts;
  const paths = recordPaths(order.id);
  await removeHalfWritten(repo, order.id);
  const journalBytes = await recordClosing(repo, journal, { path: paths.closeout, result });
  const current: CloseoutFacts = { ...facts, run: journal.state };
  await write(repo, paths.journal, Buffer.from(journalBytes).toString('utf8'));

  const { documents, files } = await proposedRecord(repo, current);
  const policy = await journal.getBlob(journal.state.started.policy.sha256);
  const statements = statementsOf(sourceOf(documents, journal.state, policy, files));
  const { text, signedBy } = await attest(repo, statements, signingKey);
  await write(repo, paths.attestation, text);
  await write(repo, paths.closeout, closeoutText(current, sha256(text)));
  return { paths: [paths.journal, paths.attestation, paths.closeout], signedBy };
}

/** The journal's bytes, whose last event is this closing. */
async function recordClosing(repo: Repository, journal: Journal, closing: CloseoutRecordedData): Promise<Uint8Array> {
  const last = lastEvent(await journalBytes(repo, journal.runId));
  const isRecorded =
    last?.type === 'closeout.recorded' && last.data.path === closing.path && last.data.result === closing.result;
  if (!isRecorded) await journal.append('closeout.recorded', closing);
  return journalBytes(repo, journal.runId);
}

async function journalBytes(repo: Repository, runId: string): Promise<Uint8Array> {
  const path = relative(repo.commonDir, journalPath(repo.commonDir, runId));
  const bytes = (await readFiles(repo.commonDir, [path])).get(path);
  if (!bytes) throw new Error(`the journal of ${runId}, which is open, cannot be read`);
  return bytes;
}

function lastEvent(bytes: Uint8Array) {
  const journal = parseJournal(bytes);
  return journal.ok ? journal.events.at(-1) : undefined;
}

async function attest(
  repo: Repository,
  statements: readonly Statement[],
  signingKey: string | null,
): Promise<{ text: string; signedBy: string | null }> {
  let signedBy: string | null = null;
  const envelopes = [];
  for (const statement of statements) {
    const payload = statementBytes(statement);
    if (signingKey === null) {
      envelopes.push(seal(payloadType, payload));
      continue;
    }
    const { keyid, bytes } = await signWithSsh(preAuthenticationEncoding(payloadType, payload), signingKey, repo.root);
    envelopes.push(seal(payloadType, payload, [{ keyid, sig: Buffer.from(bytes).toString('base64') }]));
    signedBy = keyid;
  }
  return { text: renderBundle(envelopes), signedBy };
}

const write = (repo: Repository, path: string, text: string): Promise<void> =>
  writeDocument(join(repo.root, path), text);

/** A kill between writing and renaming leaves `<file>.<number>` behind. */
async function removeHalfWritten(repo: Repository, order: string): Promise<void> {
  const wanted = Object.values(recordPaths(order));
  for (const path of await listFiles(repo.root, closeoutsFolder)) {
    const [, file = '', number] = /^(.*)\.(\d+)$/.exec(path) ?? [];
    if (number !== undefined && wanted.includes(file)) await removeFolder(join(repo.root, path));
  }
}
