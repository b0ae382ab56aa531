/** Applies the rules to one snapshot. */
import type { AnyDocument } from '../documents/document.js';
import type { Finding } from '../finding.js';
import { once } from '../once.js';
import { judgeAlone } from './alone.js';
import type { GitFacts } from './facts.js';
import { rules } from './index.js';
import { type Applicability, type Context, type Fault, isUsable, type Rule } from './rule.js';
import { indexScopes } from './scope-index.js';
import { byText, type Workspace } from './workspace.js';

/**
 * Everything that is wrong, sorted by path, line, column and rule, with the severities that config.yml gives. The same
 * snapshot always gives the same findings.
 */
export const check = (workspace: Workspace, facts: GitFacts): Finding[] => checkSome(workspace, facts, () => true);

/** What a check finds in the documents that are `wanted`, and what rules about the whole find at these. */
export function checkSome(workspace: Workspace, facts: GitFacts, wanted: (path: string) => boolean): Finding[] {
  const steps = checkInSteps(workspace, facts, wanted);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, one step at a time, for who has something else to do in between or may lose interest. */
export function* checkInSteps(
  workspace: Workspace,
  facts: GitFacts,
  wanted: (path: string) => boolean,
): Generator<void, Finding[]> {
  const scopes = once(() => (facts.trackedFiles ? indexScopes(facts.trackedFiles) : undefined));
  const context: Context = { workspace, facts, scopes, ruleIds: rules.map(({ id }) => id) };
  const subjects = subjectsIn(workspace, wanted);
  const findings: Finding[] = [];
  const report = (rule: Rule, fault: Fault) => {
    const severity = severityIn(workspace, rule.id);
    if (severity !== 'off') findings.push(findingOf(rule, fault, severity));
  };
  for (const [index, document] of subjects.any.entries()) {
    if (index % aStep === 0) yield;
    for (const { rule, fault } of judgeAlone(document as AnyDocument)) report(ruleById.get(rule) as Rule, fault);
  }
  for (const rule of rules) {
    if (rule.alone || severityIn(workspace, rule.id) === 'off') continue;
    for (const kind of rule.appliesTo)
      for (const [index, subject] of subjects[kind].entries()) {
        if (index % aStep === 0) yield;
        for (const fault of rule.check(subject, context))
          if (kind !== 'workspace' || wanted(fault.path)) report(rule, fault);
      }
  }
  return findings.sort(byPlace);
}

/** So many documents are looked at in a millisecond or so. */
const aStep = 100;

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));

function severityIn(workspace: Workspace, rule: string) {
  const { severity } = workspace.config.checks;
  return Object.hasOwn(severity, rule) ? severity[rule] : undefined;
}

type Subject = AnyDocument | Workspace;

/** What there is to look at, by what a rule applies to. */
function subjectsIn(
  workspace: Workspace,
  wanted: (path: string) => boolean,
): Readonly<Record<Applicability, readonly Subject[]>> {
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
    workspace: [workspace],
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

const byPlace = (a: Finding, b: Finding): number =>
  byText(a.path, b.path) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.rule, b.rule) ||
  byText(a.message, b.message);
