/** Clean checkouts with a sandbox around them: each acceptance command runs in one of its own. */
import { join } from 'node:path';
import type { Policy } from '../../../core/documents/policy.js';
import type { AcceptanceCommand } from '../../../core/documents/types.gen.js';
import type { AutoloopError } from '../../../core/error.js';
import { filesUnder, freshFolder, removeFolder } from '../../../edges/files/index.js';
import { checkoutTree } from '../../../edges/git/index.js';
import { type Sandbox, type SandboxPlan, type SandboxResult, shell } from '../../../edges/sandbox/index.js';
import { openSandbox, type SandboxHost } from '../sandbox-plan.js';
import { throwIfNotStarted, throwIfStopped } from '../stopped.js';
import { protectedPlaces } from './protected.js';
import { type FailedSetup, runSetup } from './setup.js';
import type { SharedSetup } from './shared-setup.js';

/** What it takes to make a workspace: the repository, the engine and policy, and where attempts' objects lie. */
export interface WorkspaceHost extends SandboxHost {
  /** The quarantine that has the trees. */
  quarantine: string;
  isProtected: (path: string) => boolean;
  setup: SharedSetup;
}

/** What differs from command to command. */
export interface CommandOptions {
  /** Told of every connection that setup wanted. */
  onDecision?: NonNullable<SandboxPlan['onDecision']>;
  /** Seconds it may take at most, whatever its own limit. */
  mostSeconds?: number;
}

export interface CommandResult extends SandboxResult {
  passed: boolean;
  /** Why the command never ran: setup failed, and the rest is of that. Null when it ran. */
  setupFailed: AutoloopError | null;
}

/** The files of one tree, for any number of commands one after the other: each finds them as if it were the first. */
export interface CleanFiles {
  run(command: AcceptanceCommand, options?: CommandOptions): Promise<CommandResult>;
  close(): Promise<void>;
}

/**
 * Makes commands at home in `tree`, below the folder `at`. Each sets it up anew and runs in it; what it or the attempt's
 * code leaves behind is there for no other. From the first moment, so also for setup, protected paths are fixed as in the tree.
 */
export async function cleanFiles(host: WorkspaceHost, at: string, tree: string): Promise<CleanFiles> {
  await freshFolder(at);
  const path = join(at, 'files');
  const checkOut = async () => {
    await freshFolder(path);
    await checkoutTree(host.repo, { dir: host.quarantine, tree, into: path });
    return placesToHold(host, path);
  };
  const setup = await host.setup(tree);
  const run = (workspace: Files, command: AcceptanceCommand, options: CommandOptions) =>
    runSealed(host, setup.commands, { ...workspace, writable: true, shared: setup.shared }, command, options);
  const layered = (await host.engine.keepsApart?.(at)) === true;
  return layered ? inLayers(host, at, path, await checkOut(), run) : inCheckouts(at, path, checkOut, run);
}

/** The places of a fresh checkout that stay as they are, whatever runs in it. */
export const placesToHold = async ({ isProtected }: WorkspaceHost, path: string): Promise<string[]> =>
  protectedPlaces(await filesUnder(path), isProtected);

type Files = Pick<SandboxPlan['workspace'], 'path' | 'fixed' | 'apart'>;
type RunIn = (workspace: Files, command: AcceptanceCommand, options: CommandOptions) => Promise<CommandResult>;

/** One checkout for all, held by the user of one sandbox; what a command writes goes to a layer of its own above it. */
async function inLayers(
  host: WorkspaceHost,
  at: string,
  path: string,
  fixed: string[],
  run: RunIn,
): Promise<CleanFiles> {
  const holder = await openSandbox(host, { workspace: { path, writable: false } });
  let commands = 0;
  return {
    run: async (command, options = {}) => {
      const apart = join(at, `written-${++commands}`);
      await freshFolder(apart);
      try {
        return await run({ path, fixed, apart }, command, options);
      } finally {
        await removeFolder(apart);
      }
    },
    close: async () => {
      await holder.close('abandoned');
      await removeFolder(at);
    },
  };
}

/** A checkout for each. */
function inCheckouts(at: string, path: string, checkOut: () => Promise<string[]>, run: RunIn): CleanFiles {
  return {
    run: async (command, options = {}) => {
      try {
        return await run({ path, fixed: await checkOut() }, command, options);
      } finally {
        await removeFolder(path);
      }
    },
    close: () => removeFolder(at),
  };
}

async function runSealed(
  host: WorkspaceHost,
  setup: readonly string[],
  workspace: SandboxPlan['workspace'],
  command: AcceptanceCommand,
  options: CommandOptions,
): Promise<CommandResult> {
  const began = performance.now();
  const failed = await setUpApart(host, setup, workspace, options);
  if (failed !== null) return { ...failed.result, passed: false, setupFailed: failed.error };
  const { mostSeconds = Number.POSITIVE_INFINITY } = options;
  const left = Math.max(1, mostSeconds - Math.floor((performance.now() - began) / 1000));
  const sandbox = await openSandbox(host, { workspace });
  try {
    const result = await runCommand(sandbox, command, host.policy, left);
    throwIfStopped(host.signal);
    throwIfNotStarted(`Command \`${command.id}\``, result.ended);
    return result;
  } finally {
    await sandbox.close('abandoned');
  }
}

/**
 * Runs setup in a sandbox of its own: the first command that failed, null when none did. It may reach the hosts that the policy
 * opens, to install what is needed; the commands that it is for may not.
 */
export async function setUpApart(
  host: WorkspaceHost,
  setup: readonly string[],
  workspace: SandboxPlan['workspace'],
  { onDecision, mostSeconds = Number.POSITIVE_INFINITY }: CommandOptions,
): Promise<FailedSetup | null> {
  const { network } = host.policy.sandbox;
  if (setup.length === 0) return null;
  const sandbox = await openSandbox(host, { workspace, network, ...(onDecision ? { onDecision } : {}) });
  try {
    const failed = await runSetup(sandbox, setup, {
      mostSeconds: Math.min(host.policy.sandbox.minutes * 60, mostSeconds),
    });
    throwIfStopped(host.signal);
    return failed;
  } finally {
    await sandbox.close('abandoned');
  }
}

/** Goes to a folder and becomes the command; 126 is what shells say of a command that they found and could not start. */
const ENTER = 'cd -- "$1" || exit 126; exec /bin/sh -c "$2"';

/** It passes when it exits with what it is expected to. */
async function runCommand(
  sandbox: Sandbox,
  command: AcceptanceCommand,
  policy: Policy,
  mostSeconds: number,
): Promise<CommandResult> {
  const result = await sandbox.run({
    // A folder that the tree lacks is the command's failure, not the sandbox's.
    argv: command.cwd === undefined ? shell(command.run) : [...shell(ENTER), 'sh', command.cwd, command.run],
    seconds: Math.min(command.timeout ?? Math.min(policy.judge.timeout, policy.sandbox.minutes * 60), mostSeconds),
  });
  return {
    ...result,
    setupFailed: null,
    passed: result.ended.how === 'exited' && result.ended.code === (command.expect ?? 0),
  };
}
