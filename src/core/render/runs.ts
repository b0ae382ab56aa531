/** The registry of runs for a person: each beneath the run it goes on from. */
import type { RunSummary } from '../journal/summary.js';
import { visibleLine } from '../untrusted.js';
import { counted } from './counted.js';

/** A run, and whether a process works on it now. */
type Listed = RunSummary & { live: boolean };

/** How a run stands: its outcome, or what it does without one. */
export type RunStanding = NonNullable<RunSummary['outcome']> | 'running' | 'paused' | 'cut-off';

type Styler = (style: 'green' | 'yellow' | 'cyan' | 'red' | 'dim', text: string) => string;

export function standingOf({ outcome, live, paused }: Listed): RunStanding {
  return outcome ?? (live ? 'running' : paused ? 'paused' : 'cut-off');
}

/** A line for each run, in columns and in the given sequence, those that go on from one right beneath it. */
export function renderRuns(runs: readonly Listed[], style: Styler): string[] {
  const rows = inLine(runs).map(({ run, depth }) => ({
    id: `${depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `}${run.run_id}`,
    standing: wordOf(run),
    attempts: attempts(run),
    more: aside(run, depth === 0),
    run,
  }));
  const widest = (column: 'id' | 'standing' | 'attempts') =>
    rows.reduce((most, row) => Math.max(most, row[column].length), 0);
  const [ids, standings, counts] = [widest('id'), widest('standing'), widest('attempts')];
  return rows.map(({ run, id, standing, attempts, more }) => {
    const last = more === '' ? attempts : `${attempts.padEnd(counts)}  ${style('dim', more)}`;
    const gap = ' '.repeat(standings - standing.length);
    return `${id.padEnd(ids)}  ${style(colourOf(run), standing)}${gap}  ${last}`;
  });
}

/** A line for each run that cannot be read, with why. */
export const renderDamaged = (damaged: readonly { run_id: string; problem: string }[], style: Styler): string[] =>
  damaged.map(({ run_id, problem }) => `${run_id}  ${style('red', visibleLine(problem))}`);

interface InLine {
  run: Listed;
  /** How many listed runs it goes on from, one from another. */
  depth: number;
}

interface Node {
  run: Listed;
  below: Node[];
}

/** Only who stands earlier in the list is a parent: no journal can make a run its own ancestor. */
function inLine(runs: readonly Listed[]): InLine[] {
  const known = new Map<string, Node>();
  const roots: Node[] = [];
  for (const run of runs) {
    const node: Node = { run, below: [] };
    const parent = run.parent_run_id === null ? undefined : known.get(run.parent_run_id);
    (parent?.below ?? roots).push(node);
    known.set(run.run_id, node);
  }
  const lines: InLine[] = [];
  const open = roots.map((node) => ({ node, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    lines.push({ run: node.run, depth });
    open.push(...node.below.map((below) => ({ node: below, depth: depth + 1 })).reverse());
  }
  return lines;
}

function wordOf(run: Listed): string {
  const is = standingOf(run);
  return is === 'cut-off' ? 'cut off' : is;
}

function colourOf(run: Listed): 'green' | 'cyan' | 'yellow' {
  const is = standingOf(run);
  return is === 'accepted-candidate' ? 'green' : is === 'running' ? 'cyan' : 'yellow';
}

const attempts = ({ attempts: { length }, winner }: Listed): string =>
  `${counted(length, 'attempt')}${winner === null ? '' : `, attempt ${winner} won`}`;

/** What else is to be known of where it comes from. */
function aside({ parent_run_id, continues, chain, trigger }: Listed, isRoot: boolean): string {
  return visibleLine(
    [
      ...(chain === null ? [] : [`step ${chain.step} of ${chain.of} of ${chain.name}`]),
      ...(parent_run_id !== null && isRoot ? [`from ${parent_run_id}`] : []),
      ...(continues === null ? [] : [`goes on from attempt ${continues.attempt}`]),
      ...(trigger === 'cli' || trigger === 'chain' || trigger === 'branch' ? [] : [`started by ${trigger}`]),
    ].join(', '),
  );
}
