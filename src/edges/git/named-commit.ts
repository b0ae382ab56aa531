/** Commits that people name by a part of their id. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** The one commit whose id begins with these hexadecimal digits; undefined when there is none, or several. */
export async function commitNamed(repo: Repository, digits: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{7,64}$/.test(digits)) return undefined;
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${digits}^{commit}`];
  const { code, stdout } = await userGit(repo, asked, { accept: [1, 128] });
  const id = stdout.toString().trim();
  // A branch may have such a name.
  return code === 0 && id.startsWith(digits) ? id : undefined;
}
