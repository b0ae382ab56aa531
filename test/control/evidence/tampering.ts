/** Ways to tamper with a record, each with what has to be named. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sha256 } from '../../../src/core/evidence/record.js';
import { reviewer } from './decidable.js';
import { order, record, reportOf, reviewed } from './verifying.js';

export interface Tampering {
  what: string;
  change: (dir: string) => Promise<void>;
  /** Named as the first fault. */
  path: string;
  line?: (dir: string) => Promise<number>;
  /** What is named when the closing commit itself was rewritten, so that history shows nothing. */
  amended?: { path?: string; step: string };
}

/** Changes one file; the change must be one. */
export const edit = (path: string, change: (text: string) => string) => async (dir: string) => {
  const file = join(dir, path);
  const text = await readFile(file, 'utf8');
  expect(change(text), `the tampering of ${path}`).not.toBe(text);
  await writeFile(file, change(text));
};

const remove = (path: string) => (dir: string) => rm(join(dir, path));

/** Changes the statement on one line of the attestation, keeping everything canonical. */
export const editStatement = (line: number, change: (text: string) => string) =>
  edit(record.attestation, (text) => {
    const lines = text.split('\n');
    const envelope = JSON.parse(lines[line - 1] ?? '');
    const payload = change(Buffer.from(envelope.payload, 'base64').toString());
    lines[line - 1] = JSON.stringify({
      payload: Buffer.from(payload).toString('base64'),
      payloadType: envelope.payloadType,
      signatures: envelope.signatures,
    });
    return lines.join('\n');
  });

/** Makes the closeout name the attestation as it is now. */
export const renameAttestation = async (dir: string) => {
  const digest = sha256(await readFile(join(dir, record.attestation)));
  await edit(record.closeout, (text) => text.replace(/attestation_sha256: .*/, `attestation_sha256: ${digest}`))(dir);
};

export const inTurn =
  (...steps: ((dir: string) => Promise<void>)[]) =>
  async (dir: string) => {
    for (const step of steps) await step(dir);
  };

const lineOfJournal = (pattern: RegExp) => async (dir: string) => {
  const lines = (await readFile(join(dir, record.journal), 'utf8')).split('\n');
  return lines.findIndex((line) => pattern.test(line)) + 1;
};

export const tampering: Tampering[] = [
  {
    what: 'a digit in a line of the journal',
    change: edit(record.journal, (text) => text.replace('"passed":false', '"passed":true ')),
    path: record.journal,
    line: lineOfJournal(/"passed":true /),
    amended: { step: 'journal' },
  },
  {
    what: 'the last line of the journal, gone',
    change: edit(record.journal, (text) => text.replace(/[^\n]*\n$/, '')),
    path: record.journal,
    amended: { step: 'journal' },
  },
  {
    what: 'a line of the journal, gone',
    change: edit(record.journal, (text) => text.replace(/\n.*"type":"judge.scored".*/, '')),
    path: record.journal,
    line: lineOfJournal(/"type":"judge.scored"/),
    amended: { step: 'journal' },
  },
  {
    what: 'a word of a statement',
    change: editStatement(3, (text) => text.replace(reviewer, 'mallory@test.invalid')),
    path: record.attestation,
    line: async () => 3,
    amended: { step: 'attestation' },
  },
  {
    what: 'a word of a statement, and the digest in the closeout with it',
    change: inTurn(
      editStatement(1, (text) => text.replace('"PASSED"', '"FAILED"')),
      renameAttestation,
    ),
    path: record.closeout,
    amended: { path: record.attestation, step: 'statements' },
  },
  {
    what: 'a statement, gone',
    change: inTurn(
      edit(record.attestation, (text) => text.replace(/^.*\n/, '')),
      renameAttestation,
    ),
    path: record.closeout,
    amended: { path: record.attestation, step: 'statements' },
  },
  {
    what: 'the policy in the provenance',
    change: inTurn(
      editStatement(2, (text) =>
        text.replace(
          /"content":"[^"]*"/,
          `"content":"${Buffer.from('{"judge":{"repeats":1,"retries":0}}').toString('base64')}"`,
        ),
      ),
      renameAttestation,
    ),
    path: record.closeout,
    amended: { path: record.attestation, step: 'attestation' },
  },
  {
    what: 'white space in the attestation',
    change: inTurn(
      edit(record.attestation, (text) => text.replace('","', '", "')),
      renameAttestation,
    ),
    path: record.closeout,
    amended: { path: record.attestation, step: 'attestation' },
  },
  {
    what: 'the report of the accepted attempt',
    change: edit(reportOf(1), (text) => text.replace('## Risks', '## Risks\n\nNone at all.')),
    path: reportOf(1),
    amended: { step: 'reports' },
  },
  {
    what: 'the report of an attempt that lost',
    change: edit(reportOf(2), (text) => text.replace(/result: partial/, 'result: blocked')),
    path: reportOf(2),
    amended: { step: 'reports' },
  },
  {
    what: 'the report of an attempt that lost, gone',
    change: remove(reportOf(2)),
    path: reportOf(2),
    amended: { step: 'reports' },
  },
  {
    what: 'the reason in the review',
    change: edit(reviewed, (text) => text.replaceAll('Every criterion is met', 'Looks fine')),
    path: reviewed,
    amended: { step: 'decision' },
  },
  {
    what: 'the decision of the review',
    change: edit(reviewed, (text) => text.replace('decision: accept', 'decision: reject')),
    path: reviewed,
    amended: { step: 'decision' },
  },
  {
    what: 'the contract',
    change: edit(order, (text) => text.replace('sh test/unit.sh', 'sh test/none.sh')),
    path: order,
    amended: { step: 'documents' },
  },
  {
    what: 'who accepted, in the closeout',
    change: edit(record.closeout, (text) =>
      text.replace(`accepted_by: ${reviewer}`, 'accepted_by: mallory@test.invalid'),
    ),
    path: record.closeout,
    amended: { step: 'decision' },
  },
  {
    what: 'the accepted commit, in the closeout',
    change: edit(record.closeout, (text) => text.replace(/accepted_commit: .*/, `accepted_commit: ${'a'.repeat(40)}`)),
    path: record.closeout,
    amended: { step: 'decision' },
  },
  {
    what: 'the evidence level, in the closeout',
    change: edit(record.closeout, (text) =>
      text.replace('evidence_level: local-readiness', 'evidence_level: live-smoke-complete'),
    ),
    path: record.closeout,
    amended: { step: 'statements' },
  },
  {
    what: 'the prose of the closeout',
    change: edit(record.closeout, (text) => `${text}\nEverybody agreed.\n`),
    path: record.closeout,
    amended: { step: 'statements' },
  },
  {
    what: 'the result of the closeout',
    change: edit(record.closeout, (text) => text.replace('result: accepted', 'result: blocked')),
    path: record.closeout,
    amended: { path: record.journal, step: 'journal' },
  },
  {
    what: 'the head of the journal, in the closeout',
    change: edit(record.closeout, (text) => text.replace(/journal_head: .*/, `journal_head: ${'a'.repeat(64)}`)),
    path: record.closeout,
    amended: { path: record.journal, step: 'journal' },
  },
  {
    what: 'the contract that the review answers',
    change: edit(reviewed, (text) => text.replace(/order_digest: .*/, `order_digest: ${'a'.repeat(64)}`)),
    path: reviewed,
    line: async () => 3,
    amended: { step: 'documents' },
  },
  {
    what: 'a key of the closeout that does not exist',
    change: edit(record.closeout, (text) => text.replace('result:', 'outcome:')),
    path: record.closeout,
    amended: { step: 'documents' },
  },
  { what: 'the journal, gone', change: remove(record.journal), path: record.journal, amended: { step: 'journal' } },
  {
    what: 'the attestation, gone',
    change: remove(record.attestation),
    path: record.attestation,
    amended: { step: 'attestation' },
  },
  { what: 'the closeout, gone', change: remove(record.closeout), path: record.closeout },
  { what: 'the review, gone', change: remove(reviewed), path: reviewed, amended: { step: 'documents' } },
  { what: 'the order, gone', change: remove(order), path: order, amended: { step: 'documents' } },
];
