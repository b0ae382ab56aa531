/** Which hooks act in this repository, by whose hand, and with which program. */
import { basename, dirname, join } from 'node:path';
import { buildWorkspace } from '../../core/rules/workspace.js';
import { programPath } from '../../edges/agents/installed.js';
import { exists, lookAtHook, readDocuments } from '../../edges/files/index.js';
import { configuredHooks, head, type Repository } from '../../edges/git/index.js';
import { hasBlock } from './block.js';
import { isFrameworks, isWritten, notWritten, standsAt } from './framework.js';
import { besideOf, settingsFor } from './install.js';
import { hasCommands } from './lefthook.js';
import { type HookName, hookNames, isSwitchedOn } from './names.js';
import { type Manager, ownHooks, placeIn, type Surroundings, surroundingsOf } from './place.js';
import { beforeIn, programIn, readShim } from './shim.js';

export interface HookStatus {
  hook: HookName;
  /** Whether Git runs ours. */
  active: boolean;
  /** Who has it run; null where nobody does. */
  by: By | null;
  /** The file that has it run, or would; absolute. */
  path: string;
  /** The program it will find; null when it will find none, is not active, or is called by what its file names. */
  program: string | null;
  /** A hook that ours runs first. */
  runs_first: string | null;
  /** Hooks that lie somewhere Git does not look. */
  shadowed: string[];
  /** Whether `hooks:` of config.yml lets it act. */
  switched_on: boolean;
  /** What is wrong, as a sentence without its full stop. */
  problem: string | null;
}

export interface HooksStatus {
  /** Who manages hooks here, so where ours are, or would be, put. */
  manager: Manager;
  /** Where Git looks. */
  dir: string;
  hooks: HookStatus[];
}

export async function hooksStatus(repo: Repository): Promise<HooksStatus> {
  const around = await surroundingsOf(repo);
  const { config } = buildWorkspace(await readDocuments(repo.root));
  const { manager } = placeIn(around);
  const configured = new Set((await configuredHooks(repo, 'autoloop-')).map(({ event }) => event));
  const hooks = hookNames.map(async (hook): Promise<HookStatus> => {
    const found = (await Promise.all(looks.map((look) => look(around, hook, configured)))).filter(
      (one) => one !== null,
    );
    const active = found.find(({ problem }) => problem === null);
    const shown = active ?? found[0];
    return {
      hook,
      active: active !== undefined,
      by: active?.by ?? null,
      path: shown?.path ?? pathFor(around, hook),
      program: active && !active.isNamed ? await programFor(repo, active.program) : null,
      runs_first: active?.before ?? null,
      shadowed: await shadowedBy(around, hook),
      switched_on: isSwitchedOn(hook, config),
      problem: active ? null : (shown?.problem ?? null),
    };
  });
  return { manager, dir: around.dir, hooks: await Promise.all(hooks) };
}

/** Who has ours run; the framework of that name takes hooks in as well as others'. */
type By = Manager | 'pre-commit';

/** Ours, found somewhere. */
interface Found {
  by: By;
  path: string;
  program: string | null;
  before: string | null;
  /** Why Git does not run it. */
  problem: string | null;
  /** Whether the file itself says which program is called. */
  isNamed?: boolean;
}

type Look = (around: Surroundings, hook: HookName, configured: ReadonlySet<string>) => Promise<Found | null>;

const inFolder: Look = async ({ dir, commonDir }, hook) => {
  const file = join(dir, hook);
  const path = await standsAt(file);
  const isMoved = path !== file;
  const { text, runs: canRun } = await lookAtHook(path);
  const runs = canRun && (!isMoved || (await isWritten(dir, hook)));
  const by = isMoved ? 'pre-commit' : dir === ownHooks(commonDir) ? 'own-folder' : 'git';
  const state = text === null ? 'foreign' : readShim(text);
  if (text === null || state === 'foreign') {
    if ((await lookAtHook(besideOf(file))).kind === null) return null;
    return { by, path, program: null, before: null, problem: 'another hook was put in the place of ours' };
  }
  const name = beforeIn(text);
  const beside = name?.startsWith('/') ? name : name && join(dir, name);
  const first = beside ? await lookAtHook(beside) : undefined;
  // The framework's former script would have ours called again, and is passed over.
  const before = first?.runs && !(isMoved && isFrameworks(first.text)) ? (beside ?? null) : null;
  const problem = runs ? null : 'it is not executable, so Git passes over it';
  return { by, path, program: programIn(text), before, problem };
};

const inHusky: Look = async ({ husky, setting }, hook) => {
  if (husky === null) return null;
  const path = join(husky.dir, hook);
  const { text } = await lookAtHook(path);
  if (text === null || !hasBlock(text)) return null;
  const problem = setting === null ? 'husky has not been set up in this clone: npx husky' : null;
  return { by: 'husky', path, program: null, before: null, problem };
};

const inLefthook: Look = async ({ lefthook, dir }, hook) => {
  if (lefthook === null) return null;
  const { text } = await lookAtHook(lefthook.file);
  if (text === null || !hasCommands(text)) return null;
  const script = await lookAtHook(join(dir, hook));
  const isWritten = script.runs && script.text?.includes('lefthook') === true;
  const problem = isWritten ? null : 'lefthook has not written this hook: npx lefthook install';
  return { by: 'lefthook', path: lefthook.file, program: null, before: null, problem };
};

const inFramework: Look = async ({ framework, dir }, hook) => {
  if (!framework?.hooks.has(hook)) return null;
  const problem = (await isWritten(dir, hook)) ? null : notWritten([hook]);
  return { by: 'pre-commit', path: framework.file, program: null, before: null, problem, isNamed: true };
};

const inSettings: Look = async ({ commonDir }, hook, configured) => {
  if (!configured.has(hook)) return null;
  const path = join(ownHooks(commonDir), hook);
  const { text, runs } = await lookAtHook(path);
  const problem = runs ? null : `hook.autoloop-${hook} runs it, and it is gone: autoloop hooks install`;
  return { by: 'config', path, program: text && programIn(text), before: null, problem };
};

const looks: readonly Look[] = [inSettings, inHusky, inLefthook, inFramework, inFolder];

function pathFor(around: Surroundings, hook: HookName): string {
  const place = placeIn(around);
  if (place.manager === 'lefthook') return place.file;
  if (place.manager === 'config') return settingsFor().find(({ event }) => event === hook)?.name ?? place.dir;
  return join(place.dir, hook);
}

/** Hooks in `.git/hooks` while Git looks elsewhere. */
async function shadowedBy({ dir, commonDir, husky }: Surroundings, hook: HookName): Promise<string[]> {
  const usual = join(commonDir, 'hooks', hook);
  const isDead = dirname(usual) !== dir && (await lookAtHook(usual)).runs;
  const script = join(dirname(dirname(dir)), '.husky', hook);
  const isDeadScript = husky === null && (await lookAtHook(script)).text?.includes('>>> autoloop hooks') === true;
  return [...(isDead ? [usual] : []), ...(isDeadScript ? [script] : [])];
}

/** What the script will find, in its order. */
async function programFor(repo: Repository, known: string | null): Promise<string | null> {
  const { root, commonDir } = repo;
  const name = join('node_modules', '.bin', 'autoloop');
  const { branch } = await head(repo);
  for (let folder = branch?.startsWith('autoloop/') ? dirname(root) : root; ; folder = dirname(folder)) {
    const isAttempt = /^[0-9]+$/.test(basename(folder)) && (await lookAtHook(join(folder, '.git'))).kind === 'file';
    if (!isAttempt && (await programPath(join(folder, name))) !== null) return join(folder, name);
    if (dirname(folder) === folder) break;
  }
  const main = join(dirname(commonDir), name);
  if ((await programPath(main)) !== null) return main;
  if (known !== null && (await exists(known))) return known;
  return programPath('autoloop');
}
