import { AutoloopError } from '../../core/error.js';
import type { Repository } from './reader.js';
import { openBare, openRepository } from './repository.js';

/**
 * The repository that contains `directory`, for one who reads snapshots of it: a bare one too when `bare` allows it, and, where
 * no `git` can be started, one of the plainest kind, with a reader in its place. Throws as `openRepository`, where
 * `git-missing` says why the repository cannot be read without.
 */
export async function openForReading(directory: string, { bare = false } = {}): Promise<Repository> {
  try {
    return await openRepository(directory);
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    if (error.code === 'bare-repository' && bare) return openBare(directory);
    if (error.code !== 'git-missing') throw error;
    const { openWithoutGit } = await import('./without-git/without-git.js');
    return openWithoutGit(directory, error);
  }
}
