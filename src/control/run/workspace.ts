/** Clean checkouts with a sandbox around them: each acceptance command runs in one of its own. */
import { join } from 'node:path';
import { commandOf, type Policy } from '../../core/documents/policy.js';
import type { AcceptanceCommand } from '../../core/documents/types.gen.js';
import { AutoloopError } from '../../core/error.js';
import { sayEnded } from '../../core/journal/ended.js';
import { bounded, visibleLine } from '../../core/render/untrusted.js';
import { filesUnder, freshFolder, removeFolder } from '../../edges/files/index.js';
import { checkoutTree } from '../../edges/git/index.js';
import { type Sandbox, type SandboxPlan, type SandboxResult, shell } from '../../edges/sandbox/index.js';
import { protectedPlaces } from './protected.js';
import { openSandbox, type SandboxHost } from './sandbox-plan.js';
import { throwIfStopped } from './stopped.js';

/** What it takes to make a workspace: the repository, the engine and policy, and where attempts' objects lie. */
export interface WorkspaceHost extends SandboxHost {
  /** The quarantine that has the trees. */
  quarantine: string;
  isProtected: (path: string) => boolean;
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
    return protectedPlaces(await filesUnder(path), host.isProtected);
  };
  const layered = (await host.engine.keepsApart?.(at)) === true;
  return layered ? inLayers(host, at, path, await checkOut()) : inCheckouts(host, at, path, checkOut);
}

/** One checkout for all, held by the user of one sandbox; what a command writes goes to a layer of its own above it. */
async function inLayers(host: WorkspaceHost, at: string, path: string, fixed: string[]): Promise<CleanFiles> {
  const holder = await openSandbox(host, { workspace: { path, writable: false } });
  let commands = 0;
  return {
    run: async (command, options = {}) => {
      const apart = join(at, `written-${++commands}`);
      await freshFolder(apart);
      try {
        return await runSealed(host, { path, writable: true, fixed, apart }, command, options);
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
function inCheckouts(host: WorkspaceHost, at: string, path: string, checkOut: () => Promise<string[]>): CleanFiles {
  return {
    run: async (command, options = {}) => {
      try {
        return await runSealed(host, { path, writable: true, fixed: await checkOut() }, command, options);
      } finally {
        await removeFolder(path);
      }
    },
    close: () => removeFolder(at),
  };
}

async function runSealed(
  host: WorkspaceHost,
  workspace: SandboxPlan['workspace'],
  command: AcceptanceCommand,
  { onDecision, mostSeconds }: CommandOptions,
): Promise<CommandResult> {
  const failed = await setUpApart(host, workspace, onDecision);
  if (failed !== null) return { ...failed.result, passed: false, setupFailed: failed.error };
  const sandbox = await openSandbox(host, { workspace });
  try {
    const result = await runCommand(sandbox, command, host.policy, mostSeconds);
    throwIfStopped(host.signal);
    if (result.ended.how !== 'not-started') return result;
    // The machine's failure, which must not be taken for the tree's.
    throw new AutoloopError('environment', 'sandbox-failed', `Command \`${command.id}\` ${sayEnded(result.ended)}`, {
      hint: 'Look at what `autoloop doctor` says of the sandbox.',
    });
  } finally {
    await sandbox.close('abandoned');
  }
}

/** Setup may reach the hosts that the policy opens, to install what the command needs; the command itself may not. */
async function setUpApart(
  host: WorkspaceHost,
  workspace: SandboxPlan['workspace'],
  onDecision: CommandOptions['onDecision'],
): Promise<FailedSetup | null> {
  const { network, setup } = host.policy.sandbox;
  if (setup.length === 0) return null;
  const sandbox = await openSandbox(host, { workspace, network, ...(onDecision ? { onDecision } : {}) });
  try {
    const failed = await failingSetup(sandbox, host.policy);
    throwIfStopped(host.signal);
    return failed;
  } finally {
    await sandbox.close('abandoned');
  }
}

/** Runs the policy's setup commands in a workspace that has just been made. @throws AutoloopError `setup-failed`. */
export async function setUp(sandbox: Sandbox, policy: Policy): Promise<void> {
  const failed = await failingSetup(sandbox, policy);
  if (failed !== null) throw failed.error;
}

interface FailedSetup {
  result: SandboxResult;
  error: AutoloopError;
}

/** The first setup command that fails, and how it is told; null when none does. */
async function failingSetup(sandbox: Sandbox, { sandbox: { setup } }: Policy): Promise<FailedSetup | null> {
  for (const entry of setup) {
    const command = commandOf(entry);
    const result = await sandbox.run({ argv: shell(command) });
    const { ended, stdout, stderr } = result;
    if (ended.how === 'exited' && ended.code === 0) continue;
    const message = `Setup command \`${command}\` ${sayEnded(ended)}${lastLines(stderr) || lastLines(stdout)}`;
    const error = new AutoloopError('environment', 'setup-failed', message, {
      hint: 'It runs inside the sandbox, where only the hosts that `sandbox.network` names can be reached.',
    });
    if (ended.how === 'not-started') throw error;
    return { result, error };
  }
  return null;
}

/** What a command printed last, which may be anything, on one line. */
function lastLines(bytes: Uint8Array): string {
  const lines = new TextDecoder().decode(bytes).trim().split('\n').slice(-5);
  const said = lines.map((line) => bounded(visibleLine(line), 200)).filter((line) => line !== '');
  return said.length > 0 ? `: ${said.join(' / ')}` : '';
}

/** Goes to a folder and becomes the command; 126 is what shells say of a command that they found and could not start. */
const ENTER = 'cd -- "$1" || exit 126; exec /bin/sh -c "$2"';

/** It passes when it exits with what it is expected to. */
async function runCommand(
  sandbox: Sandbox,
  command: AcceptanceCommand,
  policy: Policy,
  mostSeconds = Number.POSITIVE_INFINITY,
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
