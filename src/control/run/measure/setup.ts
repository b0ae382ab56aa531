/** Setup commands in a sandbox. */
import { AutoloopError } from '../../../core/error.js';
import { sayEnded, succeeded } from '../../../core/journal/ended.js';
import { bounded, visibleLine } from '../../../core/untrusted.js';
import { type Sandbox, type SandboxResult, shell } from '../../../edges/sandbox/index.js';

/** A setup command that ended badly. */
export interface FailedSetup {
  result: SandboxResult;
  error: AutoloopError;
}

interface SetupOptions {
  onCommand?: ((command: string) => void) | undefined;
  mostSeconds?: number | undefined;
}

/**
 * Runs them one after the other: the first that fails, and how it is told; null when none does.
 * @param options `onCommand` is told of each before it starts; `mostSeconds` is what all may take, where it is bounded.
 */
export async function runSetup(
  sandbox: Sandbox,
  commands: readonly string[],
  { onCommand, mostSeconds }: SetupOptions = {},
): Promise<FailedSetup | null> {
  let left = mostSeconds;
  for (const command of commands) {
    onCommand?.(command);
    const result = await sandbox.run({ argv: shell(command), ...(left === undefined ? {} : { seconds: left }) });
    if (left !== undefined) left = Math.max(1, left - Math.floor(result.duration_ms / 1000));
    const { ended, stdout, stderr } = result;
    if (succeeded(ended)) continue;
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
