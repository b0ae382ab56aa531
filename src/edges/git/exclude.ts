/** Keeping our own folders out of the user's `git status` without touching a file that is committed. */
import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { Repository } from './repository.js';

/** Adds a pattern (gitignore(5)) to the repository's `info/exclude`, once. Throws as `excludedLocally` does. */
export async function excludeLocally(repo: Repository, pattern: string): Promise<void> {
  const { file, text } = await readExclude(repo);
  if (hasLine(text, pattern)) return;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await withFile(file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, (handle) =>
      handle.appendFile(`${text === '' || text.endsWith('\n') ? '' : '\n'}${pattern}\n`),
    );
  } catch (error) {
    throw unusable(file, error);
  }
}

/**
 * Whether `info/exclude` has this very line.
 * @throws AutoloopError `exclude-unusable` for what is no regular file, or not ours to open.
 */
export async function excludedLocally(repo: Repository, pattern: string): Promise<boolean> {
  return hasLine((await readExclude(repo)).text, pattern);
}

const hasLine = (text: string, line: string): boolean => text.split(/\r?\n/).includes(line);

async function readExclude({ commonDir }: Repository): Promise<{ file: string; text: string }> {
  const file = path.join(commonDir, 'info', 'exclude');
  try {
    return { file, text: await withFile(file, constants.O_RDONLY, (handle) => handle.readFile('utf8')) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { file, text: '' };
    throw unusable(file, error);
  }
}

/** Opens a regular file, and waits for nobody at the other end of a pipe. */
async function withFile<Made>(
  file: string,
  flags: number,
  use: (handle: Awaited<ReturnType<typeof open>>) => Promise<Made>,
): Promise<Made> {
  const handle = await open(file, flags | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new Error('It is no regular file');
    return await use(handle);
  } finally {
    await handle.close();
  }
}

const unusable = (file: string, error: unknown): AutoloopError =>
  new AutoloopError('environment', 'exclude-unusable', `${file} cannot be used: ${(error as Error).message}`, {
    hint: 'Git reads there what is not to be tracked. Put a regular file in its place, and look at who may write it.',
    cause: error,
  });
