/** Bare repositories that AutoLoop owns. Written file by file: no template, no `git init`, nothing of anybody's configuration. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectFormat, Repository } from '../repository.js';
import { shallowBoundary } from '../shallow.js';
import { makeViewFolder } from '../views.js';

/**
 * Attributes decide what a file's bytes mean, and `.gitattributes` is part of an agent's answer: `$Id$` or line-ending
 * conversion would give an empty diff for a real change. `info/attributes` has the last word, so here every byte counts,
 * and what is shown as binary is decided by the content alone.
 */
export const EXACT_BYTES =
  '* -text -ident -filter -working-tree-encoding -eol -crlf -export-subst -export-ignore !diff !merge !whitespace\n';

/** What is written for a bare repository without commits. */
export interface HostRepositoryPlan {
  objectFormat: ObjectFormat;
  /** Object directories to borrow from. */
  borrow?: readonly string[];
  /** Commits whose parents are absent. */
  shallow?: readonly string[];
}

/** Makes a bare repository of our own in `dir`, which may exist if it is empty. */
export async function createHostRepository(dir: string, plan: HostRepositoryPlan): Promise<void> {
  await Promise.all(
    ['objects/info', 'objects/pack', 'refs/heads', 'info'].map((name) =>
      mkdir(path.join(dir, name), { recursive: true }),
    ),
  );
  const files: Record<string, string> = {
    HEAD: 'ref: refs/heads/none\n',
    config: repositoryConfig(plan.objectFormat, 'bare = true'),
    'info/attributes': EXACT_BYTES,
  };
  if (plan.borrow?.length) files['objects/info/alternates'] = plan.borrow.map(alternateLine).join('');
  if (plan.shallow?.length) files.shallow = plan.shallow.map((id) => `${id}\n`).join('');
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(dir, name), text)));
}

/** A repository's `config` file with these lines in its `[core]` section. */
export function repositoryConfig(objectFormat: ObjectFormat, ...core: string[]): string {
  const extension = objectFormat === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  const version = objectFormat === 'sha256' ? 1 : 0;
  return `[core]\n\trepositoryformatversion = ${version}\n${core.map((line) => `\t${line}\n`).join('')}${extension}`;
}

/** The objects of the user's repository, seen with neutral eyes: their attributes, hooks and settings do not apply. */
export async function withView<T>(repo: Repository, look: (gitDir: string) => Promise<T>): Promise<T> {
  const dir = await makeViewFolder(repo.commonDir);
  try {
    const borrow = [path.join(repo.commonDir, 'objects')];
    await createHostRepository(dir, { objectFormat: repo.objectFormat, borrow, shallow: await shallowBoundary(repo) });
    return await look(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

// A line that starts with a quote is read as a C string, one that starts with # as a comment.
const alternateLine = (dir: string) => `${/["\\\n#]/.test(dir) ? quoted(dir) : dir}\n`;
const quoted = (dir: string) => `"${dir.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
