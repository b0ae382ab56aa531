/** What a decision would make of the protocol's documents, judged before anything of it is written. */
import type { OrderDocument } from '../../core/documents/document.js';
import { AutoloopError } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import type { RunState } from '../../core/journal/state.js';
import { unknownOrder } from '../../core/lifecycle/unknown-order.js';
import { check } from '../../core/rules/check.js';
import type { GitFacts } from '../../core/rules/facts.js';
import { isUsable, type Usable } from '../../core/rules/rule.js';
import { commitsToLookUp } from '../../core/rules/unknown-commit.js';
import { buildWorkspace, type SnapshotFile, type Workspace } from '../../core/rules/workspace.js';
import { commitFacts, type Repository } from '../../edges/git/index.js';
import { gatherFacts } from './facts.js';
import { snapshotOf } from './snapshot.js';

/** The documents of the work tree, and what Git and the journals know besides. */
export interface Documents {
  files: readonly SnapshotFile[];
  workspace: Workspace;
  facts: GitFacts;
}

export async function documentsOf(repo: Repository): Promise<Documents> {
  const snapshot = await snapshotOf(repo, { of: 'work-tree' });
  return { files: snapshot.documents, workspace: snapshot.workspace, facts: await gatherFacts(snapshot) };
}

/** A file as it is about to be written; without its text where only its being there matters. */
export interface ProposedFile {
  path: string;
  text?: string;
}

/** @throws AutoloopError `unknown-order` with the nearest known id, `order-invalid` when the order cannot be used as it stands. */
export function orderToDecide({ workspace }: Documents, id: string): Usable<OrderDocument> {
  const order = workspace.order(id);
  if (isUsable(order)) return order;
  if (order) {
    const [fault] = order.findings;
    const where = fault ? `${fault.path}:${fault.line}:${fault.column}: ${fault.message}` : order.path;
    throw new AutoloopError('configuration', 'order-invalid', where, {
      hint: 'Correct it; `autoloop check` shows the rest.',
    });
  }
  throw unknownOrder(
    id,
    workspace.orders.map((known) => known.id),
  );
}

/**
 * Checks the work tree with the proposed documents in it, and refuses when a rule is broken by any document that `concerns`.
 * @throws AutoloopError `refused`; its message has one line for every finding.
 */
export async function refuseIfBroken(
  repo: Repository,
  { files, facts }: Documents,
  proposed: readonly ProposedFile[],
  { what, concerns }: { what: string; concerns: (path: string) => boolean },
): Promise<void> {
  const replaced = new Set(proposed.map(({ path }) => path));
  const workspace = buildWorkspace([
    ...files.filter(({ path }) => !replaced.has(path)),
    ...proposed.map(({ path, text }) => (text === undefined ? { path } : { path, bytes: Buffer.from(text, 'utf8') })),
  ]);
  const commits = await commitFacts(repo, commitsToLookUp(workspace));
  const broken = check(workspace, { ...withoutProposed(facts, replaced), commits }).filter(
    ({ severity, path }) => severity === 'error' && concerns(path),
  );
  if (broken.length > 0) throw refusal(what, broken, replaced);
}

/** What is about to be written has no record beside it yet, and was touched now. */
function withoutProposed({ records: _, since, ...facts }: GitFacts, proposed: ReadonlySet<string>): GitFacts {
  if (since === undefined) return facts;
  const untouched = new Set([...since.untouched].filter((path) => !proposed.has(path)));
  return { ...facts, since: { ...since, untouched } };
}

/** A place in a file that is only proposed is none that a reader could look at. Each finding has its own next step. */
function refusal(what: string, broken: readonly Finding[], proposed: ReadonlySet<string>): AutoloopError {
  const hints = new Set(broken.flatMap(({ hint }) => hint ?? []));
  const [only] = hints.size === 1 ? hints : [];
  const lines = broken.flatMap(({ path, line, column, message, rule, hint }) => {
    const place = proposed.has(path) ? '' : `${path}:${line}:${column}: `;
    // Said once, under the first that it helps with.
    const isNext = only === undefined && hint !== undefined && hints.delete(hint);
    return [`  ${place}${message} [${rule}]`, ...(isNext ? [`    ${hint}`] : [])];
  });
  return new AutoloopError('refused', 'rules-broken', `${what} would break the protocol:\n${lines.join('\n')}`, {
    hint: only ?? 'Correct this first; nothing was written.',
  });
}

/** @throws AutoloopError `run-not-ended`: a decision on a run that still appends would be followed by events nobody decided on. */
export function mustHaveEnded({ started, ended }: RunState): void {
  if (ended !== null) return;
  throw new AutoloopError(
    'refused',
    'run-not-ended',
    `Run ${started.run_id} of \`${started.order}\` has not ended, so there is nothing to decide on`,
    {
      hint: `Wait for it, or go on with it: autoloop resume ${started.run_id}; or give it up: autoloop stop ${started.run_id}`,
    },
  );
}

/** @throws AutoloopError `order-changed`: what was measured answers another contract. */
export function mustAnswer({ started }: RunState, order: Usable<OrderDocument>): void {
  if (started.order_digest === order.digest) return;
  throw new AutoloopError(
    'refused',
    'order-changed',
    `\`${order.path}\` changed after run ${started.run_id}, which answered the contract ${started.order_digest}`,
    {
      hint: `Run the order as it stands: autoloop run ${order.id}`,
    },
  );
}
