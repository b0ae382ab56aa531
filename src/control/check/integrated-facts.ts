/** What reached the integration branch for orders, and which reviews are about it. */
import type { ChangeFact, IntegratedCommit } from '../../core/rules/history-facts.js';
import { isUsable } from '../../core/rules/rule.js';
import { orderInMessage } from '../../core/rules/trailer.js';
import { changesIn, commitFacts } from '../../edges/git/index.js';
import { changeFact } from './change-facts.js';
import { differencesBetween } from './commit-differences.js';
import { type Past, reviewedCommits } from './past.js';

/** Commits on the integration branch that name an order: those of the changes or, where there are none, all that the past knows. */
export async function integratedCommits(
  changes: readonly ChangeFact[] | undefined,
  past: Past,
): Promise<IntegratedCommit[]> {
  const { graph, integration } = past;
  if (integration === undefined) return [];
  const isThere = ({ commit, order }: ChangeFact) =>
    order !== null && commit !== null && graph.reaches(integration.commit, commit);
  const integrated = changes ? changes.filter(isThere) : await allNaming(graph.between(integration.commit, []), past);
  const within = await coverage(integrated, past);
  return integrated.map((change) => ({ ...change, within: within(change) }));
}

/** Of these commits, those that name an order which can be used. */
async function allNaming(commits: readonly string[], { repository, workspace }: Past): Promise<ChangeFact[]> {
  const naming = [...(await commitFacts(repository, commits))].filter(([, { message }]) => {
    const order = orderInMessage(message);
    return order !== null && isUsable(workspace.order(order));
  });
  const changes = await changesIn(
    repository,
    naming.map(([id]) => id),
  );
  return changes.map(changeFact);
}

/** For each commit, which of the commits that were looked at for its order have it or changed all that it changed. */
async function coverage(
  changes: readonly ChangeFact[],
  { repository, workspace, graph, commits }: Past,
): Promise<(change: ChangeFact) => string[]> {
  const orders = new Set(changes.flatMap(({ order }) => order ?? []));
  const reviewed = new Map([...orders].map((order) => [order, reviewedCommits(order, workspace)]));
  const all = [...reviewed.values()].flat();
  const missing = all.flatMap(({ commit, bases }) => [commit, ...bases]).filter((id) => !commits.has(id));
  const known = new Map([...commits, ...(await commitFacts(repository, missing))]);
  const pairs = all.flatMap(({ commit, bases }) => bases.map((base) => [base, commit] as const));
  const between = await differencesBetween(repository, known, pairs);
  return ({ commit, order, files }) =>
    (reviewed.get(order ?? '') ?? []).flatMap(({ commit: named, bases }) => {
      // What is not here cannot be compared with; that it is not here is said of the document that names it.
      if (!known.has(named) || (graph.has(named) && graph.reaches(named, commit ?? ''))) return [named];
      const paths = new Set(bases.flatMap((base) => [...between(base, named).keys()]));
      return files.every(({ path }) => path.startsWith('.autoloop/') || paths.has(path)) ? [named] : [];
    });
}
