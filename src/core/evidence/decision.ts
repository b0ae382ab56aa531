/** Does what was accepted rest on what was measured? */
import { recordPaths } from '../documents/paths.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { RepeatPolicy } from '../judging/input.js';
import { counted } from '../render/counted.js';
import { actorId } from '../rules/actors.js';
import { quoted } from '../untrusted.js';
import { type Checked, failed, held } from './checked.js';
import { commandProof, commandsOf, judgeAgain, measurementsOf } from './judgement.js';
import { type Files, type RecordDocuments, sha256 } from './record.js';

/** Review, closeout and journal must tell of the same decision about the same commit, taken by somebody else than the worker. */
export function checkDecision(documents: RecordDocuments, run: RunState, files: Files): Checked<AttemptState> {
  const { order, closeout, reports, review } = documents;
  const { journal } = recordPaths(order.id);
  if (!review) return failed(closeout.path, 'it accepts, but names no review');
  const recorded = run.review;
  if (!recorded) return failed(journal, 'it records no review');
  if (recorded.path !== review.path)
    return failed(journal, `its last review is ${quoted(recorded.path)}, not ${review.path}`);
  if (recorded.sha256 !== sha256(files.get(review.path) ?? ''))
    return failed(review.path, 'it is not the review that was recorded: its bytes are others');
  const { data } = review;
  if (data.decision !== 'accept')
    return failed(review.path, `its decision is ${quoted(data.decision)}, not \`accept\``);
  if (recorded.decision !== data.decision || recorded.reviewer !== data.reviewer)
    return failed(journal, 'the review it records has another decision or reviewer than the document');
  const attempt = run.attempts.find((one) => one.attempt === recorded.attempt);
  const commit = attempt?.imported?.commit;
  if (!attempt || !commit) return failed(journal, 'the attempt that was accepted was never imported');
  if (data.reviewed_commit !== commit) return failed(review.path, `it reviewed ${data.reviewed_commit}, not ${commit}`);
  if (closeout.data.accepted_commit !== commit)
    return failed(closeout.path, `it accepts ${closeout.data.accepted_commit}, not ${commit}`);
  if (closeout.data.accepted_by !== data.reviewer)
    return failed(
      closeout.path,
      `it says that ${quoted(closeout.data.accepted_by ?? '')} accepted, not ${quoted(data.reviewer)}`,
    );
  const reviewer = actorId(data.reviewer);
  if (reviewer === undefined) return failed(review.path, `${quoted(data.reviewer)} names nobody`);
  const own = reports.find((report) => actorId(report.data.worker) === reviewer);
  if (own) return failed(review.path, `${quoted(data.reviewer)} reviewed their own work, ${own.path}`);
  if (attempt.score?.standing !== 'candidate')
    return failed(
      journal,
      `attempt ${attempt.attempt} was accepted, but its standing is \`${attempt.score?.standing ?? 'none'}\``,
    );
  const unmet = (order.data.acceptance_criteria ?? []).find(
    ({ id }) => !data.criteria.some((criterion) => criterion.id === id && criterion.verdict === 'met'),
  );
  if (unmet) return failed(review.path, `it does not find criterion ${quoted(unmet.id)} met`);
  return held(
    `attempt ${attempt.attempt} (${commit}) was accepted by ${quoted(data.reviewer)} in ${review.path}`,
    attempt,
  );
}

/** Every acceptance command of the order passed, as often as the policy asks, on the evidence tree of the attempt. */
export function checkTests(
  { order }: RecordDocuments,
  attempt: AttemptState,
  policy: { judge: RepeatPolicy },
): Checked {
  const measurements = measurementsOf(attempt);
  const { journal } = recordPaths(order.id);
  for (const command of commandsOf(order.data)) {
    const proof = commandProof(measurements, command, policy.judge.repeats);
    if (proof.how === 'failed') return failed(journal, `command ${quoted(command)} failed in run ${proof.repeat}`);
    if (proof.how === 'too-few')
      return failed(
        journal,
        `command ${quoted(command)} passed ${counted(proof.runs, 'time')} where the policy asks for ${proof.wanted}`,
      );
  }
  const commands = commandsOf(order.data).length;
  const tree = attempt.imported?.evidence_tree ?? '';
  return held(
    `${counted(commands, 'command')}, each passed at least ${counted(policy.judge.repeats, 'time')} on tree ${tree}`,
    undefined,
  );
}

/** The judge, asked again, must come to the recorded scores and ranking. */
export function checkRanking({ order }: RecordDocuments, run: RunState, policy: { judge: RepeatPolicy }): Checked {
  const { journal } = recordPaths(order.id);
  const judged = judgeAgain(run, order.data, policy.judge);
  switch (judged.how) {
    case 'same': {
      const { winner } = run.ranking ?? { winner: null };
      const first = winner === null ? 'no attempt stands' : `attempt ${winner} comes first`;
      return held(`judged again from ${counted(run.attempts.length, 'attempt')}: ${first}, as recorded`, undefined);
    }
    case 'unranked':
      return held('the run ended before its attempts were ranked', undefined);
    case 'score-differs':
      return failed(journal, `attempt ${judged.attempt} judged again differs at ${quoted(judged.difference.pointer)}`);
    case 'ranking-differs':
      return failed(journal, `the ranking made again differs at ${quoted(judged.difference.pointer)}`);
  }
}
