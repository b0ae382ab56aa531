/** Refs that keep what was accepted from ever being collected, whatever becomes of its branch. */
import { userGitAsIs } from './door.js';
import type { Repository } from './repository.js';

const refOf = (order: string): string => `refs/autoloop/accepted/${order}`;

/** Points the ref of an order at the commit that was accepted for it, wherever it pointed before. */
export async function pinAccepted(repo: Repository, order: string, commit: string): Promise<void> {
  await userGitAsIs(repo, ['update-ref', '-m', 'autoloop', refOf(order), commit]);
}
