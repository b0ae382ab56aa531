/** Where a role sits: the attempt's own sandbox, or one beside it. */
import { join } from 'node:path';
import type { Role } from '../../../core/presets/preset.js';
import { freshFolder, removeFolder } from '../../../edges/files/index.js';
import { createAttemptGitDir } from '../../../edges/git/index.js';
import type { Sandbox } from '../../../edges/sandbox/index.js';
import type { OpenAttempt } from '../context.js';
import { networkLog } from '../decisions.js';
import { openSandbox, type SandboxRequest } from '../sandbox-plan.js';
import { mountsOf } from './agents.js';
import type { Moment } from './moment.js';

/** One turn of a role: the sandbox it sits in, and the folders between it and the tool. */
export interface Seat {
  sandbox: Sandbox;
  /** The agent that plays the role. */
  agent: string;
  /** The prompt, the order and what else it is given; read-only inside. */
  inbox: string;
  /** What the role leaves for the tool to read. Hostile input. */
  outbox: string;
  /** Sections for its prompt about the files that it finds. */
  told: string[];
  close(): Promise<void>;
}

/**
 * A seat for one turn of a role. One that only reads, or is played by an agent of its own, gets a sandbox, an inbox and an
 * outbox that no other role sees; one that only reads also what may be taken over of the files instead of the files
 * themselves, and a Git directory in which everything since base is a change.
 */
export async function takeSeat(open: OpenAttempt, role: Role, moment: Moment): Promise<Seat> {
  const { run, number, places } = open;
  const agent = role.agent ?? open.agent;
  if (!role.readOnly && agent === open.agent)
    return { ...places, sandbox: open.sandbox, agent, told: [], close: async () => undefined };

  const root = join(places.root, 'seats', role.name);
  const seat = { inbox: join(root, 'inbox'), outbox: join(root, 'outbox'), gitDir: join(root, 'git') };
  for (const folder of [root, seat.inbox, seat.outbox]) await freshFolder(folder);
  const { workspace, gitDir, told } = role.readOnly ? await toRead(open, moment, seat.gitDir) : toWrite(open);
  const decisions = networkLog(run, number);
  const sandbox = await openSandbox(run, {
    workspace,
    git: { dir: gitDir, base: `${run.places.base}/objects` },
    mounts: await mountsOf(run, agent, seat),
    network: run.policy.sandbox.network,
    onDecision: decisions.note,
  });
  return {
    ...seat,
    sandbox,
    agent,
    told,
    async close() {
      await sandbox.close();
      await decisions.settled();
      await removeFolder(root);
    },
  };
}

/** Files, the Git directory over them, and what is to be said of both. */
interface Place {
  workspace: SandboxRequest['workspace'];
  gitDir: string;
  told: string[];
}

const toWrite = ({ worktree, setup, places }: OpenAttempt): Place => ({
  workspace: { path: worktree, writable: true, shared: setup.shared },
  gitDir: places.gitDir,
  told: [],
});

async function toRead({ run }: OpenAttempt, moment: Moment, gitDir: string): Promise<Place> {
  const { path, shared, index, told } = await moment.files();
  const { base } = run.places;
  await createAttemptGitDir(run.repo, { dir: gitDir, base, commit: run.base.commit, index, branch: 'base' });
  return { workspace: { path, writable: false, shared }, gitDir, told };
}
