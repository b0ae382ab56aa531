/** Which process something belongs to, told so that a recycled pid, a reboot or another container is not mistaken for it. */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process as a lock or the name of a control group tells of it. Null where the system does not tell. */
export interface Owner {
  pid: number;
  /** When the process began, in clock ticks since boot. */
  started: string | null;
  /** Changes with every start of the machine. */
  boot: string | null;
  /** Pids mean something only within their namespace. */
  pid_namespace: string | null;
  host: string;
}

type Place = Omit<Owner, 'pid' | 'started'>;

/** Whether the owner still runs: `elsewhere` when that cannot be told from here. */
export type Whereabouts = 'here' | 'elsewhere' | 'dead';

/** This very process. */
export const thisProcess = (): Owner => ({ pid: process.pid, started: startedAt(process.pid) ?? null, ...thisPlace() });

export const whereaboutsOf = (owner: Owner): Whereabouts => seenFrom(thisPlace(), owner);

/** This very process as part of a file name: letters, digits and dots. */
export function nameOfThisProcess(): string {
  const { pid, started, boot, pid_namespace, host } = abbreviate(thisProcess());
  return [pid, started, boot, pid_namespace, host].join('.');
}

/** The same of a process named so; undefined for a name that is none. */
export function whereaboutsOfName(name: string): Whereabouts | undefined {
  const [, pid, started, boot, namespace, host] = NAME.exec(name) ?? [];
  if (host === undefined) return undefined;
  const owner = {
    pid: Number(pid),
    started: started || null,
    boot: boot || null,
    pid_namespace: namespace || null,
    host,
  };
  return seenFrom(abbreviate(thisPlace()), owner);
}

const NAME = /^(\d+)\.(\d*)\.([0-9a-f]*)\.([0-9a-f]*)\.([0-9a-f]+)$/;

/** The place as a file name can hold it: short, of letters and digits, and still told from any other. */
function abbreviate<T extends Place>(owner: T): T {
  return {
    ...owner,
    boot: owner.boot && digest(owner.boot),
    pid_namespace: owner.pid_namespace && digest(owner.pid_namespace),
    host: digest(owner.host),
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

function seenFrom(here: Place, owner: Owner): Whereabouts {
  const sameMachine = owner.boot !== null && here.boot !== null ? owner.boot === here.boot : owner.host === here.host;
  if (!sameMachine) return owner.host === here.host ? 'dead' : 'elsewhere';
  if (owner.pid_namespace !== here.pid_namespace) return 'elsewhere';
  return isAlive(owner) ? 'here' : 'dead';
}

function isAlive({ pid, started }: Owner): boolean {
  const process = lookAt(pid);
  if (process === undefined) return answersSignals(pid);
  if (process.isZombie) return false;
  return started === null || process.started === started;
}

/** When the process began, as above; undefined when it is dead or gone. */
export function startedAt(pid: number): string | undefined {
  const process = lookAt(pid);
  return process === undefined || process.isZombie ? undefined : process.started;
}

/** Where there is no `/proc`, or it hides other users' processes. */
function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** proc(5), `/proc/pid/stat`: state is field 3, start time field 22; the name before them may hold anything, `)` too. */
function lookAt(pid: number): { isZombie: boolean; started: string } | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields?.[0], fields?.[19]];
  if (state === undefined || started === undefined) return undefined;
  return { isZombie: state === 'Z' || state === 'X', started };
}

const thisPlace = (): Place => ({
  boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()) ?? null,
  pid_namespace: attempt(() => readlinkSync('/proc/self/ns/pid')) ?? null,
  host: hostname(),
});

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** The owner that a lock's text names; undefined when it names none. */
export function parseOwner(text: string): Owner | undefined {
  const value = attempt(() => JSON.parse(text) as Partial<Owner> | null);
  if (!value || !Number.isSafeInteger(value.pid) || Number(value.pid) <= 0 || typeof value.host !== 'string')
    return undefined;
  const textOr = (field: unknown) => (typeof field === 'string' ? field : null);
  return {
    pid: Number(value.pid),
    started: textOr(value.started),
    boot: textOr(value.boot),
    pid_namespace: textOr(value.pid_namespace),
    host: value.host,
  };
}
