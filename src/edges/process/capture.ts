import { spawn } from 'node:child_process';
import type { Ended } from '../../core/journal/ended.js';
import { onlyThese } from './descriptors.js';
import { killGroup, releaseStreams } from './group.js';
import { DEFAULT_MAX_OUTPUT, environment, notStarted, type ProcessOptions, type ProcessResult } from './options.js';
import { boundedOutput } from './output.js';

/**
 * Runs a short program and captures what it prints. The hot `check` path calls Git through this door, which is why it
 * stands on `node:child_process`: loading execa costs 12 ms, more than such a call. Programs that run long and are
 * watched meanwhile go through `runProcess`.
 */
export function capture(file: string, args: readonly string[], options: ProcessOptions = {}): Promise<ProcessResult> {
  return new Promise((resolve) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(file, args, {
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        env: environment(options.env),
        detached: true,
        stdio: onlyThese([options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']),
      });
    } catch (error) {
      resolve(notStarted(error)); // Node refuses some arguments before it spawns: a NUL byte, a list that is too long
      return;
    }
    const limit = options.maxOutput ?? DEFAULT_MAX_OUTPUT;
    const stdout = boundedOutput(limit);
    const stderr = boundedOutput(limit);
    let timedOut: Ended | undefined;
    const timer = options.seconds === undefined ? undefined : setTimeout(timeOut, options.seconds * 1000);

    function timeOut(): void {
      timedOut = { how: 'timed-out', after_ms: (options.seconds ?? 0) * 1000 };
      if (child.pid !== undefined) killGroup(child.pid);
    }
    child.stdout?.on('data', stdout.add);
    child.stderr?.on('data', stderr.add);
    child.stdin?.on('error', () => {}); // a program may end without reading its input
    child.stdin?.end(options.stdin);
    child.once('error', (error) => {
      clearTimeout(timer);
      if (child.pid === undefined) resolve(notStarted(error));
    });
    child.once('exit', () => releaseStreams(child));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const ended: Ended =
        timedOut ?? (signal === null ? { how: 'exited', code: code ?? 0 } : { how: 'signalled', signal });
      resolve({
        ended,
        stdout: stdout.bytes(),
        stderr: stderr.bytes(),
        dropped_bytes: stdout.dropped + stderr.dropped,
      });
    });
  });
}
