import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syscallProgram } from '../../src/edges/sandbox/syscall-program.js';
import type { Architecture, Syscall } from '../../src/edges/sandbox/syscalls.js';

/** A throw-away host with something to steal, to break and to kill, around one attempt's workspace. */
export interface Host {
  workspace: string;
  /** Holds `secret` and `canary`. */
  victim: string;
  secret: string;
  /** A word that occurs nowhere else on this machine. */
  marker: string;
  /** Which of the host's services somebody reached. */
  reached: Set<'abstract' | 'path' | 'loopback' | 'datagram'>;
  process: ChildProcess;
  /** The private Git directory of the attempt and its store, as the tool makes them. */
  git: { dir: string; base: string };
  repository: string;
  /** What a program is told, with the places as seen from outside and from inside. */
  told: { outside: Record<string, string>; inside: Record<string, string> };
  /** Host directories that a sandbox shows beside the workspace. */
  mounts: { from: string; to: string; writable: boolean }[];
  close(): Promise<void>;
}

export async function makeHost(): Promise<Host> {
  const root = mkdtempSync(join(tmpdir(), 'autoloop-hostile-'));
  const marker = `marker${randomBytes(8).toString('hex')}`;
  const secret = `secret-${randomBytes(8).toString('hex')}`;
  const places = makePlaces(root, secret);
  writeFileSync(join('/dev/shm', marker), secret, { mode: 0o600 });
  const victimProcess = spawn('sh', ['-c', 'sleep 600; :', secret], {
    env: { PATH: '/usr/bin:/bin', SECRET: secret },
    detached: true,
  });
  const services = await serve(secret, marker, join(places.victim, 'socket'));
  const git = makeRepository(places);
  const calls = makeCalls(join(root, 'calls'), victimProcess.pid ?? 0);

  const common = { MARKER: marker, PORT: String(services.port), PID: String(victimProcess.pid), VICTIM: places.victim };
  const path = { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: join(root, 'home'), TMPDIR: join(root, 'tmp') };
  return {
    ...places,
    secret,
    marker,
    reached: services.reached,
    process: victimProcess,
    git,
    told: {
      outside: { ...common, ...path, DATA: places.data, CALLS: calls, GIT_CONFIG_GLOBAL: '/dev/null' },
      inside: { ...common, DATA: '/data', CALLS: '/calls' },
    },
    mounts: [
      { from: places.data, to: '/data', writable: false },
      { from: calls, to: '/calls', writable: false },
    ],
    close: async () => {
      for (const pid of [-(victimProcess.pid ?? 0), ...processesNaming(marker).map((pid) => -pid)]) kill(pid);
      await services.close();
      rmSync(join('/dev/shm', marker), { force: true });
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function makePlaces(root: string, secret: string) {
  const at = (name: string): string => join(root, name);
  for (const name of ['victim', 'data', 'home', 'tmp', 'attempts', 'attempts/2']) mkdirSync(at(name));
  writeFileSync(at('victim/secret'), secret, { mode: 0o600 });
  for (const name of ['victim/canary', 'data/canary']) writeFileSync(at(name), 'untouched\n');
  writeFileSync(at('attempts/2/solution'), secret);
  return { victim: at('victim'), data: at('data'), repository: at('repository'), workspace: at('attempts/1') };
}

/** A repository, a linked worktree of it, and the private Git directory that stands in for it inside. */
function makeRepository({ repository, workspace }: { repository: string; workspace: string }): Host['git'] {
  const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=host', '-c', 'user.email=host@localhost.invalid', ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });
  mkdirSync(repository);
  git(repository, 'init', '-q');
  writeFileSync(join(repository, 'README'), 'a project\n');
  git(repository, 'add', '-A');
  git(repository, 'commit', '-q', '-m', 'base');
  git(repository, 'worktree', 'add', '-q', '-b', 'attempt', workspace);
  const dir = `${repository}.private`;
  const base = `${repository}.base`;
  git(repository, 'clone', '-q', '--bare', repository, base);
  git(repository, 'init', '-q', dir);
  cpSync(join(dir, '.git'), `${dir}/gitdir`, { recursive: true });
  writeFileSync(`${dir}/gitdir/objects/info/alternates`, '/base-objects\n');
  writeFileSync(`${dir}/gitdir/HEAD`, 'ref: refs/heads/attempt\n');
  writeFileSync(`${dir}/gitdir/refs/heads/attempt`, git(repository, 'rev-parse', 'HEAD'));
  const index = git(workspace, 'rev-parse', '--git-path', 'index').trim();
  cpSync(index, `${dir}/gitdir/index`);
  return { dir: `${dir}/gitdir`, base: `${base}/objects` };
}

/** Services that tell the secret to whoever asks, and note that somebody did. */
async function serve(secret: string, marker: string, path: string) {
  const reached: Host['reached'] = new Set();
  const server = (name: 'abstract' | 'path' | 'loopback') =>
    createServer((socket) => {
      reached.add(name);
      socket.on('error', () => {}).end(secret);
    });
  const loopback = server('loopback').listen(0, '127.0.0.1');
  const servers = [server('abstract').listen(`\0${marker}`), server('path').listen(path), loopback];
  await Promise.all(servers.map((one) => once(one, 'listening')));
  chmodSync(path, 0o777);
  const { port } = loopback.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => reached.add('datagram')).bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  const close = async (): Promise<void> => {
    datagrams.close();
    await Promise.all(servers.map((one) => new Promise((resolve) => one.close(resolve))));
  };
  return { port, reached, close };
}

/** A negative number means a process group. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // dead already, which some programs are here for
  }
}

/** Programs of one system call each: a shell cannot make these. */
function makeCalls(folder: string, pid: number): string {
  mkdirSync(folder);
  const calls: Record<string, [Syscall, number[]]> = {
    'socket-vsock': ['socket', [40, 1, 0]],
    'socket-alg': ['socket', [38, 5, 0]],
    'socket-packet': ['socket', [17, 3, 0]],
    'ptrace-seize': ['ptrace', [0x4206, pid, 0, 0]],
    'ptrace-traceme': ['ptrace', [0, 0, 0, 0]],
    'keyctl-user-keyring': ['keyctl', [0, 0xffff_fffc, 1]],
    bpf: ['bpf', [0, 0, 0]],
    'io-uring': ['io_uring_setup', [1, 0]],
    userfaultfd: ['userfaultfd', [0]],
    perf: ['perf_event_open', [0, 0, 0, 0]],
    handle: ['name_to_handle_at', [0, 0, 0, 0]],
  };
  for (const [name, [call, args]] of Object.entries(calls))
    writeFileSync(join(folder, name), syscallProgram(process.arch as Architecture, call, args), { mode: 0o755 });
  return folder;
}

/** Processes that have this word among their arguments, the dead not counted. */
export function processesNaming(word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(word);
      } catch {
        return false;
      }
    })
    .map(Number);
}
