/** Figures and outcomes in words, the same in every report. */
import type { PartlyKnown, RunReportView } from './run-report-view.js';

/** `0 ms`, `420 ms`, `1.4 s`, `2 min 05 s`, `3 h 10 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

export function cost(usd: PartlyKnown): string {
  return known(usd, (value) => `$${value.toFixed(value > 0 && value < 1 ? 4 : 2)}`);
}

export function tokens(count: PartlyKnown): string {
  return known(count, (value) => value.toLocaleString('en-US'));
}

function known({ value, reported, of }: PartlyKnown, show: (value: number) => string): string {
  if (reported === 0) return 'unknown';
  return reported < of ? `at least ${show(value)} (${reported} of ${of} reported)` : show(value);
}

/** What the whole run came to, in a few words. */
export function headline({ outcome, winner, proven }: RunReportView['verdict']): string {
  switch (outcome) {
    case 'accepted-candidate':
      return `Attempt ${winner} ${proven ? 'proved itself' : 'stands, but little proves it'}`;
    case 'no-candidate':
      return 'No attempt proved itself';
    case 'held':
      return 'Held for a decision';
    case 'blocked':
      return 'The run is blocked';
    case 'budget-exhausted':
      return 'The budget is spent';
    case 'stalled':
      return 'The attempts stalled';
    case 'agent-failed':
      return 'The agents failed';
    case 'environment-failed':
      return 'The environment failed';
    case 'interrupted':
      return 'The run was interrupted';
    case 'unfinished':
      return 'The run is not finished';
  }
}

/** What a person does next. */
export function nextStep({ verdict, order, decision }: RunReportView): string {
  if (decision) return `Decided: \`${decision.decision}\` by \`${decision.reviewer}\` in \`${decision.path}\`.`;
  if (verdict.outcome === 'accepted-candidate') {
    return `Nothing was merged. Read the change, then decide: \`autoloop review ${order.id} --decision accept --reason …\``;
  }
  return `Nothing was merged. See why each attempt is out, then decide: \`autoloop review ${order.id} --decision hold --reason …\``;
}

export const standingWords = {
  candidate: 'stands',
  duplicate: 'agrees with an earlier attempt',
  out: 'out',
  'not-judged': 'not judged',
} as const;
