/** What the rules that look at one document alone say of it, and the document as it can be kept for the next check. */
import { type AnyDocument, knownDigest, type OrderDocument, parseDocument } from '../documents/document.js';
import { classify, type DocumentKind } from '../documents/kinds.js';
import type { Range } from '../finding.js';
import { briefKeys } from './brief.js';
import { rules } from './index.js';
import { type Context, type Fault, isUsable } from './rule.js';

/** A fault, and the rule that found it. */
export interface RuleFault {
  rule: string;
  fault: Fault;
}

/** A document whose text need not be looked at again: nothing in it can be wrong that is not said here. Plain JSON. */
export interface DocumentRecord {
  summary: {
    /** What is asked of documents that no change concerns: all of `briefKeys` that the document has. */
    brief: Readonly<Record<string, unknown>>;
    /** Of an order: the digest of its contract. */
    digest?: string;
    faults: readonly RuleFault[];
  };
  /** The whole frontmatter. */
  data: unknown;
}

const aloneRules = rules.filter(({ alone }) => alone);

/** A rule that looks at more than its document fails on this at once, in its first example. */
const nothing = {} as Context;

const judged = new WeakMap<AnyDocument, readonly RuleFault[]>();

/** What rules that look at one document alone find, whatever their severity is set to. A document is judged once. */
export function judgeAlone(document: AnyDocument): readonly RuleFault[] {
  if (document instanceof Revived) return document.faults;
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
  const { data, kind } = document;
  const brief = Object.fromEntries(Object.entries(data).filter(([key]) => briefKeys[kind].has(key)));
  const digest = knownDigest(document);
  return { summary: { brief, ...(digest && { digest }), faults: judgeAlone(document) }, data };
}

/** A document as it was kept: its summary, and what gives the rest when it is asked for; undefined where that is damaged. */
export interface Kept {
  summary: DocumentRecord['summary'];
  rest(): unknown;
}

/**
 * The document at `path` as it was kept. `read` gives its bytes where its text is asked for after all, as for the place of
 * something that is wrong.
 */
export function revive(path: string, kept: Kept, read: () => Uint8Array): AnyDocument {
  const { kind, id } = classify(path) as NonNullable<ReturnType<typeof classify>>;
  return new Revived(kind, id, path, kept, read) as unknown as AnyDocument;
}

/** Very many are made for one check, most of them asked for nothing but their brief: hence no closures. */
class Revived {
  readonly findings: readonly never[] = [];
  readonly data: object;
  private readonly kept: Kept;
  private readonly read: () => Uint8Array;
  private parsed: AnyDocument | undefined;

  constructor(
    readonly kind: DocumentKind,
    readonly id: string,
    readonly path: string,
    kept: Kept,
    read: () => Uint8Array,
  ) {
    this.kept = kept;
    this.read = read;
    this.data = new Proxy(new Frontmatter(this, kept), fromBriefOrWhole);
  }

  whole(): AnyDocument {
    this.parsed ??= parseDocument(this.path, this.read());
    return this.parsed;
  }
  get digest(): string {
    return this.kept.summary.digest ?? (this.whole() as OrderDocument).digest;
  }
  get faults(): readonly RuleFault[] {
    return this.kept.summary.faults;
  }
  get written(): unknown {
    return this.data;
  }
  get text(): string {
    return this.whole().text;
  }
  get body(): string {
    return this.whole().body;
  }
  get bodyLine(): number {
    return this.whole().bodyLine;
  }
  at(pointer?: Parameters<AnyDocument['at']>[0]): Range {
    return this.whole().at(pointer);
  }
  sections(): ReturnType<AnyDocument['sections']> {
    return this.whole().sections();
  }
}

/** Behind the `data` of a document that was kept. */
class Frontmatter {
  readonly keys: ReadonlySet<string>;
  readonly brief: Readonly<Record<string, unknown>>;
  private all: object | undefined;

  constructor(
    private readonly document: Revived,
    private readonly kept: Kept,
  ) {
    this.keys = briefKeys[document.kind];
    this.brief = kept.summary.brief;
  }

  whole(): object {
    this.all ??= (this.kept.rest() as object | undefined) ?? this.document.whole().data ?? {};
    return this.all;
  }
}

/** Looks like the whole frontmatter, which is parsed when something is asked for that is not in the brief. */
const fromBriefOrWhole: ProxyHandler<Frontmatter> = {
  get: (target, key) =>
    target.keys.has(key as string) ? target.brief[key as string] : Reflect.get(target.whole(), key),
  has: (target, key) => Reflect.has(target.whole(), key),
  ownKeys: (target) => Reflect.ownKeys(target.whole()),
  getOwnPropertyDescriptor: (target, key) => Reflect.getOwnPropertyDescriptor(target.whole(), key),
  getPrototypeOf: () => Object.prototype,
};
