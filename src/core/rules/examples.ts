/**
 * What the examples of rules are made of: whole documents that keep every rule, of which an example says only what it
 * changes. Values are YAML as a person writes it. `<digest of login>` stands for the digest of that order.
 */
import type { ChangeFact, ClaimFact, CommitFact, RunFact, UnreadableClaim, UnreadableRun } from './facts.js';
import type { IntegratedCommit, RecordFact, ReportHistory } from './history-facts.js';

/** A small workspace, and what is known besides its documents where that matters. */
export interface Example {
  /** Text by path. */
  files: Readonly<Record<string, string>>;
  /** Symbolic links: what they point at, by path. */
  links?: Readonly<Record<string, string>>;
  facts?: {
    trackedFiles?: readonly string[];
    commits?: Readonly<Record<string, CommitFact>>;
    runs?: readonly RunFact[];
    unreadableRuns?: readonly UnreadableRun[];
    claims?: readonly ClaimFact[];
    unreadableClaims?: readonly UnreadableClaim[];
    signatures?: Readonly<Record<string, number>>;
    presets?: readonly string[];
    changes?: readonly ChangeFact[];
    uncommitted?: ChangeFact;
    histories?: Readonly<Record<string, ReportHistory>>;
    integrated?: readonly IntegratedCommit[];
    records?: Readonly<Record<string, RecordFact>>;
  };
}

/** A workspace with one fault. */
export interface FaultyExample extends Example {
  /** Where it is found: the path, and how the line begins (blanks aside). */
  at: readonly [path: string, line: string];
  /** Rules that the same fault breaks as well. */
  also?: readonly string[];
}

/** Keys of a document to put in the place of others; `null` leaves one out. */
type Keys = Readonly<Record<string, string | null>>;

export const orderPath = '.autoloop/work-orders/login.md';
export const reportPath = '.autoloop/reports/login/attempt-1.md';
export const reviewPath = '.autoloop/reviews/login/1.md';
export const closeoutPath = '.autoloop/closeouts/login.md';
export const configPath = '.autoloop/config.yml';
export const stagePath = '.autoloop/stages/sessions.md';
export const decisionPath = '.autoloop/decisions/sessions-on-disc.md';
export const gatePath = '.autoloop/gates/new-dependency.md';

export const baseCommit = '1'.repeat(40);
export const verifiedCommit = '2'.repeat(40);
const logDigest = 'a'.repeat(64);

/** A work order that keeps every rule. */
export const order = (
  keys: Keys = {},
  body = '\n## Context\n\nAfter an hour the next click shows an error page.\n',
): string =>
  document(
    {
      title: 'Log in again after a timeout',
      owner: 'web',
      goal: 'Whoever was logged out by a timeout gets back to the page they wanted.',
      state: 'ready',
      allowed_scope: '[src/login/**]',
      forbidden_scope: '[src/billing/**]',
      stop_rules: '[The fix needs a change to billing.]',
      acceptance_criteria: '[{id: gets-back, text: The page is shown after logging in., proved_by: [test]}]',
      acceptance_commands: '[{id: test, run: npm test}]',
      final_acceptance_owner: 'coordinator',
    },
    keys,
    body,
  );

const reportBody = `
## Changed scope

The session guard keeps the address.

## Verification

See above.

## Contract impact

None.

## Not verified

Browsers were not tried.

## Risks

None known.

## Next step

Review.
`;

/** The report of attempt 1 on the order \`login\`. */
export const report = (keys: Keys = {}, body = reportBody): string =>
  document(
    {
      work_order: 'login',
      order_digest: '<digest of login>',
      worker: 'agent/claude@attempt-1',
      owner: 'web',
      result: 'done',
      evidence_level: 'local-readiness',
      base_commit: `"${baseCommit}"`,
      verified_head: `"${verifiedCommit}"`,
      drift_status: 'none-observed',
      verification: `[{command: test, result: passed, exit_code: 0, log_sha256: ${logDigest}}]`,
      contract_impact: '{public_behavior: no, api_or_data_model: no, security: no, deployment: no}',
      next_step: 'review',
    },
    keys,
    body,
  );

/** Review 1 of that report: it accepts. */
export const review = (keys: Keys = {}, body = ''): string =>
  document(
    {
      work_order: 'login',
      order_digest: '<digest of login>',
      kind: 'coordinator',
      depth: 'deep',
      reviewer: 'grace@example.com',
      reports: '[attempt-1]',
      reviewed_commit: `"${verifiedCommit}"`,
      decision: 'accept',
      reason: 'It does what was asked, and no more.',
      criteria: '[{id: gets-back, verdict: met, evidence: the test and a look at the change}]',
      findings: '[]',
    },
    keys,
    body,
  );

/** The closeout that rests on that review. */
export const closeout = (keys: Keys = {}, body = ''): string =>
  document(
    {
      work_order: 'login',
      order_digest: '<digest of login>',
      result: 'accepted',
      provenance: 'loop',
      accepted_by: 'grace@example.com',
      accepted_commit: `"${verifiedCommit}"`,
      evidence_level: 'local-readiness',
      reports: '[attempt-1]',
      review: '1',
      deferred: '[]',
      not_verified: '[]',
      user_gates: '[]',
    },
    keys,
    body,
  );

/** A stage that is open; orders join it by naming it. */
export const stage = (keys: Keys = {}, body = '\n## Not verified\n\nNothing.\n\n## Deferred\n\nNothing.\n'): string =>
  document({ goal: 'People stay logged in.' }, keys, body);

/** A decision that holds. */
export const decision = (
  keys: Keys = {},
  body = '\n## Context\n\nSessions are lost on restart.\n\n## Decision\n\nKeep them on disc.\n',
): string =>
  document({ status: 'accepted', scope_impact: 'The session format.', user_approval: 'not-required' }, keys, body);

/** A gate of the order \`login\` that the user has not decided. */
export const gate = (keys: Keys = {}, body = '\n## Impact\n\nOne more package.\n'): string =>
  document(
    {
      trigger: 'The fix needs a new dependency.',
      order: 'login',
      order_digest: '<digest of login>',
      risk: 'Nobody has looked at its licence.',
      recommendation: 'approve',
      user_decision: 'pending',
    },
    keys,
    body,
  );

/** A configuration with two lanes, two agents and somebody in every role. */
export const config = (keys: Keys = {}): string =>
  yaml(
    {
      owners: '{web: {actors: [ada@example.com, claude]}, api: {actors: [alan@example.com]}}',
      agents: '{claude: {driver: exec, command: [claude, -p]}, codex: {driver: exec, command: [codex, exec]}}',
      roles: '{coordinator: [grace@example.com], user: [linus@example.com]}',
    },
    keys,
  );

/** The files of an example: config and order, and whatever it adds to them or puts in their place. */
export const withOrder = (files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  [configPath]: config(),
  [orderPath]: order(),
  ...files,
});

/** As `withOrder`, with the report of an attempt. */
export const withReport = (files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  withOrder({ [reportPath]: report(), ...files });

/** As `withReport`, with a review that accepts it. */
export const withReview = (files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  withReport({ [reviewPath]: review(), ...files });

/** As `withReview`, closed. */
export const withCloseout = (files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  withReview({ [closeoutPath]: closeout(), ...files });

/** The journal of a run of that order by one agent, which ended with a candidate. */
export const run = (said: Partial<RunFact> = {}, attempt: Partial<RunFact['attempts'][number]> = {}): RunFact => ({
  run: 'run-1',
  order: 'login',
  order_digest: '<digest of login>',
  outcome: 'accepted-candidate',
  exhausted: null,
  attempts: [
    {
      attempt: 1,
      agent: 'claude',
      commit: verifiedCommit,
      files: ['src/login/session.ts'],
      outside_scope: [],
      forbidden: [],
      protected: [],
      gates: [{ command: 'test', passed: true, log_sha256: logDigest }],
      ...attempt,
    },
  ],
  ...said,
});

/** A claim on that order which has not run out. */
export const claim = (said: Partial<ClaimFact> = {}): ClaimFact => ({
  order: 'login',
  order_digest: '<digest of login>',
  actor: 'ada@example.com',
  worktree: 'desk:/home/ada/project',
  lease_until: '2026-11-20T12:00:00.000Z',
  nonce: '0'.repeat(32),
  expired: false,
  ...said,
});

/** A commit for that order, by somebody of its lane. */
export const change = <Said extends Partial<ChangeFact>>(said?: Said) => ({
  commit: '7'.repeat(40),
  parents: [baseCommit],
  author: { name: 'Ada', email: 'ada@example.com' },
  order: 'login',
  files: [{ path: 'src/login/session.ts', status: 'changed' }] as ChangeFact['files'],
  ...said,
});

/** Where that report stands: one commit on its base, at the tip of a branch that nobody else touched. */
export const history = (said: Partial<ReportHistory> = {}): ReportHistory => ({
  descends: true,
  commits: [change({ commit: verifiedCommit })],
  files: ['src/login/session.ts'],
  ...said,
});

/** The branch of a report, as it was verified. */
export const branchFact = (said: Partial<NonNullable<ReportHistory['branch']>> = {}) => ({
  name: 'login-again',
  tip: verifiedCommit,
  hasBase: true,
  hasHead: true,
  files: [],
  ...said,
});

/** An integration branch that stands where a report began. */
export const integrationFact = (said: Partial<NonNullable<ReportHistory['integration']>> = {}) => ({
  name: 'main',
  tip: '9'.repeat(40),
  hasHead: false,
  files: [],
  ...said,
});

/** Keys by which a report says which attempt of which run it is about. */
export const ofRun = { run: 'run-1', attempt: '1' } as const;

const document = (own: Keys, keys: Keys, body: string): string => `---\n${yaml(own, keys)}---\n${body}`;

function yaml(own: Keys, keys: Keys): string {
  const all = Object.entries({ ...own, ...keys });
  return all.map(([key, value]) => (value === null ? '' : `${key}: ${value}\n`)).join('');
}
