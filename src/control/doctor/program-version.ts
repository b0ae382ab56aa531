import { versionIn } from '../../core/agents/output.js';
import { capture } from '../../edges/process/capture.js';

/** The version that a program of this machine prints when it is asked with `args`; null when it says none in ten seconds. */
export async function programVersion(program: string, args: string[]): Promise<string | null> {
  const { ended, stdout, stderr } = await capture(program, args, { env: 'inherit', seconds: 10 });
  if (ended.how !== 'exited' || ended.code !== 0) return null;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return versionIn(text(stdout), text(stderr));
}
