/** Orders for a terminal: one line each, or one in full. */
import { momentOf } from '../lifecycle/case.js';
import type { Column } from '../lifecycle/standing.js';
import type { OrderStatus, ShownClaim, ShownOrder } from '../lifecycle/status.js';
import { visibleLine } from '../untrusted.js';
import type { Styler } from './report/run-summary.js';

const columnTitles: readonly [Column | null, string][] = [
  ['doing', 'Doing'],
  ['review', 'Review'],
  ['blocked', 'Blocked'],
  ['todo', 'To do'],
  ['done', 'Done'],
  [null, 'Withdrawn'],
];

/** Orders by the column of the board they stand in, each with why and what may happen next. */
export function renderStatus(orders: readonly OrderStatus[], style: Styler): string {
  if (orders.length === 0) return 'No work orders yet. Write one with: autoloop new order <id>';
  const width = orders.reduce((most, { id }) => Math.max(most, id.length), 0);
  const stateWidth = orders.reduce((most, { state }) => Math.max(most, state.length), 0);
  const blocks = columnTitles.flatMap(([column, title]) => {
    const there = orders.filter((order) => order.column === column);
    if (there.length === 0) return [];
    const lines = there.flatMap((order) => [
      `  ${order.id.padEnd(width)}  ${order.state.padEnd(stateWidth)}  ${visibleLine(order.reason)}${errorsOf(order, style)}`,
      ...order.next
        .slice(0, 2)
        .map((command) => style('dim', `  ${' '.repeat(width)}  ${' '.repeat(stateWidth)}  $ ${command}`)),
      ...unreadableOf(order).map((line) => style('red', `  ${' '.repeat(width)}  ${line}`)),
    ]);
    return [[style('bold', title), ...lines].join('\n')];
  });
  return blocks.join('\n\n');
}

const errorsOf = ({ errors }: OrderStatus, style: Styler): string =>
  errors === 0 ? '' : ` ${style('red', `(${errors} ${errors === 1 ? 'error' : 'errors'} in its documents)`)}`;

/** Runs whose ids pass for names of folders, and so show nothing of their own. */
const unreadableOf = ({ unreadable_runs }: OrderStatus): string[] =>
  unreadable_runs.map((run) => `Run ${run} cannot be read: autoloop journal verify ${run}`);

/** One order in full. */
export function renderOrder(order: ShownOrder, style: Styler): string {
  const { closeout } = order;
  const blocks = [
    [style('bold', `${order.id}: ${visibleLine(order.title ?? 'cannot be read as it is')}`), ...said(order.goal)],
    [
      field('state', `${order.state}: ${visibleLine(order.reason)}`),
      ...order.next.map((command) => field('next', command)),
      ...unreadableOf(order).map((line) => style('red', line)),
      field('owner', order.owner),
      field('digest', order.digest),
      field('document', order.path),
    ].filter((line) => line !== ''),
    listed(
      'waits for',
      order.depends_on.map(({ id, accepted }) => `${id} (${accepted ? 'accepted' : 'not accepted yet'})`),
    ),
    listed('in stage', order.stages),
    listed(
      'gates',
      order.gates.map(
        ({ id, trigger, user_decision, recommendation }) =>
          `${id}: ${user_decision ?? 'unreadable'} (recommended: ${recommendation ?? 'unknown'}): ${trigger ?? ''}`,
      ),
    ),
    listed(
      'to do',
      order.waits_for.map(({ what_to_do }) => what_to_do),
    ),
    listed('awaited by', order.awaited_by),
    listed('may write', order.allowed_scope),
    listed('may not write', order.forbidden_scope),
    listed('put back before evidence', order.protected_scope),
    listed('stops when', order.stop_rules),
    listed(
      'criteria',
      order.acceptance_criteria.map(({ id, text }) => `${id}: ${text}`),
    ),
    listed(
      'commands',
      order.acceptance_commands.map(({ id, run }) => `${id}: ${run}`),
    ),
    listed('claimed', order.claim === null ? [] : [claimLine(order.claim)]),
    listed(
      'runs',
      order.runs.map((run) => `${run.run_id}: ${run.outcome ?? (run.live === false ? 'interrupted' : run.phase)}`),
    ),
    listed(
      'reports',
      order.reports.map(
        ({ name, result, worker, answers_contract }) =>
          `${name}: ${result ?? 'unreadable'} by ${worker ?? 'nobody'}${answers_contract ? '' : ', on an earlier contract'}`,
      ),
    ),
    listed(
      'reviews',
      order.reviews.map(
        ({ number, decision, reviewer, reason }) =>
          `${number}: ${decision ?? 'unreadable'} by ${reviewer ?? 'nobody'}: ${reason ?? ''}`,
      ),
    ),
    listed(
      'closed',
      closeout
        ? [
            `${closeout.result ?? 'unreadable'}${closeout.accepted_commit ? `, commit ${closeout.accepted_commit}` : ''}`,
          ]
        : [],
    ),
    listed(
      'findings',
      order.findings.map(
        ({ path, line, column, severity, message, rule }) =>
          `${path}:${line}:${column}: ${severity}: ${message} [${rule}]`,
      ),
    ),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

const claimLine = ({ actor, worktree, lease_until, expired }: ShownClaim): string =>
  `by ${actor} in ${worktree} until ${momentOf(lease_until)}${expired ? ', which is past' : ''}`;

const said = (text: string | null): string[] => (text === null ? [] : text.trimEnd().split('\n').map(visibleLine));
const field = (name: string, value: string | null): string =>
  value === null ? '' : `${`${name}:`.padEnd(10)}${value}`;
const listed = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title}:`, ...items.map((item) => `  ${visibleLine(item)}`)];
