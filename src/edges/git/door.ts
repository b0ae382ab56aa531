/**
 * The two doors to the `git` binary. Everything else in this room goes through one of them.
 *
 * - `userGit` acts on the user's own checkout, as the user: their configuration, their hooks, their signing. It
 *   honours the `GIT_*` variables Git gives a hook.
 * - `hostGit` acts on repositories AutoLoop owns, or reads objects with neutral eyes: an explicit `GIT_DIR`, an
 *   otherwise empty environment, no configuration but what stands below.
 *
 * Neither is ever pointed at a directory that an agent can write: a nested repository there would run its program.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { capture } from '../process/capture.js';

export interface GitCall {
  stdin?: Uint8Array | string;
  /** Added to the door's own environment. */
  env?: Record<string, string>;
  /** Exit codes that are an answer and not a failure; 0 always is. */
  accept?: readonly number[];
  /** Wall time after which the process is killed. */
  seconds?: number;
  /** Bytes that may be answered; more is the error `too-much-output`. */
  most?: number;
}

export interface GitAnswer {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/** The part of a repository the user's door needs. */
export interface UserPlace {
  root: string;
}

const NEUTRAL_ENVIRONMENT = {
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_PROTOCOL_FROM_USER: '0',
  GIT_ALLOW_PROTOCOL: 'none',
};

const NEUTRAL_CONFIGURATION = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.autocrlf=false',
  'core.trustctime=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'protocol.allow=never',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.bareRepository=explicit',
  'commit.gpgSign=false',
  // Half of the processors: attempts are checked out side by side, and more workers than that cost more than they bring.
  `checkout.workers=${Math.max(1, availableParallelism() >> 1)}`,
].flatMap((setting) => ['-c', setting]);

/** Reads must not take locks, translate messages, fetch what a partial clone lacks, or look through `refs/replace`. */
const READING = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
};

/**
 * Variables that a hook may receive as paths relative to the directory it was started in. `GIT_INDEX_FILE` is relative to
 * the top of the work tree wherever Git is started, and so it is for us, who start it there.
 */
const PATH_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'];

/** `git --icase-pathspecs commit` hands these to its hooks; here every path means itself. */
const PATHSPEC_VARIABLES = [
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
];

const GIT_SECONDS = 600;
const GIT_OUTPUT = 512 * 2 ** 20;

/** Runs Git in the user's checkout to look something up. */
export function userGit(place: UserPlace, args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
  return run(args, place.root, { ...userEnvironment(), ...READING, ...call.env }, call);
}

/** Runs Git in the user's checkout exactly as the user would, hooks and signing included: for what is written there. */
export function userGitAsIs(place: UserPlace, args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
  return run(args, place.root, { ...userEnvironment(), GIT_TERMINAL_PROMPT: '0', ...call.env }, call);
}

/** Runs Git on a repository of our own, deaf to everybody's configuration. */
export function hostGit(gitDir: string, args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
  const env = { PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin', ...NEUTRAL_ENVIRONMENT, GIT_DIR: gitDir };
  return run([...NEUTRAL_CONFIGURATION, ...args], gitDir, { ...env, ...call.env }, call);
}

function userEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  for (const name of PATHSPEC_VARIABLES) delete env[name];
  for (const name of PATH_VARIABLES) if (env[name]) env[name] = path.resolve(env[name]);
  return env;
}

async function run(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  call: GitCall,
): Promise<GitAnswer> {
  const { ended, stdout, stderr, dropped_bytes } = await capture('git', args, {
    cwd,
    env,
    seconds: call.seconds ?? GIT_SECONDS,
    maxOutput: call.most ?? GIT_OUTPUT,
    ...(call.stdin === undefined ? {} : { stdin: Buffer.from(call.stdin) }),
  });
  if (ended.how === 'not-started') throw cannotStart(ended.reason, cwd);
  const said = readable(stderr);
  if (ended.how === 'exited' && dropped_bytes === 0 && (ended.code === 0 || call.accept?.includes(ended.code))) {
    const bytes = Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength);
    return { code: ended.code, stdout: bytes, stderr: said };
  }
  const failed = `git ${verbOf(args)} failed in ${cwd}`;
  if (dropped_bytes > 0) throw new AutoloopError('environment', 'too-much-output', `${failed}: it said too much`);
  const how =
    ended.how === 'exited'
      ? `exit code ${ended.code}`
      : ended.how === 'signalled'
        ? `ended by ${ended.signal}`
        : ended.how;
  const message = `${failed} (${how})${said === '' ? '' : `: ${said}`}`;
  if (ended.how !== 'signalled') throw new AutoloopError('environment', 'git-failed', message);
  throw new AutoloopError('environment', KILLED, message, {
    hint: 'Something ended it from outside, for want of memory perhaps. See to that, and try again.',
  });
}

const KILLED = 'git-killed';

/** Whether something from outside ended Git, which says nothing about what it was asked. */
export const wasKilled = (error: unknown): boolean => error instanceof AutoloopError && error.code === KILLED;

/** Whether Git was cut off because it said more than it may. */
export const isTooMuch = (error: unknown): boolean =>
  error instanceof AutoloopError && error.code === 'too-much-output';

function cannotStart(reason: string, cwd: string): AutoloopError {
  if (!existsSync(cwd)) {
    return new AutoloopError('environment', 'no-such-directory', `There is no directory ${cwd}`);
  }
  // Git may well be there: this process, or its user, may start or open no more.
  const limit = /\b(EMFILE|ENFILE|EAGAIN|ENOMEM)\b/.exec(reason)?.[1];
  if (limit !== undefined)
    return new AutoloopError('environment', 'git-not-started', `Git could not be started: ${reason}`, {
      hint: limit.endsWith('FILE')
        ? 'Raise the limit of open files: ulimit -n 4096'
        : 'Make room: end other programs, or raise the limit of processes: ulimit -u',
    });
  return new AutoloopError('environment', 'git-missing', `The git command could not be started: ${reason}`, {
    hint: 'Install Git and make sure that `git` is on PATH.',
  });
}

const verbOf = (args: readonly string[]) => args.find((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-c') ?? '';

/** Git's messages quote names that others chose: no control character of theirs reaches a terminal. */
function readable(stderr: Uint8Array): string {
  const text = Buffer.from(stderr.buffer, stderr.byteOffset, Math.min(stderr.byteLength, 4000)).toString('utf8').trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
