/** How files of the work tree differ from a commit. */
import { rawChanges } from './changes.js';
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** Paths under these folders that HEAD has and that are changed or gone, with the id of what HEAD has; none before the first commit. */
export async function changedSinceHead(
  repo: Repository,
  folders: readonly string[],
): Promise<{ path: string; before: string; isGone: boolean }[]> {
  if (repo.reader) return [];
  const raw = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-relative'];
  const { code, stdout } = await userGit(repo, ['diff', ...raw, 'HEAD', '--', ...folders], { accept: [128] });
  if (code !== 0) return [];
  return [...rawChanges(stdout)].flatMap(([path, { before, after }]) =>
    before === null ? [] : [{ path, before, isGone: after === null }],
  );
}
