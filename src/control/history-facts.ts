/** Where reports stand in the history, and what reached the integration branch. */
import { type CommitGraph, commitGraph } from '../core/commit-graph.js';
import type { ReportDocument } from '../core/documents/document.js';
import type { ChangeFact, GitFacts } from '../core/rules/facts.js';
import type { IntegratedCommit, ReportHistory } from '../core/rules/history-facts.js';
import { isUsable, type Usable } from '../core/rules/rule.js';
import { remembered } from '../core/rules/scope-index.js';
import { isCurrent, namedReports, usableReviews } from '../core/rules/standing.js';
import { orderInMessage } from '../core/rules/trailer.js';
import { isCoordination } from '../core/rules/worker-commit.js';
import { byText, type Workspace } from '../core/rules/workspace.js';
import {
  type BranchTip,
  branchTips,
  type CommitFact,
  changesIn,
  commitFacts,
  parentsOf,
  type Repository,
  treeDifferences,
} from '../edges/git/index.js';
import { changeFact } from './change-facts.js';

type Report = Usable<ReportDocument>;
type HistoryFacts = Pick<GitFacts, 'histories' | 'integrated' | 'changes'>;

/** Commits that somebody names, their trees, and how they hang together. */
interface Past {
  repository: Repository;
  workspace: Workspace;
  graph: CommitGraph;
  commits: Map<string, CommitFact>;
  branches: readonly BranchTip[];
  /** Where the integration branch stands, as far as anybody here knows. */
  integration: BranchTip | undefined;
}

/**
 * The history of the reports that still count and are asked about, what orders have on the integration branch since the oldest
 * of their bases, and which of the changes are there.
 */
export async function historyFacts(
  repository: Repository,
  workspace: Workspace,
  changes: readonly ChangeFact[] | undefined,
  isAsked: (path: string) => boolean,
): Promise<HistoryFacts> {
  const given = changes && { changes };
  const reports = workspace.reports
    .filter(({ path }) => isAsked(path))
    .filter(isUsable)
    .filter((report) => isCurrent(report, workspace));
  const committed = (changes ?? []).filter(({ commit, order }) => commit !== null && order !== null);
  if (repository.reader || (reports.length === 0 && committed.length === 0)) return { ...given };
  const past = await readPast(repository, workspace, reports, committed);
  const { integration, graph } = past;
  const known = reports.filter(({ data }) => graph.has(data.base_commit) && graph.has(data.verified_head));
  const line = new Set(integration && graph.lineBetween(integration.commit, []));
  const [histories, integrated] = await Promise.all([
    historiesOf(known, past),
    integratedCommits(committed, past, changes === undefined),
  ]);
  return {
    histories,
    integrated,
    ...(changes && {
      changes: changes.map((change) =>
        change.commit === null ? change : { ...change, integrated: line.has(change.commit) },
      ),
    }),
  };
}

async function readPast(
  repository: Repository,
  workspace: Workspace,
  reports: readonly Report[],
  changes: readonly ChangeFact[],
): Promise<Past> {
  const all = await branchTips(repository);
  const name = workspace.config.integration_branch;
  const named = new Set([name, ...reports.flatMap(({ data }) => data.branch ?? [])]);
  const wanted = all.filter((tip) => named.has(tip.name));
  const orders = new Set([
    ...reports.map(({ data }) => data.work_order),
    ...changes.flatMap(({ order }) => order ?? []),
  ]);
  const heads = [
    ...reports.map(({ data }) => data.verified_head),
    ...changes.flatMap(({ commit }) => commit ?? []),
    ...[...orders].flatMap((order) => reviewedCommits(order, workspace).map(({ commit }) => commit)),
    ...wanted.map(({ commit }) => commit),
  ];
  const floor = [
    ...reports.map(({ data }) => data.base_commit),
    ...changes.flatMap(({ commit, parents }) => (parents.length > 0 ? parents : (commit ?? []))),
    ...[...orders].flatMap((order) => reviewedCommits(order, workspace).flatMap(({ bases }) => bases)),
  ];
  const commits = await commitFacts(repository, [...heads, ...floor]);
  const present = (ids: readonly string[]) => ids.filter((id) => commits.has(id));
  const branches = wanted.filter(({ commit }) => commits.has(commit));
  const graph = commitGraph(await parentsOf(repository, present(heads), present(floor)));
  return { repository, workspace, graph, commits, branches, integration: furthest(name, branches, graph) };
}

/** A remote may know more of a branch than this repository's own of that name, which then lags behind. */
function furthest(name: string, branches: readonly BranchTip[], graph: CommitGraph): BranchTip | undefined {
  const [first, ...others] = branches.filter((tip) => tip.name === name);
  return first && others.reduce((best, tip) => (graph.reaches(tip.commit, best.commit) ? tip : best), first);
}

/** The commits that reviews and the closeout of an order name, with the bases of the reports they are about. */
function reviewedCommits(order: string, workspace: Workspace): { commit: string; bases: string[] }[] {
  const closeout = workspace.closeoutOf(order);
  const named = (said: Parameters<typeof namedReports>[0], commit: string | undefined) =>
    commit === undefined ? [] : [{ commit, bases: namedReports(said, workspace).map(({ data }) => data.base_commit) }];
  return [
    ...usableReviews(order, workspace).flatMap((review) => named(review, review.data.reviewed_commit)),
    ...(isUsable(closeout)
      ? [...named(closeout, closeout.data.accepted_commit), ...named(closeout, closeout.data.merged_commit)]
      : []),
  ];
}

async function historiesOf(reports: readonly Report[], past: Past): Promise<Map<string, ReportHistory>> {
  const { repository, graph, integration } = past;
  const plans = reports.map((report) => planOf(report, past));
  const ids = new Set(plans.flatMap(({ own, since }) => [...own, ...since]));
  const [changes, trees] = await Promise.all([
    changesIn(repository, [...ids]),
    commitFacts(
      repository,
      plans.flatMap(({ fork }) => fork ?? []),
    ),
  ]);
  const facts = new Map(changes.map((change) => [change.commit, changeFact(change)]));
  const treeOf = (commit: string | undefined) => commit && (past.commits.get(commit) ?? trees.get(commit))?.tree;
  const pairs = plans.flatMap(({ pairs }) => pairs.map(([from, to]) => `${treeOf(from)} ${treeOf(to)}`));
  const differences = await treeDifferences(
    repository,
    pairs.filter((pair) => !pair.includes('undefined')),
  );
  const between = (from: string | undefined, to: string | undefined): Differences =>
    differences.get(`${treeOf(from)} ${treeOf(to)}`) ?? new Map();
  const advanced = remembered((fork) => workIn(between(fork, integration?.commit)));

  const histories = new Map<string, ReportHistory>();
  for (const { report, own, since, branch, tip, fork, descends, isTrunk } of plans) {
    const { base_commit: base, verified_head: head, work_order } = report.data;
    const isOwn = ({ order }: ChangeFact) => (isTrunk ? order === work_order : order === null || order === work_order);
    const changesOf = (commits: readonly string[]) => commits.flatMap((id) => facts.get(id) ?? []).filter(isOwn);
    const commits = changesOf(own);
    histories.set(report.path, {
      descends,
      commits,
      files: netPaths(commits, between(base, head)),
      ...(branch &&
        tip && {
          branch: {
            name: branch,
            tip: tip.commit,
            hasBase: graph.reaches(tip.commit, base),
            hasHead: graph.reaches(tip.commit, head),
            files: netPaths(changesOf(since), between(head, tip.commit)),
          },
        }),
      ...(integration && {
        integration: {
          name: integration.name,
          tip: integration.commit,
          hasHead: graph.reaches(integration.commit, head),
          files: fork === undefined ? [] : notIn(between(fork, head), advanced(fork)),
        },
      }),
    });
  }
  return histories;
}

/** Which commits and trees tell where a report stands. */
function planOf(report: Report, { repository, graph, branches, integration }: Past) {
  const { base_commit: base, verified_head: head, branch } = report.data;
  const tips = branches.filter(({ name }) => name === branch);
  const tip = tips.find(({ commit }) => graph.reaches(commit, head)) ?? tips[0];
  const reaches = graph.reaches(head, base);
  // Work that took the integration branch in stands on what it took.
  const fork = integration && graph.fork(head, integration.commit);
  const own = reaches ? ownCommits(base, head) : [];
  const since = tip && graph.reaches(tip.commit, head) ? ownCommits(head, tip.commit) : [];
  const pairs: [string, string][] = [[base, head]];
  if (tip) pairs.push([head, tip.commit]);
  if (fork && integration) pairs.push([fork, integration.commit], [fork, head]);
  const descends = reaches || (repository.shallow ? null : false);
  return { report, own, since, branch, tip, fork, pairs, descends, isTrunk: branch === integration?.name };

  /** What was merged in from the integration branch is not a branch's own; what arrived there was one line before. */
  function ownCommits(from: string, to: string): string[] {
    if (integration === undefined) return graph.between(to, [from]);
    if (graph.reaches(integration.commit, to)) return graph.lineBetween(to, [from]);
    return graph.between(to, [from, integration.commit]);
  }
}

type Differences = ReadonlyMap<string, { after: string | null }>;

/** Paths that these changed, as far as it makes a difference in the end; sorted. */
const netPaths = (changes: readonly ChangeFact[], net: Differences): string[] =>
  [...new Set(changes.flatMap(({ files }) => files.map(({ path }) => path)))]
    .filter((path) => net.has(path))
    .sort(byText);

/** What differs beside the protocol's own documents, sorted. */
const workIn = (differences: Differences): [path: string, after: string | null][] =>
  [...differences]
    .flatMap(([path, { after }]): [string, string | null][] => (isCoordination(path) ? [] : [[path, after]]))
    .sort(([a], [b]) => byText(a, b));

/** Paths that are not the same on the other side. */
const notIn = (other: Differences, files: readonly [path: string, after: string | null][]): string[] =>
  files.filter(([path, after]) => other.get(path)?.after !== after).map(([path]) => path);

/** Commits on the integration branch that name an order: those of the changes or, where none are asked about, all. */
async function integratedCommits(
  changes: readonly ChangeFact[],
  past: Past,
  isWhole: boolean,
): Promise<IntegratedCommit[]> {
  const { repository, workspace, graph, integration } = past;
  if (integration === undefined) return [];
  const asked = changes.flatMap(({ commit }) => commit ?? []).filter((id) => graph.reaches(integration.commit, id));
  const all = await commitFacts(repository, isWhole ? graph.between(integration.commit, []) : asked);
  const naming = [...all].filter(([, { message }]) => {
    const order = orderInMessage(message);
    return order !== null && (!isWhole || isUsable(workspace.order(order)));
  });
  const made = await changesIn(
    repository,
    naming.map(([id]) => id),
  );
  const within = await coverage(made.map(changeFact), past);
  return made.map((change) => ({ ...changeFact(change), within: within(changeFact(change)) }));
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
  const facts = new Map([...commits, ...(await commitFacts(repository, missing))]);
  const pairOf = (from: string, to: string) => `${facts.get(from)?.tree} ${facts.get(to)?.tree}`;
  const pairs = all.flatMap(({ commit, bases }) => bases.map((base) => pairOf(base, commit)));
  const differences = await treeDifferences(
    repository,
    pairs.filter((pair) => !pair.includes('undefined')),
  );
  return ({ commit, order, files }) =>
    (reviewed.get(order ?? '') ?? []).flatMap(({ commit: named, bases }) => {
      // What is not here cannot be compared with; that it is not here is said of the document that names it.
      if (!facts.has(named) || (graph.has(named) && graph.reaches(named, commit ?? ''))) return [named];
      const paths = new Set(bases.flatMap((base) => [...(differences.get(pairOf(base, named))?.keys() ?? [])]));
      return files.every(({ path }) => path.startsWith('.autoloop/') || paths.has(path)) ? [named] : [];
    });
}
