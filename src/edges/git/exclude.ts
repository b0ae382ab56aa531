/** Keeping our own folders out of the user's `git status` without touching a file that is committed. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from './repository.js';

/** Adds a pattern (gitignore(5)) to the repository's `info/exclude`, once. */
export async function excludeLocally(repo: Repository, pattern: string): Promise<void> {
  const file = path.join(repo.commonDir, 'info', 'exclude');
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.split(/\r?\n/).includes(pattern)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${pattern}\n`);
}
