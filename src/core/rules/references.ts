/** What documents name, and whether it exists. */
import type {
  AnyDocument,
  CloseoutDocument,
  ConfigDocument,
  DecisionDocument,
  GateDocument,
  OrderDocument,
  ReportDocument,
  ReviewDocument,
  StageDocument,
} from '../documents/document.js';
import { decisionPath, gatePath, orderPath, stagePath } from '../documents/paths.js';
import { type Context, isUsable, type Usable } from './rule.js';
import { nameOf, numberOf, type Workspace } from './workspace.js';

export interface Reference {
  /** Where the name stands in the frontmatter. */
  key: (string | number)[];
  /** What it is the name of. */
  noun: string;
  id: string;
  exists: boolean;
  /** Names that would have been right. Asked only when this one is wrong. */
  among: () => readonly string[];
  /** Where it was looked for, for the end of a sentence. */
  where?: string;
}

type Key = Reference['key'];

/** Everything a document names, as far as the snapshot can tell whether it exists. */
export function referencesOf(document: Usable<AnyDocument>, context: Context): Reference[] {
  switch (document.kind) {
    case 'order':
      return inOrder(document, context);
    case 'report':
      return inReport(document, context);
    case 'review':
      return inReview(document, context);
    case 'closeout':
      return inCloseout(document, context);
    case 'stage':
      return inStage(document, context);
    case 'decision':
      return inDecision(document, context);
    case 'gate':
      return inGate(document, context);
    case 'config':
      return inConfig(document, context);
  }
}

function inOrder(order: Usable<OrderDocument>, { workspace, facts }: Context): Reference[] {
  const { owner, expected_owners = [], depends_on = [], stage, attempts = {}, acceptance_criteria = [] } = order.data;
  const references = [
    ...lane(['owner'], owner, workspace),
    ...expected_owners.flatMap((name, index) => lane(['expected_owners', index], name, workspace)),
    ...depends_on.map((id, index) => another(order, orderNamed(['depends_on', index], id, workspace))),
    ...(attempts.agents ?? []).flatMap((name, index) => agent(['attempts', 'agents', index], name, workspace)),
  ];
  if (stage !== undefined) references.push(stageNamed(['stage'], stage, workspace));
  const { preset } = attempts;
  const { presets } = facts;
  if (preset !== undefined && presets !== undefined) {
    const own = [...workspace.presets().keys()];
    const exists = presets.includes(preset) || own.includes(preset);
    references.push({
      key: ['attempts', 'preset'],
      noun: 'preset',
      id: preset,
      exists,
      among: () => [...own, ...presets],
    });
  }
  const commands = commandsOf(order);
  for (const [index, criterion] of acceptance_criteria.entries())
    if ('proved_by' in criterion)
      for (const [place, id] of criterion.proved_by.entries())
        references.push(named(['acceptance_criteria', index, 'proved_by', place], 'acceptance command', id, commands));
  return references;
}

function inReport({ data }: Usable<ReportDocument>, { workspace }: Context): Reference[] {
  const order = workspace.order(data.work_order);
  const commands = commandsOf(order);
  return [
    orderNamed(['work_order'], data.work_order, workspace),
    ...lane(['owner'], data.owner, workspace),
    ...(isUsable(order) ? data.verification : []).map(({ command }, index) => ({
      ...named(['verification', index, 'command'], 'acceptance command', command, commands),
      where: 'in the order',
    })),
  ];
}

function inReview({ data }: Usable<ReviewDocument>, { workspace }: Context): Reference[] {
  const order = workspace.order(data.work_order);
  const criteria = order?.data?.acceptance_criteria?.map(({ id }) => id) ?? [];
  return [
    orderNamed(['work_order'], data.work_order, workspace),
    ...reports(data, workspace),
    ...(isUsable(order) ? data.criteria : []).map(({ id }, index) => ({
      ...named(['criteria', index, 'id'], 'acceptance criterion', id, criteria),
      where: 'in the order',
    })),
  ];
}

function inCloseout({ data }: Usable<CloseoutDocument>, { workspace }: Context): Reference[] {
  const { work_order, review, user_gates } = data;
  const reviews = workspace.reviewsOf(work_order).map((known) => String(numberOf(known)));
  const where = `under \`.autoloop/reviews/${work_order}/\``;
  return [
    orderNamed(['work_order'], work_order, workspace),
    ...reports(data, workspace),
    ...(review === undefined ? [] : [{ ...named(['review'], 'review', String(review), reviews), where }]),
    ...user_gates.map((id, index) => gateNamed(['user_gates', index], id, workspace)),
  ];
}

function inStage(stage: Usable<StageDocument>, { workspace }: Context): Reference[] {
  const { orders = [], next_stage } = stage.data;
  return [
    ...orders.map((id, index) => orderNamed(['orders', index], id, workspace)),
    ...(next_stage === undefined ? [] : [another(stage, stageNamed(['next_stage'], next_stage, workspace))]),
  ];
}

function inDecision(decision: Usable<DecisionDocument>, { workspace }: Context): Reference[] {
  const { supersedes } = decision.data;
  return supersedes === undefined ? [] : [another(decision, decisionNamed(['supersedes'], supersedes, workspace))];
}

const inGate = ({ data: { order } }: Usable<GateDocument>, { workspace }: Context): Reference[] =>
  order === undefined ? [] : [orderNamed(['order'], order, workspace)];

const inConfig = ({ data }: Usable<ConfigDocument>, { ruleIds }: Context): Reference[] =>
  Object.keys(data.checks?.severity ?? {}).map((id) => named(['checks', 'severity', id], 'rule', id, ruleIds));

/** What a document that names one of its own kind can mean is any but itself. */
const another = ({ id }: AnyDocument, reference: Reference): Reference => ({
  ...reference,
  among: () => reference.among().filter((name) => name !== id),
});

const named = (key: Key, noun: string, id: string, among: readonly string[]): Reference => ({
  key,
  noun,
  id,
  exists: among.includes(id),
  among: () => among,
});

const commandsOf = (order: OrderDocument | undefined): string[] =>
  order?.data?.acceptance_commands?.map(({ id }) => id) ?? [];

/** Without a usable config.yml that alone is told: guessing at its names would only repeat it. */
const isConfigSettled = ({ configDocument }: Workspace): boolean => isUsable(configDocument);

function lane(key: Key, id: string, workspace: Workspace): Reference[] {
  const { owners } = workspace.config;
  const exists = id in owners;
  const reference = { key, noun: 'owner lane', id, exists, among: () => Object.keys(owners), where: 'in config.yml' };
  return isConfigSettled(workspace) ? [reference] : [];
}

function agent(key: Key, id: string, workspace: Workspace): Reference[] {
  const { agents } = workspace.config;
  const exists = id in agents;
  const reference = { key, noun: 'agent', id, exists, among: () => Object.keys(agents), where: 'in config.yml' };
  return isConfigSettled(workspace) ? [reference] : [];
}

const orderNamed = (key: Key, id: string, { orders, has }: Workspace): Reference =>
  fileNamed(key, id, { noun: 'work order', path: orderPath(id), known: orders }, has);

const stageNamed = (key: Key, id: string, { stages, has }: Workspace): Reference =>
  fileNamed(key, id, { noun: 'stage', path: stagePath(id), known: stages }, has);

const decisionNamed = (key: Key, id: string, { decisions, has }: Workspace): Reference =>
  fileNamed(key, id, { noun: 'decision', path: decisionPath(id), known: decisions }, has);

const gateNamed = (key: Key, id: string, { gates, has }: Workspace): Reference =>
  fileNamed(key, id, { noun: 'gate', path: gatePath(id), known: gates }, has);

/** A document that is known by its file name alone; it may be there and be unreadable. */
const fileNamed = (
  key: Key,
  id: string,
  { noun, path, known }: { noun: string; path: string; known: readonly { id: string }[] },
  has: Workspace['has'],
): Reference => ({ key, noun, id, exists: has(path), among: () => known.map((document) => document.id) });

const reports = ({ work_order, reports }: { work_order: string; reports: readonly string[] }, workspace: Workspace) =>
  reports.map(
    (id, index): Reference => ({
      key: ['reports', index],
      noun: 'report',
      id,
      exists: workspace.has(`.autoloop/reports/${work_order}/${id}.md`),
      among: () => workspace.reportsOf(work_order).map((report) => nameOf(report.id)),
      where: `under \`.autoloop/reports/${work_order}/\``,
    }),
  );
