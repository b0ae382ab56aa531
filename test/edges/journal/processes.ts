/** Starts a writer, such as that of `writer.ts`, as real processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

let program = '';

/** Builds a program beside this file once for the tests of a file. */
export function withWriter(name = 'writer'): void {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'autoloop-writer-'));
    program = join(folder, 'writer.mjs');
    const entry = join(import.meta.dirname, `${name}.ts`);
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      logLevel: 'error',
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

export interface Writer {
  child: ChildProcess;
  /** Whole lines it has said so far. */
  lines: string[];
  /** Waits for its next line; undefined when it has ended. */
  next(): Promise<string | undefined>;
  tell(line: string): void;
  kill(): Promise<void>;
  ended: Promise<unknown>;
}

/** @param shell what a shell does before it becomes the writer, such as setting a limit. */
export function startWriter(args: string[], shell = ''): Writer {
  const child = spawn('sh', ['-c', `${shell} exec "$0" "$@"`, process.execPath, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let taken = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      lines.push(part);
      const waiter = waiting.shift();
      if (waiter) {
        taken += 1;
        waiter(part);
      }
    }
  });
  ended.then(() => {
    for (const waiter of waiting.splice(0)) waiter(undefined);
  });
  return {
    child,
    lines,
    next: () =>
      new Promise((resolve) => {
        if (taken < lines.length) resolve(lines[taken++]);
        else if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
        else waiting.push(resolve);
      }),
    tell: (line) => child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
