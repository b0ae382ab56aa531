import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

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

export interface DockerDaemon {
  /** For DOCKER_HOST. */
  host: string;
  /** Ends it, and the containers that still run; asked again it waits for the same end. */
  stop(): Promise<void>;
}

/** Whether a Docker daemon answers: at `host`, by default wherever the environment says. */
export const dockerAnswers = (host?: string): Promise<boolean> =>
  promisify(execFile)('docker', [...(host === undefined ? [] : ['--host', host]), 'info'], { timeout: 20_000 }).then(
    ({ stdout }) => !stdout.includes('ERROR:'),
    () => false,
  );

/** Starts a daemon of our own. Needs root. */
export async function startDaemon(): Promise<DockerDaemon> {
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
  const host = `unix://${folder}/docker.sock`;
  for (let tries = 0; !(await dockerAnswers(host)); tries++) {
    if (tries > 200) {
      const log = readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-5).join('\n');
      await stop();
      throw new Error(`dockerd does not answer:\n${log}`);
    }
    await pause(100);
  }
  return { host, stop };
}
