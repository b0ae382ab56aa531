import type { Duplex, Readable } from 'node:stream';
import type { Ended } from '../../core/journal/ended.js';
import { onlyThese } from './descriptors.js';
import { killGroup, releaseStreams } from './group.js';
import { DEFAULT_MAX_OUTPUT, environment, notStarted, type ProcessOptions, type ProcessResult } from './options.js';
import { boundedOutput } from './output.js';

/** What a long, supervised program may be given beside the common options. */
export interface SupervisedOptions extends ProcessOptions {
  /** Called with every chunk as it arrives, also with those that are not kept. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** Bytes of both streams after which a program is killed as `output-limit`; absent: never. */
  floodOutput?: number;
  /** Kills the group when aborted. A reason that is an `Ended` becomes the outcome; any other means `stopped` by a signal. */
  signal?: AbortSignal;
  /** Descriptors 3, 4, …: bytes are handed to the program through a pipe, `pipe` stays open both ways for `onSpawn`. */
  extra?: readonly (Uint8Array | 'pipe')[];
  /** Called once when the program runs; `extra[i]` is our end of descriptor `3 + i`. */
  onSpawn?: (child: { pid: number; extra: readonly Duplex[] }) => void;
}

/**
 * Runs a program to its end and supervises it: limits, live output, abort. Whatever ends it, its whole process group is
 * killed. Never rejects; a program that cannot be started ends as `not-started`. Stands on execa, which is loaded on the
 * first call only (see `capture`).
 */
export async function runProcess(
  file: string,
  args: readonly string[],
  options: SupervisedOptions = {},
): Promise<ProcessResult> {
  const { execa } = await import('execa');
  if (options.signal?.aborted) return { ...notStarted('stopped before it began'), ended: causeOf(options.signal) };
  const extra = options.extra ?? [];
  const standard = [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as const;
  let child: ReturnType<typeof start>;
  const start = () =>
    execa(file, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: environment(options.env),
      extendEnv: false,
      detached: true,
      cleanup: false, // execa would kill the leader alone; supervision below kills the group
      buffer: false,
      reject: false,
      stdio: onlyThese([...standard, ...extra.map(() => 'pipe' as const)]) as ['pipe', 'pipe', 'pipe'],
    });
  try {
    child = start();
  } catch (error) {
    return notStarted(error); // a NUL byte in an argument
  }
  const limit = options.maxOutput ?? DEFAULT_MAX_OUTPUT;
  const stdout = boundedOutput(limit);
  const stderr = boundedOutput(limit);
  let cause: Ended | undefined;
  const end = (because: Ended): void => {
    cause ??= because;
    if (child.pid !== undefined) killGroup(child.pid);
  };
  const abort = (): void => end(causeOf(options.signal));
  const seconds = options.seconds;
  const timer =
    seconds === undefined
      ? undefined
      : setTimeout(() => end({ how: 'timed-out', after_ms: seconds * 1000 }), seconds * 1000);
  options.signal?.addEventListener('abort', abort, { once: true });

  const watch = (name: 'stdout' | 'stderr', stream: Readable | undefined, output: typeof stdout): void => {
    stream?.on('data', (chunk: Uint8Array) => {
      output.add(chunk);
      options.onOutput?.(name, chunk);
      const bytes = stdout.kept + stdout.dropped + stderr.kept + stderr.dropped;
      if (bytes > (options.floodOutput ?? Number.POSITIVE_INFINITY)) end({ how: 'output-limit', bytes });
    });
  };
  watch('stdout', child.stdout ?? undefined, stdout);
  watch('stderr', child.stderr ?? undefined, stderr);
  const pipes = (child.stdio as unknown[]).slice(3, 3 + extra.length) as Duplex[];
  if (child.pid !== undefined) {
    child.stdin?.on('error', ignore); // a program may end without reading its input
    child.stdin?.end(options.stdin);
    for (const [index, pipe] of pipes.entries()) {
      const content = extra[index];
      pipe.on('error', ignore);
      if (content instanceof Uint8Array) pipe.end(content);
    }
    options.onSpawn?.({ pid: child.pid, extra: pipes });
  }
  child.once('exit', () => {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
    for (const pipe of pipes) pipe.destroy();
    releaseStreams(child);
  });

  const result = await child;
  if (child.pid === undefined) {
    clearTimeout(timer);
    return notStarted(result.cause ?? result);
  }
  return {
    ended: cause ?? outcome(result.exitCode, result.signal),
    stdout: stdout.bytes(),
    stderr: stderr.bytes(),
    dropped_bytes: stdout.dropped + stderr.dropped,
  };
}

const ignore = (): void => {};

function outcome(code: number | undefined, signal: string | undefined): Ended {
  return code === undefined ? { how: 'signalled', signal: signal ?? 'unknown' } : { how: 'exited', code };
}

function causeOf(signal: AbortSignal | undefined): Ended {
  const reason: unknown = signal?.reason;
  return isEnded(reason) ? reason : { how: 'stopped', by: 'signal' };
}

const isEnded = (value: unknown): value is Ended => typeof value === 'object' && value !== null && 'how' in value;
