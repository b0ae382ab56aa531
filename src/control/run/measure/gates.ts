/** Runs acceptance commands, each on a clean checkout, and journals what came of them. */
import { join } from 'node:path';
import type { AcceptanceCommand } from '../../../core/documents/types.gen.js';
import type { GatePurpose } from '../../../core/journal/types.gen.js';
import { isProtected } from '../../../core/scope.js';
import { restorePaths } from '../../../edges/git/index.js';
import type { Run } from '../context.js';
import { networkLog } from '../decisions.js';
import { throwIfStopped } from '../stopped.js';
import { type CleanFiles, type CommandOptions, cleanFiles, type WorkspaceHost } from './workspace.js';

/** Which commands are to speak of which tree, and what for. */
export interface GateRequest {
  subject: string;
  purpose: GatePurpose;
  iteration: number | null;
  /** The tree as proposed; protected paths are put back before anything runs. */
  tree: string;
  runs: { command: string; repeat: number }[];
  /** Seconds the next command may take at most; absent where nothing but its own limit bounds it. */
  mostSeconds?: () => number;
}

/** Repeat by repeat, the commands in the order's sequence. */
export async function runGates(run: Run, request: GateRequest): Promise<void> {
  const { tree } = await evidenceTree(run, request.tree);
  const at = join(run.places.workspaces, [request.subject, request.purpose, request.iteration ?? 0].join('-'));
  throwIfStopped(run.signal);
  const files = await cleanFiles(workspaceHostOf(run), at, tree);
  try {
    for (const repeat of new Set(request.runs.map((wanted) => wanted.repeat))) {
      const wanted = new Set(request.runs.filter((one) => one.repeat === repeat).map((one) => one.command));
      for (const command of run.order.data?.acceptance_commands ?? [])
        if (wanted.has(command.id)) await runGate(run, { ...request, tree }, files, command, repeat);
    }
  } finally {
    await files.close();
  }
}

/** What it takes to make workspaces of the run's trees. */
export const workspaceHostOf = (run: Run): WorkspaceHost => ({
  ...run,
  quarantine: run.places.quarantine,
  isProtected: isProtected(run.order.data, run.policy),
});

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
  request: GateRequest,
  files: CleanFiles,
  command: AcceptanceCommand,
  repeat: number,
): Promise<void> {
  const { subject, purpose, tree, iteration } = request;
  const gate = { subject, purpose, command: command.id, repeat, tree, iteration };
  throwIfStopped(run.signal);
  await run.append('gate.started', gate);
  const decisions = networkLog(run, null);
  const options: CommandOptions = {
    onDecision: decisions.note,
    ...(request.mostSeconds === undefined ? {} : { mostSeconds: request.mostSeconds() }),
  };
  const result = await files.run(command, options).finally(decisions.settled);
  // What cannot even be set up on base is the machine's failure; on an attempt's files, which it opened with, theirs.
  if (result.setupFailed !== null && subject === 'base') throw result.setupFailed;
  const { ended, passed, duration_ms, stdout, stderr, dropped_bytes } = result;
  const log = await run.keepOutput(Buffer.concat([stdout, stderr]), dropped_bytes);
  await run.append('gate.ended', { ...gate, ended, passed, duration_ms, log });
}
