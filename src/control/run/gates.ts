/** Runs acceptance commands on clean checkouts and journals what came of them. */
import { join } from 'node:path';
import type { AcceptanceCommand } from '../../core/documents/types.gen.js';
import { isProtected } from '../../core/scope.js';
import { restorePaths } from '../../edges/git/index.js';
import type { Sandbox } from '../../edges/sandbox/index.js';
import type { Run } from './context.js';
import { inFreshWorkspace, runCommand } from './workspace.js';

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
  const host = { ...run, quarantine: run.places.quarantine, label: run.id };
  for (const repeat of new Set(round.runs.map((wanted) => wanted.repeat))) {
    run.signal.throwIfAborted();
    const wanted = new Set(round.runs.filter((one) => one.repeat === repeat).map((one) => one.command));
    const path = join(run.places.workspaces, `${round.subject}-${round.purpose}-${round.iteration ?? 0}-${repeat}`);
    await inFreshWorkspace(host, path, tree, async (sandbox) => {
      for (const command of run.order.data?.acceptance_commands ?? [])
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

async function runGate(
  run: Run,
  sandbox: Sandbox,
  round: GateRound,
  command: AcceptanceCommand,
  repeat: number,
): Promise<void> {
  const { subject, purpose, tree, iteration } = round;
  const gate = { subject, purpose, command: command.id, repeat, tree, iteration };
  await run.append('gate.started', gate);
  const { ended, passed, duration_ms, stdout, stderr } = await runCommand(sandbox, command, run.policy);
  run.signal.throwIfAborted();
  const log = await run.journal.putBlob(Buffer.concat([stdout, stderr]));
  await run.append('gate.ended', { ...gate, ended, passed, duration_ms, log });
}
