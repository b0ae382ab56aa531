import type { ReportDocument } from '../documents/document.js';
import { quoted } from '../untrusted.js';
import { attemptFact } from './attempt-fact.js';
import { change, closeoutPath, history, ofRun, report, reportPath, run, withOrder, withReport } from './examples.js';
import { at, atTop, type Context, defineRule, type Usable } from './rule.js';
import { isCurrent } from './standing.js';
import { changeNamed, changesOfOrders, isByWorker, isCoordination, isOwnReport } from './worker-commit.js';

const files = withReport({ [reportPath]: report(ofRun) });
const settings = { path: '.autoloop/config.yml', status: 'changed' } as const;
const edits = change({ files: [settings, { path: 'src/login/session.ts', status: 'changed' }] });

export default defineRule({
  id: 'worker-edited-coordination',
  appliesTo: ['report', 'workspace'],
  severity: 'error',
  summary: 'A worker changes nothing under `.autoloop` but reports on the order.',
  why: 'Who writes the contract, the review and the settings may not be who is judged by them.',
  ofChanges: true,
  good: () => ({
    files,
    facts: {
      runs: [run({}, { files: ['src/login/session.ts', reportPath] })],
      changes: [
        change(),
        change({ author: { name: 'Grace', email: 'grace@example.com' }, files: [settings] }),
        change({ files: [{ path: closeoutPath, status: 'added' }] }),
      ],
    },
  }),
  bad: () => [
    {
      files,
      facts: { runs: [run({}, { files: ['.autoloop/config.yml', 'src/login/session.ts'] })] },
      at: [reportPath, 'run:'],
    },
    {
      files: withReport(),
      facts: { histories: { [reportPath]: history({ commits: [edits] }) } },
      at: [reportPath, 'verified_head:'],
    },
    { files: withOrder(), facts: { changes: [edits] }, at: ['.autoloop/config.yml', 'owners:'] },
  ],
  *check(subject, context) {
    const { workspace, facts } = context;
    if (!('kind' in subject)) {
      for (const { change, order } of changesOfOrders(context)) {
        if (!isByWorker(change, order.id, workspace, facts)) continue;
        for (const { path } of change.files)
          if (isEdit(order.id, path))
            yield atTop(path, `${changeNamed(change)} changes ${quoted(path)}, which is not the worker’s to write`, {
              hint: 'Leave it out; who coordinates writes it in a commit of its own.',
            });
      }
      return;
    }
    if (subject.data.result !== 'done' || !isCurrent(subject, workspace)) return;
    for (const { who, key, path } of editsOf(subject, context))
      yield at(subject, key, `${who} changed ${quoted(path)}, which is not the worker’s to write`, {
        hint: 'Send the work back.',
      });
  },
});

const isEdit = (order: string, path: string): boolean => isCoordination(path) && !isOwnReport(order, path);

/** As the host saw it of an attempt; else as the worker's commits say. */
function* editsOf(
  report: Usable<ReportDocument>,
  { workspace, facts }: Context,
): Generator<{ who: string; key: string; path: string }> {
  const order = report.data.work_order;
  const attempt = attemptFact(report, facts);
  if (attempt) {
    for (const path of attempt.files)
      if (isCoordination(path) && path !== report.path) yield { who: 'The attempt', key: 'run', path };
    return;
  }
  for (const commit of facts.histories?.get(report.path)?.commits ?? [])
    if (isByWorker(commit, order, workspace, facts))
      for (const { path } of commit.files)
        if (isEdit(order, path)) yield { who: `Commit \`${commit.commit?.slice(0, 12)}\``, key: 'verified_head', path };
}
