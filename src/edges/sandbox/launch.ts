import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from '../../core/journal/ended.js';
import { runProcess } from '../process/run.js';
import type { Limits, SandboxCommand, SandboxResult } from './engine.js';
import { type Inmates, trackInmates } from './inmates.js';
import type { Owner } from './owner.js';
import { bubblewrapInput, type View } from './policy.js';
import { floodOf, rlimits } from './rlimits.js';
import { named } from './signals.js';
import { type Staged, stageLine } from './stage.js';

/** Programs of the host that a start needs, as absolute paths: the launcher's environment is empty, also of PATH. */
export interface HostPrograms {
  bwrap: string;
  prlimit: string;
  /** Needed by root only. */
  setpriv: string | undefined;
  unshare: string | undefined;
}

export interface Launch {
  programs: HostPrograms;
  seccomp: Uint8Array;
  view: View;
  /** Host paths to bring to places that the sandbox's user can reach, in a mount namespace of our own. Root only. */
  staged: Staged[];
  /** A directory of this sandbox's own. */
  scratch: string;
  /** An empty directory in it that `staged[].at` lie in. */
  stage: string;
  owner: Owner | undefined;
  /** `cgroup.procs` files to join. */
  joins: readonly string[];
  /** Whether such a group limits the memory of all processes together. */
  groupLimitsMemory: boolean;
  limits: Limits;
  /** Whether this kernel counts processes per user namespace, so that RLIMIT_NPROC hits nobody else. */
  countsProcesses: boolean;
  /** The network bridge, which runs beside the command and prints `ready`. */
  bridge: readonly [shell: string, script: string, services: string] | undefined;
  command: SandboxCommand;
  signal: AbortSignal;
  /** Told of the processes as soon as there may be some. */
  onInmates: (inmates: Inmates) => void;
}

/**
 * Joins the control groups, then becomes the next program. The out-of-memory killer shall prefer sandboxes to hosts; so
 * shall whoever divides the processors, by `nice` where no group says so.
 */
const JOIN = `set -e
while [ "$1" != -- ]; do echo $$ > "$1"; shift; done; shift
echo 1000 > /proc/self/oom_score_adj
nice=$(command -v nice) && exec "$nice" -n 5 "$@"
exec "$@"`;

/**
 * Stands between the launcher and bubblewrap, whose death signal alone is not enough: bubblewrap killed between making
 * its first process and releasing it leaves that process waiting for ever. So bubblewrap's parent lives until bubblewrap
 * ends, whatever becomes of the launcher, and kills only what has reached the gate: descriptor 6 says that it has, and
 * its end that the launcher is dead. What has not reached the gate ends there by itself.
 */
const GUARD = `(read -r reached <&6 && { read -r never <&6; kill -9 0; }) </dev/null >/dev/null 2>&1 &
"$@" 6<&-
exit $?`;

/**
 * The start gate, inside: the command starts only on GO, and the end of the pipe means the launcher is dead. Before that,
 * bubblewrap's own death signal may not be armed yet, and a live sandbox would be left.
 * The namespace's first process is of the command's own user, who could write to its memory and have it do what the
 * limits keep the command from; so it is put under them too. The first two words are how.
 * The next three, if any, start the network bridge, which is left to the namespace's first process. Nothing measured
 * shall hang on the umask of whoever starts a run.
 */
const GATE = `"$1" --pid 1 $2 || exit 125
umask 022
shift 2
printf R >&3
read -r go <&3 && [ "$go" = GO ] || exit 125
exec 3<&-
if [ -n "$1" ]; then
  ready=$( ("$1" "$2" "$3" </dev/null 2>/dev/null &) )
  [ "$ready" = ready ] || { echo 'the network bridge did not start' >&2; exit 125; }
fi
shift 3
exec "$@"`;

const FIRST_CONTENT = 7; // 3 is the gate, 4 the options, 5 what bubblewrap tells, 6 the guard's line to us

/**
 * Starts bubblewrap under the policy and supervises it to its end. A start that something from outside killed before the
 * command began is tried once more.
 */
export async function launch(start: Launch): Promise<SandboxResult> {
  const first = await launchOnce(start);
  // What is written by a function may have gone to the first.
  const isTriedAgain = first.killedBefore && typeof start.command.stdin !== 'function';
  return (isTriedAgain ? await launchOnce(start) : first).result;
}

async function launchOnce(start: Launch): Promise<{ result: SandboxResult; killedBefore: boolean }> {
  const { command, limits, view } = start;
  const { options, contents } = bubblewrapInput(view, start.seccomp, (index) => FIRST_CONTENT + index);
  const [file = '', ...args] = commandLine(start);
  let opened = false;
  const told = join(start.scratch, `first-process-${randomUUID()}`);
  const info = openSync(told, 'wx', 0o600);
  const inmates = trackInmates(told);
  start.onInmates(inmates);
  const began = performance.now();
  const { ended, stdout, stderr, dropped_bytes } = await runProcess(file, args, {
    cwd: '/',
    env: {},
    seconds: command.seconds ?? limits.seconds,
    maxOutput: limits.output_bytes,
    floodOutput: floodOf(limits),
    signal: start.signal,
    extra: ['pipe', Buffer.from(`${options.join('\0')}\0`), info, 'pipe', ...contents],
    onSpawn: ({ extra: [gate, , , guard] }) => {
      gate?.once('data', () => {
        opened = true;
        guard?.write('reached\n');
        gate.write('GO\n');
      });
    },
    ...(command.stdin === undefined ? {} : { stdin: command.stdin }),
    ...(command.onOutput === undefined ? {} : { onOutput: command.onOutput }),
  });
  await inmates.gone(); // a killed namespace takes a moment to die
  closeSync(info);
  rmSync(told);
  const duration_ms = Math.round(performance.now() - began);
  return {
    result: { ended: opened ? named(ended) : neverOpened(ended, stderr), stdout, stderr, dropped_bytes, duration_ms },
    killedBefore: !opened && named(ended).how === 'signalled',
  };
}

/** Each program becomes the next one, so that all of this up to the guard is one process. */
function commandLine(start: Launch): string[] {
  const { programs, owner, staged, joins, limits } = start;
  const line = ['/bin/sh', '-c', JOIN, 'sandbox', ...joins, '--'];
  if (staged.length > 0)
    line.push(...stageLine(programs.unshare ?? 'unshare', { at: start.stage, tmp_mb: limits.tmp_mb, owner, staged }));
  if (owner !== undefined) {
    line.push(programs.setpriv ?? 'setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--');
  }
  line.push('/bin/sh', '-c', GUARD, 'sandbox', programs.bwrap, '--args', '4', '--info-fd', '5', '--');
  // Set inside: in a user namespace these count the sandbox's own processes and need no privilege.
  const inside = {
    ...rlimits(limits, start.groupLimitsMemory),
    ...(start.countsProcesses ? { nproc: limits.pids } : {}),
  };
  const options = Object.entries(inside).map(([name, limit]) => `--${name}=${limit}:${limit}`);
  line.push(programs.prlimit, ...options, '--', '/bin/sh', '-c', GATE, 'gate');
  line.push(programs.prlimit, options.join(' '), ...(start.bridge ?? ['', '', '']));
  return [...line, ...start.command.argv];
}

/** The command never ran: whatever ended the launcher, its last words say why. */
function neverOpened(ended: Ended, stderr: Uint8Array): Ended {
  if (['stopped', 'timed-out', 'not-started', 'unfinished'].includes(ended.how)) return ended;
  const words = Buffer.from(stderr).toString('utf8').trim().split('\n').at(-1);
  return {
    how: 'not-started',
    reason: words || `the sandbox ended before the command began (${JSON.stringify(ended)})`,
  };
}
