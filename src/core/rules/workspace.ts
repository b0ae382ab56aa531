/** All documents of one snapshot, and how to get from one to another. */
import { byText } from '../by-text.js';
import {
  type AnyDocument,
  type CloseoutDocument,
  type ConfigDocument,
  type DecisionDocument,
  type GateDocument,
  type OrderDocument,
  parseDocument,
  type ReportDocument,
  type ReviewDocument,
  type StageDocument,
} from '../documents/document.js';
import { classify, presetPath } from '../documents/kinds.js';
import { boardPath } from '../documents/paths.js';
import { type Policy, withDefaults } from '../documents/policy.js';
import { once } from '../once.js';
import type { PresetFile } from '../presets/read.js';

/**
 * A file under `.autoloop`: its bytes (of those that `isRead` names), the document that is known to be made of them, or why it
 * was not read; none of these for a file nobody needs to look into.
 */
export interface SnapshotFile {
  /** From the repository root, with `/`. */
  path: string;
  bytes?: Uint8Array;
  document?: AnyDocument;
  /** Git's name for the content, where it has one. */
  id?: string;
  /** Completes “The file …”: `is a symbolic link`. */
  problem?: string;
}

export interface Workspace {
  /** The settings, with defaults where config.yml is silent, absent or unusable. */
  config: Policy;
  configDocument: ConfigDocument | undefined;
  orders: readonly OrderDocument[];
  reports: readonly ReportDocument[];
  reviews: readonly ReviewDocument[];
  closeouts: readonly CloseoutDocument[];
  stages: readonly StageDocument[];
  decisions: readonly DecisionDocument[];
  gates: readonly GateDocument[];
  /** All of these, in the order of their paths. */
  documents: readonly AnyDocument[];
  order(id: string): OrderDocument | undefined;
  /** Orders that wait for this one. */
  dependentsOf(order: string): readonly OrderDocument[];
  /** Reports that lie in the order's folder. */
  reportsOf(order: string): readonly ReportDocument[];
  report(order: string, name: string): ReportDocument | undefined;
  /** Reviews that lie in the order's folder, the oldest first. */
  reviewsOf(order: string): readonly ReviewDocument[];
  review(order: string, number: number): ReviewDocument | undefined;
  closeoutOf(order: string): CloseoutDocument | undefined;
  stage(id: string): StageDocument | undefined;
  /** Orders of a stage: those that name it, and those that it names and that exist. */
  ordersOf(stage: string): readonly OrderDocument[];
  /** Stages that an order is in, by its own word or by theirs. */
  stagesOf(order: string): readonly StageDocument[];
  /** Stages that come right before this one. */
  stagesBefore(stage: string): readonly StageDocument[];
  decision(id: string): DecisionDocument | undefined;
  gate(id: string): GateDocument | undefined;
  /** Gates that name the order, also those that cannot be used: an answer that cannot be read is none. */
  gatesOf(order: string): readonly GateDocument[];
  /** The project's own presets by name, each with the files in its folder; without one of which a file cannot be read. */
  presets(): ReadonlyMap<string, readonly PresetFile[]>;
  /** The board as it lies in the project; undefined where there is none, or where it cannot be read. */
  board: string | undefined;
  /** Whether the snapshot has this file, read or not. */
  has(path: string): boolean;
  /** Every path of the snapshot. */
  paths: Iterable<string>;
  /** Files that look like documents and lie where none belongs. */
  strays: readonly { path: string }[];
  /** Documents that could not be read. */
  unreadable: readonly { path: string; problem: string }[];
}

/** Makes documents of the files, in whatever order they come. Never throws: faults of documents are findings. */
export function buildWorkspace(files: readonly SnapshotFile[]): Workspace {
  const sorted = [...files].sort((a, b) => byText(a.path, b.path));
  const documents: AnyDocument[] = [];
  for (const { path, bytes, document } of sorted) {
    if (document !== undefined) documents.push(document);
    else if (bytes !== undefined && classify(path) !== undefined) documents.push(parseDocument(path, bytes));
  }
  const orders = ofKind(documents, 'order');
  const reports = ofKind(documents, 'report');
  const reviews = ofKind(documents, 'review').sort(
    (a, b) => byText(folderOf(a.id), folderOf(b.id)) || numberOf(a) - numberOf(b),
  );
  const closeouts = ofKind(documents, 'closeout');
  const stages = ofKind(documents, 'stage');
  const decisions = ofKind(documents, 'decision');
  const gates = ofKind(documents, 'gate');
  const configDocument = ofKind(documents, 'config')[0];
  const orderById = byId(orders);
  const reportById = byId(reports);
  const reviewById = byId(reviews);
  const closeoutById = byId(closeouts);
  const reportsByOrder = byFolder(reports);
  const reviewsByOrder = byFolder(reviews);
  const stageById = byId(stages);
  const decisionById = byId(decisions);
  const gateById = byId(gates);
  const staged = once(() => membership(orders, stages, orderById));
  const before = once(() => grouped(stages, (stage) => [stage.data?.next_stage]));
  const gatesByOrder = once(() => grouped(gates, (gate) => [gate.data ? gate.data.order : orderSaidIn(gate)]));
  const dependents = once(() => grouped(orders, (order) => order.data?.depends_on ?? []));
  const paths = new Set(sorted.map(({ path }) => path));
  return {
    config: withDefaults(configDocument?.data ?? {}),
    configDocument,
    orders,
    reports,
    reviews,
    closeouts,
    stages,
    decisions,
    gates,
    documents,
    order: (id) => orderById.get(id),
    dependentsOf: (order) => dependents().get(order) ?? [],
    reportsOf: (order) => reportsByOrder.get(order) ?? [],
    report: (order, name) => reportById.get(`${order}/${name}`),
    reviewsOf: (order) => reviewsByOrder.get(order) ?? [],
    review: (order, number) => reviewById.get(`${order}/${number}`),
    closeoutOf: (order) => closeoutById.get(order),
    stage: (id) => stageById.get(id),
    ordersOf: (stage) => staged().orders.get(stage) ?? [],
    stagesOf: (order) => staged().stages.get(order) ?? [],
    stagesBefore: (stage) => before().get(stage) ?? [],
    decision: (id) => decisionById.get(id),
    gate: (id) => gateById.get(id),
    gatesOf: (order) => gatesByOrder().get(order) ?? [],
    presets: once(() => presetsIn(sorted)),
    board: textOf(sorted.find(({ path }) => path === boardPath)),
    has: (path) => paths.has(path),
    paths,
    strays: sorted
      .filter(({ path, document }) => document === undefined && isStray(path))
      .map(({ path }) => ({ path })),
    unreadable: sorted.flatMap(({ path, problem }) => (problem === undefined ? [] : [{ path, problem }])),
  };
}

/** The number of a review: its file name. */
export const numberOf = (review: ReviewDocument): number => Number(nameOf(review.id));

/** `login` of `login/attempt-2`: the order whose folder a report or review lies in. */
export const folderOf = (id: string): string => id.slice(0, id.indexOf('/'));

/** `attempt-2` of `login/attempt-2`. */
export const nameOf = (id: string): string => id.slice(id.indexOf('/') + 1);

/** Markdown and YAML that have their place without being documents of these kinds. */
const companions = [/^\.autoloop\/board\.md$/, /^\.autoloop\/presets\/[^/]+\/.+$/, /^\.autoloop\/(?:.+\/)?README\.md$/];

const isStray = (path: string): boolean =>
  /\.(?:md|markdown|yml|yaml)$/i.test(path) &&
  classify(path) === undefined &&
  !companions.some((companion) => companion.test(path));

function ofKind<Kind extends AnyDocument['kind']>(documents: readonly AnyDocument[], kind: Kind) {
  return documents.filter((document): document is Extract<AnyDocument, { kind: Kind }> => document.kind === kind);
}

const byId = <D extends AnyDocument>(documents: readonly D[]) =>
  new Map(documents.map((document) => [document.id, document]));

/** Documents by the ids that each names. */
function grouped<D extends AnyDocument>(
  documents: readonly D[],
  namesIn: (document: D) => readonly (string | undefined)[],
): Map<string, D[]> {
  const groups = new Map<string, D[]>();
  for (const document of documents) for (const id of namesIn(document)) if (id !== undefined) add(groups, id, document);
  return groups;
}

const byFolder = <D extends AnyDocument>(documents: readonly D[]): Map<string, D[]> =>
  grouped(documents, ({ id }) => [folderOf(id)]);

/** Which orders are in which stages, told by either. */
function membership(
  orders: readonly OrderDocument[],
  stages: readonly StageDocument[],
  orderById: ReadonlyMap<string, OrderDocument>,
): { orders: Map<string, OrderDocument[]>; stages: Map<string, StageDocument[]> } {
  const own = grouped(orders, (order) => [order.data?.stage]);
  const members = { orders: new Map<string, OrderDocument[]>(), stages: new Map<string, StageDocument[]>() };
  for (const stage of stages) {
    const named = (stage.data?.orders ?? []).map((id) => orderById.get(id)).filter((order) => order !== undefined);
    for (const order of new Set([...(own.get(stage.id) ?? []), ...named])) {
      add(members.orders, stage.id, order);
      add(members.stages, order.id, stage);
    }
  }
  return members;
}

/** The order that a gate seems to name, though its frontmatter cannot be used. */
const orderSaidIn = ({ text }: GateDocument): string | undefined =>
  /^order:[ \t]*["']?([A-Za-z0-9._-]+)/m.exec(text)?.[1];

function presetsIn(files: readonly SnapshotFile[]): Map<string, PresetFile[]> {
  const presets = new Map<string, PresetFile[]>();
  const unreadable = new Set<string>();
  for (const file of files) {
    const place = presetPath(file.path);
    if (place === undefined) continue;
    if (file.problem !== undefined) unreadable.add(place.name);
    else add(presets, place.name, { path: place.path, text: textOf(file) ?? '' });
  }
  for (const name of unreadable) presets.delete(name);
  return presets;
}

const textOf = (file: SnapshotFile | undefined): string | undefined =>
  file?.bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
