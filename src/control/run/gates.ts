/** Runs acceptance commands on clean checkouts, in sandboxes of their own, without network. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AcceptanceCommand } from '../../core/documents/types.gen.js';
import type { Policy } from '../../core/documents/policy.js';
import { isProtected } from '../../core/scope.js';
import { checkoutTree, restorePaths } from '../../edges/git/index.js';
import { type Sandbox, shell } from '../../edges/sandbox/index.js';
import { setUp } from './attempt.js';
import type { Run } from './context.js';
import { openSandbox } from './sandbox-plan.js';

export interface GateRound {
  subject: string;
  purpose: 'completion' | 'evidence';
  iteration: number | null;
  /** The tree as proposed; protected paths are put back before anything runs. */
  tree: string;
  runs: { command: string; repeat: number }[];
}

/** Every repeat gets a fresh workspace, in which its commands run in the order's sequence. */
export async function runGates(run: Run, round: GateRound): Promise<void> {
  const { tree } = await evidenceTree(run, round.tree);
  const commands = run.order.data?.acceptance_commands ?? [];
  for (const repeat of new Set(round.runs.map((wanted) => wanted.repeat))) {
    run.signal.throwIfAborted();
    const wanted = new Set(round.runs.filter((one) => one.repeat === repeat).map((one) => one.command));
    await inFreshWorkspace(run, `${round.subject}-${round.purpose}-${round.iteration ?? 0}-${repeat}`, tree, async (sandbox) => {
      for (const command of commands)
        if (wanted.has(command.id)) await runGate(run, sandbox, { ...round, tree }, command, repeat);
    });
  }
}

/** `tree` with the order's protected paths as they are in base. */
export function evidenceTree(run: Run, tree: string): Promise<{ tree: string; restored: string[] }> {
  return restorePaths(run.repo, {
    dir: run.places.quarantine,
    tree,
    baseCommit: run.base.commit,
    isProtected: isProtected(run.order.data, run.policy),
  });
}

async function inFreshWorkspace(run: Run, name: string, tree: string, use: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const path = join(run.places.workspaces, name);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  await checkoutTree(run.repo, { dir: run.places.quarantine, tree, into: path });
  const sandbox = await openSandbox(run, { workspace: { path, writable: true } });
  try {
    await setUp(sandbox, run);
    await use(sandbox);
  } finally {
    await sandbox.close();
    await rm(path, { recursive: true, force: true });
  }
}

async function runGate(run: Run, sandbox: Sandbox, round: GateRound, command: AcceptanceCommand, repeat: number): Promise<void> {
  const { subject, purpose, tree, iteration } = round;
  const gate = { subject, purpose, command: command.id, repeat, tree, iteration };
  await run.append('gate.started', gate);
  const result = await sandbox.run({
    argv: shell(command.run),
    seconds: secondsOf(command, run.policy),
    ...(command.cwd === undefined ? {} : { cwd: join('/work', command.cwd) }),
  });
  run.signal.throwIfAborted();
  await run.append('gate.ended', {
    ...gate,
    ended: result.ended,
    passed: result.ended.how === 'exited' && result.ended.code === (command.expect ?? 0),
    duration_ms: result.duration_ms,
    log: await run.journal.putBlob(joined(result.stdout, result.stderr)),
  });
}

const secondsOf = (command: AcceptanceCommand, policy: Policy): number => command.timeout ?? policy.judge.timeout;

const joined = (stdout: Uint8Array, stderr: Uint8Array): Uint8Array => Buffer.concat([stdout, stderr]);
