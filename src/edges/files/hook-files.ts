/** Hooks as files: looked at without running them, put in place and taken away in one step each. */
import {
  chmod,
  copyFile,
  link,
  lstat,
  lutimes,
  mkdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { AutoloopError } from '../../core/error.js';

export interface HookFile {
  /** Null when nothing is there; `folder` and the like are `other`. */
  kind: 'file' | 'link' | 'other' | null;
  /** Whether Git would run it: a file, or a link to one, that may be executed. */
  runs: boolean;
  /** Its text; null for what is no file of text of at most a megabyte. */
  text: string | null;
  /** Whether it can be written again from its text: a file, not a link to one, that is all UTF-8. */
  editable: boolean;
}

/** A larger one is a program. */
const mostBytes = 2 ** 20;

export async function lookAtHook(file: string): Promise<HookFile> {
  const own = await lstat(file).catch(() => undefined);
  if (own === undefined) return { kind: null, runs: false, text: null, editable: false };
  const target = own.isSymbolicLink() ? await stat(file).catch(() => undefined) : own;
  const kind = own.isSymbolicLink() ? 'link' : own.isFile() ? 'file' : 'other';
  if (!target?.isFile()) return { kind, runs: false, text: null, editable: false };
  const bytes = target.size <= mostBytes ? await readFile(file).catch(() => undefined) : undefined;
  const text = bytes === undefined || bytes.includes(0) ? null : bytes.toString('utf8');
  const editable = kind === 'file' && text !== null && bytes !== undefined && Buffer.from(text).equals(bytes);
  // The owner's bit stands for all: root may execute what anybody may.
  return { kind, runs: (target.mode & 0o111) !== 0, text, editable };
}

/** What is written aside before it is renamed into place. */
const unfinished = (file: string): string => `${file}.autoloop-new`;

/**
 * Puts a script at `file` in one step. What stands there gets the name `beside` before, so that at no moment neither is there.
 * @throws AutoloopError `hook-left-behind` when something else has that name.
 */
export async function putHook(file: string, text: string, mode: number, beside?: string): Promise<void> {
  await orSay(file, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    if (beside !== undefined) await giveName(file, beside);
    await rm(unfinished(file), { force: true });
    await writeFile(unfinished(file), text, { flag: 'wx', mode });
    await chmod(unfinished(file), mode);
    await rename(unfinished(file), file);
  });
}

/** Takes a script away, and in the same step brings back what stands `beside`. */
export async function takeHook(file: string, beside?: string): Promise<void> {
  await orSay(file, async () => {
    await rm(unfinished(file), { force: true });
    if (beside !== undefined) await rename(beside, file);
    else await rm(file, { force: true });
  });
}

/** Removes what a process that was killed had written aside. */
export const sweepUnfinished = (file: string): Promise<void> => rm(unfinished(file), { force: true }).catch(() => {});

/** Gives a file another name. */
export const moveHook = (file: string, to: string): Promise<void> => orSay(file, () => rename(file, to));

/** Replaces the text of a file in one step; its mode stays. */
export async function replaceText(file: string, text: string, times?: number): Promise<void> {
  await orSay(file, async () => {
    const { mode } = await stat(file);
    await writeFile(unfinished(file), text, { mode });
    await chmod(unfinished(file), mode & 0o7777);
    if (times !== undefined) await utimes(unfinished(file), times / 1000, times / 1000);
    await rename(unfinished(file), file);
  });
}

/** When a file was changed, in milliseconds; undefined when it is not there. */
export const changedAt = async (file: string): Promise<number | undefined> =>
  (await lstat(file).catch(() => undefined))?.mtimeMs;

/** Removes a folder when nothing is in it. */
export const removeIfEmpty = (folder: string): Promise<void> => rmdir(folder).catch(() => {});

/** A second name for the same file, where the file system knows such a thing; else a copy. */
async function giveName(file: string, beside: string): Promise<void> {
  const own = await lstat(file).catch(() => undefined);
  if (own === undefined) return;
  const there = await lstat(beside).catch(() => undefined);
  // Left by an install that was killed between two steps.
  if (there !== undefined && (await isSame(file, beside))) return;
  if (there !== undefined)
    throw new AutoloopError('refused', 'hook-left-behind', `${beside} is there already, and would be written over`, {
      hint: 'Look at what it is; move it away, or make it your hook again.',
    });
  if (own.isSymbolicLink()) {
    await symlink(await readlink(file), beside);
    await lutimes(beside, own.atime, own.mtime);
    return;
  }
  await link(file, beside).catch(async () => {
    await copyFile(file, unfinished(beside));
    await chmod(unfinished(beside), own.mode & 0o7777);
    await utimes(unfinished(beside), own.atime, own.mtime);
    await rename(unfinished(beside), beside);
  });
}

/** Whether both names stand for the same content. */
export async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(one), lstat(other)]);
  if (a.isSymbolicLink() || b.isSymbolicLink())
    return a.isSymbolicLink() && b.isSymbolicLink() && (await readlink(one)) === (await readlink(other));
  if (a.ino === b.ino && a.dev === b.dev) return true;
  return a.size === b.size && (await readFile(one)).equals(await readFile(other));
}

async function orSay(file: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (cause instanceof AutoloopError || code === '') throw cause;
    throw new AutoloopError('environment', 'hook-not-written', `${file} could not be changed: ${code}`, {
      hint: 'Look at who owns its folder and who may write to it.',
      cause,
    });
  }
}
