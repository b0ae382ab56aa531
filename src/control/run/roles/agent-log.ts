import type { Blob } from '../../../core/journal/types.gen.js';
import type { OpenAttempt } from '../context.js';
import { openSandbox } from '../sandbox-plan.js';
import { throwIfStopped } from '../stopped.js';

/** What is kept of it; an agent may write commit messages as long as it likes. */
const MOST_BYTES = 64 * 1024;
const SECONDS = 10;

/**
 * The agent's own commits as its Git tells of them, kept as text: the tree alone is taken. Its Git directory may name
 * programs, which Git then starts: asked in a sandbox that sees the files read-only, for what roles looked at must not change
 * after them. Null where there is none, or no answer.
 */
export async function keepAgentLog({ run, worktree, places }: OpenAttempt): Promise<Blob | null> {
  const argv = [
    'git',
    '--no-pager',
    'log',
    '--no-color',
    '--no-show-signature',
    '--format=fuller',
    '--date=iso-strict',
  ];
  const sandbox = await openSandbox(run, {
    workspace: { path: worktree, writable: false },
    git: { dir: places.gitDir, base: `${run.places.base}/objects` },
    ownPrograms: true,
  });
  const ask = () => sandbox.run({ argv: [...argv, 'HEAD', '--not', run.base.commit], seconds: SECONDS });
  const { ended, stdout, dropped_bytes } = await ask()
    .then((answer) => (answer.ended.how === 'signalled' ? ask() : answer)) // something from outside ended it
    .finally(() => sandbox.close());
  throwIfStopped(run.signal);
  const answered = ended.how === 'exited' && ended.code === 0 && stdout.length > 0;
  if (!answered) return null;
  const kept = stdout.subarray(0, MOST_BYTES);
  return run.keepOutput(kept, dropped_bytes + stdout.length - kept.length);
}
