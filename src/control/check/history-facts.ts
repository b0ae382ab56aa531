/** Where reports stand in the history, and what reached the integration branch. */

import { byText } from '../../core/by-text.js';
import type { ReportDocument } from '../../core/documents/document.js';
import type { GitFacts } from '../../core/rules/facts.js';
import type { ChangeFact, ReportHistory } from '../../core/rules/history-facts.js';
import { isUsable, type Usable } from '../../core/rules/rule.js';
import { remembered } from '../../core/rules/scope-index.js';
import { isCurrent } from '../../core/rules/standing.js';
import { isCoordination } from '../../core/rules/worker-commit.js';
import type { Workspace } from '../../core/rules/workspace.js';
import { changesIn, commitFacts, type Repository } from '../../edges/git/index.js';
import { changeFact } from './change-facts.js';
import { type Differences, differencesBetween } from './commit-differences.js';
import { integratedCommits } from './integrated-facts.js';
import { type Past, readPast } from './past.js';

type Report = Usable<ReportDocument>;
type HistoryFacts = Pick<GitFacts, 'histories' | 'integrated' | 'changes'>;

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
    integratedCommits(changes && committed, past),
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

async function historiesOf(reports: readonly Report[], past: Past): Promise<Map<string, ReportHistory>> {
  const { repository, graph, integration } = past;
  const plans = reports.map((report) => planOf(report, past));
  const ids = new Set(plans.flatMap(({ own, since }) => [...own, ...since]));
  const [changes, forks] = await Promise.all([
    changesIn(repository, [...ids]),
    commitFacts(
      repository,
      plans.flatMap(({ fork }) => fork ?? []),
    ),
  ]);
  const facts = new Map(changes.map((change) => [change.commit, changeFact(change)]));
  const between = await differencesBetween(
    repository,
    new Map([...past.commits, ...forks]),
    plans.flatMap(({ pairs }) => pairs),
  );
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
