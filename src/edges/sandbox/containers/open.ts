import { chmodSync, chownSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { NO_GROUP } from '../cgroups.js';
import type { Sandbox, SandboxPlan } from '../engine.js';
import { heldBinds } from '../held.js';
import { architectureHere } from '../host.js';
import { type Network, openNetwork } from '../network/network.js';
import { openToReaders } from '../open.js';
import { allotOwner, type Owner } from '../owner.js';
import { type CheckedPlan, checkPlan, makeSharedPlaces, ownedBy, writableIn } from '../plan.js';
import { environmentOf, usersOf, type View } from '../policy.js';
import { makeScratch } from '../scratch.js';
import { type Opened, supervise } from '../supervise.js';
import { moveIn, tenantOf } from '../tenancy.js';
import { makeUndo } from '../undo.js';
import { type ContainerView, SEAL } from './arguments.js';
import { type Client, userOf } from './client.js';
import { copiesIn } from './copies.js';
import { makeDiscard } from './discard.js';
import { guard } from './guard.js';
import { makeMemoryFolder } from './memory-folder.js';
import { type RootImage, refuseVolumes, rootImage } from './root-image.js';
import { runContainer } from './run.js';
import { sealProgram } from './seal.js';

/** Opens a sandbox of containers: everything that outlives one command is made here and undone, last first, by `close`. */
export async function openContainers(client: Client, plan: SandboxPlan): Promise<Sandbox> {
  const checked = checkPlan(plan);
  if (checked.workspace.apart !== undefined)
    throw new AutoloopError(
      'environment',
      'sandbox-plan',
      `${client.name} cannot keep changes apart from a workspace`,
      {
        hint: 'Give each sandbox a workspace of its own.',
      },
    );
  const architecture = architectureHere();
  const root = await rootImage(client, plan.image);
  const shown = [...bindsOf(checked), ...checked.mounts].map(({ to }) => to);
  refuseVolumes(plan.image ?? root.id, root.volumes, shown);
  const undo = makeUndo<'abandoned'>();
  try {
    const scratch = await makeScratch(plan.label);
    undo.push(() => rm(scratch, { recursive: true, force: true }));
    const owner = client.users === 'own' ? (tenantOf(checked.workspace.path) ?? (await allotOwner())) : undefined;
    if (owner !== undefined) {
      const moveOut = await moveIn(ownedBy(checked), owner);
      undo.push((workspace) => moveOut(workspace === 'abandoned' ? [checked.workspace.path] : []));
    }
    makeSharedPlaces(checked.workspace, owner);
    const network = await openNetwork(plan, scratch, owner);
    undo.push(network.close);
    const user = userOf(client, owner);
    const made = await makeFiles(scratch, owner, [
      ...usersOf(String(user.uid), String(user.gid)),
      { at: '/etc/resolv.conf', content: '' },
      { at: SEAL, content: sealProgram(architecture) },
      ...network.files,
      ...gitFile(checked),
    ]);
    const memory = await makeMemoryFolder(scratch);
    undo.push(memory.remove);
    const readable = copiesIn(memory.path, owner);
    const label = basename(scratch);
    const discard = makeDiscard(client, label);
    undo.push(guard(client, label));
    undo.push(discard.all);

    const start: Opened['start'] = async (command, signal, onInmates) =>
      runContainer({
        client,
        view: {
          image: root.id,
          volumes: root.volumes,
          label,
          user,
          binds: [
            ...root.binds,
            ...bindsOf(checked),
            ...(await readable([...checked.mounts, ...network.mounts])),
            ...made,
          ],
          limits: plan.limits,
        },
        image: plan.image,
        label: plan.label,
        folder: memory.path,
        owner,
        env: environmentIn(root, network, command.env),
        bridge: network.bridge,
        command,
        signal,
        onInmates,
        discard,
      });
    if (checked.git !== undefined) await openToReaders(checked.git.base);
    return supervise({ start, group: NO_GROUP, limits: plan.limits, writable: writableIn(checked), close: undo.all });
  } catch (error) {
    await undo.all().catch(() => {}); // the first failure is the one to tell
    throw error;
  }
}

/** An image brings a PATH of its own. */
function environmentIn(root: RootImage, network: Network, given?: Record<string, string>): Record<string, string> {
  const { PATH, ...env } = environmentOf(root.path, network.env, given);
  return PATH === undefined || PATH === '' ? env : { ...env, PATH };
}

type Bind = ContainerView['binds'][number];

/** Lays made-up files down where the engine can mount them from. */
async function makeFiles(scratch: string, owner: Owner | undefined, files: View['files']): Promise<Bind[]> {
  const folder = join(scratch, 'files');
  await mkdir(folder);
  chmodSync(folder, 0o755);
  return Promise.all(
    files.map(async ({ at, content }, index) => {
      const from = join(folder, String(index));
      await writeFile(from, content);
      chmodSync(from, 0o555); // whatever the umask; one of them is a program
      if (owner !== undefined) chownSync(from, owner.uid, owner.gid); // Git follows no `.git` of another user
      return { from, to: at, writable: false };
    }),
  );
}

const gitFile = ({ git, hasGitEntry }: CheckedPlan): View['files'] =>
  git !== undefined && hasGitEntry ? [{ at: '/work/.git', content: 'gitdir: /gitdir\n' }] : [];

function bindsOf({ workspace, git, hasGitEntry }: CheckedPlan): Bind[] {
  const { path, writable } = workspace;
  const binds = [{ from: path, to: '/work', writable }, ...heldBinds(workspace)];
  if (git !== undefined)
    binds.push(
      { from: git.dir, to: '/gitdir', writable: true },
      { from: git.base, to: '/base-objects', writable: false },
    );
  // Without a Git directory of its own, what the workspace has must not change: the host may follow it later.
  else if (hasGitEntry) binds.push({ from: join(path, '.git'), to: '/work/.git', writable: false });
  return binds;
}
