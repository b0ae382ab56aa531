/** Which of the attempts that stand comes first. */
import type { JudgeRankedData } from '../journal/types.gen.js';
import { attemptsNamed, isProved, type Scored, turnedGreen, weakProof } from './assess.js';
import type { JudgeInput } from './input.js';

/**
 * The judgement over all attempts: candidates by place (from 1), then without a place those that
 * agree with one, then those that are out, by number.
 * `held` means that attempts stand, but nothing was measured that could prove one.
 */
export type Ranked = JudgeRankedData;

/** One way of telling two candidates apart; the lower value comes first. */
export interface Comparator {
  name: string;
  value(score: Scored): number;
}

/** Asked in this sequence until one differs. Nothing here outranks a gate: only candidates are compared. */
export const compare: readonly Comparator[] = [
  { name: 'lines changed', value: (score) => score.lines },
  { name: 'files changed', value: (score) => score.files },
  { name: 'attempt number', value: (score) => score.attempt },
];

/** Orders what `assess` found about the same input, and names the winner or says why there is none. */
export function rank(scored: readonly Scored[], input: JudgeInput): Ranked {
  const those = (standing: Scored['standing']) =>
    scored.filter((score) => score.standing === standing).sort((a, b) => a.attempt - b.attempt);
  const candidates = those('candidate').sort(byComparators);
  const agreeing = those('duplicate');
  const out = those('out');
  const ranking = [
    ...candidates.map((score, index) => ({ attempt: score.attempt, place: index + 1 })),
    ...[...agreeing, ...out].map((score) => ({ attempt: score.attempt, place: null })),
  ];
  const [first, second] = candidates;
  if (!first) return { outcome: 'no-candidate', winner: null, ranking, reason: whyNone(out) };
  if (input.commands.length === 0) {
    const reason =
      'The order has no acceptance command, so nothing measured proves any attempt; a person has to decide.';
    return { outcome: 'held', winner: null, ranking, reason };
  }
  const { ended } = input.attempts.find(({ attempt }) => attempt === first.attempt) ?? {};
  if (!ended || !isProved(ended)) {
    const reason = `Nothing was configured to prove that attempt ${first.attempt} is complete; a person has to decide.`;
    return { outcome: 'held', winner: null, ranking, reason };
  }
  return { outcome: 'accepted-candidate', winner: first.attempt, ranking, reason: whyFirst(first, second, agreeing) };
}

function byComparators(a: Scored, b: Scored): number {
  const decisive = decidedBy(a, b);
  return decisive ? decisive.value(a) - decisive.value(b) : 0;
}

const decidedBy = (a: Scored, b: Scored): Comparator | undefined =>
  compare.find((comparator) => comparator.value(a) !== comparator.value(b));

function whyFirst(first: Scored, second: Scored | undefined, agreeing: readonly Scored[]): string {
  const decisive = second && decidedBy(first, second);
  const place =
    second && decisive
      ? `Attempt ${first.attempt} comes before attempt ${second.attempt} by ${decisive.name}: ` +
        `${decisive.value(first)} against ${decisive.value(second)}`
      : `Attempt ${first.attempt} is the only candidate`;
  const green = first.commands.filter(({ verdict, baseline }) => turnedGreen(verdict, baseline));
  const proof =
    green.length > 0
      ? `${green.map(({ command }) => `\`${command}\``).join(', ')} went from red on base to green`
      : `but ${weakProof}`;
  const names = attemptsNamed(agreeing.map((score) => score.attempt));
  const agreement = agreeing.length > 0 ? ` Counted as agreement, not ranked: ${names}.` : '';
  return `${place}; ${proof}.${agreement}`;
}

/** One reason each is enough here; all are in the attempts' own scores. */
function whyNone(out: readonly Scored[]): string {
  const shown = out.slice(0, 10).map((score) => `Attempt ${score.attempt}: ${score.reasons[0] ?? 'no reason given'}`);
  const rest = out.length > shown.length ? ` And ${out.length - shown.length} more.` : '';
  return shown.length === 0 ? 'There was no attempt to judge.' : `No attempt stands. ${shown.join('. ')}.${rest}`;
}
