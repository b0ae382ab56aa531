/** Applies the rules to one snapshot. */
import type { AnyDocument } from '../documents/document.js';
import type { Policy } from '../documents/policy.js';
import { byPlace, type Finding } from '../finding.js';
import { judgeAlone } from './alone.js';
import type { GitFacts } from './facts.js';
import type { SinceFact } from './history-facts.js';
import { rules } from './index.js';
import { type Applicability, type Context, type Fault, isUsable, type Rule } from './rule.js';
import { indexScopes, type ScopeIndex } from './scope-index.js';
import type { Workspace } from './workspace.js';

/** A finding, and the document that a rule was looking at when it found it. */
export interface Judged {
  subject: string;
  finding: Finding;
}

/**
 * Everything that is wrong, sorted by path, line, column and rule, with the severities that config.yml gives. The same
 * snapshot always gives the same findings.
 */
export const check = (workspace: Workspace, facts: GitFacts): Finding[] =>
  sorted(judgeDocuments(workspace, facts), judgeWhole(workspace, facts), facts);

/**
 * What a check finds in the documents that are `wanted`, and what rules about the whole find at these.
 * @param former The settings before the changes that are looked at, where these touched them.
 */
export function checkSome(
  workspace: Workspace,
  facts: GitFacts,
  wanted: (path: string) => boolean,
  former: readonly Policy[] = [],
): Finding[] {
  const whole = judgeWhole(workspace, facts);
  const known = new Set(whole.map(placeOf));
  for (const config of former)
    for (const finding of judgeWhole({ ...workspace, config }, facts, ({ ofChanges }) => ofChanges === true))
      if (!known.has(placeOf(finding))) {
        known.add(placeOf(finding));
        whole.push(finding);
      }
  return sorted(
    judgeDocuments(workspace, facts, wanted),
    whole.filter(({ path }) => wanted(path)),
    facts,
  );
}

const placeOf = ({ rule, severity, path, line, message }: Finding): string =>
  JSON.stringify([rule, severity, path, line, message]);

/** What rules find in each document that is `wanted`. */
export function judgeDocuments(
  workspace: Workspace,
  facts: GitFacts,
  wanted: (path: string) => boolean = () => true,
): Judged[] {
  const context = contextOf(workspace, facts);
  const subjects = subjectsIn(workspace, wanted);
  const judged: Judged[] = [];
  const judge = (rule: Rule, subject: string, fault: Fault) => {
    const severity = severityIn(workspace, rule.id);
    if (severity !== 'off') judged.push({ subject, finding: findingOf(rule, fault, severity) });
  };
  for (const document of subjects.any)
    for (const { rule, fault } of judgeAlone(document)) judge(ruleById.get(rule) as Rule, document.path, fault);
  for (const rule of rules) {
    if (rule.alone || severityIn(workspace, rule.id) === 'off') continue;
    for (const kind of rule.appliesTo)
      if (kind !== 'workspace')
        for (const document of subjects[kind])
          for (const fault of rule.check(document, context)) judge(rule, document.path, fault);
  }
  return judged;
}

/** What rules find that look at all documents at once. */
export function judgeWhole(
  workspace: Workspace,
  facts: GitFacts,
  isAsked: (rule: Rule) => boolean = () => true,
): Finding[] {
  const context = contextOf(workspace, facts);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = severityIn(workspace, rule.id);
    if (severity === 'off' || !rule.appliesTo.includes('workspace') || !isAsked(rule)) continue;
    for (const fault of rule.check(workspace, context)) findings.push(findingOf(rule, fault, severity));
  }
  return findings;
}

/** The findings in the order in which they are shown. Errors in what nobody touched since `checks.since` are warnings. */
export const sorted = (judged: readonly Judged[], findings: readonly Finding[], { since }: GitFacts): Finding[] =>
  [...judged.map(({ finding }) => finding), ...findings]
    .map((finding) => (since ? { ...finding, severity: severitySince(since, finding) } : finding))
    .sort(byPlace);

const severitySince = ({ untouched }: SinceFact, { severity, path }: Finding): Finding['severity'] =>
  severity === 'error' && untouched.has(path) ? 'warning' : severity;

const contextOf = (workspace: Workspace, facts: GitFacts): Context => ({
  workspace,
  facts,
  scopes: () => facts.trackedFiles && scopesOf(facts.trackedFiles),
  ruleIds: rules.map(({ id }) => id),
});

const scopeIndexes = new WeakMap<readonly string[], ScopeIndex>();

/** One index for all that a check asks of the same tracked files. */
function scopesOf(trackedFiles: readonly string[]): ScopeIndex {
  const index = scopeIndexes.get(trackedFiles) ?? indexScopes(trackedFiles);
  scopeIndexes.set(trackedFiles, index);
  return index;
}

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));

function severityIn(workspace: Workspace, rule: string) {
  const { severity } = workspace.config.checks;
  return Object.hasOwn(severity, rule) ? severity[rule] : undefined;
}

/** The documents to look at, by what a rule applies to. */
function subjectsIn(
  workspace: Workspace,
  wanted: (path: string) => boolean,
): Readonly<Record<Exclude<Applicability, 'workspace'>, readonly AnyDocument[]>> {
  const { configDocument } = workspace;
  const some = <D extends AnyDocument>(documents: readonly D[]) => documents.filter(({ path }) => wanted(path));
  const usable = <D extends AnyDocument>(documents: readonly D[]) => some(documents).filter(isUsable);
  return {
    order: usable(workspace.orders),
    report: usable(workspace.reports),
    review: usable(workspace.reviews),
    closeout: usable(workspace.closeouts),
    stage: usable(workspace.stages),
    decision: usable(workspace.decisions),
    gate: usable(workspace.gates),
    config: usable(configDocument ? [configDocument] : []),
    any: some(workspace.documents),
  };
}

function findingOf(rule: Rule, fault: Fault, override: Finding['severity'] | undefined): Finding {
  const { path, line, column, endLine, endColumn, message, hint, fix } = fault;
  return {
    path,
    line,
    column,
    endLine,
    endColumn,
    rule: rule.id,
    severity: override ?? fault.severity ?? rule.severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined ? {} : { fix }),
  };
}
