/** Verdicts on acceptance criteria: what was measured decides; only what an order leaves to a person is theirs to call met. */
import type { AcceptanceCriterion, CriterionVerdict, Review, WorkOrder } from '../documents/types.gen.js';
import type { AttemptState } from '../journal/state.js';
import { counted } from '../render/counted.js';
import { quoted } from '../untrusted.js';
import { type Checked, failed, held } from './checked.js';
import { firstDifference } from './difference.js';
import { commandProof, measurementsOf } from './judgement.js';

/** What verdicts are derived from. */
export interface CriteriaFacts {
  attempt: AttemptState;
  /** Runs that the policy asks of each command. */
  repeats: number;
  /** The file at a path of the accepted tree; `undefined` when it has no regular file there. */
  fileOf(path: string): Uint8Array | undefined;
  /** Ids of the criteria that the reviewer looked at and found met. */
  met: readonly string[];
  reviewer: string;
}

/** Paths that `fileOf` will be asked for. */
export const artifactsOf = (order: WorkOrder): string[] =>
  (order.acceptance_criteria ?? []).flatMap((criterion) => ('artifact' in criterion ? [criterion.artifact.path] : []));

/** Ids of the criteria that only a person can find met. */
export const manualCriteria = (order: WorkOrder): string[] =>
  (order.acceptance_criteria ?? []).flatMap((criterion) => ('manual' in criterion ? [criterion.id] : []));

/** The verdicts of a review must be those that follow from the measurements, the accepted tree, and what a person looked at. */
export function checkVerdicts(
  order: { data: WorkOrder },
  review: { path: string; data: Pick<Review, 'criteria' | 'reviewer'> },
  facts: Omit<CriteriaFacts, 'met' | 'reviewer'>,
): Checked {
  const { criteria, reviewer } = review.data;
  const isMet = (id: string) => criteria.some((one) => one.id === id && one.verdict === 'met');
  const met = manualCriteria(order.data).filter(isMet);
  const wanted = criteriaVerdicts(order.data, { ...facts, met, reviewer });
  for (const [index, verdict] of wanted.entries()) {
    const difference = firstDifference(criteria[index] ?? null, verdict);
    if (difference)
      return failed(
        review.path,
        `criterion ${quoted(verdict.id)} is ${verdict.verdict}: ${verdict.evidence}; the review says otherwise`,
      );
  }
  return held(
    `${counted(wanted.length, 'verdict')} as measured, ${met.length} of them by ${quoted(reviewer)}`,
    undefined,
  );
}

/** One verdict a criterion, in the order's sequence. */
export function criteriaVerdicts(order: WorkOrder, facts: CriteriaFacts): CriterionVerdict[] {
  return (order.acceptance_criteria ?? []).map((criterion) => ({ id: criterion.id, ...verdictOn(criterion, facts) }));
}

function verdictOn(criterion: AcceptanceCriterion, facts: CriteriaFacts): Omit<CriterionVerdict, 'id'> {
  if ('proved_by' in criterion) return provedBy(criterion.proved_by, facts);
  if ('artifact' in criterion) return artifact(criterion.artifact, facts);
  if (facts.met.includes(criterion.id))
    return { verdict: 'met', evidence: `${facts.reviewer} looked and found it met` };
  return { verdict: 'not-checked', evidence: 'left to a person, and nobody said it is met' };
}

function provedBy(commands: readonly string[], { attempt, repeats }: CriteriaFacts): Omit<CriterionVerdict, 'id'> {
  const measurements = measurementsOf(attempt);
  const proofs = commands.map((command) => ({ command, proof: commandProof(measurements, command, repeats) }));
  const evidence = proofs.map(({ command, proof }) => {
    if (proof.how === 'passed') return `${quoted(command)} passed ${proof.runs} of ${proof.runs}`;
    if (proof.how === 'failed') return `${quoted(command)} failed in run ${proof.repeat}`;
    return `${quoted(command)} ran ${proof.runs} of ${proof.wanted} times`;
  });
  const tree = attempt.imported ? ` on tree ${attempt.imported.evidence_tree}` : '';
  const isMet = proofs.length > 0 && proofs.every(({ proof }) => proof.how === 'passed');
  return { verdict: isMet ? 'met' : 'unmet', evidence: `${evidence.join(', ')}${tree}` };
}

function artifact(
  { path, contains }: { path: string; contains?: string },
  { fileOf }: CriteriaFacts,
): Omit<CriterionVerdict, 'id'> {
  const bytes = fileOf(path);
  if (!bytes) return { verdict: 'unmet', evidence: `the accepted tree has no file ${quoted(path)}` };
  if (contains === undefined) return { verdict: 'met', evidence: `${quoted(path)} is in the accepted tree` };
  const found = Buffer.from(bytes).includes(contains);
  return {
    verdict: found ? 'met' : 'unmet',
    evidence: `${quoted(path)} ${found ? 'contains' : 'does not contain'} ${quoted(contains)}`,
  };
}
