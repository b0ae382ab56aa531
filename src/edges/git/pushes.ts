/** What a push brings. Format of what Git tells the hook: githooks(5), `pre-push`. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

export interface PushedRef {
  /** `(delete)` when the ref is deleted. */
  localRef: string;
  /** Null when the ref is deleted. */
  local: string | null;
  remoteRef: string;
  /** Null when the remote has no such ref. */
  remote: string | null;
}

const idOrNull = (id: string): string | null => (/^0*$/.test(id) ? null : id);

/** The refs of a push, as they stand on the hook's standard input. */
export function pushedRefs(input: string): PushedRef[] {
  return input.split('\n').flatMap((line) => {
    const [localRef, local, remoteRef, remote] = line.trim().split(' ');
    if (!localRef || local === undefined || !remoteRef || remote === undefined) return [];
    return [{ localRef, local: idOrNull(local), remoteRef, remote: idOrNull(remote) }];
  });
}

/** The commits that objects stand for, as `peeled` has them, of however many refs with one question; those of no commit are left out. */
export async function commitsOf(repo: Repository, ids: Iterable<string>): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  const { stdout } = await userGit(repo, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], {
    stdin: asked.map((id) => `${id}^{commit}\n`).join(''),
  });
  const lines = stdout.toString().split('\n');
  return new Map(
    asked.flatMap((id, index): [string, string][] => {
      const [, commit] = /^commit ([0-9a-f]+)$/.exec(lines[index] ?? '') ?? [];
      return commit === undefined ? [] : [[id, commit]];
    }),
  );
}

/** Of these commits, those that cannot be reached from any of `not`. */
export async function unreached(
  repo: Repository,
  commits: Iterable<string>,
  not: Iterable<string>,
): Promise<Set<string>> {
  const { stdout } = await userGit(repo, ['rev-list', '--stdin'], {
    stdin: [...commits, ...[...not].map((commit) => `^${commit}`), ''].join('\n'),
  });
  const found = new Set(stdout.toString().split('\n'));
  return new Set([...commits].filter((commit) => found.has(commit)));
}

/** Where the branches of a remote stood when it was last asked: ids by ref. A remote that is only an address has none. */
export async function refsOfRemote(repo: Repository, remote: string): Promise<Map<string, string>> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(remote)) return new Map();
  const format = '--format=%(objectname) %(refname:lstrip=3)';
  const { stdout } = await userGit(repo, ['for-each-ref', format, `refs/remotes/${remote}/`]);
  const lines = stdout.toString().split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => [`refs/heads/${line.slice(line.indexOf(' ') + 1)}`, line.slice(0, line.indexOf(' '))]),
  );
}
