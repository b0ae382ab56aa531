/** Answers questions about a run from its journal and blobs. */
import { AutoloopError } from '../core/error.js';
import type { RunState } from '../core/journal/state.js';
import type { JournalEvent } from '../core/journal/types.gen.js';
import { visible } from '../core/render/untrusted.js';
import type { Repository } from '../edges/git/index.js';
import { journalPath, readBlob, readJournal, runDir } from '../edges/journal/index.js';
import { readRun } from './runs.js';

/** The events of a run, streamed. */
export const eventsOf = (repo: Repository, id: string): AsyncIterable<JournalEvent> =>
  readJournal(journalPath(repo.commonDir, id));

/** What of an attempt a person may want to read. */
export type Topic = 'prompt' | 'output' | 'diff' | 'report';

/** A text that the run keeps, and what it is. */
interface Kept {
  of: string;
  sha256: string;
}

/**
 * What an attempt has to say on a topic, made safe to print: control bytes are shown, not sent to the terminal. Several
 * texts are told apart by a line before each.
 * @param attempt default the winner, else the first of the run.
 * @throws AutoloopError `nothing-to-inspect` when the run holds no such text, `unknown-attempt`.
 */
export async function textOf(repo: Repository, id: string, topic: Topic, attempt?: number): Promise<string> {
  const state = await readRun(repo, id);
  const number = attemptOf(state, attempt);
  const kept = topic === 'prompt' ? await promptsOf(repo, id, number) : keptOf(state, topic, number);
  if (kept.length === 0)
    throw new AutoloopError('usage', 'nothing-to-inspect', `Attempt ${number} of run ${id} left no ${topic}`, {
      hint: `See its events: autoloop inspect ${id}`,
    });
  const texts = await Promise.all(kept.map(async ({ of, sha256 }) => ({ of, text: await readText(repo, id, sha256) })));
  const told = texts.filter(({ text }) => text !== '');
  if (told.length < 2) return told[0]?.text ?? '';
  return told.map(({ of, text }) => `==> ${of} <==\n${text}${text.endsWith('\n') ? '' : '\n'}`).join('\n');
}

const readText = async (repo: Repository, id: string, sha256: string): Promise<string> =>
  visible(new TextDecoder().decode(await readBlob(runDir(repo.commonDir, id), sha256)));

function attemptOf({ started, attempts, ranking }: RunState, wanted: number | undefined): number {
  const numbers = attempts.map(({ attempt }) => attempt);
  const number = wanted ?? ranking?.winner ?? numbers[0] ?? 0;
  if (numbers.includes(number)) return number;
  throw new AutoloopError('usage', 'unknown-attempt', `Run ${started.run_id} has no attempt ${number}`, {
    hint: `It has: ${numbers.join(', ')}`,
  });
}

function keptOf({ attempts }: RunState, topic: Exclude<Topic, 'prompt'>, number: number): Kept[] {
  const attempt = attempts.find((one) => one.attempt === number);
  if (attempt === undefined) return [];
  if (topic === 'diff') return attempt.imported ? [{ of: 'diff', sha256: attempt.imported.diff.sha256 }] : [];
  const roles = attempt.iterations.flatMap(({ iteration, roles }) => roles.map((ended) => ({ ...ended, iteration })));
  return roles.flatMap(({ iteration, role, stdout, stderr, report }): Kept[] => {
    const place = `iteration ${iteration}, ${role}`;
    if (topic === 'report') return report ? [{ of: place, sha256: report.sha256 }] : [];
    return [
      { of: `${place}, standard output`, sha256: stdout.sha256 },
      { of: `${place}, standard error`, sha256: stderr.sha256 },
    ];
  });
}

async function promptsOf(repo: Repository, id: string, attempt: number): Promise<Kept[]> {
  const prompts = new Map<string, Kept>();
  for await (const { type, data } of eventsOf(repo, id)) {
    if (type !== 'role.started' || data.attempt !== attempt) continue;
    // Begun again after an interruption, it is the same turn.
    const of = `iteration ${data.iteration}, ${data.role}`;
    prompts.set(of, { of, sha256: data.prompt.sha256 });
  }
  return [...prompts.values()];
}
