/** Puts hooks in place: all of them or none, beside what is there. */
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import {
  changedAt,
  exists,
  isSame,
  lookAtHook,
  makeFolder,
  moveHook,
  programFile,
  putHook,
  readText,
  removeIfEmpty,
  replaceText,
  shimsDir,
  takeHook,
} from '../../edges/files/index.js';
import { addConfiguredHooks, type Repository, removeConfiguredHooks, setHooksPath } from '../../edges/git/index.js';
import { hasBlock, withBlock } from './block.js';
import { type Framework, isWritten, notWritten, standsAt } from './framework.js';
import { withCommands } from './lefthook.js';
import { type HookName, hookNames } from './names.js';
import { oneAtATime } from './one-at-a-time.js';
import { passedOn } from './passed-on.js';
import { type Place, placeIn, type Surroundings, surroundingsOf } from './place.js';
import { keepRecord } from './record.js';
import { beforeIn, readShim, renderShim } from './shim.js';

export interface Installed {
  manager: Place['manager'];
  hooks: { hook: HookName; path: string; did: 'installed' | 'updated' | 'kept' }[];
  /** Files that somebody had changed since they were put in place, where they are now. */
  kept_aside: string[];
  /** What is left to do, as sentences. */
  next: string[];
}

/** One change, and how it is taken back. */
interface Step {
  hook: HookName | null;
  path: string;
  did: 'installed' | 'updated' | 'kept';
  make: () => Promise<void>;
  undo: () => Promise<void>;
  /** Where a changed file goes. */
  aside?: string;
}

const nothing = async () => {};

/** What is beside a hook of ours, and runs first. */
export const besideOf = (file: string): string => `${file}.autoloop-before`;

/**
 * Installs every hook, or brings those that are installed up to date. Doing it again changes nothing.
 * @throws AutoloopError `hook-left-behind`, `hook-not-written`, `cannot-edit`, `hooks-busy`; nothing is changed then.
 */
export async function installHooks(repo: Repository): Promise<Installed> {
  return oneAtATime(repo.commonDir, async () => {
    const around = await surroundingsOf(repo);
    const place = placeIn(around);
    const steps = await stepsFor(repo, around, place);
    await keepRecord(
      repo.commonDir,
      steps.map(({ path }) => path),
    );
    await makeAll(steps);
    return {
      manager: place.manager,
      hooks: steps.flatMap(({ hook, path, did }) => (hook === null ? [] : [{ hook, path, did }])),
      kept_aside: steps.flatMap(({ aside }) => aside ?? []),
      next: [...nextAfter(place), ...(await leftToWrite(place, around))],
    };
  });
}

async function makeAll(steps: readonly Step[]): Promise<void> {
  const made: Step[] = [];
  try {
    for (const step of steps) {
      made.unshift(step);
      await step.make();
    }
  } catch (error) {
    // The first of these is the one that failed: what it did of its work is taken back too.
    for (const step of made) await step.undo().catch(nothing);
    throw error;
  }
}

async function stepsFor(repo: Repository, around: Surroundings, place: Place): Promise<Step[]> {
  const { framework } = around;
  switch (place.manager) {
    case 'husky':
      return Promise.all(hookNames.map((hook) => scriptStep(join(place.dir, hook), hook, place.starts)));
    case 'lefthook':
      return commandSteps(place.file, around.lefthook?.editable === true);
    case 'config': {
      const shims = await shimSteps(place.dir, { shared: false, framework });
      return [...shims, configStep(repo, place.dir, framework)];
    }
    case 'own-folder': {
      const others = (await passedOn(place.instead)).map((name) => ({ name, before: join(place.instead, name) }));
      const shims = await shimSteps(place.dir, { shared: false, others, framework });
      return [...shims, hooksPathStep(repo, around, place.dir)];
    }
    default:
      return shimSteps(place.dir, { shared: place.shared, framework });
  }
}

interface Shims {
  shared: boolean;
  /** Hooks of another folder, which these pass on to. */
  others?: readonly { name: string; before: string }[];
  /** Has some of ours run already. */
  framework: Framework | null;
}

async function shimSteps(dir: string, { shared, others, framework }: Shims): Promise<Step[]> {
  const template = await readText(join(shimsDir(), 'shim.sh'));
  const known = shared ? null : { node: process.execPath, program: programFile() };
  const names = new Set<string>([...hookNames, ...(others ?? []).map(({ name }) => name)]);
  return Promise.all(
    [...names].map(async (name): Promise<Step> => {
      const hook = hookNames.find((own) => own === name) ?? null;
      const file = join(dir, name);
      if (framework && hook !== null && framework.hooks.has(hook))
        return { hook, path: framework.file, did: 'kept', make: nothing, undo: nothing };
      const elsewhere = others?.find((other) => other.name === name)?.before ?? null;
      return shimStep(file, hook, (before) => renderShim(template, { hook, before: elsewhere ?? before, known }));
    }),
  );
}

/** A script of ours at `file`; one that somebody changed is moved aside first, a foreign one is run by ours. */
async function shimStep(
  called: string,
  hook: HookName | null,
  render: (before: string | null) => string,
): Promise<Step> {
  const file = await standsAt(called);
  const there = await lookAtHook(file);
  const beside = besideOf(called);
  const state =
    there.kind === null ? 'none' : there.kind === 'file' && there.text !== null ? readShim(there.text) : 'foreign';
  const named = beside.slice(beside.lastIndexOf('/') + 1);
  const hasBefore = state === 'foreign' || (await lookAtHook(beside)).kind !== null;
  const text = render(hasBefore ? named : null);
  const put = (besideIt?: string) => putHook(file, text, 0o755, besideIt);
  const step = { hook, path: file };
  if (there.kind === 'other')
    throw new AutoloopError('refused', 'hook-not-written', `${file} is no file`, { hint: 'Move it away.' });
  if (state === 'ours' && there.text === text && there.runs)
    return { ...step, did: 'kept', make: nothing, undo: nothing };
  if (state === 'foreign')
    return { ...step, did: 'installed', make: () => put(beside), undo: () => takeBack(file, beside) };
  if (state === 'none') return { ...step, did: 'installed', make: () => put(), undo: () => takeBack(file) };
  if (state === 'ours')
    return { ...step, did: 'updated', make: () => put(), undo: () => putHook(file, there.text ?? '', 0o755) };
  const aside = await freeName(`${file}.autoloop-edited`);
  const make = async () => {
    await moveHook(file, aside);
    await put();
  };
  const undo = async () => {
    if (await exists(aside)) await moveHook(aside, file);
  };
  return { ...step, did: 'updated', make, undo, aside };
}

/** Undoes `putHook`, however far it got. */
async function takeBack(file: string, beside?: string): Promise<void> {
  const { text } = await lookAtHook(file);
  const isOurs = text !== null && readShim(text) === 'ours';
  if (beside === undefined) return isOurs ? takeHook(file) : undefined;
  if ((await lookAtHook(beside)).kind === null) return;
  if (isOurs && beforeIn(text) !== null) await takeHook(file, beside);
  else if (await isSame(file, beside)) await takeHook(beside);
}

/** The first of `path`, `path-2`, … that is free. */
export async function freeName(path: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? path : `${path}-${number}`;
    if ((await lookAtHook(name)).kind === null) return name;
  }
}

async function scriptStep(file: string, hook: HookName, starts: boolean): Promise<Step> {
  const there = await lookAtHook(file);
  const step = { hook, path: file };
  if (there.kind === null) {
    const begin = starts ? `#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n` : '';
    const make = () => putHook(file, withBlock(begin, hook), starts ? 0o755 : 0o644);
    return { ...step, did: 'installed', make, undo: () => takeHook(file) };
  }
  const { text } = there;
  if (text === null || !there.editable)
    throw new AutoloopError('configuration', 'cannot-edit', `${file} is no script that lines could be added to`, {
      hint: `Have it call: autoloop hook ${hook} "$@"`,
    });
  const after = withBlock(text, hook);
  if (after === text) return { ...step, did: 'kept', make: nothing, undo: nothing };
  const did = hasBlock(text) ? 'updated' : 'installed';
  const times = await changedAt(file);
  return { ...step, did, make: () => replaceText(file, after), undo: () => replaceText(file, text, times) };
}

async function commandSteps(file: string, editable: boolean): Promise<Step[]> {
  if (!editable)
    throw new AutoloopError('configuration', 'cannot-edit', `${file} is not YAML, and is not edited`, {
      hint: 'Add to each hook a command `autoloop` that runs: autoloop hook <name of the hook> with its arguments.',
    });
  const { text: before, editable: isPlain } = await lookAtHook(file);
  if (before === null || !isPlain)
    throw new AutoloopError(
      'configuration',
      'cannot-edit',
      `${file} is no file of UTF-8 that lines could be added to`,
      {
        hint: 'Edit what it links to by hand, or write it in UTF-8.',
      },
    );
  const after = withCommands(before, hookNames);
  const did = after === before ? 'kept' : 'installed';
  const times = await changedAt(file);
  const [first, ...others] = hookNames.map((hook): Step => ({ hook, path: file, did, make: nothing, undo: nothing }));
  if (first === undefined || did === 'kept') return [...(first ? [first] : []), ...others];
  const make = () => replaceText(file, after);
  return [{ ...first, make, undo: () => replaceText(file, before, times) }, ...others];
}

/** The settings by which Git itself runs our hooks, beside all others. Names and values as git-config(1) has them. */
export const settingsFor = (): { name: string; event: string; command: string }[] =>
  hookNames.map((hook) => ({
    name: `autoloop-${hook}`,
    event: hook,
    command: `"$(git rev-parse --git-common-dir)/autoloop/hooks/bin/${hook}"`,
  }));

function configStep(repo: Repository, dir: string, framework: Framework | null): Step {
  const settings = settingsFor().filter(
    ({ event }) => !hookNames.some((hook) => hook === event && framework?.hooks.has(hook)),
  );
  const names = settings.map(({ name }) => name);
  return {
    hook: null,
    path: dir,
    did: 'installed',
    make: () => addConfiguredHooks(repo, settings),
    undo: () => removeConfiguredHooks(repo, names),
  };
}

function hooksPathStep(repo: Repository, around: Surroundings, dir: string): Step {
  if (around.dir === dir) return { hook: null, path: dir, did: 'kept', make: nothing, undo: nothing };
  const make = async () => {
    await makeFolder(dir);
    await setHooksPath(repo, dir);
  };
  const undo = async () => {
    await setHooksPath(repo, null);
    await removeIfEmpty(dir);
  };
  return { hook: null, path: dir, did: 'installed', make, undo };
}

/** What a change of files that others share asks for. */
export function nextAfter(place: Place): string[] {
  switch (place.manager) {
    case 'lefthook':
      return [`Commit ${place.file}, and have lefthook write its hooks: npx lefthook install`];
    case 'husky':
      return [`Commit what is in ${place.dir}`];
    case 'git':
      return place.shared ? [`${place.dir} is part of the project: commit what changed in it`] : [];
    default:
      return [];
  }
}

/** What managers have not put in place yet. */
async function leftToWrite(place: Place, { setting, dir, framework }: Surroundings): Promise<string[]> {
  if (place.manager === 'husky') return setting === null ? ['husky has not been set up in this clone: npx husky'] : [];
  if (place.manager === 'lefthook' || framework === null) return [];
  const hooks = await Promise.all(
    [...framework.hooks].map(async (hook) => ((await isWritten(dir, hook)) ? [] : [hook])),
  );
  return hooks.flat().length === 0 ? [] : [notWritten(hooks.flat())];
}
