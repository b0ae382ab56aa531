/** Clean checkouts with a sandbox around them: where every acceptance command runs. */
import { posix } from 'node:path';
import type { Policy } from '../../core/documents/policy.js';
import type { AcceptanceCommand } from '../../core/documents/types.gen.js';
import { AutoloopError } from '../../core/error.js';
import { sayEnded } from '../../core/journal/ended.js';
import { freshFolder, removeFolder } from '../../edges/files/index.js';
import { checkoutTree } from '../../edges/git/index.js';
import { type Sandbox, type SandboxResult, shell } from '../../edges/sandbox/index.js';
import { openSandbox, type SandboxHost } from './sandbox-plan.js';

/** What it takes to make a workspace: the repository, the engine and policy, and where attempts' objects lie. */
export interface WorkspaceHost extends SandboxHost {
  /** The quarantine that has the trees. */
  quarantine: string;
}

/** Checks `tree` out at `path`, sets it up, and lets `use` work in it; nothing of it stays. */
export async function inFreshWorkspace(
  host: WorkspaceHost,
  path: string,
  tree: string,
  use: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  await freshFolder(path);
  await checkoutTree(host.repo, { dir: host.quarantine, tree, into: path });
  const sandbox = await openSandbox(host, { workspace: { path, writable: true } });
  try {
    await setUp(sandbox, host.policy);
    await use(sandbox);
  } finally {
    await sandbox.close();
    await removeFolder(path);
  }
}

/** Runs the policy's setup commands in a workspace that has just been made. */
export async function setUp(sandbox: Sandbox, { sandbox: { setup } }: Policy): Promise<void> {
  for (const command of setup) {
    const { ended, stderr } = await sandbox.run({ argv: shell(command) });
    if (ended.how === 'exited' && ended.code === 0) continue;
    throw new AutoloopError(
      'environment',
      'setup-failed',
      `Setup command \`${command}\` ${sayEnded(ended)}: ${lastLine(stderr)}`,
      {
        hint: 'It runs inside the sandbox; the network is open to agents only, and only where `sandbox.network` says so.',
      },
    );
  }
}

const lastLine = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trim().split('\n').at(-1) ?? '';

/** Runs one acceptance command; it passes when it exits with what it is expected to. */
export async function runCommand(
  sandbox: Sandbox,
  command: AcceptanceCommand,
  policy: Policy,
): Promise<SandboxResult & { passed: boolean }> {
  const result = await sandbox.run({
    argv: shell(command.run),
    seconds: command.timeout ?? policy.judge.timeout,
    ...(command.cwd === undefined ? {} : { cwd: posix.join('/work', command.cwd) }),
  });
  return { ...result, passed: result.ended.how === 'exited' && result.ended.code === (command.expect ?? 0) };
}
