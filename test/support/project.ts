import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './run-program.js';
import { sampleProject, writeFiles } from './sample.js';
import { temporary } from './temporary.js';

/** A project with a commit, as somebody has it who has never heard of the tool. */
export async function project(init: string[] = []): Promise<string> {
  const repo = join(await temporary(), 'repo');
  await writeFiles(repo, sampleProject);
  await git(repo, 'init', '-q', '-b', 'main', ...init);
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Project');
  return repo;
}

/** Everything in a folder but what Git keeps in `objects`, with its bytes. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const kept = files.filter((path) => !path.includes('/.git/objects/') && !path.endsWith('/.git/index'));
  return Object.fromEntries(
    await Promise.all(kept.map(async (path) => [path.slice(folder.length), await readFile(path, 'latin1')] as const)),
  );
}
