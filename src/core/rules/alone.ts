/** What the rules that look at one document alone say of it, and the document as it can be kept for the next check. */
import { type AnyDocument, parseDocument } from '../documents/document.js';
import { classify } from '../documents/kinds.js';
import { once } from '../once.js';
import { rules } from './index.js';
import { type Context, type Fault, isUsable } from './rule.js';

/** A fault, and the rule that found it. */
export interface RuleFault {
  rule: string;
  fault: Fault;
}

/** A document whose text need not be looked at again: nothing in it can be wrong that is not said here. Plain JSON. */
export interface DocumentRecord {
  data: unknown;
  /** Of an order: the digest of its contract. */
  digest?: string;
  faults: readonly RuleFault[];
}

const aloneRules = rules.filter(({ alone }) => alone);

/** A rule that looks at more than its document fails on this at once, in its first example. */
const nothing = {} as Context;

const judged = new WeakMap<AnyDocument, readonly RuleFault[]>();

/** What rules that look at one document alone find, whatever their severity is set to. A document is judged once. */
export function judgeAlone(document: AnyDocument): readonly RuleFault[] {
  if ('faults' in document) return (document as Revived).faults;
  const faults = judged.get(document) ?? judge(document);
  judged.set(document, faults);
  return faults;
}

function judge(document: AnyDocument): readonly RuleFault[] {
  return aloneRules
    .filter(({ appliesTo }) => appliesTo.includes('any') || (appliesTo.includes(document.kind) && isUsable(document)))
    .flatMap((rule) => [...rule.check(document, nothing)].map((fault) => ({ rule: rule.id, fault })));
}

/** What to keep of a document; undefined of one that cannot be used, which is to be explained each time. */
export function recordOf(document: AnyDocument): DocumentRecord | undefined {
  if (!isUsable(document)) return undefined;
  const digest = document.kind === 'order' ? { digest: document.digest } : {};
  return { data: document.data, ...digest, faults: judgeAlone(document) };
}

type Revived = AnyDocument & { faults: readonly RuleFault[] };

/**
 * The document at `path` as it was kept. `read` gives its bytes where its text is asked for after all, as for the place of
 * something that is wrong.
 */
export function revive(path: string, record: () => DocumentRecord, read: () => Uint8Array): AnyDocument {
  const { kind, id } = classify(path) as NonNullable<ReturnType<typeof classify>>;
  const kept = once(record);
  const whole = once(() => parseDocument(path, read()));
  const document = {
    kind,
    id,
    path,
    findings: [],
    get data() {
      return kept().data;
    },
    get digest() {
      return kept().digest ?? '';
    },
    get faults() {
      return kept().faults;
    },
    get text() {
      return whole().text;
    },
    get body() {
      return whole().body;
    },
    get bodyLine() {
      return whole().bodyLine;
    },
    at: (pointer?: Parameters<AnyDocument['at']>[0]) => whole().at(pointer),
    sections: () => whole().sections(),
  };
  return document as unknown as Revived;
}
