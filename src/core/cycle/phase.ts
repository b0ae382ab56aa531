/**
 * Phases of a preset: what a proposal of completion has to meet besides its gates, by the cycle it ends. It is decided from
 * what the host measured; what a role wrote can hold a proposal back, as a known issue does, and never carries it.
 */
import type { TestResults } from '../journal/types.gen.js';
import type { PresetPhase } from '../presets/types.gen.js';
import { counted } from '../render/counted.js';
import type { IssuesStand } from './issues.js';

/** The issues of each document that phases read them in. */
export type Issues = ReadonlyMap<string, IssuesStand>;

/** What follows from a proposal. */
export type Judged =
  /** Its gates hold, and what the last phase wants. */
  | { how: 'converged'; reason: string }
  /** What this phase wants holds; the next cycle begins. */
  | { how: 'next-cycle'; reason: string }
  /** Not even that holds. */
  | { how: 'feedback'; reason: string };

/** The phase of the `cycle`th cycle, from 1; a phase that does not say how many it lasts, lasts one, the last one for good. */
export function phaseOf(phases: readonly PresetPhase[], cycle: number): PresetPhase {
  let until = 0;
  for (const phase of phases.slice(0, -1)) {
    until += phase.cycles ?? 1;
    if (cycle <= until) return phase;
  }
  const last = phases.at(-1);
  if (last === undefined) throw new Error('a preset without phases is asked for one');
  return last;
}

/**
 * What a proposal amounts to.
 * @param cycle the cycle that ends with it, from 1
 * @param documents names of the documents there are
 * @param issues those of the documents that `no_critical` names
 */
export function judgePhase(
  phases: readonly PresetPhase[],
  cycle: number,
  results: TestResults,
  documents: readonly string[],
  issues: Issues = new Map(),
): Judged {
  const phase = phaseOf(phases, cycle);
  const last = phaseOf(phases, Number.POSITIVE_INFINITY);
  const gates = failingGates(results);
  const wanting = [...gates, ...shortfalls(last, results, documents, issues)];
  if (wanting.length === 0) return { how: 'converged', reason: `Phase ${last.name} holds${aside(last, results)}` };
  if (phase === last)
    return { how: 'feedback', reason: `Phase ${last.name}: ${wanting.join('; ')}${aside(last, results)}` };
  const under = shortfalls(phase, results, documents, issues);
  if (under.length > 0)
    return { how: 'feedback', reason: `Phase ${phase.name}: ${under.join('; ')}${aside(phase, results)}` };
  return {
    how: 'next-cycle',
    reason: `Phase ${phase.name} holds; completion needs phase ${last.name}: ${wanting.join('; ')}${aside(last, results)}`,
  };
}

function failingGates({ commands }: TestResults): string[] {
  const named = (status: string) =>
    commands.filter((one) => one.status === status).map(({ command }) => `\`${command}\``);
  const [failed, missing] = [named('failed'), named('not-run')];
  return [
    ...(failed.length > 0 ? [`${failed.join(', ')} failed`] : []),
    ...(missing.length > 0 ? [`${missing.join(', ')} did not run`] : []),
  ];
}

/** What a phase wants and does not have, each in words. */
function shortfalls(phase: PresetPhase, results: TestResults, documents: readonly string[], issues: Issues): string[] {
  const { pass_rate: rate, coverage, passed } = results;
  const missing = (phase.documents ?? []).filter((name) => !documents.includes(name));
  return [
    ...(phase.passes !== undefined && passed < phase.passes
      ? [`${counted(passed, 'command')} passed, ${phase.passes} needed`]
      : []),
    ...(phase.pass_rate !== undefined && (rate ?? 0) < phase.pass_rate
      ? [`the pass rate is ${rate ?? 0} %, under ${phase.pass_rate} %`]
      : []),
    ...(phase.coverage !== undefined && coverage !== null && coverage < phase.coverage
      ? [`coverage is ${coverage} %, under ${phase.coverage} %`]
      : []),
    ...missing.map((name) => `\`${name}\` is missing`),
    ...(phase.no_critical === undefined || missing.includes(phase.no_critical)
      ? []
      : criticalIn(phase.no_critical, issues.get(phase.no_critical))),
  ];
}

/** So many issues are named. */
const MOST_NAMED = 8;

function criticalIn(name: string, stand: IssuesStand | undefined): string[] {
  if (stand === undefined) return [`\`${name}\` is missing`];
  if (stand.how === 'unknown') return [`\`${name}\` ${stand.reason}`];
  const { critical } = stand;
  if (critical.length === 0) return [];
  const named = critical.slice(0, MOST_NAMED).map((id) => `\`${id}\``);
  const more = critical.length > MOST_NAMED ? ` and ${critical.length - MOST_NAMED} more` : '';
  const are = critical.length === 1 ? 'is a critical issue' : 'are critical issues';
  return [`${named.join(', ')}${more} ${are} of \`${name}\`, and open`];
}

/** Coverage that no command reports is said, and not held against a change. */
const aside = (phase: PresetPhase, { coverage }: TestResults): string =>
  phase.coverage !== undefined && coverage === null
    ? `; coverage of ${phase.coverage} % is wanted and was not measured`
    : '';
