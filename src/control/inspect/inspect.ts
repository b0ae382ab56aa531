/** The texts that a run keeps: what its roles were asked, and what they left. */
import { AutoloopError } from '../../core/error.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import type { Blob, JournalEvent } from '../../core/journal/types.gen.js';
import { nearest } from '../../core/nearest.js';
import type { KeptText, KeptTexts, TextTopic } from '../../core/render/kept-texts.js';
import type { Repository } from '../../edges/git/index.js';
import { journalPath, readBlob, readJournal, runDir, scanJournal, startOf } from '../../edges/journal/index.js';
import { readRun } from './runs.js';

/** The events of a run, streamed: whoever is slow to take them is waited for. */
export const eventsOf = (repo: Repository, id: string): AsyncIterable<JournalEvent> =>
  readJournal(journalPath(repo.commonDir, id), startOf(id));

interface Wanted {
  topic: TextTopic;
  /** Default: the winner, else the first of the run. */
  attempt?: number | undefined;
  /** Default: all; of the diff, that of the whole attempt. */
  iteration?: number | undefined;
  /** Default: all. */
  role?: string | undefined;
}

/** A text by its place beside the journal. */
interface Mention extends Omit<KeptText, 'text' | 'dropped_bytes'> {
  blob: Blob;
}

/**
 * What an attempt has to say on a topic, as it stands: hostile text.
 * @throws AutoloopError `nothing-to-inspect` when the run holds no such text, `unknown-attempt`, `unknown-iteration`, `unknown-role`.
 */
export async function textsOf(repo: Repository, id: string, wanted: Wanted): Promise<KeptTexts> {
  const { topic, iteration, role } = wanted;
  const state = await readRun(repo, id);
  const attempt = attemptOf(state, wanted.attempt);
  if (iteration !== undefined && !attempt.iterations.some((known) => known.iteration === iteration))
    throw unknownIteration(id, attempt, iteration);
  const all = topic === 'prompt' ? await promptsOf(repo, id, attempt.attempt) : mentionsIn(attempt, topic, iteration);
  if (role !== undefined && all.length > 0) refuseUnknownRole(role, all, id, attempt);
  const mentions = all.filter(
    (one) => (iteration === undefined || one.iteration === iteration) && (role === undefined || one.role === role),
  );
  if (mentions.length === 0) throw nothing(id, attempt, wanted);
  const texts = await Promise.all(mentions.map((mention) => readMention(repo, id, mention)));
  return { run_id: id, topic, attempt: attempt.attempt, texts };
}

async function readMention(repo: Repository, id: string, { blob, ...of }: Mention): Promise<KeptText> {
  return { ...of, text: await textIn(repo, id, blob), dropped_bytes: blob.dropped_bytes ?? 0 };
}

/** The text of a blob of a run; what is not UTF-8 in it is replaced. Errors as `readBlob`. */
export const textIn = async (repo: Repository, id: string, { sha256 }: Blob): Promise<string> =>
  new TextDecoder().decode(await readBlob(runDir(repo.commonDir, id), sha256));

/** @throws AutoloopError `unknown-attempt` with those there are. */
export function attemptOf({ started, attempts, ranking }: RunState, wanted: number | undefined): AttemptState {
  const number = wanted ?? ranking?.winner ?? attempts[0]?.attempt;
  const attempt = attempts.find((one) => one.attempt === number);
  if (attempt !== undefined) return attempt;
  throw new AutoloopError('usage', 'unknown-attempt', `Run ${started.run_id} has no attempt ${number ?? 1}`, {
    hint: `It has: ${attempts.map((one) => one.attempt).join(', ')}`,
  });
}

function mentionsIn(attempt: AttemptState, topic: Exclude<TextTopic, 'prompt'>, wanted: number | undefined): Mention[] {
  if (topic === 'diff') return diffIn(attempt, wanted);
  return attempt.iterations.flatMap(({ iteration, roles }) =>
    roles.flatMap(({ role, stdout, stderr, report }): Mention[] => {
      const of = { iteration, role };
      if (topic === 'report') return report ? [{ ...of, stream: null, blob: report }] : [];
      return [
        { ...of, stream: 'standard output', blob: stdout },
        { ...of, stream: 'standard error', blob: stderr },
      ];
    }),
  );
}

function diffIn({ imported, iterations }: AttemptState, wanted: number | undefined): Mention[] {
  if (wanted === undefined) return imported ? [{ iteration: null, role: null, stream: null, blob: imported.diff }] : [];
  const diff = iterations.find(({ iteration }) => iteration === wanted)?.diff;
  return diff ? [{ iteration: wanted, role: null, stream: null, blob: diff }] : [];
}

async function promptsOf(repo: Repository, id: string, attempt: number): Promise<Mention[]> {
  const prompts = new Map<string, Mention>();
  await scanJournal(journalPath(repo.commonDir, id), startOf(id), ({ type, data }) => {
    if (type !== 'role.started' || data.attempt !== attempt) return;
    const { iteration, role, prompt } = data;
    // Begun again after an interruption, it is the same turn.
    prompts.set(`${iteration} ${role}`, { iteration, role, stream: null, blob: prompt });
  });
  return [...prompts.values()];
}

function refuseUnknownRole(role: string, mentions: readonly Mention[], id: string, { attempt }: AttemptState): void {
  const known = [...new Set(mentions.flatMap((mention) => mention.role ?? []))];
  if (known.includes(role)) return;
  const close = nearest(role, known);
  throw new AutoloopError('usage', 'unknown-role', `No role \`${role}\` worked on attempt ${attempt} of run ${id}`, {
    hint: close === undefined ? `There worked: ${known.join(', ')}.` : `Did you mean ${close}?`,
  });
}

function nothing(id: string, { attempt, iterations }: AttemptState, wanted: Wanted): AutoloopError {
  const { topic, role } = wanted;
  const place =
    wanted.iteration === undefined ? `attempt ${attempt}` : `iteration ${wanted.iteration} of attempt ${attempt}`;
  const who =
    role === undefined ? place.replace(/^[ai]/, (first) => first.toUpperCase()) : `Role \`${role}\` in ${place}`;
  const iteration = iterations.find(({ iteration }) => iteration === wanted.iteration);
  const why =
    topic !== 'diff' || iteration === undefined
      ? ''
      : iteration.tree === null
        ? ': it is not over'
        : iteration.changed
          ? ': it is of a time when the diffs of iterations were not kept'
          : ': it changed nothing';
  return new AutoloopError('usage', 'nothing-to-inspect', `${who} of run ${id} left no ${topic}${why}`, {
    hint: `See its events: autoloop inspect ${id}`,
  });
}

const unknownIteration = (id: string, { attempt, iterations }: AttemptState, wanted: number): AutoloopError =>
  new AutoloopError('usage', 'unknown-iteration', `Attempt ${attempt} of run ${id} has no iteration ${wanted}`, {
    hint: iterations.length === 0 ? 'It has none yet.' : `It has 1 to ${iterations.at(-1)?.iteration}.`,
  });
