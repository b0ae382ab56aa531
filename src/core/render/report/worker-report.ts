/** The report of one attempt: what can be measured from the run's journal, and the agent's words as claims. */
import type { Contracts, VerificationEntry, WorkerReport, WorkOrder } from '../../documents/types.gen.js';
import type { AttemptState, RunState } from '../../journal/state.js';
import type { RepeatPolicy } from '../../judging/input.js';
import { tally } from '../../judging/repeats.js';
import { matches } from '../../scope.js';
import { type ContractTouch, type MeasuredCommand, workerReportBody } from './worker-report-body.js';

/** What the journal does not hold and the report needs; all of it pinned or read by the host. */
export interface WorkerReportFacts {
  order: { id: string; data: WorkOrder };
  /** `judge` and `contracts` of the run's pinned policy. */
  policy: { judge: RepeatPolicy; contracts: Contracts };
  /** What the agent left as its report; undefined when it left none. */
  claims: string | undefined;
  /** Tip of the integration branch when the attempt was imported, null when there is none, and whether it moved. */
  integration: { commit: string | null; drift: WorkerReport['drift_status'] };
}

/** The document's frontmatter and body; `renderDocument` makes the file of them. */
export function workerReport(
  state: RunState,
  attempt: AttemptState,
  facts: WorkerReportFacts,
): { data: WorkerReport; body: string } {
  const commands = measuredCommands(attempt, facts);
  const contracts = touchedContracts(attempt, facts.policy.contracts);
  const result = resultOf(attempt);
  const { started } = state;
  const data: WorkerReport = {
    work_order: started.order,
    order_digest: started.order_digest,
    worker: `agent/${attempt.agent}@${attempt.attempt}`,
    owner: facts.order.data.owner,
    result,
    // What runs here, on this machine, is never more than local evidence, whatever the order asks for.
    evidence_level: commands.some(({ verdict }) => verdict === 'passed') ? 'local-readiness' : 'not-applicable',
    run: started.run_id,
    attempt: attempt.attempt,
    branch: attempt.branch,
    base_commit: started.base_commit,
    verified_head: attempt.imported?.commit ?? started.base_commit,
    ...(facts.integration.commit === null ? {} : { observed_integration: facts.integration.commit }),
    drift_status: facts.integration.drift,
    verification: commands.map(verificationEntry),
    contract_impact: answers(contracts),
    next_step: nextStepAfter(result),
  };
  return {
    data,
    body: workerReportBody({
      state,
      attempt,
      data,
      order: facts.order.data,
      commands,
      contracts,
      claims: facts.claims,
    }),
  };
}

/** Done is what stood every gate. What was changed but did not stand is partial; nothing to show is blocked. */
function resultOf({ score, imported }: AttemptState): WorkerReport['result'] {
  if (score?.standing === 'candidate' || score?.standing === 'duplicate') return 'done';
  return imported && !imported.empty ? 'partial' : 'blocked';
}

function nextStepAfter(result: WorkerReport['result']): WorkerReport['next_step'] {
  if (result === 'done') return 'review';
  return result === 'blocked' ? 'blocked' : 'needs-coordinator-decision';
}

function measuredCommands(attempt: AttemptState, facts: WorkerReportFacts): MeasuredCommand[] {
  const ids = (facts.order.data.acceptance_commands ?? []).map(({ id }) => id);
  const tree = attempt.imported?.evidence_tree;
  return ids.map((id) => {
    const runs = attempt.gates
      .filter((gate) => gate.command === id && gate.tree === tree)
      .sort((a, b) => a.repeat - b.repeat);
    const { verdict, passes } = tally(runs, facts.policy.judge);
    return { id, verdict, passes, runs };
  });
}

/** The run shown is the last one that gave the result: for a flaky command one that did not pass. */
function verificationEntry({ id, verdict, runs }: MeasuredCommand): VerificationEntry {
  const result = verdict === 'flaky' ? 'failed' : verdict;
  const shown = runs.findLast((run) => run.passed === (result === 'passed'));
  return {
    command: id,
    result,
    ...(shown?.ended.how === 'exited' ? { exit_code: shown.ended.code } : {}),
    ...(shown ? { duration_ms: Math.round(shown.duration_ms) } : {}),
    repeats: runs.length,
    ...(shown ? { log_sha256: shown.log.sha256, tree: shown.tree } : {}),
  };
}

const areas = ['public_behavior', 'api_or_data_model', 'security', 'deployment'] as const;

function touchedContracts({ imported }: AttemptState, contracts: Contracts): ContractTouch[] {
  return areas.map((area) => {
    const globs = contracts[area] ?? [];
    const paths = (imported?.files ?? []).map(({ path }) => path).filter((path) => matches(globs, path));
    return { area, paths, configured: globs.length > 0 };
  });
}

function answers(contracts: readonly ContractTouch[]): WorkerReport['contract_impact'] {
  const answer = (area: ContractTouch['area']) =>
    contracts.some((touch) => touch.area === area && touch.paths.length > 0) ? 'yes' : 'no';
  return {
    public_behavior: answer('public_behavior'),
    api_or_data_model: answer('api_or_data_model'),
    security: answer('security'),
    deployment: answer('deployment'),
  };
}
