import { AutoloopError } from '../../core/error.js';
import { alone } from '../../edges/journal/index.js';

/**
 * What `work` answers, while no other process changes the hooks of this repository.
 * @throws AutoloopError `hooks-busy` when another one does for ten seconds on end.
 */
export async function oneAtATime<T>(commonDir: string, work: () => Promise<T>): Promise<T> {
  const done = await alone(commonDir, 'hooks', async () => ({ answer: await work() }));
  if (done) return done.answer;
  throw new AutoloopError('refused', 'hooks-busy', 'Another process is at the hooks of this repository', {
    hint: 'Try again when it is done.',
  });
}
