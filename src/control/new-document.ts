/** New documents from their templates, prefilled with what Git and the configuration know. */
import { join } from 'node:path';
import { setValue } from '../core/documents/edit.js';
import { classify, idFault } from '../core/documents/kinds.js';
import { AutoloopError } from '../core/error.js';
import { nearest } from '../core/nearest.js';
import { buildWorkspace, type Workspace } from '../core/rules/workspace.js';
import { exists, readDocuments, readText, templatesDir, writeDocument } from '../edges/files/index.js';
import { head, identity, type Repository } from '../edges/git/index.js';

/** What can be made by hand; closeouts are made by `close`. */
export const newKinds = ['order', 'report', 'review'] as const;
export type NewKind = (typeof newKinds)[number];

export interface NewRequest {
  kind: NewKind;
  /** An order's id; for a report `<order>/<name>`, for a review the order. */
  id: string;
  title?: string;
  owner?: string;
}

/**
 * Writes the document and answers its path.
 * @throws AutoloopError `bad-id`, `document-exists`, `unknown-order`.
 */
export async function newDocument(repo: Repository, request: NewRequest): Promise<string> {
  const workspace = buildWorkspace(await readDocuments(repo.root));
  const path = pathOf(request, workspace);
  const classified = classify(path);
  const fault = classified ? idFault(classified.kind, classified.id) : `\`${request.id}\` is no id`;
  if (fault !== undefined)
    throw new AutoloopError('usage', 'bad-id', fault, {
      hint: 'An id has letters, digits, `.`, `_` and `-`, at most 64 of them.',
    });
  if (await exists(join(repo.root, path)))
    throw new AutoloopError('usage', 'document-exists', `${path} exists`, { hint: 'Edit it, or choose another id.' });
  await writeDocument(join(repo.root, path), await textOf(repo, request, workspace));
  return path;
}

function pathOf({ kind, id }: NewRequest, workspace: Workspace): string {
  if (kind === 'order') return `.autoloop/work-orders/${id}.md`;
  if (kind === 'report') return `.autoloop/reports/${id.includes('/') ? id : `${id}/report`}.md`;
  const numbers = workspace.reviewsOf(id).map((review) => Number(review.id.split('/').at(-1)));
  return `.autoloop/reviews/${id}/${Math.max(0, ...numbers) + 1}.md`;
}

async function textOf(repo: Repository, request: NewRequest, workspace: Workspace): Promise<string> {
  const lanes = Object.keys(workspace.config.owners);
  const owner = request.owner ?? lanes[0];
  if (request.kind === 'order')
    return fillOrder({ ...(owner ? { owner } : {}), ...(request.title ? { title: request.title } : {}) });

  const orderId = request.id.split('/')[0] ?? '';
  const order = workspace.order(orderId);
  if (order === undefined) {
    const close = nearest(
      orderId,
      workspace.orders.map((known) => known.id),
    );
    throw new AutoloopError('usage', 'unknown-order', `There is no work order \`${orderId}\``, {
      hint: close ? `Did you mean \`${close}\`?` : `Write it first: autoloop new order ${orderId}`,
    });
  }
  const person = (await identity(repo)).email;
  const { commit } = await head(repo);
  const about = { work_order: orderId, order_digest: order.digest };
  if (request.kind === 'review')
    return fill('review', { ...about, reviewer: person, ...(commit ? { reviewed_commit: commit } : {}) });
  return fill('report', {
    ...about,
    worker: person,
    owner: order.data?.owner ?? owner,
    ...(commit ? { base_commit: commit, verified_head: commit } : {}),
  });
}

/** An order's template, with what is known put in. */
export const fillOrder = (known: { title?: string; owner?: string }): Promise<string> => fill('order', known);

async function fill(template: NewKind, values: Record<string, string | undefined>): Promise<string> {
  let text = await readText(join(templatesDir(), 'documents', `${template}.md`));
  for (const [key, value] of Object.entries(values)) if (value !== undefined) text = setValue(text, [key], value);
  return text;
}
