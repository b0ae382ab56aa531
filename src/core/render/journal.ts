/** What checking a journal came to, and how it is said. */

import { visibleLine } from '../untrusted.js';
import { counted } from './counted.js';

/** What is wrong with a journal. */
export interface JournalProblem {
  /**
   * `chain`: a line is not the event that follows; `order`: an event cannot stand where it stands; `torn`: a crash cut the
   * last line off; `blob`: what an event names is missing or was changed.
   */
  what: 'chain' | 'order' | 'torn' | 'blob';
  /** The line, from 1, and the `seq` of the event that it holds or ought to hold; null where it is about none. */
  line: number | null;
  seq: number | null;
  message: string;
  /** What to do next. */
  hint: string;
}

/** What checking one journal came to. */
export interface JournalVerdict {
  run_id: string;
  path: string;
  ok: boolean;
  /** Events up to the first at fault. */
  events: number;
  /** The hash of the last of them; null where there is none. */
  head: string | null;
  /** Blobs that they name, each once. */
  blobs: number;
  /** The first event that breaks chain or order, and every blob at fault. */
  problems: JournalProblem[];
}

type Styler = (style: 'green' | 'red' | 'yellow' | 'dim', text: string) => string;

/** A verdict for a person: one line, and two for each problem. */
export function renderVerdict({ run_id, ok, events, blobs, problems }: JournalVerdict, style: Styler): string {
  const isTorn = !ok && problems.every(({ what }) => what === 'torn');
  const word = ok ? style('green', 'whole') : isTorn ? style('yellow', 'torn') : style('red', 'broken');
  return [
    `${run_id}  ${word}  ${counted(events, 'event')}, ${counted(blobs, 'blob')}`,
    ...problems.flatMap(({ line, message, hint }) => [
      `  ${line === null ? '' : `line ${line}: `}${visibleLine(message)}`,
      style('dim', `    ${visibleLine(hint)}`),
    ]),
  ].join('\n');
}

/** A projection that was built again. */
export interface RebuiltFile {
  /** From the folder of the run, with `/`. */
  path: string;
  /**
   * `identical`, byte for byte; `renewed`: it was of an earlier event; `differed`: it was damaged, edited or of another version;
   * `made`: there was none; `removed`: nothing of the kind is kept of this journal.
   */
  how: 'identical' | 'renewed' | 'differed' | 'made' | 'removed';
}

/** What building the projections of one run again came to. */
export interface RebuiltRun {
  run_id: string;
  files: RebuiltFile[];
  /** Why nothing was built, and nothing thrown away; null where it was. */
  problem: string | null;
}

/** A run for a person, in one line: how many files of each kind, by name where there are few. */
export function renderRebuilt({ run_id, files, problem }: RebuiltRun, style: Styler): string {
  if (problem !== null) return `${run_id}  ${style('red', 'left as it was')}: ${visibleLine(problem)}`;
  if (files.length === 0) return `${run_id}  has no projection on disc: a journal this short is read each time`;
  const of = (wanted: RebuiltFile['how']): string[] => {
    const paths = files.filter(({ how }) => how === wanted).map(({ path }) => path);
    if (paths.length === 0) return [];
    const said = `${paths.length === files.length && paths.length > 1 ? 'all' : paths.length} ${wanted}`;
    const named = wanted === 'identical' || paths.length > mostNamed ? '' : ` (${paths.map(visibleLine).join(', ')})`;
    return [`${style(colours[wanted], said)}${named}`];
  };
  const kinds = Object.keys(colours) as RebuiltFile['how'][];
  return `${run_id}  ${counted(files.length, 'projection')} built again: ${kinds.flatMap(of).join(', ')}`;
}

/** So many files of one kind are named; all are in the JSON. */
const mostNamed = 3;

const colours = {
  identical: 'green',
  renewed: 'dim',
  made: 'dim',
  removed: 'yellow',
  differed: 'yellow',
} satisfies Record<RebuiltFile['how'], 'green' | 'yellow' | 'dim'>;
