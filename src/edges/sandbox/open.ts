import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Ended } from '../../core/journal/ended.js';
import { capture } from '../process/capture.js';
import { createGroup, type Group, NO_GROUP } from './cgroups.js';
import { measure, watchGrowth } from './disk.js';
import type { Sandbox, SandboxCommand, SandboxPlan, SandboxResult } from './engine.js';
import type { Host } from './host.js';
import type { Inmates } from './inmates.js';
import { launch } from './launch.js';
import { type Network, openNetwork } from './network.js';
import { allotOwner } from './owner.js';
import { type CheckedPlan, checkPlan } from './plan.js';
import { BASE_ENVIRONMENT, type View } from './policy.js';
import { makeScratch } from './scratch.js';
import { makeStaging, type Staging } from './staging.js';
import { moveIn, tenantOf } from './tenancy.js';

/** Opens a sandbox: everything that outlives one command is made here and undone, last first, by `close`. */
export async function openSandbox(host: Host, plan: SandboxPlan): Promise<Sandbox> {
  const checked = checkPlan(plan);
  const undo: (() => Promise<void>)[] = [];
  const undoAll = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const scratch = await makeScratch(plan.label);
    undo.push(() => rm(scratch, { recursive: true, force: true }));
    const owner = tenantOf(checked.workspace.path) ?? (await allotOwner());
    if (owner !== undefined) undo.push(await moveIn(ownedBy(checked), owner));
    const group = host.enforces.size === 0 ? NO_GROUP : await createGroup(basename(scratch), plan.limits);
    undo.push(group.remove);
    const network = await openNetwork(plan, scratch, owner);
    undo.push(network.close);
    const staging = await makeStaging(scratch, owner !== undefined);
    const view = await viewOf(host, plan, checked, network, staging);

    const start: Opened['start'] = (command, signal, onInmates) =>
      launch({
        programs: host.programs,
        seccomp: host.seccomp,
        countsProcesses: host.countsProcesses,
        view: { ...view, env: environmentOf(host, network, command), cwd: command.cwd ?? '/work' },
        staged: staging.staged,
        scratch,
        stage: staging.stage,
        owner,
        joins: group.joins,
        groupLimitsMemory: group.enforces.has('memory'),
        limits: plan.limits,
        bridge: network.bridge,
        command,
        signal,
        onInmates,
      });
    return supervise({ start, group, limits: plan.limits, writable: writableIn(checked), close: undoAll });
  } catch (error) {
    await undoAll();
    throw error;
  }
}

interface Opened {
  start: (
    command: SandboxCommand,
    signal: AbortSignal,
    onInmates: (inmates: Inmates) => void,
  ) => Promise<SandboxResult>;
  group: Group;
  limits: SandboxPlan['limits'];
  /** Host directories whose growth is limited. */
  writable: string[];
  close: () => Promise<void>;
}

function supervise({ start, group, limits, writable, close }: Opened): Sandbox {
  const running = new Map<Promise<SandboxResult>, AbortController>();
  const before = measure({ paths: writable, members: () => [] }); // while the caller goes on; a command is first looked at later
  let stopped: Ended | undefined;

  const run = async (command: SandboxCommand, controller: AbortController): Promise<SandboxResult> => {
    const outOfMemoryBefore = await group.outOfMemory();
    let inmates: Inmates | undefined;
    const watched = { paths: writable, members: () => inmates?.list() ?? [] };
    const watch = watchGrowth(watched, before, limits.disk_mb * 2 ** 20, (bytes) =>
      controller.abort({ how: 'disk-limit', bytes } satisfies Ended),
    );
    const result = await start(command, controller.signal, (found) => {
      inmates = found;
    }).finally(watch.stop);
    const failed = result.ended.how === 'signalled' || (result.ended.how === 'exited' && result.ended.code !== 0);
    const starved = failed && (await group.outOfMemory()) > outOfMemoryBefore;
    return starved ? { ...result, ended: { how: 'out-of-memory' } } : result;
  };
  const stop = async (by: 'person' | 'signal'): Promise<void> => {
    stopped ??= { how: 'stopped', by };
    for (const controller of running.values()) controller.abort(stopped);
    await Promise.allSettled(running.keys());
  };
  return {
    run: (command) => {
      const controller = new AbortController();
      const { signal } = command;
      const end = (): void => controller.abort(signal?.reason);
      if (stopped !== undefined) controller.abort(stopped);
      else if (signal?.aborted) end();
      signal?.addEventListener('abort', end, { once: true });
      const result = run(command, controller);
      running.set(result, controller);
      return result.finally(() => {
        running.delete(result);
        signal?.removeEventListener('abort', end);
      });
    },
    stop,
    close: async () => {
      await stop('signal');
      await before;
      await close();
    },
  };
}

/** What the sandbox's user must own. A read-only workspace too: an agent may have left files only their owner can read. */
function ownedBy({ workspace, git, mounts }: CheckedPlan): string[] {
  const writable = mounts.filter((mount) => mount.writable).map((mount) => mount.from);
  return [workspace.path, ...(git === undefined ? [] : [git.dir]), ...writable];
}

function writableIn({ workspace, git, mounts }: CheckedPlan): string[] {
  const writable = mounts.filter((mount) => mount.writable).map((mount) => mount.from);
  return [...(workspace.writable ? [workspace.path] : []), ...(git === undefined ? [] : [git.dir]), ...writable];
}

type Fixed = Omit<View, 'env' | 'cwd'>;

async function viewOf(
  host: Host,
  plan: SandboxPlan,
  { workspace, git, hasGitEntry, mounts }: CheckedPlan,
  network: Network,
  staging: Staging,
): Promise<Fixed> {
  const { toolchain } = host;
  if (git !== undefined) await openToReaders(git.base);
  return {
    toolchain: { ...toolchain, binds: toolchain.binds.map(({ from, to }) => ({ from: staging.reach(from), to })) },
    workspace: { ...workspace, path: staging.reach(workspace.path) },
    git: git && { dir: staging.reach(git.dir), base: staging.reach(git.base) },
    hasGitEntry,
    mounts: await Promise.all(
      [...mounts, ...network.mounts].map(async (mount) => ({
        ...mount,
        from: mount.writable ? staging.reach(mount.from) : await staging.reachReadable(mount.from),
      })),
    ),
    files: network.files,
    limits: plan.limits,
  };
}

/** The base store is ours and lies where nobody else gets; under a strict umask the sandbox's user could not read it. */
async function openToReaders(base: string): Promise<void> {
  const closed = process.getuid?.() === 0 && (statSync(base).mode & 0o005) !== 0o005;
  if (closed) await capture('chmod', ['-R', 'a+rX', '--', base], { env: { PATH: '/usr/bin:/bin' } });
}

function environmentOf(host: Host, network: Network, command: SandboxCommand): Record<string, string> {
  const env = { ...BASE_ENVIRONMENT, ...network.env, ...command.env };
  const given = env.PATH?.split(':') ?? [];
  // Where Node lives in a place of its own, a command that brings its own PATH still finds it.
  return { ...env, PATH: [...given, ...host.toolchain.path.filter((folder) => !given.includes(folder))].join(':') };
}
