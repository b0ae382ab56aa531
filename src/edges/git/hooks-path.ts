/** Where the user's own settings have Git look for hooks. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** `core.hooksPath` as it is set, a `~` resolved; undefined where it is not. Our own calls set it to nothing, which is passed over. */
export async function hooksPath(repo: Repository): Promise<string | undefined> {
  const asked = ['config', '--show-scope', '--type=path', '--null', '--get-all', 'core.hooksPath'];
  const { code, stdout } = await userGit(repo, asked, { accept: [1] });
  const parts = code === 0 ? stdout.toString().split('\0') : [];
  // Scope and value take turns; the last one that is not ours counts.
  const values = parts.filter((_, index) => index % 2 === 1 && parts[index - 1] !== 'command');
  return values.at(-1);
}
