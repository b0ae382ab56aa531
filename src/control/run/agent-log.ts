import type { Blob } from '../../core/journal/types.gen.js';
import type { OpenAttempt } from './context.js';

/** What is kept of it; an agent may write commit messages as long as it likes. */
const MOST_BYTES = 64 * 1024;
const SECONDS = 10;

/**
 * The agent's own commits as its Git tells of them, kept as text: the tree alone is taken. Asked inside the attempt's
 * sandbox, whose Git directory may do what it likes there. Null where there is none, or no answer.
 */
export async function keepAgentLog({ run, sandbox }: OpenAttempt): Promise<Blob | null> {
  const argv = [
    'git',
    '--no-pager',
    'log',
    '--no-color',
    '--no-show-signature',
    '--format=fuller',
    '--date=iso-strict',
  ];
  const { ended, stdout, dropped_bytes } = await sandbox.run({
    argv: [...argv, 'HEAD', '--not', run.base.commit],
    seconds: SECONDS,
  });
  const answered = ended.how === 'exited' && ended.code === 0 && stdout.length > 0;
  if (!answered) return null;
  const kept = stdout.subarray(0, MOST_BYTES);
  return run.keepOutput(kept, dropped_bytes + stdout.length - kept.length);
}
