// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

/**
 * The frontmatter of a closeout, the evidence record of an order: `.autoloop/closeouts/<order>.md`.
 */
export type Closeout = {
  /**
   * The order closed.
   */
  work_order: string;
  /**
   * Digest of the contract it closes.
   */
  order_digest: string;
  /**
   * How the order ended.
   */
  result: 'accepted' | 'hold' | 'blocked' | 'needs-user-approval' | 'withdrawn';
  /**
   * `backfill`: the work was done outside; it is never shown as proven by the loop.
   */
  provenance: 'loop' | 'backfill';
  /**
   * Who accepted it.
   */
  accepted_by?: string;
  /**
   * The commit accepted.
   */
  accepted_commit?: string;
  /**
   * The commit that brought it into the integration branch.
   */
  merged_commit?: string;
  /**
   * The evidence the closing rests on.
   */
  evidence_level:
    'local-readiness' | 'hardware-deferred' | 'live-smoke-required' | 'live-smoke-complete' | 'not-applicable';
  /**
   * Names of the reports it rests on, of this order's.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  reports: string[];
  /**
   * Number of the review it rests on, of this order's.
   */
  review?: number;
  /**
   * The run it came from.
   */
  run?: string;
  /**
   * Hash of the last event of the committed journal.
   */
  journal_head?: string;
  /**
   * Digest of the attestation file beside it.
   */
  attestation_sha256?: string;
  /**
   * What is put off.
   */
  deferred: DeferredItem[];
  /**
   * What nobody verified.
   *
   * Items: Text, not empty, without control characters; may have several lines.
   */
  not_verified: string[];
  /**
   * Gates the user decided.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  user_gates: string[];
};

export interface Documents {
  order: WorkOrder;
  report: WorkerReport;
  review: Review;
  closeout: Closeout;
  stage: Stage;
  decision: Decision;
  gate: Gate;
  config: Config;
}
/**
 * The frontmatter of a work order, the contract of one loop: `.autoloop/work-orders/<order>.md`.
 */
export interface WorkOrder {
  /**
   * The order in one line.
   */
  title: string;
  /**
   * The owner lane, from `owners` of config.yml.
   */
  owner: string;
  /**
   * What is wanted, in one sentence.
   */
  goal: string;
  /**
   * The author's intent. Every other state is derived from documents, claims and journals and is never written.
   */
  state?: 'draft' | 'ready' | 'withdrawn';
  /**
   * What kind of work it is.
   */
  mode?: 'standard' | 'report-only' | 'integration-bringup';
  /**
   * Which order to take first.
   */
  priority?: 'low' | 'normal' | 'high';
  /**
   * The stage it belongs to.
   */
  stage?: string;
  /**
   * Orders that must be accepted before this one may start.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  depends_on?: string[];
  /**
   * What the work may touch. At least one glob, unless `mode` is `report-only`.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  allowed_scope: string[];
  /**
   * What the work may never touch; wins over `allowed_scope`.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  forbidden_scope: string[];
  /**
   * Paths restored from the base before evidence is gathered: the order's own tests, CI, lockfiles.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  protected_scope?: string[];
  /**
   * Sentences: when to stop and report instead of going on.
   *
   * @minItems 1
   *
   * Items: One line of text, not empty, without control characters.
   */
  stop_rules: string[];
  /**
   * What acceptance means, each with its proof.
   */
  acceptance_criteria?: AcceptanceCriterion[];
  /**
   * What proves the work. Required unless `mode` is `report-only`.
   */
  acceptance_commands?: AcceptanceCommand[];
  /**
   * The evidence acceptance needs.
   */
  evidence_level?:
    'local-readiness' | 'hardware-deferred' | 'live-smoke-required' | 'live-smoke-complete' | 'not-applicable';
  /**
   * What kind of proof the order can give.
   */
  evidence_value?:
    'direct-product-proof' | 'runtime-proof' | 'integration-proof' | 'proxy-evidence' | 'planning-evidence';
  /**
   * How current the base of the work must be.
   */
  baseline_policy?:
    | 'dispatch-base-acceptable'
    | 'refresh-before-merge'
    | 'batch-baseline'
    | 'current-integration-required'
    | 'not-applicable';
  /**
   * The review that must happen outside this protocol: unless it is `none`, the order is accepted once an approved gate of the order says what came of it.
   */
  review_gate?: 'none' | 'project-defined' | 'external';
  /**
   * Who arranges a review by somebody else than the worker; nobody ever reviews their own work. `coordinator-owned`: a coordinator accepts in a review, unless that is the user's, also where the worker's lane accepts in the end. `required-before-commit`: nothing reaches the integration branch unreviewed, which holds for every order.
   */
  independent_review?: 'not-required' | 'worker-authorized' | 'coordinator-owned' | 'required-before-commit';
  /**
   * What the worker may commit; checked against real commits.
   */
  commit_authority?: 'no-commit' | 'local-branch-commit' | 'report-only-commit' | 'coordinator-only';
  /**
   * Who accepts in the end.
   */
  final_acceptance_owner?: 'worker' | 'coordinator' | 'user';
  /**
   * How the worker should go about it.
   */
  execution_discipline?:
    'baseline-implementation' | 'deep-investigation' | 'systematic-debugging' | 'review-only' | 'project-defined';
  /**
   * What to do about public contracts.
   */
  contract_handling?: 'no-contract-change' | 'pre-report-contract-impact' | 'follow-linked-contract';
  /**
   * How much one worker takes on. With `no-dispatch` it is left to people: no agent is ever set to work on it.
   */
  granularity?: 'bounded-bundle' | 'split' | 'report-only' | 'integration-bringup' | 'no-dispatch';
  /**
   * Owner lanes that must each report; several need an integration review before closing.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  expected_owners?: string[];
  /**
   * Whether the watcher or a hook may start it.
   */
  dispatch?: 'manual' | 'on-ready';
  attempts?: AttemptsPlan;
  budget?: Budget;
}
/**
 * A condition and its one way of proof: `proved_by`, `artifact` or `manual`.
 */
export interface AcceptanceCriterion {
  /**
   * Id of the criterion, unique in the order.
   */
  id: string;
  /**
   * What must be true.
   */
  text: string;
  /**
   * Ids of the acceptance commands that prove it.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  proved_by?: string[];
  artifact?: Artifact;
  /**
   * A person looks; always `true`.
   */
  manual?: true;
}
/**
 * The file in the accepted tree that proves it.
 */
export interface Artifact {
  /**
   * Path of the file, from the repository root.
   */
  path: string;
  /**
   * Text the file must contain.
   */
  contains?: string;
}
/**
 * A command the host runs on a clean checkout.
 */
export interface AcceptanceCommand {
  /**
   * Id of the command, unique in the order; reports and criteria name it.
   */
  id: string;
  /**
   * The command line, run by `sh` from `cwd`.
   */
  run: string;
  /**
   * Folder it runs in, from the repository root; the root itself when absent.
   */
  cwd?: string;
  /**
   * Seconds after which it is stopped; `judge.timeout` of config.yml when absent.
   */
  timeout?: number;
  /**
   * The exit code that means passed.
   */
  expect?: number;
  /**
   * The evidence a pass gives.
   */
  level?: 'local-readiness' | 'hardware-deferred' | 'live-smoke-required' | 'live-smoke-complete' | 'not-applicable';
}
/**
 * How many agents compete, and how.
 */
export interface AttemptsPlan {
  /**
   * How many attempts; one per named agent when absent.
   */
  count?: number;
  /**
   * Agents of config.yml, taken in turn.
   *
   * @minItems 1
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  agents?: string[];
  /**
   * The preset that says how one attempt works, or the chain of presets that carry the order out one after another.
   */
  preset?: string;
  /**
   * Sandbox engine of these attempts; `sandbox.engine` of config.yml when absent.
   */
  sandbox?: 'auto' | 'bubblewrap' | 'podman' | 'docker';
  /**
   * Whether an editor may combine the attempts; its result must pass every gate again.
   */
  synthesis?: 'off' | 'auto' | 'on';
  limits?: AttemptLimits;
}
/**
 * What one attempt may use, where it is not what `sandbox` of config.yml says.
 */
export interface AttemptLimits {
  /**
   * Processors.
   */
  cpus?: number;
  /**
   * Memory, as in `2G`.
   */
  memory?: string;
  /**
   * Processes and threads.
   */
  pids?: number;
  /**
   * Descriptors of one process.
   */
  open_files?: number;
  /**
   * Size of one file.
   */
  file_size?: string;
  /**
   * Size of the private `/tmp` and of the home, each; what lies there counts as memory.
   */
  tmp?: string;
  /**
   * Minutes of wall time of one role or command.
   */
  minutes?: number;
  /**
   * Growth of the worktree.
   */
  disk?: string;
  /**
   * Output kept of one role or command; the rest is counted and dropped.
   */
  output?: string;
}
/**
 * What the order may use up; what is absent comes from `budget` of config.yml.
 */
export interface Budget {
  /**
   * How often completion may be proposed in one attempt, and the order be turned back in all.
   */
  iterations?: number;
  /**
   * Minutes of wall time of one run.
   */
  minutes?: number;
  /**
   * Failures after which a person is asked.
   */
  failures?: number;
  /**
   * US dollars, where the agents report their cost.
   */
  cost_usd?: number;
}
/**
 * The frontmatter of a worker report: `.autoloop/reports/<order>/<name>.md`. What can be measured is written by the tool; prose is the worker’s.
 */
export interface WorkerReport {
  /**
   * The order it answers.
   */
  work_order: string;
  /**
   * Digest of the contract it answers.
   */
  order_digest: string;
  /**
   * Who did the work.
   */
  worker: string;
  /**
   * The owner lane it was done for.
   */
  owner: string;
  /**
   * How the work ended.
   */
  result: 'done' | 'partial' | 'blocked' | 'rejected';
  /**
   * The evidence it gives.
   */
  evidence_level:
    'local-readiness' | 'hardware-deferred' | 'live-smoke-required' | 'live-smoke-complete' | 'not-applicable';
  /**
   * The run it came from.
   */
  run?: string;
  /**
   * The attempt of that run.
   */
  attempt?: number;
  /**
   * The branch that holds the work.
   */
  branch?: string;
  /**
   * The commit the work started from.
   */
  base_commit: string;
  /**
   * The commit the verification was made on.
   */
  verified_head: string;
  /**
   * Tip of the integration branch when the work ended.
   */
  observed_integration?: string;
  /**
   * Whether the integration branch moved meanwhile, and what was done about it.
   */
  drift_status:
    | 'none-observed'
    | 'observed-no-refresh-needed'
    | 'refresh-performed'
    | 'refresh-required-deferred'
    | 'not-applicable';
  /**
   * The acceptance commands and their results.
   */
  verification: VerificationEntry[];
  contract_impact: ContractImpact;
  /**
   * What should happen next.
   */
  next_step: 'continue' | 'review' | 'needs-coordinator-decision' | 'needs-user-decision' | 'blocked';
}
/**
 * The result of one acceptance command.
 */
export interface VerificationEntry {
  /**
   * Id of the acceptance command.
   */
  command: string;
  /**
   * What came out.
   */
  result: 'passed' | 'failed' | 'not-run';
  /**
   * Exit code of the last run.
   */
  exit_code?: number;
  /**
   * Milliseconds of the last run.
   */
  duration_ms?: number;
  /**
   * How often it was run.
   */
  repeats?: number;
  /**
   * Digest of the log of the last run.
   */
  log_sha256?: string;
  /**
   * When the last run ended.
   */
  at?: string;
  /**
   * The Git tree it ran on.
   */
  tree?: string;
}
/**
 * Whether the change touches a contract.
 */
export interface ContractImpact {
  /**
   * Does what users see change?
   */
  public_behavior: 'yes' | 'no';
  /**
   * Does an interface or stored data change?
   */
  api_or_data_model: 'yes' | 'no';
  /**
   * Does it matter for security?
   */
  security: 'yes' | 'no';
  /**
   * Does deployment or configuration change?
   */
  deployment: 'yes' | 'no';
}
/**
 * The frontmatter of a review: `.autoloop/reviews/<order>/<n>.md`.
 */
export interface Review {
  /**
   * The order reviewed.
   */
  work_order: string;
  /**
   * Digest of the contract it answers.
   */
  order_digest: string;
  /**
   * A review of reports, or of how the work of several owners fits together.
   */
  kind: 'coordinator' | 'integration';
  /**
   * How deep the reviewer looked.
   */
  depth: 'fast' | 'deep';
  /**
   * Who reviewed; never who did the work.
   */
  reviewer: string;
  /**
   * Names of the reports it covers, of this order's.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  reports: string[];
  /**
   * The commit looked at.
   */
  reviewed_commit: string;
  /**
   * The decision.
   */
  decision: 'accept' | 'hold' | 'follow-up' | 'reject' | 'integration-review' | 'ask-user';
  /**
   * Why, in a sentence or two.
   */
  reason: string;
  /**
   * Verdicts on the acceptance criteria.
   */
  criteria: CriterionVerdict[];
  /**
   * What the reviewer found.
   */
  findings: ReviewFinding[];
  /**
   * What the user decided, when the user was asked.
   */
  user_decision?: string;
}
/**
 * The verdict on one acceptance criterion.
 */
export interface CriterionVerdict {
  /**
   * Id of the criterion.
   */
  id: string;
  /**
   * Whether it holds.
   */
  verdict: 'met' | 'unmet' | 'not-checked';
  /**
   * What shows it.
   */
  evidence: string;
}
/**
 * Something the reviewer found.
 */
export interface ReviewFinding {
  /**
   * Id of the finding, unique in the review.
   */
  id: string;
  /**
   * How bad it is.
   */
  severity: 'critical' | 'high' | 'medium' | 'low';
  /**
   * What is wrong.
   */
  text: string;
  /**
   * What became of it.
   */
  resolution: 'open' | 'fixed' | 'disproved';
  /**
   * What shows the resolution.
   */
  evidence: string;
}
/**
 * Work put off.
 */
export interface DeferredItem {
  /**
   * What is put off.
   */
  item: string;
  /**
   * Why.
   */
  reason: string;
  /**
   * Where to take it up again: an order, a file, a link.
   */
  entry_point: string;
}
/**
 * The frontmatter of a stage: `.autoloop/stages/<stage>.md`. It is open until it has a `result`.
 */
export interface Stage {
  /**
   * What is true when the stage is over, in one sentence.
   */
  goal: string;
  /**
   * How the stage was closed; left out while it is open. `accepted` says that everything in it is accepted or withdrawn.
   */
  result?: 'accepted' | 'hold' | 'blocked' | 'needs-user-approval' | 'withdrawn';
  /**
   * Orders of the stage, beside those that name it as their `stage`.
   *
   * Items: A document id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64.
   */
  orders?: string[];
  /**
   * The stage that follows: its orders wait until this one is closed as `accepted` or `withdrawn`.
   */
  next_stage?: string;
}
/**
 * The frontmatter of a decision about goals, contracts or scope: `.autoloop/decisions/<id>.md`.
 */
export interface Decision {
  /**
   * Whether it holds.
   */
  status: 'proposed' | 'accepted' | 'rejected' | 'superseded';
  /**
   * What it touches: areas, contracts, lanes; or that it touches none.
   */
  scope_impact: string;
  /**
   * The decision whose place it takes.
   */
  supersedes?: string;
  /**
   * Whether the user must agree, and whether they did.
   */
  user_approval: 'not-required' | 'required' | 'approved';
}
/**
 * The frontmatter of a gate, a question that only the user may decide: `.autoloop/gates/<id>.md`.
 */
export interface Gate {
  /**
   * What made it necessary to ask.
   */
  trigger: string;
  /**
   * The order that waits for the answer.
   */
  order?: string;
  /**
   * The digest of the order's contract that the user was shown: an approval is about no other. Required once the gate of an order is `approved`.
   */
  order_digest?: string;
  /**
   * What can go wrong if nobody asks.
   */
  risk: string;
  /**
   * What the coordinator advises.
   */
  recommendation: 'approve' | 'reject' | 'defer' | 'more-design';
  /**
   * What the user decided. Until it is `approved`, the order waits.
   */
  user_decision: 'pending' | 'approved' | 'rejected' | 'deferred';
}
/**
 * The settings of a project: `.autoloop/config.yml`. A run is governed by them as they stood at the commit it started from.
 */
export interface Config {
  /**
   * Owner lanes by name.
   */
  owners?: {
    [k: string]: OwnerLane;
  };
  /**
   * The branch that accepted work goes to.
   */
  integration_branch?: string;
  /**
   * Folder for the worktrees of attempts, from the repository root.
   */
  attempts_dir?: string;
  /**
   * Paths restored from the base in every order, besides its own `protected_scope`.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  protected_scope?: string[];
  /**
   * Agents by name.
   */
  agents?: {
    [k: string]: AgentConfig;
  };
  sandbox?: SandboxConfig;
  judge?: JudgeConfig;
  budget?: BudgetConfig;
  limits?: Limits;
  contracts?: Contracts;
  checks?: Checks;
  evidence?: EvidenceConfig;
  hooks?: HooksConfig;
  roles?: RolesConfig;
}
/**
 * A lane of ownership.
 */
export interface OwnerLane {
  /**
   * What the lane owns.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  scope?: string[];
  /**
   * E-mail addresses or agent names that work in the lane.
   *
   * Items: Who acts: an e-mail address of a person, or `agent/<name>@<attempt>`.
   */
  actors?: string[];
}
/**
 * An agent: a command-line program, or a recording of one.
 */
export interface AgentConfig {
  /**
   * `acp`: speaks the Agent Client Protocol; `exec`: a command that gets the prompt on stdin; `replay`: a recorded change.
   */
  driver: 'acp' | 'exec' | 'replay';
  /**
   * Program and arguments; required by `acp` and `exec`.
   *
   * Items: An argument.
   */
  command?: string[];
  /**
   * Names of environment variables passed through to it.
   *
   * Items: The name of an environment variable.
   */
  env?: string[];
  /**
   * The model it should use: it stands for `{model}` in `command`; where no argument has that, `acp` chooses it.
   */
  model?: string;
  /**
   * Seconds after which one role of it is stopped; `sandbox.minutes` when absent.
   */
  timeout?: number;
  /**
   * Folder of the recording, absolute or from the repository root; required by `replay`. Inside the repository its answers would be in the history that attempts see.
   */
  recording?: string;
  /**
   * Events taken as emitted when it exits with 0, for programs that cannot call `autoloop-emit`.
   *
   * Items: The name of an event, as in `review.ready`.
   */
  emits?: string[];
  /**
   * Files and folders of the caller's home, by their path from it, that are copied into the agent's own: settings, or a login.
   *
   * Items: A path from the home, as in `.codex/auth.json`.
   */
  home?: string[];
  /**
   * How often a role is started again when its model was busy or out of reach and it changed nothing, after ever longer waits.
   */
  retries?: number;
}
/**
 * The sandbox every attempt and every command runs in.
 */
export interface SandboxConfig {
  /**
   * The sandbox engine; `auto` takes the first that works and says which.
   */
  engine?: 'auto' | 'bubblewrap' | 'podman' | 'docker';
  /**
   * OCI image that podman or docker has already; its content is pinned when a run starts. Absent: the sandbox shows this machine's programs.
   */
  image?: string;
  /**
   * A Containerfile of the repository, from its root; podman or docker builds the image from the commit a run starts at, with the file's folder as context.
   */
  containerfile?: string;
  /**
   * Open hosts: `none`, or a list of exact `host:port`.
   */
  network?: 'none' | string[];
  /**
   * Processors.
   */
  cpus?: number;
  /**
   * Memory, as in `2G`.
   */
  memory?: string;
  /**
   * Processes and threads.
   */
  pids?: number;
  /**
   * Descriptors of one process.
   */
  open_files?: number;
  /**
   * Size of one file.
   */
  file_size?: string;
  /**
   * Size of the private `/tmp` and of the home, each; what lies there counts as memory.
   */
  tmp?: string;
  /**
   * Minutes of wall time of one role or command.
   */
  minutes?: number;
  /**
   * Growth of the worktree.
   */
  disk?: string;
  /**
   * Output kept of one role or command; the rest is counted and dropped.
   */
  output?: string;
  /**
   * Commands run inside before the agent and before each acceptance command: install dependencies, for instance.
   */
  setup?: (string | CachedSetup)[];
}
/**
 * A command whose outputs depend on its inputs alone: it runs once for them, and what it made is shared read-only.
 */
export interface CachedSetup {
  /**
   * The command.
   */
  run: string;
  /**
   * Files it reads, such as a lockfile, from the root of the repository.
   *
   * @minItems 1
   *
   * Items: A path from the root of the repository.
   */
  inputs: string[];
  /**
   * Folders it makes, such as `node_modules`, from the root of the repository.
   *
   * @minItems 1
   *
   * Items: A path from the root of the repository.
   */
  outputs: string[];
}
/**
 * How evidence is gathered.
 */
export interface JudgeConfig {
  /**
   * How often each acceptance command runs.
   */
  repeats?: number;
  /**
   * How often a flaky command is tried again.
   */
  retries?: number;
  /**
   * Seconds after which an acceptance command is stopped, unless the order says otherwise.
   */
  timeout?: number;
}
/**
 * What an order may use up unless it says otherwise.
 */
export interface BudgetConfig {
  /**
   * How often completion may be proposed in one attempt, and the order be turned back in all.
   */
  iterations?: number;
  /**
   * Minutes of wall time of one run.
   */
  minutes?: number;
  /**
   * Failures after which a person is asked.
   */
  failures?: number;
  /**
   * US dollars, where the agents report their cost; no limit when absent.
   */
  cost_usd?: number;
}
/**
 * Limits of the whole project.
 */
export interface Limits {
  /**
   * Runs at once.
   */
  max_concurrent_runs?: number;
  /**
   * How many runs may go on one from another: the steps of a chain, and what is continued.
   */
  max_run_depth?: number;
  /**
   * Attempts at once, in one run.
   */
  max_concurrent_attempts?: number;
  /**
   * Largest file an attempt may hand over.
   */
  max_file?: string;
  /**
   * Largest change an attempt may hand over, all files together.
   */
  max_change?: string;
  /**
   * Output kept of one run; the rest is counted and dropped.
   */
  max_run_output?: string;
  /**
   * Disk that everything of one run may take together.
   */
  max_run_disk?: string;
}
/**
 * Paths whose change touches a contract; a report must then answer yes.
 */
export interface Contracts {
  /**
   * What users see.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  public_behavior?: string[];
  /**
   * Interfaces and stored data.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  api_or_data_model?: string[];
  /**
   * What security rests on.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  security?: string[];
  /**
   * Deployment and configuration.
   *
   * Items: A glob from the repository root, with `/`: no leading `/`, `./` or `!`, no `..`; `\` only before a special character.
   */
  deployment?: string[];
}
/**
 * How documents are checked.
 */
export interface Checks {
  /**
   * Errors about documents not touched since this commit become warnings.
   */
  since?: string;
  /**
   * Severity by rule id.
   */
  severity?: {
    /**
     * The severity of the rule.
     */
    [k: string]: 'off' | 'info' | 'warning' | 'hold' | 'error';
  };
}
/**
 * How evidence records are signed.
 */
export interface EvidenceConfig {
  /**
   * Sign with the user's SSH key.
   */
  sign?: 'off' | 'ssh';
  /**
   * Refuse unsigned evidence and unsigned identities.
   */
  require_signed?: boolean;
}
/**
 * Which Git hooks act when they are installed.
 */
export interface HooksConfig {
  /**
   * Check what is staged.
   */
  'pre-commit'?: boolean;
  /**
   * Check the commit message.
   */
  'commit-msg'?: boolean;
  /**
   * Check what is pushed.
   */
  'pre-push'?: boolean;
  /**
   * Start orders that became ready.
   */
  'post-commit'?: boolean;
}
/**
 * Who may decide.
 */
export interface RolesConfig {
  /**
   * E-mail addresses of coordinators.
   *
   * Items: Who acts: an e-mail address of a person, or `agent/<name>@<attempt>`.
   */
  coordinator?: string[];
  /**
   * E-mail addresses of users who give final acceptance.
   *
   * Items: Who acts: an e-mail address of a person, or `agent/<name>@<attempt>`.
   */
  user?: string[];
}
