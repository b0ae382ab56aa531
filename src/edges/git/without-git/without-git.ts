/**
 * Reading a repository where no `git` can be started: a slim container, an editor's PATH. Only the plainest kind is known, and
 * what is not is refused by name. Formats: gitrepository-layout(5), git-config(1), gitrevisions(7).
 */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import type { Reader, Repository } from '../reader.js';
import { shallowBoundary } from '../shallow.js';
import { readIndex } from './index-file.js';
import { objectStore } from './objects.js';
import { commitsOf } from './revisions.js';
import { treesOf } from './trees.js';

type Place = Pick<Repository, 'root' | 'gitDir' | 'commonDir'>;

/**
 * The repository that contains `directory`, or the one a hook's `GIT_DIR` names, with a reader in the place of Git.
 * Throws `not-a-repository`, and `missing` with the reason when the repository cannot be read without Git.
 */
export async function openWithoutGit(directory: string, missing: AutoloopError): Promise<Repository> {
  const place = placeOf(directory);
  if (place === undefined) {
    throw new AutoloopError('environment', 'not-a-repository', `${directory} is not inside a Git repository`, {
      hint: 'Change to your repository.',
    });
  }
  const index = readIndex(path.resolve(place.root, process.env.GIT_INDEX_FILE || path.join(place.gitDir, 'index')));
  const problem = problemOf(place) ?? (index.how === 'unknown' ? index.problem : undefined);
  if (index.how === 'unknown' || problem !== undefined) {
    const message = `${missing.message}, and this repository cannot be read without it: ${problem}`;
    throw new AutoloopError('environment', missing.code, message, missing.hint ? { hint: missing.hint } : {});
  }
  const shallow = textOf(path.join(place.commonDir, 'shallow')) !== undefined;
  const repo: Repository = { ...place, objectFormat: 'sha1', shallow };
  return { ...repo, reader: await readerOf(repo, index.entries) };
}

async function readerOf(repo: Repository, index: IndexEntries): Promise<Reader> {
  const store = objectStore(repo);
  const commits = commitsOf(repo, store, await shallowBoundary(repo));
  return {
    unknown: 'The git command could not be started. Claims, and who the author of a commit will be, are not known.',
    objects: store.objects,
    ...commits,
    ...treesOf(store, index, commits.treeOf),
  };
}

type IndexEntries = Parameters<typeof treesOf>[1];

/** Where the repository is; undefined when there is none, or none with a work tree. */
function placeOf(directory: string): Place | undefined {
  const { GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR } = process.env;
  const found = GIT_DIR ? { root: directory, gitDir: path.resolve(GIT_DIR) } : above(directory);
  if (found === undefined || textOf(path.join(found.gitDir, 'HEAD')) === undefined) return undefined;
  const { gitDir } = found;
  const common = GIT_COMMON_DIR ? path.resolve(GIT_COMMON_DIR) : textOf(path.join(gitDir, 'commondir'))?.trim();
  return {
    root: realpathSync(GIT_WORK_TREE ? path.resolve(GIT_WORK_TREE) : found.root),
    gitDir: realpathSync(gitDir),
    commonDir: realpathSync(path.resolve(gitDir, common ?? '.')),
  };
}

/** The nearest folder from `directory` upwards that has a `.git`, or a file of this name that says where it is. */
function above(directory: string): { root: string; gitDir: string } | undefined {
  for (let root = directory; ; root = path.dirname(root)) {
    const dotGit = path.join(root, '.git');
    const link = /^gitdir: (.*)$/m.exec(textOf(dotGit) ?? '')?.[1];
    if (link !== undefined) return { root, gitDir: path.resolve(root, link) };
    if (textOf(path.join(dotGit, 'HEAD')) !== undefined) return { root, gitDir: dotGit };
    if (path.dirname(root) === root) return undefined;
  }
}

/** What makes objects or refs of the repository unreadable to us; undefined when nothing does. */
function problemOf({ commonDir }: Place): string | undefined {
  const { GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES } = process.env;
  if (GIT_OBJECT_DIRECTORY || GIT_ALTERNATE_OBJECT_DIRECTORIES) return 'its objects are elsewhere';
  if (textOf(path.join(commonDir, 'objects/info/alternates'))) return 'it shares the objects of another repository';
  if (textOf(path.join(commonDir, 'info/grafts'))) return 'its history is grafted';
  const config = textOf(path.join(commonDir, 'config')) ?? '';
  if (/^[ \t]*promisor[ \t]*(=|$)/im.test(config)) return 'it is a partial clone';
  const extension = extensionsIn(config).find((name) => !harmless.has(name));
  return extension && `it has the extension ${extension}`;
}

/** Say nothing about how objects and refs are stored. */
const harmless = new Set(['noop', 'preciousobjects', 'relativeworktrees', 'worktreeconfig']);

/** Names of what a configuration says in its section `extensions`, which Git reads in this very file alone. */
function extensionsIn(config: string): string[] {
  const sections = config.split(/^[ \t]*\[/m).filter((section) => /^extensions[ \t]*\]/i.test(section));
  return sections.flatMap((section) =>
    [...section.slice(section.indexOf(']') + 1).matchAll(/^[ \t]*([a-z][a-z0-9-]*)[ \t]*(?:=[ \t]*(\S*))?/gim)].flatMap(
      ([, name = '', value = '']) => (/^objectformat$/i.test(name) && value === 'sha1' ? [] : [name.toLowerCase()]),
    ),
  );
}

/** The text of a regular file; undefined where there is none. */
function textOf(file: string): string | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file, 'utf8');
}
