import { spawn } from 'node:child_process';
import { onlyThese } from './descriptors.js';

/** How long a program may take to say that it failed; one that runs on has started. */
const PATIENCE_MS = 2_000;

/**
 * Starts a program that is to outlive us, as a desktop's browser is, with our environment but for the variables `without`,
 * and no input or output. Answers whether it started: false when it is missing, or when it fails within two seconds. Whoever
 * gives up on it aborts `signal`, which ends it.
 */
export function launch(
  file: string,
  args: readonly string[],
  { without = [], signal }: { without?: readonly string[]; signal?: AbortSignal } = {},
): Promise<boolean> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !without.includes(name)));
  return new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, env, stdio: onlyThese(['ignore', 'ignore', 'ignore']) });
    const timer = setTimeout(() => resolve(true), PATIENCE_MS);
    const settle = (started: boolean) => {
      clearTimeout(timer);
      resolve(started);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    signal?.addEventListener('abort', () => child.kill('SIGTERM'));
    child.unref();
  });
}
