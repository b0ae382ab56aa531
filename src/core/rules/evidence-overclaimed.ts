import type { CloseoutDocument, ReportDocument } from '../documents/document.js';
import type { Closeout } from '../documents/types.gen.js';
import { closeout, closeoutPath, order, orderPath, report, reportPath, withCloseout, withReport } from './examples.js';
import { at, defineRule, type Fault, type Usable } from './rule.js';
import { namedReports } from './standing.js';
import type { Workspace } from './workspace.js';

export default defineRule({
  id: 'evidence-overclaimed',
  appliesTo: ['report', 'closeout'],
  severity: 'error',
  summary:
    'Nobody claims more evidence than there is: a report only with a passed command, a closeout no more than its reports.',
  why: 'Evidence levels are what later work builds on.',
  good: () => ({ files: withCloseout() }),
  bad: () => [
    {
      files: withReport({
        [orderPath]: order({ mode: 'report-only', acceptance_commands: null, acceptance_criteria: null }),
        [reportPath]: report({ verification: '[]' }),
      }),
      at: [reportPath, 'evidence_level:'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ evidence_level: 'live-smoke-complete' }) }),
      at: [closeoutPath, 'evidence_level:'],
    },
    {
      files: withCloseout({ [reportPath]: report({ evidence_level: 'not-applicable' }) }),
      at: [closeoutPath, 'evidence_level:'],
    },
  ],
  *check(document, { workspace }) {
    if (document.kind === 'report') yield* inReport(document);
    else yield* inCloseout(document, workspace);
  },
});

function* inReport(report: Usable<ReportDocument>): Generator<Fault> {
  const { result, evidence_level, verification } = report.data;
  if ((result !== 'done' && result !== 'partial') || evidence_level === 'not-applicable') return;
  if (!verification.some((entry) => entry.result === 'passed'))
    yield at(report, 'evidence_level', `The report claims \`${evidence_level}\`, and no command passed`, {
      hint: 'Say `not-applicable`.',
    });
}

function* inCloseout(closeout: Usable<CloseoutDocument>, workspace: Workspace): Generator<Fault> {
  const { evidence_level, provenance } = closeout.data;
  // Backfilled work is never shown as proven by the loop, and has no reports.
  if (provenance === 'backfill') return;
  const reached = namedReports(closeout, workspace).map(({ data }) => reach[data.evidence_level]);
  if (reach[evidence_level] > Math.max(reach['not-applicable'], ...reached))
    yield at(closeout, 'evidence_level', `The closeout claims \`${evidence_level}\`, and no report it names does`, {
      hint: 'Claim what the reports claim.',
    });
}

/** How far evidence reaches: nowhere, to somebody's machine with live proof to come or not, to the live thing. */
const reach: Readonly<Record<Closeout['evidence_level'], number>> = {
  'not-applicable': 0,
  'hardware-deferred': 1,
  'live-smoke-required': 1,
  'local-readiness': 1,
  'live-smoke-complete': 2,
};
