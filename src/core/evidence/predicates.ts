/** What an evidence record says of the accepted commit and tree: how it was tested, how it came about, who accepted it. */
import type { AcceptanceCommand, Closeout, WorkOrder } from '../documents/types.gen.js';
import type { AttemptState, RunState } from '../journal/state.js';
import type { GateEndedData } from '../journal/types.gen.js';
import { subjectOf } from '../judging/input.js';
import { measurementsOf } from './judgement.js';
import { type AcceptedChange, type ResourceDescriptor, type Statement, statementOf } from './statement.js';

/** https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
const testResultType = 'https://in-toto.io/attestation/test-result/v0.1';
/** https://slsa.dev/spec/v1.0/provenance */
const provenanceType = 'https://slsa.dev/provenance/v1';
/** Our own: that somebody accepted the subject, and on what grounds. */
export const acceptanceType = 'urn:autoloop:acceptance:v1';
/** Our own: that an order was closed without accepting anything; the subject is the base its run started from. */
const closingType = 'urn:autoloop:closing:v1';

const buildType = 'urn:autoloop:run:v1';

/** A committed file and the SHA-256 of its bytes. */
export interface PinnedFile {
  path: string;
  sha256: string;
}

/** Everything the statements of one closeout are made from; all of it can be read again from a clone. */
export interface RecordSource {
  orderId: string;
  order: WorkOrder;
  orderDigest: string;
  orderFile: PinnedFile;
  /** The run's state at the end of the committed journal. */
  run: RunState;
  /** The bytes of the policy that governed the run: the blob that its first event names. */
  policy: Uint8Array;
  /** The attempt that was accepted, with what was imported of it; null when nothing was accepted. */
  accepted: AttemptState | null;
  reports: readonly PinnedFile[];
  review: (PinnedFile & { decision: string; reviewer: string }) | null;
  journal: PinnedFile;
  /** The closeout but for `attestation_sha256`: no file can name its own digest. */
  closeout: { path: string; data: Omit<Closeout, 'attestation_sha256'>; bodySha256: string };
}

/** The statements of a record, in the order they are written: test results, provenance, then the decision. */
export function statementsOf(source: RecordSource): Statement[] {
  const { started } = source.run;
  const change = source.accepted?.imported;
  const base = { commit: started.base_commit, tree: started.base_tree };
  if (!source.accepted || !change) {
    return [
      statementOf(base, provenanceType, provenance(source)),
      statementOf(base, closingType, decision(source, null)),
    ];
  }
  const subject = { commit: change.commit, tree: change.tree };
  return [
    statementOf(subject, testResultType, testResult(source, source.accepted)),
    statementOf(subject, provenanceType, provenance(source)),
    statementOf(subject, acceptanceType, decision(source, subject)),
  ];
}

function testResult(source: RecordSource, attempt: AttemptState): object {
  const measurements = measurementsOf(attempt);
  const tests = (source.order.acceptance_commands ?? []).map((command) => describeTest(command, measurements));
  const passed = tests.filter(({ runs }) => runs.length > 0 && runs.every((run) => run.passed));
  const failed = tests.filter((test) => !passed.includes(test));
  return {
    result: failed.length > 0 ? 'FAILED' : passed.length > 0 ? 'PASSED' : 'WARNED',
    configuration: [{ name: source.orderFile.path, digest: { sha256: source.orderFile.sha256 } }, policyOf(source)],
    passedTests: passed.map((test) => test.command),
    warnedTests: [],
    failedTests: failed.map((test) => test.command),
    // Commands ran on the accepted tree with its protected paths as in base.
    autoloop_evidenceTree: attempt.imported?.evidence_tree,
    autoloop_tests: tests,
  };
}

function describeTest({ id, run }: AcceptanceCommand, measurements: readonly GateEndedData[]) {
  const runs = measurements
    .filter((gate) => gate.command === id)
    .map(({ subject, repeat, passed, ended, log }) => ({ subject, repeat, passed, ended, log_sha256: log.sha256 }));
  return { command: id, run, runs };
}

function provenance(source: RecordSource): object {
  const { started, started_at, ended } = source.run;
  const { engine, version, unenforced, probe, image } = started.sandbox;
  return {
    buildDefinition: {
      buildType,
      externalParameters: {
        order: source.orderId,
        order_digest: started.order_digest,
        preset: started.preset,
        trigger: started.trigger,
        attempts: started.attempts.map(({ attempt, agent }) => ({ attempt, agent })),
      },
      internalParameters: { objective: started.objective, policy_sha256: started.policy_sha256 },
      resolvedDependencies: [
        { name: 'base', digest: { gitCommit: started.base_commit, gitTree: started.base_tree } },
        { name: 'order at the start', digest: { sha256: started.order_document.sha256 } },
        policyOf(source),
      ],
    },
    runDetails: {
      // Each engine seals differently, so each is a builder of its own, as SLSA asks.
      builder: {
        id: `urn:autoloop:builder:v1:${engine}`,
        version: { autoloop: started.tool_version, [engine]: version },
      },
      metadata: {
        invocationId: started.run_id,
        startedOn: started_at,
        ...(ended ? { finishedOn: ended.at } : {}),
      },
      byproducts: source.run.attempts.map((attempt) => attemptDescriptor(source.run, attempt)),
      autoloop_sandbox: { engine, version, unenforced, probe, ...(image ? { image } : {}) },
    },
  };
}

function attemptDescriptor({ started, ranking }: RunState, state: AttemptState): ResourceDescriptor {
  const { attempt, agent, ended, imported, discarded, score } = state;
  const versions = state.iterations.flatMap(({ roles }) => roles.map((role) => role.agent_version));
  return {
    name: subjectOf(attempt),
    uri: `urn:autoloop:attempt:${started.run_id}:${attempt}`,
    ...(imported ? { digest: { gitCommit: imported.commit, gitTree: imported.tree } } : {}),
    annotations: {
      agent,
      agent_versions: [...new Set(versions)].filter((version) => version !== null),
      outcome: ended?.outcome ?? null,
      discarded,
      standing: score?.standing ?? null,
      place: ranking?.ranking.find((one) => one.attempt === attempt)?.place ?? null,
      diff_sha256: imported?.diff.sha256 ?? null,
    },
  };
}

function decision(source: RecordSource, accepted: AcceptedChange | null): object {
  const { run, closeout, review } = source;
  return {
    order: { id: source.orderId, digest: source.orderDigest, ...source.orderFile },
    decision: review?.decision ?? null,
    reviewer: review?.reviewer ?? null,
    review: review && { path: review.path, sha256: review.sha256 },
    reports: source.reports,
    attempt: source.accepted?.attempt ?? null,
    accepted,
    base: { commit: run.started.base_commit, tree: run.started.base_tree },
    journal: { ...source.journal, run: run.started.run_id, head: run.head.hash, events: run.head.seq },
    closeout: { path: closeout.path, ...closeout.data, body_sha256: closeout.bodySha256 },
    policy_sha256: run.started.policy_sha256,
    tool_version: run.started.tool_version,
  };
}

/** With its content: the policy as such is not committed, and without it nobody could judge again. */
const policyOf = ({ run, policy }: RecordSource) => ({
  name: 'policy',
  mediaType: 'application/json',
  digest: { sha256: run.started.policy.sha256 },
  content: Buffer.from(policy).toString('base64'),
});

/** The policy's bytes out of a provenance statement that anyone may have written; `undefined` when it holds none. */
export function attestedPolicy(statements: readonly Statement[]): Uint8Array | undefined {
  const provenance = statements.find((statement) => statement.predicateType === provenanceType);
  const definition = (provenance?.predicate as { buildDefinition?: { resolvedDependencies?: unknown } } | undefined)
    ?.buildDefinition;
  const dependencies = definition?.resolvedDependencies;
  if (!Array.isArray(dependencies)) return undefined;
  const policy = (dependencies as ({ name?: unknown; content?: unknown } | null)[]).find(
    (one) => one?.name === 'policy',
  );
  return typeof policy?.content === 'string' ? Buffer.from(policy.content, 'base64') : undefined;
}
