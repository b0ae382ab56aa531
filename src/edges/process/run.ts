import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Readable, Writable } from 'node:stream';
import type { Ended } from '../../core/journal/ended.js';
import { onlyThese } from './descriptors.js';
import { killGroup, releaseStreams } from './group.js';
import { DEFAULT_MAX_OUTPUT, environment, notStarted, type ProcessOptions, type ProcessResult } from './options.js';
import { boundedOutput } from './output.js';

/** What a long, supervised program may be given beside the common options. */
export interface SupervisedOptions extends Omit<ProcessOptions, 'stdin'> {
  /** All of its input, or told of the pipe once it runs. Absent: an empty input. */
  stdin?: Uint8Array | ((input: Writable) => void);
  /** Called with every chunk as it arrives, also with those that are not kept. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** Bytes of both streams after which a program is killed as `output-limit`; absent: never. */
  floodOutput?: number;
  /** Kills the group when aborted. A reason that is an `Ended` becomes the outcome; any other means `stopped` by a signal. */
  signal?: AbortSignal;
  /**
   * Descriptors 3, 4, …: bytes are handed to the program through a pipe, `pipe` stays open both ways for `onSpawn`, a
   * number is an open descriptor of ours.
   */
  extra?: readonly (Uint8Array | 'pipe' | number)[];
  /** Called once when the program runs; `extra[i]` is our end of descriptor `3 + i`. */
  onSpawn?: (child: { pid: number; extra: readonly (Duplex | undefined)[] }) => void;
}

/** What a timer can hold; 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Runs a program to its end and supervises it: limits, live output, abort. Whatever ends it, its whole process group is
 * killed. Never rejects; a program that cannot be started ends as `not-started`.
 *
 * Stands on `node:child_process` and not on execa: execa takes 12 ms to load, which the hot `check` path would pay before
 * its first call to Git, kills the leader where the group must die, and needs 28 ms per start when an inherited
 * descriptor has a high number.
 */
export function runProcess(
  file: string,
  args: readonly string[],
  options: SupervisedOptions = {},
): Promise<ProcessResult> {
  const { signal, seconds, extra = [] } = options;
  if (signal?.aborted) return Promise.resolve({ ...notStarted(''), ended: causeOf(signal) });
  let child: ChildProcess;
  try {
    child = spawn(file, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: environment(options.env),
      detached: true,
      stdio: onlyThese([
        options.stdin === undefined ? 'ignore' : 'pipe',
        'pipe',
        'pipe',
        ...extra.map((one) => (typeof one === 'number' ? one : ('pipe' as const))),
      ]),
    });
  } catch (error) {
    return Promise.resolve(notStarted(error)); // refused before anything was spawned: a NUL byte in an argument
  }
  const { pid } = child;
  const output = collectOutput(child, options, (bytes) => end({ how: 'output-limit', bytes }));
  let cause: Ended | undefined;
  const end = (because: Ended): void => {
    cause ??= because;
    if (pid !== undefined) killGroup(pid);
  };
  const abort = (): void => end(causeOf(signal));
  const timeOut = (): void => end({ how: 'timed-out', after_ms: (seconds ?? 0) * 1000 });
  const timer = seconds === undefined ? undefined : setTimeout(timeOut, Math.min(seconds * 1000, LONGEST_MS));
  signal?.addEventListener('abort', abort, { once: true });
  const release = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  const pipes = pid === undefined ? [] : feed(child, options);
  if (pid !== undefined) options.onSpawn?.({ pid, extra: pipes });

  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (pid !== undefined) return; // a signal that could not be sent: the end will be reported
      release();
      resolve(notStarted(error));
    });
    child.once('exit', () => {
      release();
      for (const pipe of pipes) pipe?.destroy();
      releaseStreams(child);
    });
    child.once('close', (code, name) => {
      const ended: Ended = name === null ? { how: 'exited', code: code ?? 0 } : { how: 'signalled', signal: name };
      resolve({ ended: cause ?? ended, ...output() });
    });
  });
}

/** Keeps what both streams may keep; the answer is what was kept when it is asked for. */
function collectOutput(
  child: ChildProcess,
  { maxOutput = DEFAULT_MAX_OUTPUT, floodOutput = Number.POSITIVE_INFINITY, onOutput }: SupervisedOptions,
  onFlood: (bytes: number) => void,
): () => Omit<ProcessResult, 'ended'> {
  const stdout = boundedOutput(maxOutput);
  const stderr = boundedOutput(maxOutput);
  const watch = (name: 'stdout' | 'stderr', stream: Readable | null, output: typeof stdout): void => {
    stream?.on('data', (chunk: Uint8Array) => {
      output.add(chunk);
      onOutput?.(name, chunk);
      const bytes = stdout.kept + stdout.dropped + stderr.kept + stderr.dropped;
      if (bytes > floodOutput) onFlood(bytes);
    });
  };
  watch('stdout', child.stdout, stdout);
  watch('stderr', child.stderr, stderr);
  return () => ({
    stdout: stdout.bytes(),
    stderr: stderr.bytes(),
    dropped_bytes: stdout.dropped + stderr.dropped,
  });
}

/** Hands over standard input and the extra descriptors' contents; answers with our ends of the latter. */
function feed(child: ChildProcess, { stdin, extra = [] }: SupervisedOptions): (Duplex | undefined)[] {
  const pipes = (child.stdio as readonly unknown[]).slice(3, 3 + extra.length) as (Duplex | undefined)[];
  // A program may end without reading what it is given.
  for (const stream of [child.stdin, ...pipes]) stream?.on('error', () => {});
  if (typeof stdin !== 'function') child.stdin?.end(stdin);
  else if (child.stdin !== null) stdin(child.stdin);
  for (const [index, pipe] of pipes.entries()) {
    const content = extra[index];
    if (content instanceof Uint8Array) pipe?.end(content);
  }
  return pipes;
}

function causeOf(signal: AbortSignal | undefined): Ended {
  const reason: unknown = signal?.reason;
  return isEnded(reason) ? reason : { how: 'stopped', by: 'signal' };
}

const isEnded = (value: unknown): value is Ended => typeof value === 'object' && value !== null && 'how' in value;
