/** Takes hooks away and leaves what was there before, byte for byte. It goes by what it finds, and can be repeated. */
import { dirname, join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import {
  isSame,
  listNames,
  lookAtHook,
  moveHook,
  removeFolder,
  removeIfEmpty,
  replaceText,
  sweepUnfinished,
  takeHook,
} from '../../edges/files/index.js';
import { configuredHooks, type Repository, removeConfiguredHooks, setHooksPath } from '../../edges/git/index.js';
import { hasBlock, withoutBlock } from './block.js';
import { isFrameworks, legacyOf } from './framework.js';
import { besideOf, freeName, nextAfter } from './install.js';
import { hasCommands, withoutCommands } from './lefthook.js';
import { hookNames } from './names.js';
import { oneAtATime } from './one-at-a-time.js';
import { ownFolder, ownHooks, placeIn, type Surroundings, surroundingsOf } from './place.js';
import { changedBefore, readRecord, removeRecord } from './record.js';
import { readShim } from './shim.js';

export interface Uninstalled {
  /** What was taken out or brought back. */
  removed: string[];
  /** What somebody had changed since, or put in our place, and was therefore kept: a sentence each. */
  kept: string[];
  /** What is left to do, as sentences. */
  next: string[];
}

/**
 * Uninstalls every hook of ours, wherever it was put.
 * @throws AutoloopError `hook-not-written`, `cannot-edit`, `hooks-busy`. What it had begun goes on at the next try.
 */
export async function uninstallHooks(repo: Repository): Promise<Uninstalled> {
  const uninstalled = await oneAtATime(repo.commonDir, async () => {
    const around = await surroundingsOf(repo);
    const result: Uninstalled = { removed: [], kept: [], next: [] };
    const record = await readRecord(repo.commonDir);
    await takeCommands(around, record, result);
    await takeBlocks(around, record, result);
    await takeSettings(repo, around, result);
    for (const dir of new Set([around.dir, join(repo.commonDir, 'hooks')]))
      if (dir !== ownHooks(repo.commonDir)) await takeShims(dir, result);
    for (const folder of record.folders) await removeIfEmpty(folder);
    // All but the lock: whoever waits for it may install.
    await removeFolder(ownHooks(repo.commonDir));
    await removeRecord(repo.commonDir);
    if (result.removed.length > 0) result.next.push(...nextAfter(placeIn(around)));
    if (around.framework)
      result.next.push(`pre-commit still has ours run: take our entries out of ${around.framework.file}`);
    return result;
  });
  await removeIfEmpty(ownFolder(repo.commonDir));
  await removeIfEmpty(dirname(ownFolder(repo.commonDir)));
  return uninstalled;
}

type Kept = Awaited<ReturnType<typeof readRecord>>;

async function takeCommands({ lefthook }: Surroundings, record: Kept, { removed }: Uninstalled): Promise<void> {
  if (lefthook === null) return;
  await sweepUnfinished(lefthook.file);
  const { text, editable } = await lookAtHook(lefthook.file);
  if (text === null || !hasCommands(text)) return;
  mustBeEditable(lefthook.file, editable);
  const after = withoutCommands(text);
  await replaceText(lefthook.file, after, changedBefore(record, lefthook.file, after));
  removed.push(lefthook.file);
}

/** @throws AutoloopError `cannot-edit` */
function mustBeEditable(file: string, editable: boolean): void {
  if (!editable)
    throw new AutoloopError(
      'configuration',
      'cannot-edit',
      `${file} is no file of UTF-8 that lines could be taken out of`,
      {
        hint: 'Take the lines that say `autoloop hooks` out by hand, and what stands between them.',
      },
    );
}

async function takeBlocks({ husky, root }: Surroundings, record: Kept, { removed }: Uninstalled): Promise<void> {
  for (const dir of new Set([husky?.dir ?? join(root, '.husky'), join(root, '.husky')]))
    for (const hook of hookNames) {
      const file = join(dir, hook);
      await sweepUnfinished(file);
      const { text, editable } = await lookAtHook(file);
      if (text === null || !hasBlock(text)) continue;
      mustBeEditable(file, editable);
      const after = withoutBlock(text);
      const before = changedBefore(record, file, after);
      const isNew = before === undefined && /^(?:#!.*\n\. ".*\/_\/husky\.sh"\n\s*)?$/.test(after);
      if (isNew) await takeHook(file);
      else await replaceText(file, after, before);
      removed.push(file);
    }
}

async function takeSettings(repo: Repository, { dir, outer }: Surroundings, { removed }: Uninstalled): Promise<void> {
  const settings = await configuredHooks(repo, 'autoloop-');
  await removeConfiguredHooks(
    repo,
    settings.map(({ name }) => name),
  );
  removed.push(...settings.map(({ name }) => `hook.${name}`));
  if (dir !== ownHooks(repo.commonDir)) return;
  await setHooksPath(repo, null);
  removed.push(`core.hooksPath${outer === null ? '' : `, which is ${outer.value} again`}`);
}

async function takeShims(dir: string, result: Uninstalled): Promise<void> {
  const names = await listNames(dir);
  for (const hook of hookNames) {
    const file = join(dir, hook);
    const beside = besideOf(file);
    for (const path of [file, beside, legacyOf(file)]) await sweepUnfinished(path);
    if (await takeMoved(file, result)) continue;
    const hasBeside = names.includes(`${hook}.autoloop-before`);
    const there = await lookAtHook(file);
    const state = there.kind !== 'file' || there.text === null ? 'foreign' : readShim(there.text);
    if (there.kind === null && hasBeside) await moveHook(beside, file);
    else if (there.kind === null) continue;
    else if (state === 'ours') await takeHook(file, hasBeside ? beside : undefined);
    else if (state === 'changed') {
      const aside = await freeName(`${file}.autoloop-edited`);
      await moveHook(file, aside);
      if (hasBeside) await moveHook(beside, file);
      result.kept.push(`${file} had been changed since, and is now ${aside}`);
    } else if (hasBeside) {
      await keepForeign(file, beside, result);
      continue;
    } else continue;
    result.removed.push(file);
  }
}

/**
 * Ours where the framework `pre-commit` has moved it to. What it ran first takes its place, unless that is the framework's own
 * former script. Answers whether the framework's script stands in the place of ours, so that no more is to be done.
 */
async function takeMoved(file: string, result: Uninstalled): Promise<boolean> {
  const [legacy, beside] = [legacyOf(file), besideOf(file)];
  const { text } = await lookAtHook(legacy);
  const state = text === null ? 'foreign' : readShim(text);
  if (state === 'foreign') return false;
  const isInFront = isFrameworks((await lookAtHook(file)).text);
  if (state === 'changed') {
    const aside = await freeName(`${legacy}.autoloop-edited`);
    await moveHook(legacy, aside);
    result.kept.push(`${legacy} had been changed since, and is now ${aside}`);
  }
  const before = isInFront ? await lookAtHook(beside) : undefined;
  if (before && isFrameworks(before.text)) await takeHook(beside);
  const isBack = before && before.kind !== null && !isFrameworks(before.text);
  await takeHook(legacy, isBack ? beside : undefined);
  result.removed.push(legacy);
  return isInFront;
}

/** Somebody put another hook in the place of ours: it stays, and so does what ours had run first. */
async function keepForeign(file: string, beside: string, { removed, kept }: Uninstalled): Promise<void> {
  // An install that was killed between two steps leaves one hook with two names.
  if (await isSame(file, beside)) {
    await takeHook(beside);
    removed.push(beside);
  } else kept.push(`${file} is not ours; what was there before is still ${beside}`);
}
