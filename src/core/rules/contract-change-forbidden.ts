import { order, orderPath, report, reportPath, withReport } from './examples.js';
import { at, defineRule } from './rule.js';
import { isCurrent } from './standing.js';

const none = { [orderPath]: order({ contract_handling: 'no-contract-change' }) };

export default defineRule({
  id: 'contract-change-forbidden',
  appliesTo: 'report',
  severity: 'error',
  summary: 'Where an order says `contract_handling: no-contract-change`, its reports answer no for every contract.',
  why: 'Whoever relies on that contract was promised that nothing changes.',
  good: () => ({ files: withReport(none) }),
  bad: () => [
    {
      files: withReport({
        ...none,
        [reportPath]: report({
          contract_impact: '{public_behavior: yes, api_or_data_model: no, security: no, deployment: no}',
        }),
      }),
      at: [reportPath, 'contract_impact:'],
    },
  ],
  *check(report, { workspace }) {
    const order = workspace.order(report.data.work_order);
    if (order?.data?.contract_handling !== 'no-contract-change' || !isCurrent(report, workspace)) return;
    for (const [contract, answer] of Object.entries(report.data.contract_impact))
      if (answer === 'yes')
        yield at(
          report,
          ['contract_impact', contract],
          `The work changes \`${contract}\`, and \`${order.id}\` allows no contract change`,
          {
            hint: 'Send the work back, or let somebody who may decide it change `contract_handling` and run the order again.',
          },
        );
  },
});
