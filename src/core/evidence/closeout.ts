/** The closeout of an order: its evidence record for people. */
import { recordPaths } from '../documents/paths.js';
import type { Closeout } from '../documents/types.gen.js';
import type { AttemptState, RunState } from '../journal/state.js';
import { markdownCode, markdownSentence, markdownText } from '../untrusted.js';
import { measurementsOf } from './judgement.js';
import type { RecordDocuments } from './record.js';

/** What a closeout says, and why. */
export interface CloseoutFacts {
  order: RecordDocuments['order'];
  result: Closeout['result'];
  /** The latest review; it is an accepting one when the result is `accepted`. */
  review: { number: number; document: NonNullable<RecordDocuments['review']> } | null;
  /** Null when the order was never run. */
  run: RunState | null;
  accepted: AttemptState | null;
  evidenceLevel: Closeout['evidence_level'];
  /** Ids of the gates of the order that the user decided. */
  gates: readonly string[];
  /** Why, when nothing was accepted. */
  reason: string | undefined;
}

/** The frontmatter; `journal_head` is that of the journal as the run stands. Without a run there is no attestation to name. */
export function closeoutData(facts: CloseoutFacts, attestationSha256: string): Closeout {
  const { order, result, review, run, accepted, evidenceLevel, gates } = facts;
  const data = review?.document.data;
  return {
    work_order: order.id,
    order_digest: order.digest,
    result,
    provenance: 'loop',
    ...(accepted?.imported && data ? { accepted_by: data.reviewer, accepted_commit: accepted.imported.commit } : {}),
    evidence_level: evidenceLevel,
    reports: data?.reports ?? [],
    ...(review ? { review: review.number } : {}),
    ...(run ? { run: run.started.run_id, journal_head: run.head.hash, attestation_sha256: attestationSha256 } : {}),
    deferred: [],
    not_verified: (data?.criteria ?? []).flatMap(({ id, verdict }) =>
      verdict === 'not-checked' ? [`criterion ${id}`] : [],
    ),
    user_gates: [...gates],
  };
}

/** The Markdown below it. The same facts always give the same bytes, so that a closing that was cut off can be finished. */
export function closeoutBody({ order, result, review, run, accepted, reason }: CloseoutFacts): string {
  const why = reason ?? review?.document.data.reason;
  const paths = recordPaths(order.id);
  const parts = [
    `# ${markdownText(order.data.title)}`,
    `Closed as ${markdownCode(result)}${why === undefined ? '.' : `: ${markdownText(why)}`}`,
    ...(run && accepted?.imported ? [proof(run, accepted)] : []),
    ...(run
      ? [
          `The journal of the run is \`${paths.journal}\`, the attestation \`${paths.attestation}\`.\nCheck both: \`autoloop verify ${order.id}\``,
        ]
      : []),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

function proof(run: RunState, attempt: AttemptState): string {
  const { commit, tree } = attempt.imported ?? {};
  const measurements = measurementsOf(attempt);
  const commands = [...new Set(measurements.map(({ command }) => command))].map((command) => {
    const runs = measurements.filter((gate) => gate.command === command);
    return `- ${markdownCode(command)} passed ${runs.filter(({ passed }) => passed).length} of ${runs.length}`;
  });
  return [
    `Accepted is attempt ${attempt.attempt} of ${run.attempts.length}, by ${markdownCode(attempt.agent)}: commit \`${commit}\`, tree \`${tree}\`, on base \`${run.started.base_commit}\`.`,
    ...(run.ranking ? [markdownSentence(run.ranking.reason)] : []),
    ...(commands.length > 0 ? [commands.join('\n')] : []),
  ].join('\n\n');
}
