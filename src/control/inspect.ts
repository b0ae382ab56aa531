/** Answers questions about a run from its journal and blobs. */

import { AutoloopError } from '../core/error.js';
import type { JournalEvent } from '../core/journal/types.gen.js';
import { visible } from '../core/render/untrusted.js';
import type { Repository } from '../edges/git/index.js';
import { journalPath, readBlob, readJournal, runDir } from '../edges/journal/index.js';
import { readRun } from './runs.js';

/** The events of a run, streamed. */
export const eventsOf = (repo: Repository, id: string): AsyncIterable<JournalEvent> =>
  readJournal(journalPath(repo.commonDir, id));

/** What of an attempt a person may want to read. */
export const topics = ['prompt', 'output', 'diff', 'report'] as const;
export type Topic = (typeof topics)[number];

/**
 * One text of one attempt, made safe to print: control bytes are shown, not sent to the terminal.
 * @throws AutoloopError `nothing-to-inspect` when the run holds no such text.
 */
export async function textOf(repo: Repository, id: string, topic: Topic, attempt: number): Promise<string> {
  const state = await readRun(repo, id);
  const known = state.attempts.find((one) => one.attempt === attempt);
  if (known === undefined)
    throw new AutoloopError('usage', 'unknown-attempt', `Run ${id} has no attempt ${attempt}`, {
      hint: `It has: ${state.attempts.map((one) => one.attempt).join(', ')}`,
    });
  const roles = known.iterations.flatMap((iteration) => iteration.roles);
  const digests = await (async () => {
    switch (topic) {
      case 'prompt':
        return promptsOf(repo, id, attempt);
      case 'output':
        return roles.flatMap((role) => [role.stdout.sha256, role.stderr.sha256]);
      case 'diff':
        return known.imported ? [known.imported.diff.sha256] : [];
      case 'report':
        return roles.flatMap((role) => (role.report ? [role.report.sha256] : []));
    }
  })();
  if (digests.length === 0)
    throw new AutoloopError('usage', 'nothing-to-inspect', `Attempt ${attempt} of run ${id} left no ${topic}`, {
      hint: `See its events: autoloop inspect ${id}`,
    });
  const texts = await Promise.all(digests.map((sha256) => readBlob(runDir(repo.commonDir, id), sha256)));
  return visible(texts.map((bytes) => new TextDecoder().decode(bytes)).join(''));
}

async function promptsOf(repo: Repository, id: string, attempt: number): Promise<string[]> {
  const digests: string[] = [];
  for await (const event of eventsOf(repo, id))
    if (event.type === 'role.started' && event.data.attempt === attempt) digests.push(event.data.prompt.sha256);
  return digests;
}
