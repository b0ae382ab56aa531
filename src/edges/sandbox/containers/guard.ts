import type { Writable } from 'node:stream';
import { runProcess } from '../../process/run.js';
import { LABEL } from './arguments.js';
import type { Client } from './client.js';

/**
 * Outlives us when we are killed outright, which an engine's containers do too: it waits for the end of a pipe that we
 * hold, and then removes what bears the sandbox's label, again and again for a while, because a client of ours may be
 * about to start one. Told `done`, it goes. Arguments: the label, and the client with its options.
 */
const GUARD = `trap '' HUP INT TERM
label=$1; shift
read -r told; [ "$told" = done ] && exit
for wait in 0 0.2 0.3 0.5 1 2 4; do
  sleep $wait
  left=$("$@" ps --all --quiet --filter "label=$label")
  [ -z "$left" ] || "$@" rm --force --volumes $left
done`;

/** Starts a guard over the containers of this label; answers with the way to dismiss it. */
export function guard({ program, options, env }: Client, label: string): () => Promise<void> {
  const args = ['-c', GUARD, 'guard', `${LABEL}=${label}`, program, ...options];
  let line: Writable | undefined;
  const ended = runProcess('/bin/sh', args, {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', ...env },
    maxOutput: 0,
    stdin: (pipe) => {
      line = pipe;
    },
  });
  return async () => {
    line?.end('done\n');
    await ended;
  };
}
