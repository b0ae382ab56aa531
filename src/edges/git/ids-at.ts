import { ensureQuarantine } from './attempts/quarantine.js';
import { hostGit } from './door.js';
import type { Repository } from './repository.js';

/**
 * What a tree of the quarantine `dir` has at these paths, as `blob <id>`, `tree <id>` or `commit <id>`; a path that it does
 * not have is missing in the answer. Links are not followed.
 */
export async function idsAt(
  repo: Repository,
  { dir, tree, paths }: { dir: string; tree: string; paths: readonly string[] },
): Promise<Map<string, string>> {
  await ensureQuarantine(repo, dir);
  // One name to a line: what has a line break is asked for by nobody, and is in no answer.
  const asked = paths.filter((path) => !path.includes('\n'));
  const stdin = asked.map((path) => `${tree}:${path}\n`).join('');
  const { stdout } = await hostGit(dir, ['cat-file', '--batch-check=%(objecttype) %(objectname)', '--buffer'], {
    stdin,
  });
  const lines = stdout.toString().split('\n');
  return new Map(
    asked.flatMap((path, index) => {
      const line = lines[index] ?? '';
      return /^(blob|tree|commit) [0-9a-f]+$/.test(line) ? [[path, line] as const] : [];
    }),
  );
}
