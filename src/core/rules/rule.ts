/** What a rule is, and how it says what is wrong. */
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
import type { Edit, Range, Severity } from '../finding.js';
import type { Example, FaultyExample } from './examples.js';
import type { GitFacts } from './facts.js';
import type { ScopeIndex } from './scope-index.js';
import type { Workspace } from './workspace.js';

/** A document whose frontmatter keeps its schema. */
export type Usable<D extends AnyDocument> = D & { readonly data: NonNullable<D['data']> };

export const isUsable = <D extends AnyDocument>(document: D | undefined): document is Usable<D> =>
  document?.data !== undefined;

/** What a rule is given to look at, by what it applies to. */
interface Subjects {
  order: Usable<OrderDocument>;
  report: Usable<ReportDocument>;
  review: Usable<ReviewDocument>;
  closeout: Usable<CloseoutDocument>;
  stage: Usable<StageDocument>;
  decision: Usable<DecisionDocument>;
  gate: Usable<GateDocument>;
  config: Usable<ConfigDocument>;
  /** Every document, also one whose frontmatter cannot be used. */
  any: AnyDocument;
  /** The whole, once. */
  workspace: Workspace;
}

export type Applicability = keyof Subjects;

export interface Context {
  workspace: Workspace;
  facts: GitFacts;
  /** Of every rule there is. */
  ruleIds: readonly string[];
  /** Which tracked files globs match; undefined where Git was not asked. Made when a rule first asks. */
  scopes(): ScopeIndex | undefined;
}

/** What a rule found, before its severity is settled. */
export interface Fault extends Range {
  path: string;
  message: string;
  hint?: string;
  /** Where it is not the rule's own. */
  severity?: Severity;
  fix?: Edit[];
}

interface RuleOf<On extends Applicability> {
  /** Stable: people silence, link and grep it. */
  id: string;
  appliesTo: On | readonly On[];
  severity: Severity;
  /** What holds when the rule is kept, in a sentence. */
  summary: string;
  /** What goes wrong when it is not. */
  why: string;
  /** That it looks at the document it is given and at nothing else, so that what it finds holds as long as the document does. */
  alone?: true;
  /** That it judges what is staged or committed, by the settings as they were before as well: no change silences its own judge. */
  ofChanges?: true;
  /** Made when asked for: a check loads every rule and needs no example. */
  good(): Example;
  bad(): readonly FaultyExample[];
  check(subject: Subjects[On], context: Context): Iterable<Fault>;
}

/** A rule of any kind, as the list of rules holds it. */
export interface Rule extends Omit<RuleOf<Applicability>, 'appliesTo' | 'check'> {
  appliesTo: readonly Applicability[];
  check(subject: Subjects[Applicability], context: Context): Iterable<Fault>;
}

/** Declares a rule: what it applies to decides what its `check` is given. */
export function defineRule<const On extends Applicability>(rule: RuleOf<On>): Rule {
  const { appliesTo, check, ...said } = rule;
  return {
    ...said,
    appliesTo: typeof appliesTo === 'string' ? [appliesTo] : (appliesTo as readonly On[]),
    // `check` of the list below asks only with what the rule applies to.
    check: (subject, context) => check.call(rule, subject as Subjects[On], context),
  };
}

interface Said {
  /** What to do next. */
  hint?: string | undefined;
  severity?: Severity | undefined;
  /** Edits that repair it without changing what the author meant. */
  fix?: Edit[] | undefined;
}

/** A fault of a value in the frontmatter: `at(order, 'owner', …)`, `at(order, ['depends_on', 0], …)`. */
export function at(
  document: AnyDocument,
  key: string | readonly (string | number)[],
  message: string,
  said: Said = {},
): Fault {
  return faultAt(document.path, document.at(typeof key === 'string' ? [key] : key), message, said);
}

/** A fault of a document as a whole: shown at its first line. */
export const atTop = (path: string, message: string, said: Said = {}): Fault =>
  faultAt(path, { line: 1, column: 1, endLine: 1, endColumn: 1 }, message, said);

/** A fault at a place of the text. */
export function faultAt(path: string, range: Range, message: string, { hint, severity, fix }: Said = {}): Fault {
  return {
    path,
    ...range,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(severity === undefined ? {} : { severity }),
    ...(fix === undefined ? {} : { fix }),
  };
}
