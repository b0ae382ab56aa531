import type { CloseoutDocument } from '../documents/document.js';
import { closeout, closeoutPath, order, report, reportPath, withCloseout } from './examples.js';
import { at, type Context, defineRule, type Fault, type Usable } from './rule.js';
import { isWithdrawn, namedReports } from './standing.js';

const deferred = (entry: string): string =>
  `[{item: A try on a real device, reason: None here., entry_point: ${entry}}]`;

export default defineRule({
  id: 'deferred-dropped',
  appliesTo: 'closeout',
  severity: 'error',
  summary:
    'What reports put off, the closeout names, and what the closeout puts off leads to an order that is not withdrawn.',
  why: 'After the closeout nobody reads the reports again.',
  good: () => ({
    files: withCloseout({
      [reportPath]: report({ evidence_level: 'hardware-deferred' }),
      [closeoutPath]: closeout({ evidence_level: 'hardware-deferred', deferred: deferred('login-live') }),
      '.autoloop/work-orders/login-live.md': order({ depends_on: '[login]' }),
    }),
  }),
  bad: () => [
    {
      files: withCloseout({ [reportPath]: report({ evidence_level: 'hardware-deferred' }) }),
      at: [closeoutPath, 'deferred:'],
    },
    {
      files: withCloseout({
        [closeoutPath]: closeout({ deferred: deferred('login-live') }),
        '.autoloop/work-orders/login-live.md': order({ state: 'withdrawn' }),
      }),
      at: [closeoutPath, 'deferred:'],
    },
    {
      files: withCloseout({ [closeoutPath]: closeout({ deferred: deferred('.autoloop/work-orders/gone.md') }) }),
      at: [closeoutPath, 'deferred:'],
    },
  ],
  *check(closeout, { workspace }) {
    if (closeout.data.result !== 'accepted') return;
    yield* fromReports(closeout, workspace);
    for (const [index, { entry_point }] of closeout.data.deferred.entries()) {
      const key = ['deferred', index, 'entry_point'];
      const path = entry_point.trim();
      const id = /^(?:\.autoloop\/work-orders\/)?([A-Za-z0-9._-]+?)(?:\.md)?$/.exec(path)?.[1] ?? '';
      if (isWithdrawn(workspace.order(id), workspace))
        yield at(closeout, key, `\`${id}\`, which was to take it up, is withdrawn`, { hint: 'Name another order.' });
      else if (path.startsWith('.autoloop/work-orders/') && !workspace.has(`.autoloop/work-orders/${id}.md`))
        yield at(closeout, key, `There is no work order \`${id}\` to take it up`, {
          hint: `Write it: autoloop new order ${id}`,
        });
    }
  },
});

function* fromReports(closeout: Usable<CloseoutDocument>, workspace: Context['workspace']): Generator<Fault> {
  const { deferred, not_verified } = closeout.data;
  const said = [...deferred.flatMap(({ item, reason }) => [item, reason]), ...not_verified].join('\n');
  for (const report of namedReports(closeout, workspace)) {
    if (report.data.evidence_level === 'hardware-deferred' && deferred.length === 0)
      yield at(closeout, 'deferred', `\`${report.id}\` put live proof off, and nothing here says so`, {
        hint: 'Name it with its reason and where it is taken up.',
      });
    for (const { command, result } of report.data.verification)
      if (result === 'not-run' && !said.includes(command))
        yield at(closeout, 'not_verified', `\`${report.id}\` did not run \`${command}\`, and nothing here says so`, {
          hint: 'Name it under `not_verified` or `deferred`.',
        });
  }
}
