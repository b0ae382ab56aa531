/** Measures base and every attempt on clean workspaces, and lets the judge rank what was measured. */
import type { AttemptState, RunState } from '../../../core/journal/state.js';
import { assess } from '../../../core/judging/assess.js';
import { judgeInput as inputOf, type JudgeInput, subjectOf } from '../../../core/judging/input.js';
import { rank } from '../../../core/judging/rank.js';
import { needsMoreRepeats } from '../../../core/judging/repeats.js';
import { concurrently } from '../concurrently.js';
import type { Run } from '../context.js';
import { runGates } from './gates.js';

/** Gathers what is missing of the evidence: base first, then each change. */
export async function gatherEvidence(run: Run): Promise<void> {
  const input = judgeInput(run);
  if (input.commands.length === 0) return;
  await measure(run, 'base', run.base.tree);
  await concurrently(run.policy.limits.max_concurrent_attempts, measurable(run.journal.state), (attempt) =>
    measure(run, subjectOf(attempt.attempt), attempt.imported?.tree ?? run.base.tree),
  );
}

/** Runs repeats until the judge needs no more of this subject. */
async function measure(run: Run, subject: string, tree: string): Promise<void> {
  for (;;) {
    const { commands, policy, runs } = judgeInput(run);
    const missing = needsMoreRepeats(
      commands,
      runs.filter((done) => done.subject === subject),
      policy,
    );
    if (missing.length === 0) return;
    await runGates(run, { subject, purpose: 'evidence', iteration: null, tree, runs: missing });
  }
}

/** Attempts that changed something. Equal trees are measured each: every report stands on runs of its own. */
const measurable = ({ attempts }: RunState): AttemptState[] =>
  attempts.filter(({ imported }) => imported !== null && !imported.empty);

/** Scores and ranks from the journal alone. */
export async function judge(run: Run): Promise<void> {
  const { state } = run.journal;
  if (state.ranking !== null) return;
  const input = judgeInput(run);
  const scored = assess(input);
  for (const score of scored) {
    const known = state.attempts.find((attempt) => attempt.attempt === score.attempt)?.score;
    if (!known) await run.append('judge.scored', score);
  }
  await run.append('judge.ranked', rank(scored, input));
}

const judgeInput = (run: Run): JudgeInput =>
  inputOf(
    run.journal.state,
    (run.order.data?.acceptance_commands ?? []).map((command) => command.id),
    run.policy.judge,
  );
