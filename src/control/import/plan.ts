/** What an import would write, held to what is here and to every rule. */
import { setValue } from '../../core/documents/edit.js';
import { configPath } from '../../core/documents/paths.js';
import { assemble, type Imported, type ImportInput } from '../../core/import/assemble.js';
import type { MadeDocument } from '../../core/import/made.js';
import type { MadeOrder } from '../../core/import/order-document.js';
import { nearest } from '../../core/nearest.js';
import { check } from '../../core/rules/check.js';
import { head, type Repository, readFileAt } from '../../edges/git/index.js';
import { gatherFacts } from '../check/facts.js';
import { type Snapshot, snapshotOf } from '../check/snapshot.js';
import { freshConfig } from '../init/config.js';
import { type Conflict, mergeOrder } from './merge.js';
import type { Sources } from './sources.js';

export interface ImportOptions {
  /** A file or a folder, absolute or from the current one. */
  source: string;
  /** Add what is absent to documents that are here, instead of refusing. */
  merge: boolean;
  /** Add owner lanes that config.yml has not. */
  addOwners: boolean;
  /** Put an order in the place of the very file it was made of, where HEAD has that file. */
  inPlace: boolean;
  dryRun: boolean;
}

export interface Plan {
  imported: Imported;
  conflicts: Conflict[];
  owners: string[];
  /** Every document there will be of this import, with its text. */
  documents: MadeDocument[];
  /** Of these, what is to be written. */
  writes: Map<string, string>;
  refused: Refusal[];
}

const orderAt = (path: string): string | undefined => /^\.autoloop\/work-orders\/(.+)\.md$/.exec(path)?.[1];

interface Refusal {
  what: string;
  hint: string;
}

/** What would be written, and what stands against it. Nothing is written here. */
export async function planOf(
  repo: Repository,
  options: ImportOptions,
  sources: Sources,
  snapshot: Snapshot,
  input: ImportInput,
  texts: ReadonlyMap<string, string>,
): Promise<Plan> {
  const { workspace } = snapshot;
  const conflicts: Conflict[] = [];
  const settled = new Map<string, MadeOrder>();
  let imported = assemble(input);
  const isSource = (path: string) => sources.inside && input.files.some((file) => file.path === path);
  for (const made of options.merge ? imported.documents : []) {
    const text = texts.get(made.path);
    const id = orderAt(made.path);
    const here = id === undefined ? undefined : workspace.order(id);
    if (here === undefined || text === undefined || text === made.text || isSource(made.path)) continue;
    const merged = mergeOrder(here, text, made, workspace);
    settled.set(merged.order.id, merged.order);
    conflicts.push(...merged.conflicts);
  }
  if (settled.size > 0) imported = assemble({ ...input, settled });
  const lanes = await withLanes(repo, imported, snapshot, options, texts);

  const attempt = async (made: Imported): Promise<Plan> => {
    const documents = [...lanes.documents, ...made.documents];
    const plan: Plan = {
      imported: made,
      conflicts: [...conflicts],
      owners: lanes.added,
      documents,
      writes: new Map(),
      refused: [],
    };
    plan.refused.push(
      ...lanes.refused,
      ...made.refused.map((what) => ({ what, hint: 'Correct the sources, and import again.' })),
    );
    for (const document of documents) await place(repo, document, { options, isSource, settled, texts, plan });
    return plan;
  };
  const plan = await attempt(imported);
  if (plan.refused.length > 0) return plan;
  const faulty = await errorsIn(repo, plan);
  if (faulty.length === 0) return plan;
  // An order that breaks a rule may still be a draft, in which what is left to do is a warning; a report stays where it is.
  const drafts = new Set(faulty.map(({ path }) => orderAt(path)).filter((id) => id !== undefined));
  const left = new Map(faulty.map(({ path, message }) => [path, message]));
  const second = await attempt(assemble({ ...input, settled, drafts, left }));
  second.refused.push(
    ...(await errorsIn(repo, second)).map(({ path, line, message, from }) => ({
      what: `${from}: what is made of it would break the protocol: ${path}:${line}: ${message}`,
      hint: 'Correct the sources, and import again.',
    })),
  );
  return second;
}

async function place(
  repo: Repository,
  { path, text, from }: MadeDocument,
  {
    options,
    isSource,
    settled,
    texts,
    plan,
  }: {
    options: ImportOptions;
    isSource: (path: string) => boolean;
    settled: ReadonlyMap<string, MadeOrder>;
    texts: ReadonlyMap<string, string>;
    plan: Plan;
  },
): Promise<void> {
  const twin = [...texts.keys()].find((known) => known !== path && known.toLowerCase() === path.toLowerCase());
  const here = texts.get(path);
  if (twin === undefined && (here === undefined || path === configPath)) {
    if (here !== text) plan.writes.set(path, text);
  } else if (here === text) return;
  else if (twin === undefined && isSource(path) && from.includes(path)) {
    if (options.inPlace && (await isInHead(repo, path, here ?? ''))) plan.writes.set(path, text);
    else
      plan.refused.push({
        what: `${path} is the very file it would be made of`,
        hint: options.inPlace
          ? 'Commit it first, so that nothing can be lost.'
          : 'Move the folder out of the way and import it from there: git mv .autoloop docs/autoloop-before && autoloop import docs/autoloop-before\nOr let the orders take the places of their files: --in-place',
      });
  } else if (!options.merge)
    plan.refused.push({
      what: `${twin ?? path} exists, and says something else`,
      hint: 'With --merge what is absent is added to it, and what differs is listed.',
    });
  else if ([...settled.values()].some((order) => order.document.path === path)) plan.writes.set(path, text);
  else
    plan.conflicts.push({
      path: twin ?? path,
      key: 'document',
      here: 'another text',
      imported: `of ${from.join(', ')}`,
    });
}

async function isInHead(repo: Repository, path: string, text: string): Promise<boolean> {
  const { commit } = await head(repo);
  const bytes = commit === null ? null : await readFileAt(repo, commit, path);
  return bytes !== null && Buffer.from(bytes).toString('utf8') === text;
}

/** config.yml with the lanes that documents name: a new one where there is none, the one there is only on request. */
async function withLanes(
  repo: Repository,
  { lanes, documents }: Imported,
  { workspace }: Snapshot,
  { addOwners }: ImportOptions,
  texts: ReadonlyMap<string, string>,
): Promise<{ documents: MadeDocument[]; added: string[]; refused: Refusal[] }> {
  const here = texts.get(configPath);
  const added = [...lanes.keys()].filter((lane) => !Object.hasOwn(workspace.config.owners, lane)).sort();
  if (here !== undefined && added.length === 0) return { documents: [], added, refused: [] };
  if (here !== undefined && !addOwners)
    return {
      documents: [],
      added: [],
      refused: added.map((lane) => {
        const close = nearest(lane, Object.keys(workspace.config.owners));
        return {
          what: `Owner lane \`${lane}\` is not in ${configPath}${close === undefined ? '' : ` (did you mean \`${close}\`?)`}`,
          hint: 'Add it yourself, or let the import do it: --add-owners',
        };
      }),
    };
  const from = [...new Set(documents.flatMap((document) => document.from))];
  const text = added.reduce(
    (before, lane) => setValue(before, ['owners', lane], { scope: lanes.get(lane) ?? [], actors: [] }),
    here ?? (await freshConfig(repo)),
  );
  return { documents: [{ path: configPath, text, from }], added, refused: [] };
}

/** Errors that the checker would find in what is to be written. */
async function errorsIn(repo: Repository, { writes, documents }: Plan) {
  const snapshot = await snapshotOf(repo, { of: 'buffers', texts: writes });
  return check(snapshot.workspace, await gatherFacts(snapshot))
    .filter(({ path, severity }) => severity === 'error' && writes.has(path))
    .map((finding) => ({
      ...finding,
      from: documents.find(({ path }) => path === finding.path)?.from.join(', ') ?? '',
    }));
}
