/** What a report of a run shows, in the sequence it shows it: a plain value that both renderings read. */
import type { WorkOrder } from '../../documents/types.gen.js';
import type { Contact } from '../../journal/contacts.js';
import { type Ended, sayEnded, succeeded } from '../../journal/ended.js';
import type { AttemptState, RunState } from '../../journal/state.js';
import type {
  AttemptImportedData,
  GateEndedData,
  JudgeScoredData,
  PathReason,
  RunEndedData,
  RunLimits,
  RunStartedData,
} from '../../journal/types.gen.js';
import { turnedGreen } from '../../judging/assess.js';
import { inputsDigest } from '../../judging/digest.js';
import { judgeInput, type RepeatPolicy, subjectOf } from '../../judging/input.js';
import { type CommandView, commandView } from './run-report-command.js';

/** Texts of blobs, read beforehand; undefined where there is none. */
export interface ReportTexts {
  /** The patch of an attempt against base. */
  diff(attempt: number): string | undefined;
  /** The report that the attempt's agent left. */
  claims(attempt: number): string | undefined;
  /** What one run of a command printed. */
  log(subject: string, command: string, repeat: number): string | undefined;
}

/** What of the order's document a report shows. */
export interface ReportOrder {
  id: string;
  data: WorkOrder | undefined;
}

/** How one process of an agent came to its end. */
interface RoleView {
  iteration: number;
  role: string;
  how: Ended['how'];
  /** In words. */
  ended: string;
  /** Whether it ended by itself and said that all was well. */
  well: boolean;
}

/** A stretch of one attempt's time. */
export interface TimeView {
  kind: 'agent' | 'completion' | 'evidence';
  label: string;
  ms: number;
}

/** A sum of which only part may be known. What nobody reported is unknown, never 0. */
export interface PartlyKnown {
  value: number;
  /** How many agent processes reported theirs, of how many. */
  reported: number;
  of: number;
}

export interface AttemptView {
  attempt: number;
  /** The agent's name in config.yml. */
  agent: string;
  /** Versions found of it. */
  versions: string[];
  place: number | null;
  standing: JudgeScoredData['standing'] | 'not-judged';
  reasons: string[];
  ended: { outcome: string; reason: string } | null;
  branch: string;
  imported: Pick<AttemptImportedData, 'commit' | 'tree' | 'evidence_tree' | 'patch_id'> | null;
  changed: AttemptImportedData['files'];
  insertions: number;
  deletions: number;
  refused: PathReason[];
  commands: CommandView[];
  diff: string | undefined;
  claims: string | undefined;
  iterations: number;
  roles: RoleView[];
  /** Bytes its agents and commands printed that were counted and not kept. */
  droppedBytes: number;
  /** What the agents' output gave as the cause of their trouble. */
  causes: string[];
  /** Why its roles were started again, once for each time. */
  retries: string[];
  times: TimeView[];
  agentMs: number;
  inputTokens: PartlyKnown;
  outputTokens: PartlyKnown;
  costUsd: PartlyKnown;
}

export interface RunReportView {
  verdict: {
    outcome: RunEndedData['outcome'] | 'unfinished';
    winner: number | null;
    /** Whether the winner turned a command from red on base to green; without that little proves it. */
    proven: boolean;
    reason: string;
  };
  /** The person's decision, once there is one. */
  decision: { decision: string; reviewer: string; path: string } | null;
  order: { id: string; title: string; goal: string; digest: string };
  commands: { id: string; run: string }[];
  policy: RepeatPolicy;
  /** The commands on base; in the sequence of `commands`, as in every attempt. */
  baseline: CommandView[];
  /** By place, then by number. */
  attempts: AttemptView[];
  run: Pick<
    RunStartedData,
    'run_id' | 'preset' | 'trigger' | 'base_commit' | 'base_tree' | 'policy_sha256' | 'tool_version'
  > & {
    /** The step of a chain that it is; null where it is none. */
    chain: NonNullable<RunStartedData['chain']> | null;
    /** The attempt whose files its attempts began with; null where those of base. */
    continues: NonNullable<RunStartedData['continues']> | null;
    /** The runs that led to it, the oldest first. */
    line: string[];
    started_at: string;
    ended_at: string | null;
    resumed: number;
  };
  /** `sealed` is false when the agents ran without a sandbox; an older run may not tell its `limits`. */
  sandbox: RunStartedData['sandbox'] & { sealed: boolean; limits: RunLimits | null };
  /** Whom its sandboxes wanted to speak with, and what the allow list said. */
  contacts: Contact[];
  /** SHA-256 of the canonical JSON of everything the judgement rests on. */
  inputsSha256: string;
}

/** Gathers the report of a run. `policy` is the `judge` of the run's pinned policy, `line` the runs that led to it. */
export function reportView(
  state: RunState,
  texts: ReportTexts,
  order: ReportOrder,
  policy: RepeatPolicy,
  line: readonly string[] = [],
): RunReportView {
  const commands = (order.data?.acceptance_commands ?? []).map(({ id, run }) => ({ id, run }));
  const ids = commands.map(({ id }) => id);
  const { started, ranking, ended } = state;
  const input = judgeInput(state, ids, policy);
  const gates = [...state.baseline, ...state.attempts.flatMap((attempt) => attempt.gates)];
  const measured = (subject: string, tree: string | undefined): CommandView[] =>
    ids.map((id) =>
      commandView(
        id,
        gates.filter((gate) => gate.subject === subject && gate.command === id && gate.tree === tree),
        policy,
        (repeat) => texts.log(subject, id, repeat),
      ),
    );
  const winning = state.attempts.find(({ attempt }) => attempt === ranking?.winner);
  const sequence = ranking?.ranking.map(({ attempt }) => attempt) ?? [];
  const places = new Map(ranking?.ranking.map(({ attempt, place }) => [attempt, place]));
  const position = ({ attempt }: AttemptState) => {
    const at = sequence.indexOf(attempt);
    return at === -1 ? sequence.length + attempt : at;
  };
  return {
    verdict: {
      outcome: ranking?.outcome ?? ended?.outcome ?? 'unfinished',
      winner: ranking?.winner ?? null,
      proven: winning?.score?.commands.some(({ verdict, baseline }) => turnedGreen(verdict, baseline)) ?? false,
      reason: ranking?.reason ?? ended?.reason ?? state.paused?.reason ?? 'No judgement has been made yet.',
    },
    decision: state.review,
    order: {
      id: started.order,
      title: order.data?.title ?? started.order,
      goal: order.data?.goal ?? started.objective,
      digest: started.order_digest,
    },
    commands,
    policy,
    baseline: measured('base', started.base_tree),
    attempts: [...state.attempts]
      .sort((a, b) => position(a) - position(b))
      .map((attempt) => ({
        ...attemptView(attempt, places.get(attempt.attempt) ?? null),
        commands: measured(subjectOf(attempt.attempt), attempt.imported?.evidence_tree),
        diff: texts.diff(attempt.attempt),
        claims: texts.claims(attempt.attempt),
      })),
    run: {
      run_id: started.run_id,
      preset: started.preset,
      trigger: started.trigger,
      base_commit: started.base_commit,
      base_tree: started.base_tree,
      policy_sha256: started.policy_sha256,
      tool_version: started.tool_version,
      chain: started.chain ?? null,
      continues: started.continues ?? null,
      line: [...line],
      started_at: state.started_at,
      ended_at: ended?.at ?? null,
      resumed: state.resumed,
    },
    sandbox: { ...started.sandbox, sealed: started.sandbox.engine !== 'none', limits: started.limits ?? null },
    contacts: state.contacts,
    inputsSha256: inputsDigest(input),
  };
}

function attemptView(state: AttemptState, place: number | null): Omit<AttemptView, 'commands' | 'diff' | 'claims'> {
  const { imported, score, spent } = state;
  const changed = imported?.files ?? [];
  const roles = state.iterations.flatMap((iteration) => iteration.roles);
  const known = (value: number, reported: number): PartlyKnown => ({ value, reported, of: spent.roles_started });
  return {
    attempt: state.attempt,
    agent: state.agent,
    versions: distinct(roles.map((role) => role.agent_version)),
    place,
    standing: score?.standing ?? 'not-judged',
    reasons: score?.reasons ?? (state.discarded === null ? [] : [`discarded: ${state.discarded}`]),
    ended: state.ended,
    branch: state.branch,
    imported,
    changed,
    insertions: sum(changed.map((file) => file.insertions)),
    deletions: sum(changed.map((file) => file.deletions)),
    refused: imported?.refused ?? [],
    iterations: state.iterations.length,
    roles: state.iterations.flatMap(({ iteration, roles: done }) =>
      done.map(({ role, ended }) => ({
        iteration,
        role,
        how: ended.how,
        ended: sayEnded(ended),
        well: succeeded(ended),
      })),
    ),
    droppedBytes: sum(
      [
        ...roles.flatMap(({ stdout, stderr, report }) => [stdout, stderr, report]),
        ...[...state.iterations.flatMap((iteration) => iteration.gates), ...state.gates].map(({ log }) => log),
      ].map((blob) => blob?.dropped_bytes ?? 0),
    ),
    causes: distinct(roles.map((role) => role.cause)),
    retries: state.iterations.flatMap(({ retries }) => retries.map(({ cause }) => cause)),
    times: [
      ...state.iterations.flatMap(({ roles: done, gates }) => [
        ...done.map(
          (role): TimeView => ({ kind: 'agent', label: `${role.role} by ${role.agent}`, ms: role.duration_ms }),
        ),
        ...gates.map((gate) => gateTime('completion', gate)),
      ]),
      ...state.gates.map((gate) => gateTime('evidence', gate)),
    ],
    agentMs: spent.agent_ms,
    inputTokens: known(spent.input_tokens, spent.usage_reported),
    outputTokens: known(spent.output_tokens, spent.usage_reported),
    costUsd: known(spent.cost_usd, spent.cost_reported),
  };
}

const gateTime = (kind: 'completion' | 'evidence', gate: GateEndedData): TimeView => ({
  kind,
  label: `${gate.command}, run ${gate.repeat}: ${sayEnded(gate.ended)}`,
  ms: gate.duration_ms,
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null)),
];
