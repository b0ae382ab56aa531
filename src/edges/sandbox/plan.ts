import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { SandboxPlan } from './engine.js';
import { makePlaces, type SharedFolder } from './held.js';
import type { Owner } from './owner.js';

/** A plan whose host paths exist and are resolved once, so that no later link can redirect them. */
export interface CheckedPlan {
  workspace: {
    path: string;
    writable: boolean;
    fixed: readonly string[];
    shared: readonly SharedFolder[];
    apart: string | undefined;
  };
  hasGitEntry: boolean;
  git: { dir: string; base: string } | undefined;
  mounts: { from: string; to: string; writable: boolean }[];
}

/** Places of our own; and below a place that the agent writes, a link of its making could redirect a mount. */
const TAKEN = ['/work', '/gitdir', '/base-objects', '/proc', '/dev', '/sys', '/usr', '/opt', '/nix', '/etc', '/run'];
const OURS = ['network', 'bridge.mjs', 'bridge.sh', 'seal', 'start'].map((name) => `/autoloop/${name}`);

/** Throws `AutoloopError` `sandbox-plan` where the plan cannot be carried out, or not safely. */
export function checkPlan(plan: SandboxPlan): CheckedPlan {
  const { writable, fixed = [], shared = [], apart } = plan.workspace;
  const workspace = {
    path: directory(plan.workspace.path, 'workspace'),
    writable,
    fixed,
    shared: shared.map(({ from, at }) => ({ from: directory(from, 'shared folder'), at: sharedPlace(at) })),
    apart: apart === undefined ? undefined : directory(apart, 'folder for changes'),
  };
  for (const path of fixed) plainlyThere(workspace.path, path);
  const gitEntry = lstatSync(join(workspace.path, '.git'), { throwIfNoEntry: false });
  if (gitEntry?.isSymbolicLink()) throw refuse("The workspace's `.git` is a symbolic link");
  if (gitEntry?.isDirectory() && plan.git !== undefined)
    throw refuse('The workspace has a Git directory of its own where a linked worktree has a file');
  return {
    workspace,
    hasGitEntry: gitEntry !== undefined,
    git: plan.git && {
      dir: directory(plan.git.dir, 'Git directory'),
      base: directory(plan.git.base, 'base objects'),
    },
    mounts: plan.mounts.map((mount) => ({ ...mount, from: existing(mount.from, 'mount'), to: place(mount.to) })),
  };
}

/** Throws unless `path` leads to a file or folder in the workspace without passing a link. */
function plainlyThere(workspace: string, path: string): void {
  const there = join(workspace, path);
  if (!there.startsWith(`${workspace}/`) || existing(there, 'fixed path') !== there || path.endsWith('/'))
    throw refuse(`The fixed path ${path} is no plain path of the workspace`);
}

function sharedPlace(at: string): string {
  const names = at.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..') || at.includes('\0') || names[0] === '.git')
    throw refuse(`Nothing can be shared at \`${at}\``);
  return at;
}

/** Throws where a folder cannot be shown at its place in the workspace. */
export function makeSharedPlaces({ path, writable, shared }: CheckedPlan['workspace'], owner: Owner | undefined): void {
  const blocked = writable ? makePlaces(path, shared, owner) : undefined;
  if (blocked !== undefined) throw refuse(`\`${blocked}\` is in the way of a shared folder`);
}

function existing(path: string, what: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw refuse(`The ${what} ${path} cannot be opened: ${(error as Error).message}`);
  }
}

function directory(path: string, what: string): string {
  const real = existing(path, what);
  if (statSync(real).isDirectory()) return real;
  throw refuse(`The ${what} ${path} is no directory`);
}

function place(to: string): string {
  const inside = (folder: string) => to === folder || to.startsWith(`${folder}/`);
  if (!to.startsWith('/') || to === '/' || normalize(to) !== to || to.endsWith('/') || to.includes('\0'))
    throw refuse(`A mount needs a plain absolute place inside, not \`${to}\``);
  if (
    [...TAKEN, ...OURS, '/toolchain'].some(inside) ||
    ['/autoloop', '/tmp', '/var', '/home', '/home/agent'].includes(to) ||
    /^\/(s?bin|lib(32|64|x32)?)(\/|$)/.test(to)
  )
    throw refuse(`Nothing may be mounted at \`${to}\``);
  return to;
}

/** What the sandbox's user must own. A read-only workspace too: an agent may have left files only their owner can read. */
export function ownedBy({ workspace, git, mounts }: CheckedPlan): string[] {
  const writable = mounts.filter((mount) => mount.writable).map((mount) => mount.from);
  return [workspace.path, ...(git === undefined ? [] : [git.dir]), ...writable];
}

/** Host directories that can grow. */
export function writableIn({ workspace, git, mounts }: CheckedPlan): string[] {
  const writable = mounts.filter((mount) => mount.writable).map((mount) => mount.from);
  return [
    ...(workspace.writable ? [workspace.apart ?? workspace.path] : []),
    ...(git === undefined ? [] : [git.dir]),
    ...writable,
  ];
}

const refuse = (message: string): AutoloopError =>
  new AutoloopError('environment', 'sandbox-plan', message, {
    hint: 'Mount at a place of its own, such as /data, and keep the workspace a plain checkout or linked worktree.',
  });

/**
 * Whether a user who is neither owner nor member may reach and enter this path. Access lists are not asked: where they
 * say more, a path is staged needlessly; where they say less, the command fails to start.
 */
export function everyoneReaches(path: string): boolean {
  for (let parent = dirname(path); ; parent = dirname(parent)) {
    if ((statSync(parent).mode & 0o001) === 0) return false;
    if (parent === dirname(parent)) return true;
  }
}
