// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

/**
 * How it ended.
 */
export type AttemptOutcome =
  | 'completed'
  | 'held'
  | 'stalled'
  | 'budget-exhausted'
  | 'blocked'
  | 'agent-failed'
  | 'environment-failed'
  | 'interrupted';
/**
 * Whether the result answers a proposal of completion, is evidence for the judgement, or decides whether another event counts.
 */
export type GatePurpose = 'completion' | 'evidence' | 'hand-over';
/**
 * How a process came to its end.
 */
export type Ended =
  | {
      how: 'exited';
      code: number;
    }
  | {
      how: 'signalled';
      signal: string;
    }
  | {
      how: 'timed-out';
      after_ms: number;
    }
  | {
      how: 'output-limit';
      bytes: number;
    }
  | {
      how: 'disk-limit';
      bytes: number;
    }
  | {
      how: 'out-of-memory';
    }
  | {
      how: 'stopped';
      by: 'person' | 'signal';
    }
  | {
      how: 'not-started';
      reason: string;
    }
  | {
      how: 'unfinished';
      reason: string;
    };
/**
 * What the repeated runs of one command on one tree amount to.
 */
export type CommandVerdict = 'passed' | 'failed' | 'flaky' | 'not-run';
/**
 * How it ended.
 */
export type RunOutcome =
  | 'accepted-candidate'
  | 'no-candidate'
  | 'held'
  | 'blocked'
  | 'budget-exhausted'
  | 'stalled'
  | 'agent-failed'
  | 'environment-failed'
  | 'interrupted';

export interface EventData {
  'attempt.discarded': AttemptDiscardedData;
  'attempt.ended': AttemptEndedData;
  'attempt.imported': AttemptImportedData;
  'attempt.opened': AttemptOpenedData;
  'budget.exhausted': BudgetExhaustedData;
  'budget.spent': BudgetSpentData;
  'closeout.recorded': CloseoutRecordedData;
  'completion.accepted': CompletionAcceptedData;
  'completion.held': CompletionHeldData;
  'completion.proposed': CompletionProposedData;
  'discovery.recorded': DiscoveryRecordedData;
  'document.refused': DocumentRefusedData;
  'document.written': DocumentWrittenData;
  'event.emitted': EventEmittedData;
  'event.rejected': EventRejectedData;
  'gate.ended': GateEndedData;
  'gate.started': GateStartedData;
  'guidance.added': GuidanceAddedData;
  'iteration.ended': IterationEndedData;
  'iteration.started': IterationStartedData;
  'judge.ranked': JudgeRankedData;
  'judge.scored': JudgeScoredData;
  'memory.recorded': MemoryRecordedData;
  'memory.removed': MemoryRemovedData;
  'network.decided': NetworkDecidedData;
  'note.rejected': NoteRejectedData;
  'phase.measured': PhaseMeasuredData;
  'report.written': ReportWrittenData;
  'review.recorded': ReviewRecordedData;
  'role.ended': RoleEndedData;
  'role.retrying': RoleRetryingData;
  'role.started': RoleStartedData;
  'run.ended': RunEndedData;
  'run.paused': RunPausedData;
  'run.resumed': RunResumedData;
  'run.started': RunStartedData;
  'setup.shared': SetupSharedData;
}
/**
 * The data of `attempt.discarded`. An attempt that is out before anything of it was measured.
 */
export interface AttemptDiscardedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `attempt.ended`. An attempt's loop has ended.
 */
export interface AttemptEndedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  outcome: AttemptOutcome;
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `attempt.imported`. An attempt's tree was taken into the repository.
 */
export interface AttemptImportedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The commit the host made on base.
   */
  commit: string;
  /**
   * Its tree.
   */
  tree: string;
  /**
   * The tree measured: protected paths as in base.
   */
  evidence_tree: string;
  /**
   * `git patch-id` of the change; null when it is empty.
   */
  patch_id: string | null;
  /**
   * Whether nothing changed.
   */
  empty: boolean;
  /**
   * The change against base.
   */
  files: ChangedFile[];
  /**
   * Entries that were not taken.
   */
  refused: PathReason[];
  /**
   * Changed paths outside the allowed scope.
   */
  outside_scope: string[];
  /**
   * Changed paths in the forbidden scope.
   */
  forbidden: string[];
  /**
   * Changed paths in the protected scope.
   */
  protected: string[];
  /**
   * Lines of `git diff --check`.
   */
  whitespace: string[];
  diff: Blob;
}
export interface ChangedFile {
  /**
   * From the repository root, with `/`.
   */
  path: string;
  /**
   * Added, modified, deleted, or of another type.
   */
  status: 'A' | 'M' | 'D' | 'T';
  binary: boolean;
  /**
   * Lines added; 0 in a binary file.
   */
  insertions: number;
  /**
   * Lines removed; 0 in a binary file.
   */
  deletions: number;
}
/**
 * A path, and why it was treated so.
 */
export interface PathReason {
  /**
   * From the repository root, with `/`.
   */
  path: string;
  /**
   * Why, in a phrase.
   */
  reason: string;
}
/**
 * Content kept beside the journal, at `blobs/<sha256>` of the run's folder.
 */
export interface Blob {
  /**
   * A SHA-256 digest in hexadecimal.
   */
  sha256: string;
  /**
   * Size of the stored content.
   */
  bytes: number;
  /**
   * Whether more was produced than was stored.
   */
  truncated?: boolean;
  /**
   * Bytes that were produced, counted and not stored. Where a role's two streams were cut, the first names those of both.
   */
  dropped_bytes?: number;
}
/**
 * The data of `attempt.opened`. The worktree and private Git directory of an attempt exist.
 */
export interface AttemptOpenedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The agent's name in config.yml.
   */
  agent: string;
  /**
   * The branch of its worktree.
   */
  branch: string;
  /**
   * The absolute path of its worktree.
   */
  worktree: string;
}
/**
 * The data of `budget.exhausted`. A budget does not allow more, and an attempt ended for it.
 */
export interface BudgetExhaustedData {
  /**
   * Which: `minutes`, `cost_usd`, `iterations`, `failures`.
   */
  budget: string;
  /**
   * What is allowed.
   */
  limit: number;
  /**
   * What was spent.
   */
  spent: number;
  /**
   * `chain`: it is what the chain had left for this step; absent for what order and preset allow.
   */
  of?: 'chain';
}
/**
 * The data of `budget.spent`. What was spent since the last such event.
 */
export interface BudgetSpentData {
  /**
   * By which attempt; null for the run itself.
   */
  attempt: number | null;
  /**
   * Wall time in minutes.
   */
  minutes: number;
  /**
   * Cost; null when it is unknown.
   */
  cost_usd: number | null;
}
/**
 * The data of `closeout.recorded`. The evidence record was written.
 */
export interface CloseoutRecordedData {
  /**
   * The closeout, from the repository root.
   */
  path: string;
  /**
   * The closeout's result.
   */
  result: 'accepted' | 'hold' | 'blocked' | 'needs-user-approval' | 'withdrawn';
}
/**
 * The data of `completion.accepted`. The gates passed: the attempt is complete.
 */
export interface CompletionAcceptedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
}
/**
 * The data of `completion.held`. A claim of completion that was not accepted.
 */
export interface CompletionHeldData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `completion.proposed`. An attempt claims to be complete.
 */
export interface CompletionProposedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The tree claimed to be complete.
   */
  tree: string;
}
/**
 * The data of `discovery.recorded`. A role found something out that others need not find out again.
 */
export interface DiscoveryRecordedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The iteration it was found in; 0: carried over from the attempt that this one goes on from.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * What it is about: one of the types of discoveries.
   */
  type:
    | 'tech_stack'
    | 'project_config'
    | 'existing_feature'
    | 'architecture'
    | 'code_pattern'
    | 'integration_point'
    | 'similar_impl'
    | 'code_convention'
    | 'utility'
    | 'test_command'
    | 'test_baseline'
    | 'test_pattern'
    | 'blocker';
  /**
   * What was found, as the schema of its type has it.
   */
  data: {
    [k: string]: unknown;
  };
}
/**
 * The data of `document.refused`. A document that a role keeps is not there, or cannot be taken; the role is told in its next turn.
 */
export interface DocumentRefusedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role that should keep it.
   */
  role: string;
  /**
   * Its file name.
   */
  name: string;
  /**
   * What is wrong with it.
   */
  reason: string;
}
/**
 * The data of `document.written`. A role left a document it keeps, whole and changed.
 */
export interface DocumentWrittenData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The iteration it was left in; 0: carried over from the attempt that this one goes on from.
   */
  iteration: number;
  /**
   * The role that keeps it.
   */
  role: string;
  /**
   * Its file name.
   */
  name: string;
  /**
   * 1.0.0 for the first, then 1.1.0, 1.2.0 and so on.
   */
  version: string;
  content: Blob;
}
/**
 * The data of `event.emitted`. A role emitted an event it may emit.
 */
export interface EventEmittedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * The event's name.
   */
  event: string;
  /**
   * What it said with it: any JSON.
   */
  data: {} | unknown[] | string | number | boolean | null;
}
/**
 * The data of `event.rejected`. A role emitted an event it may not, or one that cannot be read.
 */
export interface EventRejectedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * What it gave as the name.
   */
  event: string;
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `gate.ended`. A command has run on a clean checkout.
 */
export interface GateEndedData {
  /**
   * Whose tree is measured: `base` or `attempt-<n>`.
   */
  subject: string;
  purpose: GatePurpose;
  /**
   * The id of the order's acceptance command.
   */
  command: string;
  /**
   * The how many-th run of one command on one tree, from 1.
   */
  repeat: number;
  /**
   * The tree checked out.
   */
  tree: string;
  /**
   * The iteration whose claim it answers; null for evidence.
   */
  iteration: number | null;
  ended: Ended;
  /**
   * It ended by exiting with the code the order expects.
   */
  passed: boolean;
  /**
   * Wall time in milliseconds.
   */
  duration_ms: number;
  log: Blob;
}
/**
 * The data of `gate.started`. A command is about to run on a clean checkout.
 */
export interface GateStartedData {
  /**
   * Whose tree is measured: `base` or `attempt-<n>`.
   */
  subject: string;
  purpose: GatePurpose;
  /**
   * The id of the order's acceptance command.
   */
  command: string;
  /**
   * The how many-th run of one command on one tree, from 1.
   */
  repeat: number;
  /**
   * The tree checked out.
   */
  tree: string;
  /**
   * The iteration whose claim it answers; null for evidence.
   */
  iteration: number | null;
}
/**
 * The data of `guidance.added`. Something the roles of the next iteration are told.
 */
export interface GuidanceAddedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * What they are told.
   */
  text: string;
  /**
   * The id of the note of a person who said it; absent where the tool did.
   */
  id?: string;
  /**
   * Who said it; absent where the tool did.
   */
  by?: string;
  /**
   * The role that is told; absent: all of the iteration.
   */
  role?: string;
}
/**
 * The data of `iteration.ended`. The roles of an iteration have ended and the tree they left was read.
 */
export interface IterationEndedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The tree they left, without what was refused.
   */
  tree: string;
  /**
   * Whether it differs from the tree the iteration began with.
   */
  changed: boolean;
  /**
   * Entries that were not taken.
   */
  refused: PathReason[];
  /**
   * What the agent's own Git said of its commits, at most 64 KiB; null where it made none, or said nothing. Hostile text.
   */
  log: Blob | null;
  diff?: Blob1;
}
/**
 * Content kept beside the journal, at `blobs/<sha256>` of the run's folder.
 */
export interface Blob1 {
  /**
   * A SHA-256 digest in hexadecimal.
   */
  sha256: string;
  /**
   * Size of the stored content.
   */
  bytes: number;
  /**
   * Whether more was produced than was stored.
   */
  truncated?: boolean;
  /**
   * Bytes that were produced, counted and not stored. Where a role's two streams were cut, the first names those of both.
   */
  dropped_bytes?: number;
}
/**
 * The data of `iteration.started`. An iteration of an attempt begins.
 */
export interface IterationStartedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
}
/**
 * The data of `judge.ranked`. The judgement over all attempts.
 */
export interface JudgeRankedData {
  /**
   * What it comes to.
   */
  outcome: 'accepted-candidate' | 'no-candidate' | 'held';
  /**
   * The attempt in first place; null when there is none.
   */
  winner: number | null;
  /**
   * Every attempt.
   */
  ranking: Place[];
  /**
   * Why, in a sentence.
   */
  reason: string;
}
export interface Place {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * From 1; null when it is out.
   */
  place: number | null;
}
/**
 * The data of `judge.scored`. What one attempt measured up to.
 */
export interface JudgeScoredData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * Whether it competes.
   */
  standing: 'candidate' | 'out' | 'duplicate';
  /**
   * Why it does not, or what is to be known of it.
   */
  reasons: string[];
  /**
   * Each acceptance command.
   */
  commands: CommandScore[];
  /**
   * Files changed.
   */
  files: number;
  /**
   * Lines added and removed.
   */
  lines: number;
}
export interface CommandScore {
  /**
   * The id of the order's acceptance command.
   */
  command: string;
  verdict: CommandVerdict;
  /**
   * How often it ran.
   */
  runs: number;
  /**
   * How often it passed.
   */
  passes: number;
  baseline: CommandVerdict;
}
/**
 * The data of `memory.recorded`. A role left a note for those that come after it.
 */
export interface MemoryRecordedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The iteration it was left in; 0: carried over from the attempt that this one goes on from.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * Made of its type and text.
   */
  id: string;
  /**
   * What kind of note it is.
   */
  type: 'fact' | 'decision' | 'preference' | 'pitfall' | 'todo';
  /**
   * The note.
   */
  text: string;
  /**
   * Words to find it by.
   */
  tags: string[];
}
/**
 * The data of `memory.removed`. A role took back a note of its attempt.
 */
export interface MemoryRemovedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * The id of the note.
   */
  id: string;
}
/**
 * A connection that wanted out of a sandbox, and what the allow list said.
 */
export interface NetworkDecidedData {
  /**
   * Whose sandbox it was; null when a workspace was set up to measure in.
   */
  attempt: number | null;
  /**
   * As the sandbox asked for it.
   */
  host: string;
  port: number;
  allowed: boolean;
  /**
   * Why, in words.
   */
  reason: string;
  /**
   * How often it was so decided since it was last told; absent for once. Without a host: how often for all that are not told one by one.
   */
  times?: number;
}
/**
 * The data of `note.rejected`. A role left a discovery or a note that cannot be taken.
 */
export interface NoteRejectedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * Which, and why not, in a sentence.
   */
  reason: string;
}
/**
 * The data of `phase.measured`. What a proposal of completion amounts to in the preset's phases, by what the host measured.
 */
export interface PhaseMeasuredData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The cycle that ends with it, from 1.
   */
  cycle: number;
  /**
   * The phase that the cycle belongs to.
   */
  phase: string;
  /**
   * `converged`: the gates hold, and what the last phase wants. `next-cycle`: what this phase wants holds. `feedback`: not even that.
   */
  how: 'converged' | 'next-cycle' | 'feedback';
  /**
   * Why, in a sentence or two.
   */
  reason: string;
  results: TestResults;
}
/**
 * What the commands showed. The exit code stands above what a command printed.
 */
export interface TestResults {
  commands: CommandResult[];
  /**
   * How many commands passed.
   */
  passed: number;
  /**
   * How many commands failed.
   */
  failed: number;
  /**
   * How many commands did not run.
   */
  not_run: number;
  /**
   * The test cases of all commands; null where none printed any.
   */
  cases: TestCases | null;
  /**
   * Percent that passed: each test case where a command counts them, else each command; null where nothing was measured.
   */
  pass_rate: number | null;
  /**
   * Percent of lines covered, the least that was reported; null where none was.
   */
  coverage: number | null;
}
export interface CommandResult {
  /**
   * The id of the acceptance command.
   */
  command: string;
  status: 'passed' | 'failed' | 'not-run';
  /**
   * Wall time in milliseconds; null where it did not run.
   */
  duration_ms: number | null;
  /**
   * Test cases as it printed them; null where it printed none in a known form.
   */
  cases: TestCases | null;
  /**
   * Percent of lines covered, the least that was reported; null where none was.
   */
  coverage: number | null;
}
export interface TestCases {
  passed: number;
  failed: number;
  skipped: number;
}
/**
 * The data of `report.written`. A report was written into the work tree.
 */
export interface ReportWrittenData {
  /**
   * From the repository root, with `/`.
   */
  path: string;
  /**
   * A SHA-256 digest in hexadecimal.
   */
  sha256: string;
}
/**
 * The data of `review.recorded`. A person or an agent decided.
 */
export interface ReviewRecordedData {
  /**
   * The review, from the repository root.
   */
  path: string;
  /**
   * A SHA-256 digest in hexadecimal.
   */
  sha256: string;
  /**
   * The review's decision.
   */
  decision: 'accept' | 'hold' | 'follow-up' | 'reject' | 'integration-review' | 'ask-user';
  /**
   * Who decided.
   */
  reviewer: string;
  /**
   * The attempt decided on; null when it is none.
   */
  attempt: number | null;
}
/**
 * The data of `role.ended`. An agent process has ended.
 */
export interface RoleEndedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * The agent's name in config.yml.
   */
  agent: string;
  /**
   * The version found; null when there is none to ask.
   */
  agent_version: string | null;
  ended: Ended;
  /**
   * Wall time in milliseconds.
   */
  duration_ms: number;
  stdout: Blob;
  stderr: Blob;
  report: Blob | null;
  /**
   * What the agent says it used; null when it did not say.
   */
  usage: Usage | null;
  /**
   * What the agent says it cost; null when it did not say.
   */
  cost_usd: number | null;
  /**
   * Why it did not work, where its output says so.
   */
  cause: 'denied' | 'auth' | 'quota' | 'rate-limit' | 'transient' | null;
  /**
   * Its own words for why it did not work, on one line; absent where it has none.
   */
  said?: string;
}
export interface Usage {
  /**
   * Tokens read.
   */
  input_tokens: number;
  /**
   * Tokens written.
   */
  output_tokens: number;
}
/**
 * The data of `role.retrying`. A role ended for a reason that passes, and is started again after a wait.
 */
export interface RoleRetryingData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * What its output names as the reason.
   */
  cause: 'rate-limit' | 'transient';
  /**
   * 1 for the first.
   */
  retry: number;
  /**
   * Milliseconds before it starts.
   */
  wait_ms: number;
}
/**
 * The data of `role.started`. An agent process is about to start.
 */
export interface RoleStartedData {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The number of an iteration of one attempt, from 1.
   */
  iteration: number;
  /**
   * The role's name in the preset.
   */
  role: string;
  /**
   * The agent's name in config.yml.
   */
  agent: string;
  /**
   * The arguments it is started with, as seen inside the sandbox.
   */
  command: string[];
  prompt: Blob;
}
/**
 * The data of `run.ended`. The run is over.
 */
export interface RunEndedData {
  outcome: RunOutcome;
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `run.paused`. The run stands still until it is resumed.
 */
export interface RunPausedData {
  /**
   * Why, in a sentence.
   */
  reason: string;
}
/**
 * The data of `run.resumed`. The run goes on after a pause or a crash.
 */
export interface RunResumedData {
  /**
   * Who resumed it.
   */
  by: string;
  /**
   * The steps begun and not ended that are done again.
   */
  redone: string[];
  /**
   * The version of the tool that goes on.
   */
  tool_version: string;
  /**
   * What seals the rest of the run.
   */
  sandbox: {
    engine: string;
    version: string;
  };
}
/**
 * The data of `run.started`. What a run was started with: everything it is governed by.
 */
export interface RunStartedData {
  /**
   * The run's id, as in the name of its folder.
   */
  run_id: string;
  /**
   * The preset every attempt works by.
   */
  preset: string;
  preset_files: Blob2;
  /**
   * The order's goal.
   */
  objective: string;
  /**
   * The root of the work tree the run was started from.
   */
  project_dir: string;
  /**
   * Where the worktrees of its attempts are made.
   */
  work_dir: string;
  /**
   * When the run was started.
   */
  created_at: string;
  /**
   * The sandbox engine chosen.
   */
  backend: string;
  /**
   * What started it; `branch`: it goes on from another run.
   */
  trigger: 'cli' | 'hook' | 'watch' | 'chain' | 'mcp' | 'branch';
  /**
   * The run that this one is a step of.
   */
  parent_run_id: string | null;
  /**
   * The work order's id.
   */
  order: string;
  /**
   * A SHA-256 digest in hexadecimal.
   */
  order_digest: string;
  /**
   * The commit every attempt starts from.
   */
  base_commit: string;
  /**
   * The tree of that commit.
   */
  base_tree: string;
  /**
   * A SHA-256 digest in hexadecimal.
   */
  policy_sha256: string;
  /**
   * The version of the tool.
   */
  tool_version: string;
  policy: Blob;
  order_document: Blob;
  /**
   * The repository's object format.
   */
  object_format: 'sha1' | 'sha256';
  /**
   * The attempts that compete.
   *
   * @minItems 1
   */
  attempts: PlannedAttempt[];
  /**
   * The sandbox engine, as probed.
   */
  sandbox: {
    /**
     * Its name.
     */
    engine: string;
    /**
     * Its version as found.
     */
    version: string;
    /**
     * What it cannot enforce here.
     */
    unenforced: string[];
    /**
     * What was tried before the run, and whether it held.
     */
    probe: ProbeCheck[];
    /**
     * The OCI image the sandboxes show; null where it is this machine's own programs.
     */
    image?: Image | null;
  };
  limits?: RunLimits;
  continues?: Continues;
  earlier_report?: Blob;
  chain?: ChainStep;
  /**
   * What a person wants besides the order, of a run that goes on from another.
   */
  extension?: string;
  prep?: Blob;
}
/**
 * Content kept beside the journal, at `blobs/<sha256>` of the run's folder.
 */
export interface Blob2 {
  /**
   * A SHA-256 digest in hexadecimal.
   */
  sha256: string;
  /**
   * Size of the stored content.
   */
  bytes: number;
  /**
   * Whether more was produced than was stored.
   */
  truncated?: boolean;
  /**
   * Bytes that were produced, counted and not stored. Where a role's two streams were cut, the first names those of both.
   */
  dropped_bytes?: number;
}
export interface PlannedAttempt {
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The agent's name in config.yml.
   */
  agent: string;
  /**
   * The branch of its worktree.
   */
  branch: string;
  /**
   * The absolute path of its worktree.
   */
  worktree: string;
}
export interface ProbeCheck {
  name: string;
  held: boolean;
}
export interface Image {
  /**
   * As it was asked for.
   */
  name: string;
  /**
   * Digest of its content, as the engine tells it.
   */
  id: string;
}
/**
 * What each agent and each command may use, as the settings and the order together say.
 */
export interface RunLimits {
  /**
   * Processors.
   */
  cpus: number;
  /**
   * Memory, as in `2G`.
   */
  memory: string;
  /**
   * Processes and threads.
   */
  pids: number;
  /**
   * Descriptors of one process.
   */
  open_files: number;
  /**
   * Size of one file.
   */
  file_size: string;
  /**
   * Size of the private `/tmp` and of the home, each; what lies there counts as memory.
   */
  tmp: string;
  /**
   * Minutes of wall time of one role or command.
   */
  minutes: number;
  /**
   * Growth of the worktree.
   */
  disk: string;
  /**
   * Output kept of one role or command; the rest is counted and dropped.
   */
  output: string;
}
/**
 * The attempt whose files this run's attempts begin with; absent: those of base.
 */
export interface Continues {
  /**
   * Its run.
   */
  run_id: string;
  /**
   * The number of an attempt, from 1.
   */
  attempt: number;
  /**
   * The id of a Git object: SHA-1 or SHA-256, in hexadecimal.
   */
  tree: string;
}
/**
 * The step of a chain that this run is; absent where it is none.
 */
export interface ChainStep {
  /**
   * The chain.
   */
  name: string;
  /**
   * Which step, from 1.
   */
  step: number;
  /**
   * How many there are.
   */
  of: number;
  /**
   * How deep the chain stands in others; 1 for one that a person started.
   */
  depth: number;
  /**
   * Minutes that were left of the chain's when it began; absent where the chain has no such limit.
   */
  minutes?: number;
}
/**
 * The data of `setup.shared`. What a setup command made of the base is there, for all attempts whose inputs are the base's.
 */
export interface SetupSharedData {
  /**
   * The command, as the settings have it.
   */
  command: string;
  /**
   * A SHA-256 digest in hexadecimal.
   */
  digest: string;
  /**
   * The folders that are shared, from the root of the repository.
   *
   * Items: A folder.
   */
  outputs: string[];
  /**
   * `run`: the command was run for this run; `taken`: an earlier run had done so.
   */
  how: 'run' | 'taken';
  /**
   * Wall time in milliseconds.
   */
  duration_ms: number;
}

export type EventType = keyof EventData;

/** One line of a journal: the envelope around the data of its type. */
export interface EventOf<Type extends EventType> {
  v: 1;
  /** Counts from 1 without a gap. */
  seq: number;
  /** UTC, with milliseconds. */
  at: string;
  run: string;
  type: Type;
  data: EventData[Type];
  /** The hash of the event before it; `null` in the first. */
  prev: string | null;
  /** SHA-256 over the canonical JSON of the event without `hash`. */
  hash: string;
}

/** Any event, told apart by `type`. */
export type JournalEvent = { [Type in EventType]: EventOf<Type> }[EventType];
