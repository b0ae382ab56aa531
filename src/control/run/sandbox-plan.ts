import { bytesOf, type Policy } from '../../core/documents/policy.js';
import { DEFAULT_SNAPSHOT_LIMITS, type Repository, type SnapshotLimits } from '../../edges/git/index.js';
import type { Engine, Limits, Sandbox, SandboxPlan } from '../../edges/sandbox/index.js';
import { stoppedBy, throwIfStopped } from './stopped.js';

const MIB = 1024 ** 2;

export interface SandboxRequest {
  workspace: SandboxPlan['workspace'];
  git?: NonNullable<SandboxPlan['git']>;
  mounts?: SandboxPlan['mounts'];
  /** Only an attempt's agent may have any. */
  network?: SandboxPlan['network'];
  /** Bytes kept of each output stream, where it is not the policy's. */
  outputBytes?: number;
  /** Told of every connection that wanted out. */
  onDecision?: NonNullable<SandboxPlan['onDecision']>;
  /** For what the tool itself runs: this machine's programs are shown, also where the run has an image. */
  ownPrograms?: true;
}

/** An image that sandboxes show, and what its entrypoint would add to the environment. */
export interface ShownImage {
  name: string;
  id: string;
  env: Readonly<Record<string, string>>;
}

/** For whom sandboxes are opened. */
export interface SandboxHost {
  repo: Repository;
  engine: Engine;
  /** What sandboxes show; null: this machine's programs. */
  image: ShownImage | null;
  /** As it governs the order: `policyFor`. */
  policy: Policy;
  /** Aborted when a person or a signal ends the work. */
  signal: AbortSignal;
}

/** Opens a sandbox within the policy, which ends when the work is stopped. */
export async function openSandbox(
  { repo, engine, image, policy, signal }: SandboxHost,
  request: SandboxRequest,
): Promise<Sandbox> {
  throwIfStopped(signal);
  const shown = request.ownPrograms ? null : image;
  const sandbox = await engine.open({
    workspace: request.workspace,
    ...(request.git ? { git: request.git } : {}),
    ...(shown === null ? {} : { image: shown.id }),
    mounts: request.mounts ?? [],
    network: request.network ?? 'none',
    limits: engineLimits(policy, request.outputBytes),
    label: repo.commonDir,
    ...(request.onDecision ? { onDecision: request.onDecision } : {}),
  });
  const stop = () => void sandbox.stop(stoppedBy(signal) === 'SIGINT' ? 'person' : 'signal');
  signal.addEventListener('abort', stop);
  // What came while it opened was heard by nobody.
  if (signal.aborted) stop();
  return {
    ...sandbox,
    run: (command) => sandbox.run(shown === null ? command : { ...command, env: { ...shown.env, ...command.env } }),
    async close(workspace) {
      signal.removeEventListener('abort', stop);
      await sandbox.close(workspace);
    },
  };
}

/** How much one attempt may bring, compressed and unpacked. */
export function importLimits({ limits }: Policy): SnapshotLimits {
  const totalBytes = bytesOf(limits.max_change);
  return { ...DEFAULT_SNAPSHOT_LIMITS, blobBytes: bytesOf(limits.max_file), packBytes: totalBytes, totalBytes };
}

/** Sizes are whole mebibytes, at least one. */
function engineLimits({ sandbox }: Policy, outputBytes?: number): Limits {
  const mebibytes = (size: string) => Math.ceil(bytesOf(size) / MIB);
  return {
    seconds: Math.ceil(sandbox.minutes * 60),
    cpus: sandbox.cpus,
    memory_mb: mebibytes(sandbox.memory),
    pids: sandbox.pids,
    open_files: sandbox.open_files,
    file_size_mb: mebibytes(sandbox.file_size),
    disk_mb: mebibytes(sandbox.disk),
    output_bytes: outputBytes ?? bytesOf(sandbox.output),
    tmp_mb: mebibytes(sandbox.tmp),
  };
}
