/**
 * What a run's attempts left as documents, and how they went about it, as files that people read. All of it comes from the
 * journal and its blobs: deleted or damaged, it is built again, byte for byte.
 */
import type { KeptDocument } from '../journal/documents.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { JournalEvent } from '../journal/types.gen.js';
import type { Preset } from '../presets/preset.js';
import { jsonText } from '../render/json-text.js';
import { bounded } from '../untrusted.js';
import { TEST_RESULTS } from './documents.js';
import { stateFile } from './state-file.js';
import { decisionsOf, timelineOf } from './timeline.js';

/** The folder of an attempt's files that are of no one role. No role may be called so. */
export const COORDINATION = 'coordination';

/** What files are made of. */
export interface CycleSource {
  state: RunState;
  /** Those of the journal that are of its timeline, in order; others change nothing. */
  events: readonly JournalEvent[];
  /** By digest: the contents of every version of every document. */
  blobs: ReadonlyMap<string, Uint8Array>;
  /** The preset as it was pinned; undefined where it cannot be read any more. */
  preset: Preset | undefined;
}

/** Digests of the blobs that the files of a run are made of. */
export const blobsOfCycle = ({ attempts }: RunState): string[] => [
  ...new Set(attempts.flatMap(({ documents }) => documents.map(({ content }) => content.sha256))),
];

/**
 * Every file of a run's attempts that kept documents or were measured by phases, by its path, `attempt-1/ra/requirements.md`.
 * The current version lies in its role's folder, those before it in `history`; `changes.log` tells of each.
 */
export function cycleFiles(source: CycleSource): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const attempt of source.state.attempts.filter(isCycle))
    for (const [path, bytes] of filesOf(source, attempt)) files.set(`attempt-${attempt.attempt}/${path}`, bytes);
  return files;
}

/** Whether a run has any such files. */
export const keepsDocuments = ({ attempts }: RunState): boolean => attempts.some(isCycle);

const isCycle = ({ documents, refused_documents, iterations }: AttemptState): boolean =>
  documents.length > 0 || refused_documents.length > 0 || iterations.some(({ measured }) => measured !== null);

/** The host's measurements of the latest proposal, as the text of `test-results.json`; null before there are any. */
export function resultsFile(attempt: AttemptState): string | null {
  const iteration = attempt.iterations.findLast(({ measured }) => measured !== null);
  if (iteration === undefined || iteration.measured === null) return null;
  const { cycle, phase, how, reason, results } = iteration.measured;
  return jsonFile({ iteration: iteration.iteration, cycle, phase, how, reason, ...results });
}

function filesOf({ state, events, blobs, preset }: CycleSource, attempt: AttemptState): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const write = (path: string, text: string) => files.set(path, Buffer.from(text));
  const logs = new Map<string, string[]>();
  for (const [index, kept] of attempt.documents.entries()) {
    const { role, name, version, content } = kept;
    const isLatest = !attempt.documents.some((other, at) => at > index && other.name === name);
    const bytes = blobs.get(content.sha256);
    if (bytes !== undefined)
      files.set(isLatest ? `${role}/${name}` : `${role}/history/${archived(name, version)}`, bytes);
    logs.set(role, [...(logs.get(role) ?? []), changeLine(attempt, kept)]);
  }
  for (const [role, lines] of logs) write(`${role}/changes.log`, lines.join(''));
  const results = resultsFile(attempt);
  if (results !== null) write(`${proposerOf(attempt)}/${TEST_RESULTS}`, results);
  write(`${COORDINATION}/timeline.md`, timelineOf(attempt.attempt, events));
  write(`${COORDINATION}/decisions.log`, decisionsOf(attempt.attempt, events));
  const found = attempt.discoveries.map(({ at, role, type, data }) => jsonLine({ ts: at, agent: role, type, data }));
  if (found.length > 0) write(`${COORDINATION}/discoveries.ndjson`, found.join(''));
  write('state.json', jsonFile(stateFile(state, attempt, preset, events)));
  return files;
}

/** `requirements.md` in version 1.0.0 as `requirements-v1.0.0.md`. */
const archived = (name: string, version: string): string =>
  name.replace(/\.[^.]+$/, (ending) => `-v${version}${ending}`);

/** The role that spoke last in the iteration that was measured: it proposed completion. */
const proposerOf = ({ iterations }: AttemptState): string =>
  iterations.findLast(({ measured }) => measured !== null)?.emitted.at(-1)?.role ?? COORDINATION;

/** So much of a description stands in a line. */
const MOST = 500;

function changeLine({ iterations }: AttemptState, { at, iteration, role, name, version }: KeptDocument): string {
  const played = iterations.find((one) => one.iteration === iteration);
  const said = played?.emitted.findLast((one) => one.role === role)?.data as { summary?: unknown } | null | undefined;
  const summary = typeof said?.summary === 'string' && said.summary.trim() !== '' ? said.summary : null;
  const where = iteration === 0 ? 'carried over' : `written in iteration ${iteration}`;
  const change = {
    timestamp: at,
    document: name,
    version,
    action: version === '1.0.0' ? 'create' : 'update',
    description: bounded(summary ?? where, MOST),
  };
  return jsonLine(change);
}

const jsonLine = (value: object): string => `${jsonText(value)}\n`;

const jsonFile = (value: object): string => `${jsonText(value, 2)}
`;
