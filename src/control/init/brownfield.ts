/** What a repository with a history says of itself: who owns what, what proves it, what guards it, who runs its hooks. */
import {
  codeownersPaths,
  lanesOfCodeowners,
  lanesOfFolders,
  type PassedOver,
  type ProposedLane,
} from '../../core/import/codeowners.js';
import {
  commandFiles,
  commandsOf,
  guardsIn,
  type HookManager,
  hookManagers,
  type ProposedCommand,
  type ProposedSetup,
  setupOf,
} from '../../core/import/existing.js';
import { listFiles, readFiles } from '../../edges/files/index.js';
import { head, hooksPlace, type Repository, trackedFiles } from '../../edges/git/index.js';

export interface Brownfield {
  /** HEAD: errors about documents not touched since are warnings. Null before the first commit. */
  since: string | null;
  lanes: ProposedLane[];
  /** The file that names owners, or null where folders had to do. */
  lanes_from: string | null;
  /** Lines of such a file that became no lane. */
  passed_over: (PassedOver & { path: string })[];
  /** How dependencies are installed, and from where; null where no lockfile says. */
  setup: ProposedSetup | null;
  commands: ProposedCommand[];
  /** Globs of what CI and dependencies rest on. */
  protected_scope: string[];
  hooks: HookManager[];
}

/** Looks, and changes nothing. Only what Git tracks is looked at. */
export async function lookAround(repo: Repository): Promise<Brownfield> {
  const tracked = await trackedFiles(repo);
  const known = new Set(tracked);
  const folders = foldersOf(tracked);
  const wanted = [...codeownersPaths, ...commandFiles].filter((path) => known.has(path));
  const texts = new Map(
    [...(await readFiles(repo.root, wanted))].map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
  );
  const codeowners = codeownersPaths.find((path) => texts.has(path));
  const { lanes: owned, passedOver } = lanesOfCodeowners(texts.get(codeowners ?? '') ?? '', (path) =>
    folders.has(path),
  );
  return {
    since: (await head(repo)).commit,
    lanes: owned.length > 0 ? owned : lanesOfFolders(tracked),
    lanes_from: owned.length > 0 ? (codeowners ?? null) : null,
    passed_over: passedOver.map((line) => ({ path: codeowners ?? '', ...line })),
    setup: setupOf(tracked) ?? null,
    commands: commandsOf(texts, tracked),
    protected_scope: guardsIn(tracked),
    hooks: hookManagers(tracked, texts.get('package.json'), {
      own: await ownHooks(repo),
      path: (await hooksPlace(repo)).setting?.value,
    }),
  };
}

/** Every folder that holds a tracked file, as a path from the root. */
export function foldersOf(tracked: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of tracked)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end));
  return folders;
}

async function ownHooks({ commonDir }: Repository): Promise<string[]> {
  const files = await listFiles(commonDir, 'hooks');
  return files.filter((path) => !path.endsWith('.sample')).map((path) => path.slice('hooks/'.length));
}
