import type {
  AnyDocument,
  CloseoutDocument,
  ConfigDocument,
  OrderDocument,
  ReportDocument,
  ReviewDocument,
} from '../documents/document.js';
import { nearest } from '../nearest.js';
import {
  config,
  configPath,
  order,
  orderPath,
  report,
  reportPath,
  review,
  reviewPath,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from './examples.js';
import { at, type Context, defineRule, type Fault, isUsable, type Usable } from './rule.js';
import { nameOf, numberOf, type Workspace } from './workspace.js';

export default defineRule({
  id: 'broken-reference',
  appliesTo: ['order', 'report', 'review', 'closeout', 'config'],
  severity: 'error',
  summary:
    'What a document names exists: orders, stages, gates, reports, reviews, owners, agents, presets, commands, criteria, rules.',
  why: 'A dependency on a misspelt order would never be waited for.',
  good: {
    files: withCloseout({
      '.autoloop/work-orders/logout.md': order({
        depends_on: '[login]',
        stage: 'beta',
        attempts: '{agents: [claude]}',
      }),
      '.autoloop/stages/beta.md': '---\ngoal: Sessions\n---\n',
    }),
  },
  bad: [
    {
      files: withOrder({ '.autoloop/work-orders/logout.md': order({ depends_on: '[logn]' }) }),
      at: ['.autoloop/work-orders/logout.md', 'depends_on:'],
    },
    { files: withOrder({ [orderPath]: order({ owner: 'webb' }) }), at: [orderPath, 'owner:'] },
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
    {
      files: withOrder({ [configPath]: config({ checks: '{severity: {schemas: off}}' }) }),
      at: [configPath, 'checks:'],
    },
  ],
  *check(document, context) {
    if (document.kind === 'order') yield* inOrder(document, context);
    else if (document.kind === 'config') yield* inConfig(document, context);
    else yield* inRecord(document, context);
  },
});

function* inOrder(order: Usable<OrderDocument>, { workspace, facts }: Context): Generator<Fault> {
  const { owner, expected_owners = [], depends_on = [], stage, attempts = {}, acceptance_criteria = [] } = order.data;
  yield* lane(order, 'owner', owner, workspace);
  for (const [index, name] of expected_owners.entries())
    yield* lane(order, ['expected_owners', index], name, workspace);
  for (const [index, id] of depends_on.entries()) yield* orderNamed(order, ['depends_on', index], id, workspace);
  if (stage !== undefined) yield* file(order, 'stage', { noun: 'stage', folder: 'stages', id: stage }, workspace);

  if (isSettledConfig(workspace))
    for (const [index, agent] of (attempts.agents ?? []).entries())
      yield* known(
        order,
        ['attempts', 'agents', index],
        { noun: 'agent', id: agent, among: Object.keys(workspace.config.agents) },
        inConfigFile,
      );
  const { preset } = attempts;
  if (preset !== undefined && facts.presets && !workspace.has(`.autoloop/presets/${preset}/preset.md`))
    yield* known(order, ['attempts', 'preset'], { noun: 'preset', id: preset, among: facts.presets }, '');

  const commands = (order.data.acceptance_commands ?? []).map(({ id }) => id);
  for (const [index, criterion] of acceptance_criteria.entries())
    for (const [place, id] of ('proved_by' in criterion ? criterion.proved_by : []).entries())
      yield* known(
        order,
        ['acceptance_criteria', index, 'proved_by', place],
        { noun: 'acceptance command', id, among: commands },
        '',
      );
}

function* inConfig(document: Usable<ConfigDocument>, { ruleIds }: Context): Generator<Fault> {
  for (const rule of Object.keys(document.data.checks?.severity ?? {}))
    yield* known(document, ['checks', 'severity', rule], { noun: 'rule', id: rule, among: ruleIds }, '');
}

type RecordDocument = Usable<ReportDocument> | Usable<ReviewDocument> | Usable<CloseoutDocument>;

function* inRecord(document: RecordDocument, { workspace }: Context): Generator<Fault> {
  const { work_order } = document.data;
  yield* orderNamed(document, 'work_order', work_order, workspace);
  const order = workspace.order(work_order);
  if (document.kind === 'report') {
    yield* lane(document, 'owner', document.data.owner, workspace);
    const commands = order?.data?.acceptance_commands?.map(({ id }) => id) ?? [];
    if (isUsable(order))
      for (const [index, { command }] of document.data.verification.entries())
        yield* known(
          document,
          ['verification', index, 'command'],
          { noun: 'acceptance command', id: command, among: commands },
          ` in the order`,
        );
    return;
  }
  const reports = workspace.reportsOf(work_order).map(({ id }) => nameOf(id));
  for (const [index, id] of document.data.reports.entries())
    yield* known(
      document,
      ['reports', index],
      { noun: 'report', id, among: reports },
      ` under \`.autoloop/reports/${work_order}/\``,
    );
  if (document.kind === 'review') {
    const criteria = order?.data?.acceptance_criteria?.map(({ id }) => id) ?? [];
    if (isUsable(order))
      for (const [index, { id }] of document.data.criteria.entries())
        yield* known(
          document,
          ['criteria', index, 'id'],
          { noun: 'acceptance criterion', id, among: criteria },
          ` in the order`,
        );
    return;
  }
  const { review, user_gates } = document.data;
  const reviews = workspace.reviewsOf(work_order).map((known) => String(numberOf(known)));
  if (review !== undefined)
    yield* known(
      document,
      'review',
      { noun: 'review', id: String(review), among: reviews },
      ` under \`.autoloop/reviews/${work_order}/\``,
    );
  for (const [index, gate] of user_gates.entries())
    yield* file(document, ['user_gates', index], { noun: 'gate', folder: 'gates', id: gate }, workspace);
}

type Key = string | (string | number)[];

interface Reference {
  noun: string;
  id: string;
  among: readonly string[];
}

const inConfigFile = ' in config.yml';

function* known(document: AnyDocument, key: Key, { noun, id, among }: Reference, where: string): Generator<Fault> {
  if (among.includes(id)) return;
  const close = nearest(id, among);
  const choice =
    among.length > 0 && among.length <= 8
      ? `Known: ${among.map((name) => `\`${name}\``).join(', ')}.`
      : 'Correct the name, or write what is missing.';
  yield at(document, key, `There is no ${noun} \`${id}\`${where}`, {
    hint: close ? `Did you mean \`${close}\`?` : choice,
  });
}

function* lane(document: AnyDocument, key: Key, id: string, workspace: Workspace): Generator<Fault> {
  if (!isSettledConfig(workspace)) return;
  yield* known(document, key, { noun: 'owner lane', id, among: Object.keys(workspace.config.owners) }, inConfigFile);
}

function* orderNamed(document: AnyDocument, key: Key, id: string, workspace: Workspace): Generator<Fault> {
  if (workspace.has(`.autoloop/work-orders/${id}.md`)) return;
  const others = workspace.orders.map((order) => order.id).filter((other) => other !== document.id);
  yield* known(document, key, { noun: 'work order', id, among: others }, '');
}

function* file(
  document: AnyDocument,
  key: Key,
  { noun, folder, id }: { noun: string; folder: string; id: string },
  workspace: Workspace,
): Generator<Fault> {
  const path = `.autoloop/${folder}/${id}.md`;
  if (workspace.has(path)) return;
  const ids = Array.from(workspace.paths).flatMap(
    (other) => new RegExp(`^\\.autoloop/${folder}/([^/]+)\\.md$`).exec(other)?.[1] ?? [],
  );
  const close = nearest(id, ids);
  yield at(document, key, `There is no ${noun} \`${id}\``, {
    hint: close ? `Did you mean \`${close}\`?` : `Write \`${path}\`.`,
  });
}

/** A config.yml that cannot be used has its own findings; guessing at its names would only repeat them. */
const isSettledConfig = ({ configDocument }: Workspace): boolean =>
  configDocument === undefined || configDocument.data !== undefined;
