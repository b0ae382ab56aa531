/** The documents that the roles of an attempt keep: taken from their outboxes, shown in their inboxes. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ReadDocument, refusalsFor, sayDocuments, TEST_RESULTS } from '../../../core/cycle/documents.js';
import { resultsFile } from '../../../core/cycle/files.js';
import { issuesIn, readIssues, refusedSince } from '../../../core/cycle/issues.js';
import { beforehandFor } from '../../../core/cycle/prep.js';
import type { PrepPackage } from '../../../core/cycle/types.gen.js';
import { AutoloopError } from '../../../core/error.js';
import { latestDocuments, nextVersion } from '../../../core/journal/documents.js';
import { attemptIn, findAttempt } from '../../../core/journal/lookup.js';
import type { AttemptState } from '../../../core/journal/state.js';
import type { Role } from '../../../core/presets/preset.js';
import { readLeftDocuments } from '../../../edges/agents/outbox-documents.js';
import { freshFolder, writeText } from '../../../edges/files/index.js';
import { readBlob, runDir } from '../../../edges/journal/index.js';
import { readRun } from '../../inspect/runs.js';
import type { OpenAttempt, Run } from '../context.js';
import { cycleOf } from '../measure/phases.js';

/** Journals what a role that ended left of the documents it keeps: what changed as a new version, what cannot be taken as refused. */
export async function takeDocuments(
  { run, number }: OpenAttempt,
  role: Role,
  iteration: number,
  outbox: string,
): Promise<void> {
  const place = { attempt: number, iteration, role: role.name };
  for (const left of await readLeftDocuments(outbox, role.documents)) {
    const { name } = left;
    const refuse = (reason: string) => run.append('document.refused', { ...place, name, reason });
    const attempt = attemptIn(run.journal.state, number);
    const { documents } = attempt;
    const holdsIssues = issuesIn(run.preset.phases).includes(name);
    const latest = documents.findLast((kept) => kept.name === name);
    const fault = holdsIssues && left.how === 'left' ? faultIn(left.bytes) : null;
    if (left.how === 'refused') await refuse(left.reason);
    else if (left.how === 'missing') {
      if (latest === undefined) await refuse(`there is no \`/outbox/documents/${name}\``);
    } else if (name === TEST_RESULTS && run.preset.phases.length > 0)
      await refuse('test results are what the host measured, and it writes them');
    else if (fault !== null) await refuse(fault);
    else if (
      latest?.content.sha256 !== sha256Of(left.bytes) ||
      (holdsIssues && refusedSince(attempt, name) !== undefined)
    )
      await run.append('document.written', {
        ...place,
        name,
        version: nextVersion(documents, name),
        content: await run.journal.putBlob(left.bytes),
      });
  }
}

/** Why bytes hold no known issues, as the end of a sentence; null where they do. */
function faultIn(bytes: Uint8Array): string | null {
  const read = readIssues(bytes);
  return 'fault' in read ? read.fault : null;
}

/** Puts the latest versions, and what the host measured last, into the `documents` of an inbox. */
export async function showDocuments({ run, number }: OpenAttempt, inbox: string): Promise<void> {
  const folder = join(inbox, 'documents');
  await freshFolder(folder);
  const state = attemptIn(run.journal.state, number);
  for (const { name, text } of await readLatest(run, state)) await writeText(join(folder, name), text);
  const results = resultsFile(state);
  if (results !== null) await writeText(join(folder, TEST_RESULTS), results);
}

/** The section `documents` of a role's prompt. */
export async function documentsContext({ run, number }: OpenAttempt): Promise<string | null> {
  return sayDocuments(await readLatest(run, attemptIn(run.journal.state, number)));
}

/**
 * What a role is told besides: of documents it should have left in its turn before, of what a person wants besides the order,
 * and of what was prepared.
 */
export async function standingGuidance({ run, number }: OpenAttempt, role: Role, iteration: number): Promise<string[]> {
  const state = attemptIn(run.journal.state, number);
  const { extension, prep: blob } = run.journal.state.started;
  const prep = blob && (JSON.parse(new TextDecoder().decode(await run.journal.getBlob(blob.sha256))) as PrepPackage);
  return [
    ...beforehandFor({ extension, prep }, run.preset, role.name, cycleOf(state.iterations, iteration)),
    ...refusalsFor(state, role.name, iteration),
  ];
}

/**
 * Carries over the documents of the attempt that this run goes on from, every version of them, before the first iteration.
 * @throws AutoloopError `documents-lost` where that run's journal or blobs cannot be read any more.
 */
export async function carryDocuments(run: Run, number: number): Promise<void> {
  const { continues } = run.journal.state.started;
  const { documents: carried, iterations } = attemptIn(run.journal.state, number);
  if (continues === undefined || iterations.length > 0) return;
  try {
    const before = findAttempt(await readRun(run.repo, continues.run_id), continues.attempt);
    for (const { role, name, version, content } of before?.documents.slice(carried.length) ?? []) {
      await run.journal.putBlob(await readBlob(runDir(run.repo.commonDir, continues.run_id), content.sha256));
      await run.append('document.written', { attempt: number, iteration: 0, role, name, version, content });
    }
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    throw new AutoloopError(
      'environment',
      'documents-lost',
      `The documents of run ${continues.run_id}, which this one goes on from, cannot be read: ${error.message}`,
      { hint: 'Start a run of its own: autoloop run' },
    );
  }
}

async function readLatest(run: Run, { documents }: AttemptState): Promise<ReadDocument[]> {
  return Promise.all(
    latestDocuments(documents).map(async ({ role, name, version, iteration, content }) => {
      const text = new TextDecoder().decode(await run.journal.getBlob(content.sha256));
      return { role, name, version, iteration, text };
    }),
  );
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
