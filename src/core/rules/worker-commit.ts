/** Which commits are the worker's, and what in them is coordination. */
import type { OrderDocument } from '../documents/document.js';
import { classify } from '../documents/kinds.js';
import { boardPath, orderOfPath, recordPaths, reportsFolder } from '../documents/paths.js';
import { quoted } from '../untrusted.js';
import { actorId, authorIds } from './actors.js';
import type { ChangeFact, GitFacts } from './facts.js';
import { type Context, isUsable, type Usable } from './rule.js';
import type { Workspace } from './workspace.js';

/** Under `.autoloop` lies what work is given out, judged and recorded by; everything else is what work is about. */
export const isCoordination = (path: string): boolean => path.startsWith('.autoloop/');

/** What a change touched beside the protocol's own documents. */
export const workIn = ({ files }: ChangeFact): string[] =>
  files.map(({ path }) => path).filter((path) => !isCoordination(path));

/** Whether a path is a report of the order: all that its worker writes under `.autoloop`. */
export const isOwnReport = (order: string, path: string): boolean => path.startsWith(`${reportsFolder(order)}/`);

/** Each staged or committed change that belongs to an order which can be used. */
export function* changesOfOrders({
  workspace,
  facts,
}: Context): Generator<{ change: ChangeFact; order: Usable<OrderDocument> }> {
  for (const change of facts.changes ?? []) {
    const order = change.order === null ? undefined : workspace.order(change.order);
    if (isUsable(order)) yield { change, order };
  }
}

/**
 * Whether the change closes the order and does nothing else: the rules about closeouts, reviews and reports say whether it may.
 * Gates are answered with it, and the board is made anew.
 */
const isClosing = ({ files }: ChangeFact, order: string): boolean =>
  files.some(({ path, status }) => path === recordPaths(order).closeout && status !== 'removed') &&
  files.every(({ path }) => orderOfPath(path) === order || path === boardPath || classify(path)?.kind === 'gate');

/**
 * Whether the host made it of what an attempt left: it says so, an agent is its author, and the journal of the run, where that
 * is at hand, knows the commit.
 */
function isImported({ commit, author, imported }: ChangeFact, { journals }: GitFacts): boolean {
  if (imported === undefined || commit === null || !author.name.startsWith('agent/')) return false;
  const run = journals.get(imported.run);
  return run === undefined || run.attempts.some((known) => known.commit === commit);
}

/**
 * Whether the worker of the order committed this. Agents are workers, who coordinates or decides is none; of everybody else it
 * is who changed more than documents, or who is named by a report on the order. What the host imports and what closes the order is
 * nobody's own doing.
 */
export function isByWorker(change: ChangeFact, order: string, workspace: Workspace, facts: GitFacts): boolean {
  const { author } = change;
  if (change.files.length === 0 || isImported(change, facts) || isClosing(change, order)) return false;
  if (author.name.startsWith('agent/')) return true;
  const authors = authorIds(author);
  const { coordinator, user } = workspace.config.roles;
  if ([...coordinator, ...user].some((person) => authors.includes(actorId(person) ?? ''))) return false;
  if (workIn(change).length > 0) return true;
  const workers = workspace.reportsOf(order).flatMap(({ data }) => actorId(data?.worker ?? '') ?? []);
  return workers.some((worker) => authors.includes(worker));
}

/** A change at the beginning of a sentence: `Commit \`1234…\` of \`login\``, or what is staged. */
export const changeNamed = ({ commit, order }: ChangeFact): string =>
  `${commit === null ? 'What is staged' : `Commit \`${commit.slice(0, 12)}\``} for ${quoted(order ?? '')}`;

/** Who made a commit, for a sentence. */
export const authorOf = ({ author: { name, email } }: ChangeFact): string => quoted(email === '' ? name : email);
