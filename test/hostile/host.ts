import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callNumbers, makeCalls } from './calls.js';
import type { Neighbour } from './neighbour.js';
import { type HostGit, makeRepository } from './repository.js';
import { ADDRESS, type Service, type Services, serve } from './services.js';
import { removeObjects } from './system-v.js';

export type { Service };

/** A throw-away host with something to steal, to break and to kill, around one attempt's workspace. */
export interface Host {
  workspace: string;
  /** Holds `secret` and `canary`. */
  victim: string;
  /** Shown read-only. */
  data: string;
  /** Shown read-only in every attempt's workspace. */
  shared: string;
  secret: string;
  /** A word that occurs nowhere else on this machine. */
  marker: string;
  /** Which of the host's services somebody reached. */
  reached: Services['reached'];
  process: ChildProcess;
  /** Of System V objects; the next one is for those that a program leaves. */
  key: number;
  /** The private Git directory of the attempt and its store, as the tool makes them. */
  git: HostGit['git'];
  repository: string;
  /** The commit that solves what the attempt is about, on another branch. */
  fix: string;
  /** What a program is told, with the places as seen from outside and from inside. */
  told: { outside: Record<string, string>; inside: Record<string, string> };
  /** Host directories that a sandbox shows beside the workspace. */
  mounts: { from: string; to: string; writable: boolean }[];
  close(): Promise<void>;
}

/** In the environment of whoever opens the sandboxes. */
export const LAUNCHERS_SECRET = `launcher-${randomBytes(8).toString('hex')}`;
process.env.AUTOLOOP_TESTS_TOKEN = LAUNCHERS_SECRET;

/** Seconds between two steps of a program that fills something, so that who looks twice a second sees it in time. */
const WATCHED_PAUSE = '0.5';

const isRoot = process.getuid?.() === 0;

export async function makeHost(neighbour: Neighbour): Promise<Host> {
  const root = mkdtempSync(join(tmpdir(), 'autoloop-hostile-'));
  const marker = `marker${randomBytes(8).toString('hex')}`;
  const secret = `secret-${randomBytes(8).toString('hex')}`;
  const key = randomInt(2 ** 30);
  const places = makePlaces(root, secret);
  const open = makeOpen();
  writeFileSync(join('/dev/shm', marker), secret, { mode: 0o600 });
  if (isRoot) writeFileSync(join('/run', marker), secret, { mode: 0o600 });
  const keepsOpen = 'exec 8<"$1/secret" 9<>"$1/canary"; sleep 600; :';
  const victimProcess = spawn('sh', ['-c', keepsOpen, secret, places.victim], {
    env: { PATH: '/usr/bin:/bin', SECRET: secret },
    detached: true,
    stdio: 'ignore',
  });
  const services = await serve(secret, marker, join(places.victim, 'socket'));
  const made = await makeRepository(places, secret);
  const calls = makeCalls(join(root, 'calls'), victimProcess.pid ?? 0);

  const common = {
    ...callNumbers(),
    ...neighbour.told,
    MARKER: marker,
    PORT: String(services.port),
    ADDRESS: ADDRESS ?? '127.0.0.1',
    PID: String(victimProcess.pid),
    VICTIM: places.victim,
    OWNER_HOME: places.home,
    INBOX: places.inbox,
    OWN_KEY: String(key + 1),
  };
  const path = { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: places.home, TMPDIR: places.tmp };
  const shown = {
    DATA: places.data,
    SHARED: places.shared,
    CALLS: calls,
    OPEN: open,
    BASE: made.git.base,
    GITDIR: made.git.dir,
  };
  const proxy = { HTTPS_PROXY: `http://127.0.0.1:${services.proxy}` };
  const token = { AUTOLOOP_TESTS_TOKEN: LAUNCHERS_SECRET };
  return {
    ...places,
    ...made,
    secret,
    marker,
    key,
    reached: services.reached,
    process: victimProcess,
    told: {
      outside: { ...common, PAUSE: '0', ...path, ...shown, ...proxy, ...token, GIT_CONFIG_GLOBAL: '/dev/null' },
      inside: {
        ...common,
        PAUSE: WATCHED_PAUSE,
        DATA: '/data',
        CALLS: '/calls',
        OPEN: '/open',
        BASE: '/base-objects',
        GITDIR: '/gitdir',
      },
    },
    mounts: [
      { from: places.data, to: '/data', writable: false },
      { from: calls, to: '/calls', writable: false },
      { from: open, to: '/open', writable: false },
    ],
    close: async () => {
      kill(-(victimProcess.pid ?? 0));
      await killNaming(marker);
      await services.close();
      removeObjects(key + 1);
      for (const group of controlGroupsNamed(marker)) rmdirSync(group);
      const files = [join('/dev/shm', marker), join('/run', marker), ...programsNamed(marker)];
      for (const place of [...files, open, root]) rmSync(place, { recursive: true, force: true });
    },
  };
}

function makePlaces(root: string, secret: string) {
  const at = (name: string): string => join(root, name);
  for (const name of ['victim', 'data', 'home', 'home/.ssh', 'tmp', 'attempts', 'attempts/2', 'inbox', 'shared'])
    mkdirSync(at(name));
  writeFileSync(at('victim/secret'), secret, { mode: 0o600 });
  writeFileSync(at('home/.ssh/id_ed25519'), secret, { mode: 0o600 });
  for (const name of ['victim/canary', 'data/canary', 'shared/canary']) {
    writeFileSync(at(name), 'untouched\n');
    chmodSync(at(name), 0o644); // whatever the umask
  }
  for (const name of ['attempts/2/solution', 'inbox/order.md']) writeFileSync(at(name), secret);
  const [repository, workspace] = [at('repository'), at('attempts/1')];
  return {
    victim: at('victim'),
    data: at('data'),
    shared: at('shared'),
    home: at('home'),
    tmp: at('tmp'),
    inbox: at('inbox'),
    repository,
    workspace,
  };
}

/** A folder that every user of the machine reaches, with a program in it that runs as its owner. */
function makeOpen(): string {
  const open = mkdtempSync(join(tmpdir(), 'autoloop-hostile-open-'));
  chmodSync(open, 0o755);
  copyFileSync('/usr/bin/id', join(open, 'set-id'));
  chmodSync(join(open, 'set-id'), 0o4755);
  return open;
}

/** A negative number means a process group. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

/** Ends also those that fork faster than they can be listed. */
async function killNaming(word: string): Promise<void> {
  for (let quiet = 0, tries = 0; quiet < 3 && tries < 500; tries++) {
    const found = processesNaming(word);
    for (const pid of found) for (const one of [pid, -pid]) kill(one);
    quiet = found.length === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
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

const PROGRAM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/opt', '/usr/lib'];
export const programsNamed = (name: string): string[] =>
  PROGRAM_FOLDERS.map((folder) => join(folder, name)).filter((path) => existsSync(path));

export function controlGroupsNamed(name: string): string[] {
  const top = '/sys/fs/cgroup';
  const places = existsSync(top) ? [top, ...readdirSync(top).map((one) => join(top, one))] : [];
  return places.map((place) => join(place, name)).filter((path) => existsSync(path));
}

/** Whether this process has a capability (a bit of capabilities(7)); root in a container has not all of them. */
export const hasCapability = (bit: number): boolean =>
  (BigInt(`0x${/CapEff:\s*(\w+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`) >> BigInt(bit)) % 2n ===
  1n;
