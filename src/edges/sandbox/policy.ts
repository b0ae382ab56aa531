import type { Limits } from './engine.js';
import { heldBinds, type SharedFolder } from './held.js';
import type { Toolchain } from './toolchain.js';

/** Everything one bubblewrap start shows and allows. Host paths are ones that the process which starts it can reach. */
export interface View {
  toolchain: Toolchain;
  workspace: { path: string; writable: boolean; fixed: readonly string[]; shared: readonly SharedFolder[] };
  git: { dir: string; base: string } | undefined;
  /** Whether the workspace has a `.git`, which is then covered. */
  hasGitEntry: boolean;
  mounts: { from: string; to: string; writable: boolean }[];
  /** Files made up by us, read-only inside. */
  files: { content: string | Uint8Array; at: string }[];
  limits: Limits;
  env: Readonly<Record<string, string>>;
  cwd: string;
}

/** Options for `bwrap --args`, and the contents of the descriptors that they name. */
export interface BubblewrapInput {
  options: string[];
  contents: Uint8Array[];
}

/** The one user there is. */
const USER = '1000';
/** The home of a sandbox's user, inside. */
export const HOME = '/home/agent';
/** User databases and name resolution, made up: the host's tell of the host. */
export const usersOf = (uid: string, gid: string): View['files'] => [
  { at: '/etc/passwd', content: `agent:x:${uid}:${gid}:agent:${HOME}:/bin/sh\n` },
  { at: '/etc/group', content: `agent:x:${gid}:\n` },
  { at: '/etc/hosts', content: '127.0.0.1 localhost sandbox\n::1 localhost sandbox\n' },
  { at: '/etc/nsswitch.conf', content: 'passwd: files\ngroup: files\nhosts: files\n' },
];

/** The environment that every command starts from. */
const BASE_ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME,
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  USER: 'agent',
  LOGNAME: 'agent',
  SHELL: '/bin/sh',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'agent',
  GIT_AUTHOR_EMAIL: 'agent@sandbox.invalid',
  GIT_COMMITTER_NAME: 'agent',
  GIT_COMMITTER_EMAIL: 'agent@sandbox.invalid',
};

/** What a command's environment is made of; `path` is where programs are looked for, also by one that brings its own PATH. */
export function environmentOf(
  path: readonly string[],
  network: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> {
  // A proxy of the host, which an agent's settings may hand on, is out of reach inside.
  const env = { ...BASE_ENVIRONMENT, ...given, ...network };
  const own = env.PATH?.split(':') ?? [];
  // Where Node lives in a place of its own, a command that brings its own PATH still finds it.
  return { ...env, PATH: [...own, ...path.filter((folder) => !own.includes(folder))].join(':') };
}

/** The policy in bubblewrap's words; `descriptor(i)` is the number under which `contents[i]` will be open. */
export function bubblewrapInput(
  view: View,
  seccomp: Uint8Array,
  descriptor: (index: number) => number,
): BubblewrapInput {
  const contents: Uint8Array[] = [seccomp];
  const size = String(view.limits.tmp_mb * 2 ** 20);
  const sharedMemory = String(Math.min(64, view.limits.tmp_mb) * 2 ** 20);
  const file = ({ content, at }: View['files'][number]): string[] => {
    contents.push(Buffer.from(content));
    return ['--perms', '0444', '--ro-bind-data', String(descriptor(contents.length - 1)), at];
  };
  const options = [
    ['--unshare-all', '--unshare-user', '--disable-userns', '--uid', USER, '--gid', USER, '--hostname', 'sandbox'],
    ['--cap-drop', 'ALL', '--new-session', '--die-with-parent', '--seccomp', String(descriptor(0))],
    ...view.toolchain.binds.map(({ from, to }) => ['--ro-bind', from, to]),
    ...view.toolchain.links.map(({ target, at }) => ['--symlink', target, at]),
    ...[...usersOf(USER, USER), ...view.files].map(file),
    // The host's /proc/sys read-only over the new one: some of it stays writable for the owner of the namespaces.
    ['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
    ...view.toolchain.hidden.map((path) => ['--ro-bind', '/dev/null', path]),
    // Or whoever a command starts could write to the command's memory, and have it end as if all were well.
    ['--remount-ro', '/proc'],
    ['--dev', '/dev', '--size', sharedMemory, '--perms', '1777', '--tmpfs', '/dev/shm', '--remount-ro', '/dev'],
    ['--size', size, '--perms', '1777', '--tmpfs', '/tmp', '--dir', '/var', '--symlink', '../tmp', '/var/tmp'],
    ['--size', size, '--perms', '0700', '--tmpfs', HOME],
    [view.workspace.writable ? '--bind' : '--ro-bind', view.workspace.path, '/work'],
    ...heldBinds(view.workspace).map(mountOption),
    ...gitOptions(view, file),
    ...view.mounts.map(mountOption),
    ['--remount-ro', '/', '--chdir', view.cwd, '--clearenv'],
    ...Object.entries(view.env).map(([name, value]) => ['--setenv', name, value]),
  ];
  return { options: options.flat(), contents };
}

const mountOption = ({ from, to, writable }: View['mounts'][number]): string[] => [
  writable ? '--bind' : '--ro-bind',
  from,
  to,
];

function gitOptions(view: View, file: (file: View['files'][number]) => string[]): string[][] {
  const { git, hasGitEntry, workspace } = view;
  // Without a Git directory of its own, what the workspace has must not change: the host may follow it later.
  if (git === undefined) return hasGitEntry ? [['--ro-bind', `${workspace.path}/.git`, '/work/.git']] : [];
  const directories = ['--bind', git.dir, '/gitdir', '--ro-bind', git.base, '/base-objects'];
  return hasGitEntry ? [directories, file({ content: 'gitdir: /gitdir\n', at: '/work/.git' })] : [directories];
}
