/** New documents from their templates, prefilled with what Git and the configuration know. */
import { join } from 'node:path';
import { type OrderDocument, parseDocument } from '../../core/documents/document.js';
import { setValue } from '../../core/documents/edit.js';
import { classify, idFault } from '../../core/documents/kinds.js';
import { configPath, decisionPath, gatePath, orderPath, stagePath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import { looksForeign } from '../../core/rules/foreign.js';
import { isUsable } from '../../core/rules/rule.js';
import { buildWorkspace, nameOf, numberOf, type SnapshotFile, type Workspace } from '../../core/rules/workspace.js';
import { quoted } from '../../core/untrusted.js';
import { exists, readDocuments, readText, templatesDir, writeDocument } from '../../edges/files/index.js';
import { head, identity, type Repository } from '../../edges/git/index.js';

/** What can be made by hand; closeouts are made by `close`. */
export type NewKind = 'order' | 'report' | 'review' | 'stage' | 'decision' | 'gate';

export interface NewRequest {
  kind: NewKind;
  /** The document's own id; for a report `<order>/<name>` or the order, for a review the order. */
  id: string;
  /** Of an order. */
  title?: string;
  /** Of an order or a report: an owner lane. */
  owner?: string;
  /** Of a gate: the order that waits for the answer. */
  order?: string;
}

/**
 * Writes the document and answers its path.
 * @throws AutoloopError `bad-id`, `bad-value`, `no-owners`, `document-exists`, `foreign-autoloop`, `unknown-order`, `unknown-owner`, `no-identity`.
 */
export async function newDocument(repo: Repository, request: NewRequest): Promise<string> {
  const files = await readDocuments(repo.root);
  refuseForeign(files);
  const workspace = buildWorkspace(files);
  refuseUnknownOwner(request, workspace);
  const path = pathOf(request, workspace);
  refuseBadId(request, path);
  const taken = workspace.documents.find((document) => document.path.toLowerCase() === path.toLowerCase())?.path;
  const there = taken ?? ((await exists(join(repo.root, path))) ? path : undefined);
  if (there !== undefined)
    throw new AutoloopError('usage', 'document-exists', `${there} exists`, { hint: 'Edit it, or choose another id.' });
  const text = await textOf(repo, request, { path, workspace });
  await writeDocument(join(repo.root, path), text);
  return path;
}

/** @throws AutoloopError `foreign-autoloop` when the folder belongs to another tool. */
export function refuseForeign(files: readonly SnapshotFile[]): void {
  const foreign = looksForeign(files);
  if (foreign === undefined) return;
  throw new AutoloopError('refused', 'foreign-autoloop', `The folder .autoloop belongs to another tool: ${foreign}`, {
    hint: 'Move it aside first; nothing was changed.',
  });
}

function textOf(
  repo: Repository,
  request: NewRequest,
  { path, workspace }: { path: string; workspace: Workspace },
): Promise<string> {
  switch (request.kind) {
    case 'order':
      return orderText(request, path, workspace);
    case 'report':
    case 'review':
      return answerText(repo, request, workspace);
    case 'gate':
      return fill('gate', request.order === undefined ? {} : asked(orderOf(request.order, workspace)));
    default:
      return fill(request.kind, {});
  }
}

const asked = ({ id, digest }: OrderDocument) => ({ order: id, order_digest: digest });

function pathOf({ kind, id, owner }: NewRequest, workspace: Workspace): string {
  if (kind === 'order') return orderPath(id);
  if (kind === 'stage') return stagePath(id);
  if (kind === 'decision') return decisionPath(id);
  if (kind === 'gate') return gatePath(id);
  if (kind === 'report') {
    // A report that is not an attempt's is named after its lane.
    const lane = owner ?? workspace.order(id)?.data?.owner ?? 'report';
    return `.autoloop/reports/${id.includes('/') ? id : `${id}/${lane}`}.md`;
  }
  const numbers = workspace.reviewsOf(id).map(numberOf);
  return `.autoloop/reviews/${id}/${Math.max(0, ...numbers) + 1}.md`;
}

function refuseBadId({ kind, id }: NewRequest, path: string): void {
  const classified = classify(path);
  const fault = /\.md$/i.test(id)
    ? `An id is the name of its file without \`.md\`: ${quoted(id)}`
    : classified?.kind === kind
      ? idFault(kind, classified.id)
      : `${quoted(id)} is no id`;
  if (fault === undefined) return;
  const shape = kind === 'report' ? '`login-redirect/web`' : '`login-redirect`';
  throw new AutoloopError('usage', 'bad-id', fault, { hint: `What is wanted here looks like ${shape}.` });
}

function refuseUnknownOwner({ owner }: NewRequest, { config }: Workspace): void {
  const lanes = Object.keys(config.owners);
  if (owner === undefined || lanes.includes(owner)) return;
  const close = nearest(owner, lanes);
  throw new AutoloopError('usage', 'unknown-owner', `There is no owner lane ${quoted(owner)} in .autoloop/config.yml`, {
    hint: close ? `Did you mean \`${close}\`?` : `Known: ${lanes.join(', ') || 'none; add one under `owners:`'}`,
  });
}

async function orderText({ title, owner }: NewRequest, path: string, workspace: Workspace): Promise<string> {
  const lane = owner ?? Object.keys(workspace.config.owners)[0];
  if (lane === undefined) throw noLane(path, workspace);
  const text = await fillOrder({ ...(title === undefined ? {} : { title }), owner: lane });
  // The template itself is sound, so what the schema refuses is what it was given.
  const [fault] = parseDocument(path, Buffer.from(text)).findings;
  if (fault === undefined) return text;
  throw new AutoloopError('usage', 'bad-value', fault.message, fault.hint === undefined ? {} : { hint: fault.hint });
}

function noLane(path: string, { configDocument, has }: Workspace): AutoloopError {
  const isBroken = has(configPath) && !isUsable(configDocument);
  const hint = isBroken
    ? `Correct it: autoloop check ${configPath}`
    : has(configPath)
      ? 'Add one under `owners:`.'
      : 'Write it: autoloop init';
  const why = isBroken ? 'cannot be read as it is' : has(configPath) ? 'names none' : 'is missing';
  return new AutoloopError('configuration', 'no-owners', `${path} needs an owner lane, and ${configPath} ${why}`, {
    hint,
  });
}

/** A report or a review: it answers an order, names its contract, and has a place for each of its commands or criteria. */
async function answerText(repo: Repository, request: NewRequest, workspace: Workspace): Promise<string> {
  const order = orderOf(request.id.split('/')[0] ?? '', workspace);
  const person = (await identity(repo)).email;
  const { commit } = await head(repo);
  const about = { work_order: order.id, order_digest: order.digest };
  if (request.kind === 'review') {
    const reports = workspace.reportsOf(order.id);
    // What is reviewed is what the reports verified.
    const heads = [...new Set(reports.flatMap(({ data }) => data?.verified_head ?? []))];
    const reviewed = heads.length === 1 ? heads[0] : commit;
    return fill('review', {
      ...about,
      reviewer: person,
      reports: reports.map((report) => nameOf(report.id)),
      ...(reviewed ? { reviewed_commit: reviewed } : {}),
      ...eachOf('criteria', order.data?.acceptance_criteria, (id) => ({
        id,
        verdict: '‹verdict›',
        evidence: '‹what shows it›',
      })),
    });
  }
  const owner = request.owner ?? order.data?.owner;
  return fill('report', {
    ...about,
    worker: person,
    ...(owner === undefined ? {} : { owner }),
    ...(commit ? { base_commit: commit, verified_head: commit } : {}),
    ...eachOf('verification', order.data?.acceptance_commands, (command) => ({ command, result: '‹result›' })),
  });
}

/** `key` with an entry for each of `items`; nothing where there are none, so that the template shows what one looks like. */
function eachOf<T>(key: string, items: readonly { id: string }[] | undefined, entry: (id: string) => T) {
  return items === undefined || items.length === 0 ? {} : { [key]: items.map(({ id }) => entry(id)) };
}

function orderOf(orderId: string, workspace: Workspace): OrderDocument {
  const order = workspace.order(orderId);
  if (order !== undefined) return order;
  const close = nearest(
    orderId,
    workspace.orders.map((known) => known.id),
  );
  throw new AutoloopError('usage', 'unknown-order', `There is no work order ${quoted(orderId)}`, {
    hint: close ? `Did you mean \`${close}\`?` : `Write it first: autoloop new order ${orderId}`,
  });
}

/** An order's template, with what is known put in. */
export const fillOrder = (known: { title?: string; owner?: string }): Promise<string> => fill('order', known);

async function fill(template: NewKind, values: Record<string, unknown>): Promise<string> {
  let text = await readText(join(templatesDir(), 'documents', `${template}.md`));
  for (const [key, value] of Object.entries(values)) text = setValue(text, [key], value);
  return text;
}
