import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import type { ProcessResult } from '../../process/options.js';
import { runProcess } from '../../process/run.js';
import type { Controlled } from '../cgroups.js';
import type { Owner } from '../owner.js';

/** Whose processes a container's are, seen from outside. */
export type Users =
  /** Everyone's: the tool is root, and each sandbox has a user id of its own. */
  | 'own'
  /** The caller's, by the same number inside: an ordinary user and a daemon that is root. */
  | 'caller'
  /** The caller's, as user 1000 in a user namespace. */
  | 'mapped'
  /** The caller's, as the container's root, in the user namespace of a daemon without privileges. */
  | 'rootless-root';

/** A program that speaks with an engine. */
export interface Speaker {
  name: 'podman' | 'docker';
  program: string;
  /** Before every subcommand. */
  options: readonly string[];
  /** The whole environment it is started with. */
  env: Readonly<Record<string, string>>;
}

/** One that runs containers on this machine, and what it can do here. */
export interface Client extends Speaker {
  version: string;
  users: Users;
  /** What of the machine's resources it limits for all processes of a container together. */
  enforces: ReadonlySet<Controlled>;
  /** Options of `run` that only this client knows. */
  runOptions: readonly string[];
  /** How it is told the size and mode of a private file system in memory. */
  tmpfs: (size: number, mode: string) => string;
  /** The most that a limit of one process may be set to here. */
  ceilings: Readonly<Record<string, number>>;
}

/** What an engine's program is started with: where the system has its programs, and of our environment the variables named. */
export function environmentOf(names: readonly string[]): Record<string, string> {
  const told = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', ...Object.fromEntries(told) };
}

/** How long an answer of the engine about itself may take: a daemon that hangs is one that does not run. */
const PATIENCE_S = 60;

/**
 * Asks the engine something that may be asked twice, and captures the answer. A client that somebody killed has said nothing
 * about the containers: another is asked. Never rejects.
 */
export async function ask(
  { program, options, env }: Omit<Speaker, 'name'>,
  args: readonly string[],
  more: { stdin?: Uint8Array; seconds?: number; signal?: AbortSignal } = {},
): Promise<ProcessResult> {
  const inquire = () => runProcess(program, [...options, ...args], { cwd: '/', env, seconds: PATIENCE_S, ...more });
  const answer = await inquire();
  return answer.ended.how === 'signalled' ? inquire() : answer;
}

/** Output as text, without white space around it. */
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8').trim();

/** Output as JSON, of a form that is not looked at; undefined where it is none. */
export function jsonOf<T>(bytes: Uint8Array): Partial<T> | undefined {
  try {
    return JSON.parse(textOf(bytes)) as Partial<T>;
  } catch {
    return undefined;
  }
}

/** The last line of what it said was wrong, or how it ended; that there is help is no cause. */
export function lastWords({ ended, stderr }: Pick<ProcessResult, 'ended' | 'stderr'>): string {
  const lines = textOf(stderr)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(See|Run) '.*--help'/.test(line));
  return lines.at(-1) ?? JSON.stringify(ended);
}

/** Throws `AutoloopError` `sandbox-leftover` when they cannot be removed. */
export async function removeContainers(client: Speaker, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  // Podman 4.3 removes none of them, and says that all is well, where one is gone already and that was not to be ignored.
  const ignored = client.name === 'podman' ? ['--ignore'] : [];
  const remove = () => ask(client, ['rm', '--force', ...ignored, '--volumes', ...names]);
  let result = await remove();
  // Another is at it, the guard of a dead owner say: what it has not ended yet is still there.
  const patience = Date.now() + PATIENCE_S * 1000;
  while (isBeingRemoved(result) && Date.now() < patience) {
    await pause(BEING_REMOVED_MS);
    result = await remove();
  }
  if (succeeded(result.ended) || isOnlyOfGone(textOf(result.stderr))) return;
  throw new AutoloopError(
    'environment',
    'sandbox-leftover',
    `${client.name} cannot remove ${names.join(', ')}: ${lastWords(result)}`,
    {
      hint: `Remove it by hand: ${client.name} rm --force ${names.join(' ')}`,
    },
  );
}

const BEING_REMOVED_MS = 50;

const isBeingRemoved = ({ ended, stderr }: ProcessResult): boolean =>
  !succeeded(ended) && /is already in progress/i.test(textOf(stderr));

/** Docker removes the others, and has a line for each that it could not. */
const isOnlyOfGone = (said: string): boolean =>
  said !== '' && said.split('\n').every((line) => /no such container|no container with/i.test(line));

/** The user that a container's processes run as, in the engine's numbers. */
export function userOf({ users }: Client, owner: Owner | undefined): Owner {
  switch (users) {
    case 'own':
      if (owner === undefined) throw new Error('a sandbox of root has no user of its own');
      return owner;
    case 'caller':
      return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    case 'mapped':
      return { uid: 1000, gid: 1000 };
    case 'rootless-root':
      return { uid: 0, gid: 0 };
  }
}
