import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { cliPath, hermetic } from './run-program.js';
import { until } from './until.js';

/** A finding as the tool's JSON shows it. */
export interface ShownFinding {
  path: string;
  line: number;
  column: number;
  rule: string;
  message: string;
}

/** A line of the JSON that a watcher prints; which keys there are depends on `what`. */
export interface WatchLine {
  what: string;
  documents: number;
  findings: ShownFinding[];
  new: ShownFinding[];
  gone: ShownFinding[];
  moved: { from: ShownFinding; to: ShownFinding }[];
  message: string;
  order: string;
  run_id: string;
  outcome: string;
}

export interface Watcher {
  pid: number;
  process: ChildProcess;
  /** What it printed so far. */
  stdout(): string;
  stderr(): string;
  /** Its lines of JSON so far. */
  lines(): WatchLine[];
  /** Waits until what it printed is so; fails when it ends before. */
  shows(holds: (watcher: Watcher) => boolean): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts the shipped program to watch; it is killed when the test is over. `before` is what starts it, as in `unshare -r`. */
export function startWatching(
  cwd: string,
  args: string[],
  { env = {}, before = [] }: { env?: Record<string, string>; before?: string[] } = {},
): Watcher {
  const [file = '', ...rest] = [...before, process.execPath, cliPath, ...args];
  const child = spawn(file, rest, {
    cwd,
    env: { ...process.env, ...hermetic, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  const stdout = () => out.join('');
  const watcher: Watcher = {
    pid: child.pid as number,
    process: child,
    stdout,
    stderr: () => err.join(''),
    lines: () =>
      stdout()
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    shows: (holds) =>
      until(() => {
        if (holds(watcher)) return true;
        if (child.exitCode === null && child.signalCode === null) return false;
        throw new Error(`The watcher ended (${child.exitCode ?? child.signalCode}):\n${stdout()}\n${err.join('')}`);
      }),
    ended,
  };
  onTestFinished(async () => {
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  });
  return watcher;
}

/** The findings that somebody knows of who reads the lines and nothing else, in the order of `check`; undefined while there are none. */
export function shownBy(lines: readonly WatchLine[]): ShownFinding[] | undefined {
  let shown: ShownFinding[] | undefined;
  for (const line of lines) {
    if (line.what === 'result') shown = line.findings;
    if (line.what === 'failure') shown = undefined;
    if (line.what !== 'change') continue;
    const left = [...line.gone, ...line.moved.map(({ from }) => from)].map((one) => JSON.stringify(one));
    const kept = (shown ?? []).filter((one) => {
      const at = left.indexOf(JSON.stringify(one));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    if (left.length > 0) throw new Error(`A change takes away what was not there: ${left.join('\n')}`);
    shown = [...kept, ...line.new, ...line.moved.map(({ to }) => to)];
  }
  return shown && inOrder(shown);
}

export const inOrder = (findings: readonly ShownFinding[]): ShownFinding[] =>
  [...findings].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
