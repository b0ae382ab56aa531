import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';

/**
 * A daemon on a socket of its own, with its own storage and no network. It ends with the pipe that it is given, so also when
 * the tests are killed; containers that still run end with it. Arguments: the folder that holds all of it, a namespace of
 * containerd, which may be the system's.
 */
const DAEMON = `trap '' HUP INT TERM
PATH=$PATH:/usr/sbin:/sbin
dockerd --host "unix://$1/docker.sock" --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/pid" --bridge none \\
  --iptables=false --ip6tables=false --ip-forward=false --containerd-namespace "$2" \\
  --containerd-plugins-namespace "$2-plugins" </dev/null >"$1/log" 2>&1 &
read -r never
kill $!
wait
rm -rf "$1"`;

const answers = (): Promise<boolean> =>
  promisify(execFile)('docker', ['info'], { timeout: 20_000 }).then(
    ({ stdout }) => !stdout.includes('ERROR:'),
    () => false,
  );

/** Sees to it that the tests of this file find a Docker daemon: the machine's, else one of their own, ended after them. */
export function useDocker(): void {
  let stop: (() => Promise<void>) | undefined;
  const before = process.env.DOCKER_HOST;
  beforeAll(async () => {
    if (!(await answers())) stop = await startDocker();
  });
  afterAll(async () => {
    await stop?.();
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  });
}

/** Starts a daemon and points DOCKER_HOST to it; answers with the way to end it. Needs root. */
export async function startDocker(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'autoloop-docker-'));
  chmodSync(folder, 0o711); // its socket is for a group
  const namespace = folder.slice(folder.lastIndexOf('/') + 1);
  const daemon = spawn('sh', ['-c', DAEMON, 'daemon', folder, namespace], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = once(daemon, 'exit');
  const stop = async (): Promise<void> => {
    daemon.stdin.end();
    await ended;
  };
  process.env.DOCKER_HOST = `unix://${folder}/docker.sock`;
  for (let tries = 0; !(await answers()); tries++) {
    if (tries > 200) {
      const log = readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-5).join('\n');
      await stop();
      throw new Error(`dockerd does not answer:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return stop;
}
