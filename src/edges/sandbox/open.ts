import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { captureAgainIfKilled } from '../process/capture.js';
import { createGroup, NO_GROUP } from './cgroups.js';
import type { Sandbox, SandboxPlan } from './engine.js';
import type { Host } from './host.js';
import { launch } from './launch.js';
import { makeLayer } from './layer.js';
import { type Network, openNetwork } from './network/network.js';
import { allotOwner } from './owner.js';
import { type CheckedPlan, checkPlan, makeSharedPlaces, ownedBy, writableIn } from './plan.js';
import { environmentOf, type View } from './policy.js';
import { makeScratch } from './scratch.js';
import { makeStaging, type Staging } from './staging.js';
import { type Opened, supervise } from './supervise.js';
import { moveIn, tenantOf } from './tenancy.js';
import { makeUndo } from './undo.js';

/** Opens a sandbox: everything that outlives one command is made here and undone, last first, by `close`. */
export async function openSandbox(host: Host, plan: SandboxPlan): Promise<Sandbox> {
  const checked = checkPlan(plan);
  const undo = makeUndo<'abandoned'>();
  try {
    const scratch = await makeScratch(plan.label);
    undo.push(() => rm(scratch, { recursive: true, force: true }));
    const owner = tenantOf(checked.workspace.path) ?? (await allotOwner());
    if (owner !== undefined) {
      const moveOut = await moveIn(ownedBy(checked), owner);
      undo.push((workspace) => moveOut(workspace === 'abandoned' ? [checked.workspace.path] : []));
    }
    makeSharedPlaces(checked.workspace, owner);
    if (checked.workspace.apart !== undefined) await makeLayer(checked.workspace.path, checked.workspace.apart);
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
        view: {
          ...view,
          env: environmentOf(host.toolchain.path, network.env, command.env),
          cwd: command.cwd ?? '/work',
        },
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
    return supervise({ start, group, limits: plan.limits, writable: writableIn(checked), close: undo.all });
  } catch (error) {
    await undo.all().catch(() => {}); // the first failure is the one to tell
    throw error;
  }
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
    workspace: {
      ...workspace,
      path:
        workspace.apart === undefined
          ? staging.reach(workspace.path)
          : staging.layered(workspace.path, workspace.apart),
      shared: workspace.shared.map(({ from, at }) => ({ from: staging.reach(from), at })),
    },
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
export async function openToReaders(base: string): Promise<void> {
  const closed = process.getuid?.() === 0 && (statSync(base).mode & 0o005) !== 0o005;
  if (closed) await captureAgainIfKilled('chmod', ['-R', 'a+rX', '--', base], { env: { PATH: '/usr/bin:/bin' } });
}
