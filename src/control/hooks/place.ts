/** Where hooks go in a repository, so that what runs there already goes on running. */
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { exists } from '../../edges/files/index.js';
import { type HooksPlace, hooksPlace, type Repository } from '../../edges/git/index.js';
import { type Framework, frameworkIn } from './framework.js';

export type Place =
  /** Scripts in the folder Git looks in; what stood there is run first. `shared`: the folder is part of the project. */
  | { manager: 'git'; dir: string; shared: boolean }
  /** Lines in husky's scripts. Those of versions 4 to 8 begin with a line of husky's own. */
  | { manager: 'husky'; dir: string; starts: boolean }
  /** Commands in lefthook's configuration. */
  | { manager: 'lefthook'; file: string }
  /** Settings of the repository, beside all else: Git 2.54 or newer. */
  | { manager: 'config'; dir: string }
  /** A folder of our own in the place of one that all the user's repositories share, whose hooks are passed on to. */
  | { manager: 'own-folder'; dir: string; instead: string };

export type Manager = Place['manager'];

export interface Surroundings extends HooksPlace {
  root: string;
  commonDir: string;
  /** Folder of husky's scripts, where the project has one. */
  husky: { dir: string; starts: boolean } | null;
  /** lefthook's configuration; `editable` when it is YAML. */
  lefthook: { file: string; editable: boolean } | null;
  framework: Framework | null;
}

/** Our own things, among the live state that all worktrees share. */
export const ownFolder = (commonDir: string): string => join(commonDir, 'autoloop', 'hooks');
export const ownHooks = (commonDir: string): string => join(ownFolder(commonDir), 'bin');

/** The first Git that reads hooks from its configuration. */
const configuredSince = [2, 54] as const;

export async function surroundingsOf(repo: Repository): Promise<Surroundings> {
  const { root, commonDir } = repo;
  const place = await hooksPlace(repo);
  const [husky, lefthook, framework] = await Promise.all([huskyIn(root, place), lefthookIn(root), frameworkIn(root)]);
  return { ...place, root, commonDir, husky, lefthook, framework };
}

/** Decides where hooks go. Whoever already manages hooks keeps doing so. */
export function placeIn(around: Surroundings): Place {
  const { dir, setting, version, root, commonDir, husky, lefthook, outer } = around;
  const own = ownHooks(commonDir);
  if (husky) return { manager: 'husky', ...husky };
  if (lefthook) return { manager: 'lefthook', file: lefthook.file };
  if (dir === own && outer) return { manager: 'own-folder', dir: own, instead: outer.value };
  if (version[0] > configuredSince[0] || (version[0] === configuredSince[0] && version[1] >= configuredSince[1]))
    return { manager: 'config', dir: own };
  const isInProject = isWithin(dir, root) && !isWithin(dir, commonDir);
  const isOurs = setting === null || setting.scope === 'local' || setting.scope === 'worktree';
  if (!isOurs && !isInProject && !isWithin(dir, commonDir)) return { manager: 'own-folder', dir: own, instead: dir };
  return { manager: 'git', dir, shared: isInProject };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

/** husky 9 lets Git look in `<dir>/_`, versions 5 to 8 in `<dir>`; without either it has not been set up in this clone yet. */
async function huskyIn(root: string, { dir, setting }: HooksPlace): Promise<Surroundings['husky']> {
  if (basename(dir) === '_' && (await exists(join(dir, 'h')))) return { dir: dirname(dir), starts: false };
  if (setting !== null && (await exists(join(dir, '_', 'husky.sh')))) return { dir, starts: true };
  if (setting === null && (await exists(join(root, '.husky')))) return { dir: join(root, '.husky'), starts: false };
  return null;
}

/** https://lefthook.dev/configuration: names in the order in which lefthook looks for them. */
async function lefthookIn(root: string): Promise<Surroundings['lefthook']> {
  for (const end of ['yml', 'yaml', 'json', 'jsonc', 'toml'])
    for (const name of ['lefthook', '.lefthook', '.config/lefthook']) {
      const file = join(root, `${name}.${end}`);
      if (await exists(file)) return { file, editable: end === 'yml' || end === 'yaml' };
    }
  return null;
}
