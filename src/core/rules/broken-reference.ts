import { wordAt } from '../documents/apply-fixes.js';
import type { AnyDocument, OrderDocument } from '../documents/document.js';
import { configPath } from '../documents/paths.js';
import type { Edit } from '../finding.js';
import { nearest } from '../nearest.js';
import {
  closeout,
  closeoutPath,
  config,
  decision,
  decisionPath,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  reportPath,
  review,
  reviewPath,
  stage,
  stagePath,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from './examples.js';
import { type Reference, referencesOf } from './references.js';
import { at, defineRule, isUsable } from './rule.js';
import type { Workspace } from './workspace.js';

export default defineRule({
  id: 'broken-reference',
  appliesTo: ['order', 'report', 'review', 'closeout', 'stage', 'decision', 'gate', 'config'],
  severity: 'error',
  summary:
    'What a document names exists: orders, stages, decisions, gates, reports, reviews, owners, agents, presets, commands, criteria, rules.',
  why: 'A dependency on a misspelt order would never be waited for.',
  good: () => ({
    files: withCloseout({
      '.autoloop/work-orders/logout.md': order({
        depends_on: '[login]',
        stage: 'beta',
        attempts: '{agents: [claude]}',
      }),
      '.autoloop/stages/beta.md': stage({ orders: '[login]' }),
      [gatePath]: gate({ user_decision: 'approved' }),
    }),
  }),
  bad: () => [
    {
      files: withOrder({ '.autoloop/work-orders/logout.md': order({ depends_on: '[logn]' }) }),
      at: ['.autoloop/work-orders/logout.md', 'depends_on:'],
    },
    { files: withOrder({ [orderPath]: order({ owner: 'webb' }) }), at: [orderPath, 'owner:'] },
    { files: { [orderPath]: order() }, at: [orderPath, 'owner:'] },
    {
      files: withOrder({ [orderPath]: order({ expected_owners: '[web, ops]' }) }),
      at: [orderPath, 'expected_owners:'],
    },
    { files: withOrder({ [orderPath]: order({ stage: 'beta' }) }), at: [orderPath, 'stage:'] },
    { files: withOrder({ [orderPath]: order({ attempts: '{agents: [claud]}' }) }), at: [orderPath, 'attempts:'] },
    {
      files: withOrder({ [orderPath]: order({ attempts: '{preset: sloo}' }) }),
      facts: { presets: ['solo'] },
      at: [orderPath, 'attempts:'],
    },
    {
      files: withOrder({ [orderPath]: order({ acceptance_criteria: '[{id: a, text: b, proved_by: [tests, test]}]' }) }),
      at: [orderPath, 'acceptance_criteria:'],
    },
    {
      files: withReport({ [reportPath]: report({ work_order: 'logn' }) }),
      at: [reportPath, 'work_order:'],
      also: ['document-id'],
    },
    {
      files: withReport({ [reportPath]: report({ owner: 'ops' }) }),
      at: [reportPath, 'owner:'],
      also: ['report-owner-mismatch'],
    },
    {
      files: withReview({ [reviewPath]: review({ reports: '[attempt-1, attempt-2]' }) }),
      at: [reviewPath, 'reports:'],
    },
    { files: withCloseout({ [closeoutPath]: closeout({ user_gates: '[money]' }) }), at: [closeoutPath, 'user_gates:'] },
    { files: withOrder({ [stagePath]: stage({ orders: '[logn]' }) }), at: [stagePath, 'orders:'] },
    { files: withOrder({ [stagePath]: stage({ next_stage: 'beta' }) }), at: [stagePath, 'next_stage:'] },
    { files: withOrder({ [decisionPath]: decision({ supersedes: 'cookies' }) }), at: [decisionPath, 'supersedes:'] },
    { files: withOrder({ [gatePath]: gate({ order: 'logn' }) }), at: [gatePath, 'order:'] },
    {
      files: withOrder({ [configPath]: config({ checks: '{severity: {schemas: off}}' }) }),
      at: [configPath, 'checks:'],
    },
  ],
  *check(document, context) {
    if (document.kind === 'order' && document === firstWithoutConfig(context.workspace))
      yield at(document, 'owner', 'There is no `.autoloop/config.yml`, which names owners and agents', {
        hint: 'Write it with: autoloop init',
      });
    for (const reference of referencesOf(document, context)) {
      if (reference.exists) continue;
      const { key, noun, id, where } = reference;
      yield at(document, key, `There is no ${noun} \`${id}\`${where ? ` ${where}` : ''}`, {
        hint: hintFor(reference),
        fix: inItsCase(document, reference, context.workspace),
      });
    }
  },
});

/**
 * Ids are unique without regard to case, so a name that is wrong in case alone can mean nothing else. A document that others
 * answer or rest on is left to its author.
 */
function inItsCase(document: AnyDocument, { key, id, among }: Reference, workspace: Workspace): Edit[] | undefined {
  const isUnanswered = document.kind === 'order' && workspace.reportsOf(document.id).length === 0;
  if (!isUnanswered) return undefined;
  const meant = [...new Set(among())].filter((name) => name.toLowerCase() === id.toLowerCase());
  return meant.length === 1 && meant[0] ? wordAt(document, key, id, meant[0]) : undefined;
}

/** The one order at which a missing config.yml is told. */
const firstWithoutConfig = ({ orders, has }: Workspace): OrderDocument | undefined =>
  has(configPath) ? undefined : orders.find(isUsable);

function hintFor({ id, among }: Reference): string {
  const choice = [...new Set(among())];
  const close = nearest(id, choice);
  if (close !== undefined) return `Did you mean \`${close}\`?`;
  if (choice.length === 0 || choice.length > 8) return 'Correct the name, or write what is missing.';
  return `Known: ${choice.map((name) => `\`${name}\``).join(', ')}.`;
}
