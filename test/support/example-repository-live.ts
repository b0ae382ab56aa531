/** Journals, claims and evidence records of an example, made real. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { renderBundle, statementBytes } from '../../src/core/evidence/bundle.js';
import { seal } from '../../src/core/evidence/envelope.js';
import { payloadType, statementOf } from '../../src/core/evidence/statement.js';
import { claimText } from '../../src/core/lifecycle/claim.js';
import { closeoutPath, run as exampleRun, reportPath } from '../../src/core/rules/examples.js';
import type { ClaimFact, RunFact, UnreadableClaim, UnreadableRun } from '../../src/core/rules/facts.js';
import type { RecordFact } from '../../src/core/rules/history-facts.js';
import { listClaims, openRepository, swapClaim, writeClaim } from '../../src/edges/git/index.js';
import { createJournal } from '../../src/edges/journal/index.js';
import { journalPath, runsDir } from '../../src/edges/journal/places.js';
import { blob, gateData, sealed, started, tree, wholeRun } from '../core/journal/a-run.js';

/** The id that a run of an example has in a repository. */
export const runIdOf = (order: string): string => `20261120T100000Z-${order}-abc123`;

/** Has the journals of these runs in a repository, and no others; of those that are unreadable it has lost every event. */
export async function arrangeRuns(
  root: string,
  runs: readonly RunFact[],
  unreadable: readonly UnreadableRun[],
): Promise<void> {
  const commonDir = join(root, '.git');
  await rm(runsDir(commonDir), { recursive: true, force: true });
  for (const run of runs) await writeRun(commonDir, run);
  for (const { order } of unreadable) {
    await writeRun(commonDir, exampleRun({ order, order_digest: 'f'.repeat(64) }));
    await truncate(journalPath(commonDir, runIdOf(order)));
  }
}

async function writeRun(commonDir: string, run: RunFact): Promise<void> {
  const id = runIdOf(run.order);
  const journal = await createJournal(commonDir, id);
  const attempts = run.attempts.map(({ attempt, agent }) => ({ attempt, agent, branch: 'x', worktree: '/w' }));
  const { order, order_digest } = run;
  await journal.append('run.started', { ...started, run_id: id, order, order_digest, attempts });
  for (const [index, { attempt, commit, files, gates, ...found }] of run.attempts.entries()) {
    await journal.append('attempt.opened', { ...(attempts[index] as (typeof attempts)[number]) });
    if (commit === null) continue;
    await journal.append('attempt.ended', { attempt, outcome: 'completed', reason: 'Done' });
    const { outside_scope, forbidden, protected: held } = found;
    await journal.append('attempt.imported', {
      attempt,
      commit,
      tree: tree('6'),
      evidence_tree: tree('8'),
      patch_id: tree('9'),
      empty: false,
      files: files.map((path) => ({ path, status: 'M', binary: false, insertions: 1, deletions: 1 })),
      refused: [],
      outside_scope: [...outside_scope],
      forbidden: [...forbidden],
      protected: [...held],
      whitespace: [],
      diff: blob('5'),
    });
    for (const { command, passed, log_sha256 } of gates) {
      const gate = { ...gateData(`attempt-${attempt}`), command };
      const ended = { how: 'exited', code: passed ? 0 : 1 } as const;
      await journal.append('gate.started', gate);
      const log = { sha256: log_sha256, bytes: 12 };
      await journal.append('gate.ended', { ...gate, ended, passed, duration_ms: 5, log });
    }
  }
  if (run.exhausted) await journal.append('budget.exhausted', run.exhausted);
  if (run.outcome !== null)
    await journal.append('run.ended', { outcome: run.outcome as 'accepted-candidate', reason: 'So it ended' });
  // Nobody need carry out what is paused.
  else if (run.orphaned !== true) await journal.append('run.paused', { reason: 'Later' });
  await journal.close();
}

/** Has these claims in a repository, and no others. */
export async function arrangeClaims(
  root: string,
  claims: readonly ClaimFact[],
  unreadable: readonly UnreadableClaim[],
): Promise<void> {
  if (claims.length + unreadable.length === 0 && !existsSync(join(root, '.git/refs/autoloop'))) return;
  const repository = await openRepository(root);
  for (const { order, id } of await listClaims(repository)) await swapClaim(repository, order, id, null);
  const set = async (order: string, text: string) =>
    swapClaim(repository, order, null, await writeClaim(repository, text));
  for (const { expired, ...claim } of claims)
    await set(claim.order, claimText({ ...claim, lease_until: expired ? '2020-01-01T00:00:00.000Z' : farAway }));
  for (const { order } of unreadable) await set(order, 'no JSON\n');
}

const farAway = '2999-01-01T00:00:00.000Z';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const change = { commit: tree('6'), tree: tree('7') };

const attestation = (predicate: unknown, signatures: number): string => {
  const signature = { keyid: 'k', sig: Buffer.from('signature').toString('base64') };
  const payload = statementBytes(statementOf(change, 'https://example.com/decision', predicate));
  return renderBundle([seal(payloadType, payload, Array(signatures).fill(signature))]);
};

/** An attestation with so many signatures. */
export const signedAttestation = (signatures: number): string => attestation({}, signatures);

/**
 * The record of the order \`login\`: what lies beside the closeout, and the closeout that names it. What is not as in `sound` is not
 * so here either.
 */
export function recordFiles(
  said: RecordFact,
  sound: RecordFact,
  texts: ReadonlyMap<string, string | Uint8Array>,
): Map<string, string | Uint8Array> {
  const beside = (kind: string) => closeoutPath.replace(/md$/, kind);
  const lines = sealed(wholeRun).bytes.toString().split('\n').slice(0, -1);
  const head = JSON.parse(lines.at(-1) as string).hash as string;
  const journal = `${lines.join('\n')}\n`;
  const missing = { path: reportPath.replace('attempt-1', 'attempt-9'), sha256: sha256('') };
  const report = String(texts.get(reportPath) ?? '');
  const pin = {
    path: reportPath,
    sha256: isSame(said.files, sound.files) || said.files.size === 0 ? sha256(report) : sha256(''),
  };
  const reports = said.files.size === 0 ? [missing] : [pin];
  const end = said.attested.head === sound.attested.head ? head : sha256('another');
  const attested = attestation({ journal: { sha256: sha256(journal), head: end }, reports, review: null }, 0);
  const written = said.unreadable === null ? Buffer.from(attested) : Buffer.from([0xff, 0x0a]);
  const closeout = String(texts.get(closeoutPath) ?? '')
    .replaceAll(String(sound.attestation), sha256(written))
    .replaceAll(String(sound.head), head);
  const found = new Map<string, string | Uint8Array>([[closeoutPath, closeout]]);
  if (said.attestation !== null)
    found.set(beside('intoto.jsonl'), said.attestation === sound.attestation ? written : attested + attested);
  if (said.journal !== null) {
    // Another end, or another event before the same end.
    const other =
      said.head !== sound.head ? lines.slice(0, -1) : lines.with(0, (lines[0] as string).replace('{', '{ '));
    const isSound = said.head === sound.head && said.journal === sound.journal;
    found.set(beside('journal.jsonl'), isSound ? journal : `${other.join('\n')}\n`);
  }
  return found;
}

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  JSON.stringify([...one]) === JSON.stringify([...other]);

export const attestationPath = closeoutPath.replace(/md$/, 'intoto.jsonl');
