/** The part of a repository's history that documents and changes speak of. */
import { type CommitGraph, commitGraph } from '../../core/commit-graph.js';
import type { ReportDocument } from '../../core/documents/document.js';
import type { ChangeFact } from '../../core/rules/history-facts.js';
import { isUsable, type Usable } from '../../core/rules/rule.js';
import { namedReports, usableReviews } from '../../core/rules/standing.js';
import type { Workspace } from '../../core/rules/workspace.js';
import {
  type BranchTip,
  branchTips,
  type CommitFact,
  commitFacts,
  parentsOf,
  type Repository,
} from '../../edges/git/index.js';

/** Commits that somebody names, their trees, and how they hang together. */
export interface Past {
  repository: Repository;
  workspace: Workspace;
  graph: CommitGraph;
  commits: ReadonlyMap<string, CommitFact>;
  branches: readonly BranchTip[];
  /** Where the integration branch stands, as far as anybody here knows. */
  integration: BranchTip | undefined;
}

/** What these reports and changes name, and what reviews and closeouts of their orders do. */
export async function readPast(
  repository: Repository,
  workspace: Workspace,
  reports: readonly Usable<ReportDocument>[],
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
  const reviewed = [...orders].flatMap((order) => reviewedCommits(order, workspace));
  const heads = [
    ...reports.map(({ data }) => data.verified_head),
    ...changes.flatMap(({ commit }) => commit ?? []),
    ...reviewed.map(({ commit }) => commit),
    ...wanted.map(({ commit }) => commit),
  ];
  const floor = [
    ...reports.map(({ data }) => data.base_commit),
    ...changes.flatMap(({ commit, parents }) => (parents.length > 0 ? parents : (commit ?? []))),
    ...reviewed.flatMap(({ bases }) => bases),
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
export function reviewedCommits(order: string, workspace: Workspace): { commit: string; bases: string[] }[] {
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
