import { readlinkSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AutoloopError } from '../../core/error.js';
import type { Ended } from '../../core/journal/ended.js';
import type { Limits, Probe, Sandbox, SandboxPlan } from './engine.js';
import { syscallProgram } from './filter/syscall-program.js';
import type { Architecture } from './filter/syscalls.js';
import { PROBE_LABEL } from './names.js';
import { makeScratch } from './scratch.js';

const LIMITS: Limits = {
  seconds: 20,
  cpus: 1,
  memory_mb: 256,
  pids: 64,
  open_files: 256,
  file_size_mb: 8,
  disk_mb: 8,
  output_bytes: 65_536,
  tmp_mb: 8,
};

const NAMESPACES = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'];

/**
 * What an attacker would try first, in a shell so that it costs milliseconds; it prints `name value` lines, which are
 * judged outside. Nothing here harms a machine on which it succeeds: values are written back as they were.
 * A shell on the way sets variables of its own, and covered descriptors read as /dev/null: neither tells of the host.
 * Arguments: a host file that must be out of reach, the variables that the first process may have.
 */
const SCRIPT = `
say() { printf '%s %s\\n' "$1" "$2"; }
try() { name=$1; shift; if ("$@") >/dev/null 2>&1; then say "$name" done; else say "$name" refused; fi; }
put() { cat "$1" > /tmp/value && cat /tmp/value > "$1"; }
for kind in ${NAMESPACES.join(' ')}; do say "ns-$kind" "$(readlink /proc/self/ns/$kind)"; done
while read -r key value rest; do say "status-$key" "$value"; done < /proc/self/status
try remount mount -o remount,rw,bind /
try unshare unshare --user --map-root-user true
try root-write mkdir /probe
try usr-write mkdir /usr/probe
try core-pattern put /proc/sys/kernel/core_pattern
try proc-sys put /proc/sys/kernel/hostname
try host-file cat "$1"
try shadow cat /etc/shadow
try vsock /inbox/vsock
say environ "$(tr '\\0' '\\n' < /proc/1/environ | grep -Ev "^(PWD|OLDPWD|SHLVL|_$2)=" | wc -l)"
ls -l /proc/$$/fd > /tmp/open
say descriptors "$(echo $(sed -n 's/.* -> //p' /tmp/open | sort -u))"
say interfaces "$(echo $(tail -n +3 /proc/net/dev | cut -d: -f1) | tr ' ' ,)"
say routes "$(tail -n +2 /proc/net/route | wc -l)"
say root "$(echo /* | tr ' ' ,)"
echo written > /work/probe
echo ended >> /work/probe
`;

/** What is looked at, and what it promises. */
export interface Subject {
  version: string;
  open: (plan: SandboxPlan) => Promise<Sandbox>;
  /** Whether there is a user namespace of its own. */
  ownUsers: boolean;
  /** Variables of the first process that the engine sets by itself. */
  variables: readonly string[];
  /** Folders of the root that the engine makes by itself. */
  folders: readonly string[];
  /** What of the policy is not enforced here, beside the disc. */
  unenforced: readonly string[];
  /** The error of a sandbox that does not start, by what was heard of it. */
  refused: (words: string) => AutoloopError;
}

/** Runs the script in a real sandbox over a directory of its own and judges what it saw. */
export async function probe(subject: Subject): Promise<Probe> {
  const folder = await makeScratch(PROBE_LABEL);
  try {
    const places = {
      workspace: join(folder, 'workspace'),
      inbox: join(folder, 'inbox'),
      secret: join(folder, 'secret'),
    };
    await mkdir(places.workspace);
    await mkdir(places.inbox);
    await writeFile(places.secret, 'secret');
    const vsock = syscallProgram(process.arch as Architecture, 'socket', [40, 1, 0]);
    await writeFile(join(places.inbox, 'vsock'), vsock, { mode: 0o755 });
    const seen = await look(subject, places);
    const written = await readFile(join(places.workspace, 'probe'), 'utf8').catch(() => '');
    return {
      version: subject.version,
      checks: [...judge(seen, subject), { name: 'the workspace can be written', held: written === 'written\nended\n' }],
      unenforced: [DISK, ...subject.unenforced],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Places {
  workspace: string;
  inbox: string;
  secret: string;
}

/** What the script printed, by name. */
async function look(subject: Subject, { workspace, inbox, secret }: Places): Promise<Map<string, string>> {
  const sandbox = await subject.open({
    workspace: { path: workspace, writable: true },
    mounts: [{ from: inbox, to: '/inbox', writable: false }],
    network: 'none',
    limits: LIMITS,
    label: PROBE_LABEL,
  });
  try {
    const variables = subject.variables.map((name) => `|${name}`).join('');
    const { ended, stdout, stderr } = await sandbox.run({
      argv: ['/bin/sh', '-c', SCRIPT, 'probe', secret, variables],
    });
    if (ended.how !== 'exited' || ended.code !== 0) throw subject.refused(heardOf(ended, stderr));
    const lines = Buffer.from(stdout).toString('utf8').trim().split('\n');
    return new Map(lines.map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
  } finally {
    await sandbox.close();
  }
}

/** Absent answers count as failures. */
function judge(seen: ReadonlyMap<string, string>, { ownUsers, folders }: Subject): Probe['checks'] {
  const refused = (name: string): boolean => seen.get(name) === 'refused';
  const is = (name: string, value: string): boolean => seen.get(name) === value;
  const ownNamespace = (kind: string): boolean => {
    const inside = seen.get(`ns-${kind}`);
    return inside?.startsWith(`${kind}:[`) === true && inside !== readlinkSync(`/proc/self/ns/${kind}`);
  };
  const noCapability = ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'].every((set) =>
    /^0+$/.test(seen.get(`status-${set}:`) ?? ''),
  );
  return [
    {
      name: 'every namespace is its own',
      held: NAMESPACES.filter((kind) => ownUsers || kind !== 'user').every(ownNamespace),
    },
    { name: 'no capability is left', held: noCapability },
    { name: 'no privilege can be gained', held: is('status-NoNewPrivs:', '1') },
    { name: 'system calls are filtered', held: is('status-Seccomp:', '2') },
    { name: 'a remount is refused', held: refused('remount') },
    { name: 'a user namespace is refused', held: refused('unshare') },
    { name: 'the root and its programs cannot be written', held: refused('root-write') && refused('usr-write') },
    { name: "the kernel's settings cannot be written", held: refused('core-pattern') && refused('proc-sys') },
    {
      name: 'host files are out of reach',
      held: refused('host-file') && refused('shadow') && knownRoot(seen.get('root'), folders),
    },
    { name: "the launcher's environment is empty", held: is('environ', '0') },
    { name: 'no descriptor is inherited', held: onlyOutputOpen(seen.get('descriptors')) },
    { name: 'there is no network', held: is('interfaces', 'lo') && is('routes', '0') },
    { name: 'a VSOCK socket is refused', held: refused('vsock') },
  ];
}

/** Both output streams, and what the script itself opened. */
function onlyOutputOpen(targets: string | undefined): boolean {
  const open = targets?.split(' ').filter((target) => target !== '/dev/null' && target !== '/tmp/open');
  return open?.length === 2 && open.every((target) => /^(socket|pipe):\[/.test(target));
}

const ROOT = /^\/(bin|sbin|lib(32|64|x32)?|usr|opt|nix|etc|proc|dev|tmp|var|home|work|inbox|toolchain)$/;
const knownRoot = (entries: string | undefined, more: readonly string[]): boolean =>
  entries?.split(',').every((entry) => ROOT.test(entry) || more.includes(entry)) === true;

const DISK =
  'disk: growth is watched about twice a second, not cut off by a quota, so a command can overshoot before it is stopped';

function heardOf(ended: Ended, stderr: Uint8Array): string {
  if (ended.how === 'not-started') return ended.reason;
  return Buffer.from(stderr).toString('utf8').trim() || JSON.stringify(ended);
}
