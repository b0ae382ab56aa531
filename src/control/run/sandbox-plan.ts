import { bytesOf, type Policy } from '../../core/documents/policy.js';
import { DEFAULT_SNAPSHOT_LIMITS, type SnapshotLimits } from '../../edges/git/index.js';
import type { Limits, Sandbox, SandboxPlan } from '../../edges/sandbox/index.js';
import type { Run } from './context.js';

const MIB = 1024 ** 2;

/** Descriptors of one process, and the largest single file; more is a runaway, whatever the project. */
const OPEN_FILES = 4096;
const FILE_SIZE_MB = 2048;
/** Size of the private `/tmp` and of the home, each. */
const TMP_MB = 1024;

export interface SandboxRequest {
  workspace: SandboxPlan['workspace'];
  git?: NonNullable<SandboxPlan['git']>;
  mounts?: SandboxPlan['mounts'];
  /** Only an attempt's agent may have any. */
  network?: SandboxPlan['network'];
  /** Bytes kept of each output stream, where it is not the policy's. */
  outputBytes?: number;
  /** The attempt whose connections are journaled. */
  attempt?: number;
}

/** Opens a sandbox within the run's policy, which ends when the run is stopped. */
export async function openSandbox(run: Run, request: SandboxRequest): Promise<Sandbox> {
  run.signal.throwIfAborted();
  const { attempt } = request;
  const decisions: Promise<unknown>[] = [];
  const sandbox = await run.engine.open({
    workspace: request.workspace,
    ...(request.git ? { git: request.git } : {}),
    mounts: request.mounts ?? [],
    network: request.network ?? 'none',
    limits: limitsOf(run.policy, request.outputBytes),
    label: run.id,
    ...(attempt === undefined
      ? {}
      : { onDecision: (decision) => void decisions.push(run.append('network.decided', { attempt, ...decision })) }),
  });
  const stop = () => void sandbox.stop(run.signal.reason === 'SIGTERM' ? 'signal' : 'person');
  run.signal.addEventListener('abort', stop);
  return {
    ...sandbox,
    async close() {
      run.signal.removeEventListener('abort', stop);
      await sandbox.close();
      await Promise.all(decisions);
    },
  };
}

/** How much one attempt may bring, compressed and unpacked. */
export function importLimits({ limits }: Policy): SnapshotLimits {
  const totalBytes = bytesOf(limits.max_change);
  return { ...DEFAULT_SNAPSHOT_LIMITS, blobBytes: bytesOf(limits.max_file), packBytes: totalBytes, totalBytes };
}

function limitsOf({ sandbox }: Policy, outputBytes?: number): Limits {
  return {
    seconds: Math.ceil(sandbox.minutes * 60),
    cpus: sandbox.cpus,
    memory_mb: Math.ceil(bytesOf(sandbox.memory) / MIB),
    pids: sandbox.pids,
    open_files: OPEN_FILES,
    file_size_mb: FILE_SIZE_MB,
    disk_mb: Math.ceil(bytesOf(sandbox.disk) / MIB),
    output_bytes: outputBytes ?? bytesOf(sandbox.output),
    tmp_mb: TMP_MB,
  };
}
