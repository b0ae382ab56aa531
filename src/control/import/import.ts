/** Brings work orders and reports of the PowerShell AutoLoop over, and tells what became of each of their lines. */
import { join } from 'node:path';
import type { OrderDocument } from '../../core/documents/document.js';
import { configPath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import type { ImportInput } from '../../core/import/assemble.js';
import type { Fate, LineFate } from '../../core/import/ledger.js';
import type { Filled, MadeDocument } from '../../core/import/made.js';
import type { MadeOrder } from '../../core/import/order-document.js';
import { looksForeign } from '../../core/rules/foreign.js';
import { isUsable } from '../../core/rules/rule.js';
import { exists, readFiles, removeFolder, writeDocument } from '../../edges/files/index.js';
import { type Repository, trackedFiles } from '../../edges/git/index.js';
import { type Snapshot, snapshotOf } from '../check/snapshot.js';
import { foldersOf } from '../init/brownfield.js';
import { refuseForeign } from '../orders/new-document.js';
import type { Conflict } from './merge.js';
import { type ImportOptions, type Plan, planOf } from './plan.js';
import { readSources, type Sources } from './sources.js';

export interface ImportStep {
  path: string;
  did: 'written' | 'would write' | 'completed' | 'would complete' | 'replaced' | 'would replace' | 'kept as it is';
  /** The files it was made of. */
  from: string[];
}

export interface ImportResult {
  steps: ImportStep[];
  /** Lanes that were added to config.yml, or would be. */
  owners: string[];
  conflicts: Conflict[];
  filled: Filled[];
  /** How many lines of the sources, by what became of them. */
  counts: Record<Fate, number>;
  /** Every line that was not simply kept. */
  losses: LineFate[];
  /** Files of the other tool that a document was made of and that nothing needs any more. */
  removable: string[];
  /** Files of the other tool that still lie under `.autoloop`, where a check takes them for documents. */
  in_the_way: string[];
}

/**
 * Imports the file, or all files below the folder; nothing is written when anything is refused.
 * @throws AutoloopError `import-refused` with everything that stands against it; `nothing-to-import`, `foreign-autoloop`.
 */
export async function importDocuments(repo: Repository, options: ImportOptions): Promise<ImportResult> {
  const sources = await readSources(repo, options.source);
  const snapshot = await snapshotOf(repo, { of: 'work-tree' });
  const inAutoloop = sources.inside && sources.files.some(({ path }) => path.startsWith('.autoloop/'));
  if (!inAutoloop && looksForeign(snapshot.documents) !== undefined) refuseForeign(snapshot.documents);
  const input = await inputOf(repo, sources, snapshot);
  const texts = await textsOf(repo, snapshot);
  const plan = await planOf(repo, options, sources, snapshot, input, texts);
  if (plan.refused.length > 0)
    throw new AutoloopError('refused', 'import-refused', refusal(plan.refused.map(({ what }) => what)), {
      hint: [...new Set(plan.refused.map(({ hint }) => hint))].join('\n'),
    });
  if (!options.dryRun) await writeAll(repo.root, plan.writes, texts);
  return resultOf(plan, options, texts, sources);
}

async function inputOf(repo: Repository, sources: Sources, { workspace }: Snapshot): Promise<ImportInput> {
  const folders = foldersOf(await trackedFiles(repo));
  return {
    files: sources.files,
    isFolder: (path) => folders.has(path),
    lanes: Object.keys(workspace.config.owners),
    known: new Map(workspace.orders.filter(isUsable).map((order) => [order.id, madeOf(order)])),
    recorded: sources.recorded,
    commitOf: (said) => sources.commits.get(said),
    settled: new Map(),
    drafts: new Set(),
    left: new Map(),
  };
}

const madeOf = ({
  id,
  path,
  data,
  digest,
}: OrderDocument & { data: NonNullable<OrderDocument['data']> }): MadeOrder => ({
  id,
  values: data,
  digest,
  document: { path, text: '', from: [] },
});

/** Everything under `.autoloop` that has a text, as it is now. */
async function textsOf(repo: Repository, { documents }: Snapshot): Promise<Map<string, string>> {
  const files = await readFiles(
    repo.root,
    documents.map(({ path }) => path),
  );
  const texts = [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8'), bytes] as const);
  // What is not in UTF-8 could not be written again as it was: it is not looked into, and so not written over.
  return new Map(
    texts.filter(([, text, bytes]) => Buffer.from(text).equals(bytes)).map(([path, text]) => [path, text]),
  );
}

/** All or nothing: what was written is taken back when the next cannot be. */
async function writeAll(
  root: string,
  writes: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const done: string[] = [];
  try {
    for (const [path, text] of writes) {
      if (!before.has(path) && (await exists(join(root, path))))
        throw new AutoloopError('refused', 'import-refused', `${path} was written meanwhile`, {
          hint: 'Import again.',
        });
      done.push(path);
      await writeDocument(join(root, path), text);
    }
  } catch (error) {
    for (const path of done.reverse()) {
      const text = before.get(path);
      await (text === undefined ? removeFolder(join(root, path)) : writeDocument(join(root, path), text));
    }
    throw error;
  }
}

function resultOf(
  { imported, conflicts, owners, documents, writes }: Plan,
  { dryRun }: ImportOptions,
  before: ReadonlyMap<string, string>,
  { files, inside }: Sources,
): ImportResult {
  const counts: Record<Fate, number> = { kept: 0, changed: 0, prose: 0, lost: 0 };
  for (const { fate } of imported.lines) counts[fate]++;
  // A row that became nothing stands on its board alone.
  const losing = new Set(imported.lines.filter(({ fate }) => fate === 'lost').map(({ path }) => path));
  const stays = new Set(imported.boards.filter((path) => losing.has(path)));
  const made = documents.filter(({ path }) => path !== configPath).flatMap(({ from }) => from);
  return {
    steps: documents.map((document) => ({
      path: document.path,
      did: didWith(document, writes, before, dryRun),
      from: document.from,
    })),
    owners,
    conflicts,
    filled: imported.filled.filter(({ path }) => writes.has(path)),
    counts,
    losses: imported.lines.filter(({ fate }) => fate !== 'kept'),
    removable: [...new Set(made)].filter((path) => !writes.has(path) && !stays.has(path)).sort(),
    in_the_way: files
      .map(({ path }) => path)
      .filter((path) => inside && path.startsWith('.autoloop/') && !writes.has(path)),
  };
}

function didWith(
  { path, from }: MadeDocument,
  writes: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  dryRun: boolean,
): ImportStep['did'] {
  if (!writes.has(path)) return 'kept as it is';
  if (from.includes(path)) return dryRun ? 'would replace' : 'replaced';
  if (before.has(path)) return dryRun ? 'would complete' : 'completed';
  return dryRun ? 'would write' : 'written';
}

const refusal = (reasons: readonly string[]): string =>
  reasons.length === 1 ? `Nothing was imported: ${reasons[0]}` : ['Nothing was imported:', ...reasons].join('\n');
