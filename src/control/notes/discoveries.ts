/** The repository's discovery board: what was found out about the project, each thing once, whoever found it first. */
import {
  type Discovery,
  type Finding,
  keyOf,
  lineOf,
  readDiscovery,
  readFinding,
} from '../../core/discoveries/discovery.js';
import { type DiscoveryType, discoveryTypes, fieldsOfType } from '../../core/discoveries/schemas.js';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import { isName, objectIn } from '../../core/note-lines.js';
import { quoted } from '../../core/untrusted.js';
import { identity, type Repository } from '../../edges/git/index.js';
import { addLines, type Ledger, ledgerLines, ledgerLinesBackwards, ledgerPath } from '../../edges/journal/index.js';
import { attemptToTake } from './take.js';

/** What became of one finding: on the board now, there before, or none that can be there. */
export type Recorded =
  | { how: 'added'; discovery: Discovery }
  | { how: 'known'; discovery: Discovery }
  | { how: 'refused'; reason: string };

/** A line of the board, or what is wrong with it; `line` counts from 1. */
export type BoardLine = { discovery: Discovery } | { line: number; fault: string };

const boardOf = ({ commonDir }: Repository): Ledger => ({
  commonDir,
  name: 'discoveries',
  keyOf: (line) => {
    const read = readDiscovery(line);
    return read.ok ? keyOf(read.value) : undefined;
  },
});

/** The file of the board: NDJSON, one discovery a line. */
export const boardPath = (repo: Repository): string => ledgerPath(boardOf(repo));

/**
 * A finding as somebody types it.
 * @throws AutoloopError `bad-discovery`
 */
export function parseFinding(type: string, json: string): Finding {
  const data = json === '' ? { fault: 'it is missing' } : objectIn(json);
  const read =
    'fault' in data && isDiscoveryType(type)
      ? { ok: false as const, fault: `\`data\`: ${data.fault}` }
      : readFinding(type, 'fault' in data ? {} : data.value);
  if (read.ok) return read.value;
  const held = isDiscoveryType(type) ? `\`${type}\` holds ${fieldsOfType(type).join(', ')}, as a JSON object. ` : '';
  throw new AutoloopError('usage', 'bad-discovery', `This is no discovery: ${read.fault}`, {
    hint: `${held}See what each type holds: autoloop discover types`,
  });
}

const isDiscoveryType = (type: string): type is DiscoveryType => (discoveryTypes as string[]).includes(type);

/**
 * Lines `{"type":…,"data":…}` as somebody hands them over, `ts` and `agent` where they say them.
 * @throws AutoloopError `bad-discovery`, which names the first line at fault; then none of them is added.
 */
export function parseFindings(text: string): Finding[] {
  return text.split('\n').flatMap((line, index): Finding[] => {
    if (line.trim() === '') return [];
    const read = objectIn(line);
    const found =
      'fault' in read ? { ok: false as const, fault: read.fault } : readFinding(read.value.type, read.value.data);
    if (found.ok) return [found.value];
    throw new AutoloopError('usage', 'bad-discovery', `Line ${index + 1} is no discovery: ${found.fault}`, {
      hint: 'Nothing was added. See what each type holds: autoloop discover types',
    });
  });
}

/**
 * Who finds something out or notes it: the name that was said, else Git's author.
 * @throws AutoloopError `bad-name`; `no-identity`
 */
export async function finderOf(repo: Repository, said?: string): Promise<string> {
  const name = said ?? (await identity(repo)).email;
  if (isName(name)) return name;
  throw new AutoloopError('usage', 'bad-name', 'Who says so has no name, or one of more than 200 characters', {
    hint: 'Name yourself in a word or two: `--agent` of `discover add`, `--by` of `memory`.',
  });
}

/** What was put on the board, in the order given, and where a line was set aside to that a crash had cut off. */
export interface RecordedAll {
  recorded: Recorded[];
  torn: string | null;
}

/** Puts findings on the board, but for those whose key is there. Any number of processes may do so at once. */
export async function addDiscoveries(
  repo: Repository,
  findings: readonly Finding[],
  { agent, now }: { agent: string; now: Date },
): Promise<RecordedAll> {
  return put(
    repo,
    findings.map(({ type, data }) => ({ ts: now.toISOString(), agent, type, data })),
  );
}

async function put(repo: Repository, discoveries: readonly Discovery[]): Promise<RecordedAll> {
  const checked = discoveries.map((discovery) => ({
    discovery,
    line: lineOf(discovery),
    read: readDiscovery(lineOf(discovery)),
  }));
  const fit = checked.filter(({ read }) => read.ok);
  const { added, torn } = await addLines(
    boardOf(repo),
    fit.map(({ discovery, line }) => ({
      key: keyOf(discovery),
      line,
      follows: (latest) => latest === undefined,
    })),
  );
  const outcomes = added.values();
  const recorded = checked.map(({ discovery, read }): Recorded => {
    if (!read.ok) return { how: 'refused', reason: read.fault };
    const outcome = outcomes.next().value;
    if (outcome?.how === 'added') return { how: 'added', discovery };
    const known = readDiscovery(outcome?.latest ?? '');
    return { how: 'known', discovery: known.ok ? known.value : discovery };
  });
  return { recorded, torn };
}

/**
 * The type that somebody typed.
 * @throws AutoloopError `unknown-type`, with the nearest
 */
export function typeNamed(typed: string): DiscoveryType {
  const type = discoveryTypes.find((known) => known === typed);
  if (type !== undefined) return type;
  const close = nearest(typed, discoveryTypes);
  throw new AutoloopError('usage', 'unknown-type', `${quoted(typed)} is no type of discovery`, {
    hint: close ? `Did you mean \`${close}\`?` : `There are: ${discoveryTypes.join(', ')}`,
  });
}

/**
 * The lines of the board, first to last, streamed.
 * @throws AutoloopError `ledger-unreadable`
 */
export async function* boardLines(repo: Repository, type?: DiscoveryType): AsyncGenerator<BoardLine> {
  let line = 0;
  for await (const { text } of ledgerLines(boardPath(repo))) {
    line += 1;
    const read = text === null ? { ok: false as const, fault: 'it is too long, or not UTF-8' } : readDiscovery(text);
    if (!read.ok) yield { line, fault: read.fault };
    else if (type === undefined || read.value.type === type) yield { discovery: read.value };
  }
}

/** The newest `most` discoveries of the board. Errors as `boardLines`. */
export async function newestDiscoveries(repo: Repository, most: number): Promise<Discovery[]> {
  const found: Discovery[] = [];
  for await (const { text } of ledgerLinesBackwards(boardPath(repo))) {
    const read = readDiscovery(text ?? '');
    if (read.ok) found.push(read.value);
    if (found.length === most) break;
  }
  return found;
}

/** What an attempt found out, put on the board by a person's decision. */
export interface TakenDiscoveries extends RecordedAll {
  run_id: string;
  attempt: number;
}

/**
 * Puts on the board what an attempt of a run found out: by default the winner.
 * @throws AutoloopError as `attemptToTake`
 */
export async function takeDiscoveries(repo: Repository, wanted: string, number?: number): Promise<TakenDiscoveries> {
  const { run_id, attempt } = await attemptToTake(repo, wanted, number);
  const found = attempt.discoveries.map(({ at, role, type, data }) => ({
    ts: at,
    agent: `${attempt.agent}/${role} (${run_id}, attempt ${attempt.attempt})`,
    type,
    // As it was held to its schema when it was journaled, and is again by `put`.
    data: data as unknown as Finding['data'],
  }));
  return { run_id, attempt: attempt.attempt, ...(await put(repo, found)) };
}
