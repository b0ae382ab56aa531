/** What a run started from, as both renderings of its report name it. */

import { counted } from '../counted.js';
import type { RunReportView } from './run-report-view.js';

/** Names and values, in the sequence in which they are shown. */
export const provenanceFacts = ({ run, order, inputsSha256 }: RunReportView): [name: string, value: string][] => [
  ['Run', run.run_id],
  ['Order', order.id],
  ['Order digest', order.digest],
  ['Base commit', run.base_commit],
  ['Base tree', run.base_tree],
  ['Policy SHA-256', run.policy_sha256],
  ['Judgement input SHA-256', inputsSha256],
  ['Preset', run.preset],
  ...linked(run),
  ['Started by', run.trigger],
  ['Started', run.started_at],
  ['Ended', run.ended_at ?? 'not yet'],
  ['Resumed', counted(run.resumed, 'time')],
  ['AutoLoop', run.tool_version],
];

/** What it goes on from, where it does. */
function linked({ chain, continues, line }: RunReportView['run']): [name: string, value: string][] {
  return [
    ...(chain === null
      ? []
      : [['Chain', `${chain.name}, step ${chain.step} of ${chain.of}`] satisfies [string, string]]),
    ...(continues === null
      ? []
      : [['Goes on from', `attempt ${continues.attempt} of ${continues.run_id}`] satisfies [string, string]]),
    ...(line.length === 0 ? [] : [['Runs before', line.join(', ')] satisfies [string, string]]),
  ];
}
