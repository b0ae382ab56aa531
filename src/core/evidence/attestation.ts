/** Does the attestation of a record say what the rest of the record says? */

import { recordPaths, reportsFolder } from '../documents/paths.js';
import { policyDigest } from '../documents/policy.js';
import type { Closeout } from '../documents/types.gen.js';
import { findAttempt } from '../journal/lookup.js';
import type { AttemptState, RunState } from '../journal/state.js';
import { counted } from '../render/counted.js';
import { bounded, quoted } from '../untrusted.js';
import { type AttestedStatement, parseBundle } from './bundle.js';
import { type BadPlace, type Checked, failed, held } from './checked.js';
import { type Difference, firstDifference } from './difference.js';
import { acceptanceType, attestedPolicy, type RecordSource, statementsOf } from './predicates.js';
import { type Files, type RecordDocuments, sha256 } from './record.js';

export interface Attestation {
  statements: AttestedStatement[];
  /** The bytes of the policy that the run pinned: JSON, and so far nothing but a claim. */
  policy: Uint8Array;
}

/** Reads the attestation beside a closeout, and the policy in it, which must be the one that the run pinned. */
export function readAttestation(
  { order, closeout }: RecordDocuments,
  run: RunState,
  files: Files,
): Checked<Attestation> {
  const { attestation: path } = recordPaths(order.id);
  const bytes = files.get(path);
  if (!bytes) return failed(path, 'it does not exist');
  const bundle = parseBundle(bytes);
  if (bundle.how === 'malformed') return failed({ path, line: bundle.line }, bundle.reason);
  const digest = sha256(bytes);
  if (digest !== closeout.data.attestation_sha256)
    return failed(path, `its SHA-256 is ${digest}, but ${closeout.path} names ${closeout.data.attestation_sha256}`);
  const policy = attestedPolicy(bundle.statements.map(({ statement }) => statement));
  if (!policy) return failed(path, 'its provenance does not hold the policy of the run');
  const { started } = run;
  const parsed = parseJson(policy);
  if (!parsed) return failed(path, 'the policy in its provenance is not JSON');
  if (sha256(policy) !== started.policy.sha256 || policyDigest(parsed.value) !== started.policy_sha256)
    return failed(path, 'the policy in its provenance is not the one that the run was started with');
  const count = bundle.statements.length;
  return held(`${counted(count, 'statement')}, as the closeout names them`, {
    statements: bundle.statements,
    policy,
  });
}

function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(Buffer.from(bytes).toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** What the statements of a record have to be made from, as the record stands. */
export function sourceOf(documents: RecordDocuments, run: RunState, policy: Uint8Array, files: Files): RecordSource {
  const { order, closeout, review } = documents;
  const pin = (path: string) => ({ path, sha256: sha256(files.get(path) ?? '') });
  const { attestation_sha256: _, ...data }: Closeout = closeout.data;
  return {
    orderId: order.id,
    order: order.data,
    orderDigest: order.digest,
    orderFile: pin(order.path),
    run,
    policy,
    accepted: acceptedAttempt(documents, run) ?? null,
    reports: reportsIn(files, order.id).map(pin),
    review: review && { ...pin(review.path), decision: review.data.decision, reviewer: review.data.reviewer },
    journal: pin(recordPaths(order.id).journal),
    closeout: { path: closeout.path, data, bodySha256: sha256(closeout.body) },
  };
}

/** Every report of the order, also those of attempts that lost; sorted. */
const reportsIn = (files: Files, order: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${reportsFolder(order)}/`)).sort();

/** The attempt whose commit the closeout accepts. */
function acceptedAttempt({ closeout }: RecordDocuments, run: RunState): AttemptState | undefined {
  if (closeout.data.result !== 'accepted') return undefined;
  const reviewed = run.review?.attempt;
  const attempt = reviewed === null || reviewed === undefined ? undefined : findAttempt(run, reviewed);
  return attempt?.imported?.commit === closeout.data.accepted_commit ? attempt : undefined;
}

/** Makes the statements again from the record, and compares them with those attested. */
export function compareStatements({ statements }: Attestation, source: RecordSource): Checked {
  const { attestation: path } = recordPaths(source.orderId);
  const wanted = statementsOf(source);
  if (statements.length !== wanted.length)
    return failed(path, `it holds ${statements.length} statements where the record gives ${wanted.length}`);
  for (const [index, { line, statement }] of statements.entries()) {
    // Through JSON, so that a member that is `undefined` is as absent as it is in the file.
    const difference = firstDifference(statement, JSON.parse(JSON.stringify(wanted[index])));
    if (difference) return failed(placeOf(difference, statement.predicateType, source, line), inWords(difference));
  }
  return held('every statement is what the documents and the journal say', undefined);
}

/** The file whose digest or content the differing member stands for; the attestation itself for any other. */
function placeOf({ pointer }: Difference, predicateType: string, source: RecordSource, line: number): BadPlace {
  const attested = { path: recordPaths(source.orderId).attestation, line };
  if (predicateType !== acceptanceType) return attested;
  const [, predicate, member, index] = pointer.split('/');
  if (predicate !== 'predicate') return attested;
  switch (member) {
    case 'order':
      return source.orderFile;
    case 'review':
      return { path: source.review?.path ?? attested.path };
    case 'reports':
      return { path: source.reports[Number(index)]?.path ?? attested.path };
    case 'journal':
      return { path: source.journal.path };
    case 'closeout':
      return { path: source.closeout.path };
    default:
      return attested;
  }
}

function inWords({ pointer, left, right }: Difference): string {
  return `attested is ${shown(left)} at ${quoted(pointer)}, and the record gives ${shown(right)}`;
}

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : quoted(bounded(JSON.stringify(value), 120));
