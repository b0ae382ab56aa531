import type { ReportDocument } from '../documents/document.js';
import type { WorkOrder } from '../documents/types.gen.js';
import { counted } from '../render/counted.js';
import { isAllowed, isForbidden, matches } from '../scope.js';
import { config, configPath, history, integrationFact, reportPath, withReport } from './examples.js';
import { listed } from './listed.js';
import { at, type Context, defineRule, type Usable } from './rule.js';
import { isCurrent } from './standing.js';
import { advancedFiles, workOf } from './work.js';

const advanced = (...files: string[]) => ({
  histories: { [reportPath]: history({ integration: integrationFact({ files }) }) },
});
const contracts = { [configPath]: config({ contracts: '{api_or_data_model: [api/**]}' }) };

export default defineRule({
  id: 'base-advanced',
  appliesTo: 'report',
  severity: 'hold',
  summary:
    'The integration branch changed nothing, since the base of a report, that the report, its order or a contract is about; anything else there is only told.',
  why: 'Two changes that each work may not work together.',
  good: () => ({
    files: withReport(contracts),
    facts: { histories: { [reportPath]: history({ integration: integrationFact() }) } },
  }),
  bad: () => [
    { files: withReport(), facts: advanced('src/login/session.ts'), at: [reportPath, 'base_commit:'] },
    { files: withReport(), facts: advanced('src/login/form.ts'), at: [reportPath, 'base_commit:'] },
    { files: withReport(contracts), facts: advanced('api/users.json'), at: [reportPath, 'base_commit:'] },
    { files: withReport(contracts), facts: advanced('docs/plan.md'), at: [reportPath, 'base_commit:'] },
  ],
  *check(report, context) {
    const files = advancedFiles(report, context);
    if (files.length === 0 || !isCurrent(report, context.workspace)) return;
    const name = context.facts.histories?.get(report.path)?.integration?.name;
    for (const { what, matters } of concerns(report, context)) {
      const met = files.filter(matters);
      if (met.length === 0) continue;
      yield at(report, 'base_commit', `\`${name}\` changed ${listed(met)} since this base, which ${what}`, {
        hint: `Bring the work up to \`${name}\` and verify it again, or decide that it stands as it is.`,
      });
      return;
    }
    yield at(
      report,
      'base_commit',
      `\`${name}\` changed ${counted(files.length, 'file')} since this base, none of which the work is about`,
      { hint: 'Nothing is to be done.', severity: 'info' },
    );
  },
});

/** The most telling first. */
function concerns(
  report: Usable<ReportDocument>,
  context: Context,
): { what: string; matters: (path: string) => boolean }[] {
  const { workspace } = context;
  const own = new Set(workOf(report, context)?.files);
  const order: WorkOrder | undefined = workspace.order(report.data.work_order)?.data;
  const contracts = Object.values(workspace.config.contracts).flat();
  return [
    { what: 'the work changes as well', matters: (path) => own.has(path) },
    { what: 'the order may change', matters: (path) => isAllowed(order, path) && !isForbidden(order, path) },
    { what: 'a contract is about', matters: (path) => matches(contracts, path) },
  ];
}
