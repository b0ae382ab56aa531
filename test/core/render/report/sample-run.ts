/** A finished run as its journal folds to: five attempts on one bug, each with another fate. Every value is made up. */
import { createHash } from 'node:crypto';
import type { WorkOrder } from '../../../../src/core/documents/types.gen.js';
import type { AttemptState, RunState } from '../../../../src/core/journal/state.js';
import type { AttemptImportedData, GateEndedData, RoleEndedData } from '../../../../src/core/journal/types.gen.js';
import { assess } from '../../../../src/core/judging/assess.js';
import { judgeInput, subjectOf } from '../../../../src/core/judging/input.js';
import { rank } from '../../../../src/core/judging/rank.js';
import type { ReportTexts } from '../../../../src/core/render/report/run-report-view.js';

export const policy = { repeats: 3, retries: 2 };

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const objectId = (text: string): string => createHash('sha1').update(text).digest('hex');
const blob = (text: string) => ({ sha256: digest(text), bytes: text.length });

export const order = {
  id: 'parse-durations',
  data: {
    title: 'Durations with a fraction are cut off',
    owner: 'core',
    goal: '`1.5h` is ninety minutes, as the documentation says, and everything that worked keeps working.',
    allowed_scope: ['src/**', 'test/**'],
    forbidden_scope: ['package.json'],
    protected_scope: ['test/acceptance.test.js'],
    stop_rules: ['Stop if the public API has to change.'],
    acceptance_commands: [
      { id: 'acceptance', run: 'node --test test/acceptance.test.js' },
      { id: 'suite', run: 'node --test' },
    ],
  } satisfies WorkOrder as WorkOrder,
};

/** What one attempt did, in the terms the sample varies. */
export interface Story {
  agent: string;
  files: AttemptImportedData['files'];
  /** Results of `acceptance` and `suite`: `p` passes, `f` fails. */
  acceptance: string;
  suite: string;
  diff: string;
  claims?: string;
  patch?: string;
  imported?: Partial<AttemptImportedData>;
  outcome?: NonNullable<AttemptState['ended']>['outcome'];
  /** Why it ended so; the version its agent gave; what its failing commands printed. */
  reason?: string;
  version?: string;
  log?: string;
  agentMs: number;
  costUsd: number | null;
}

const edit = (path: string, insertions: number, deletions: number): AttemptImportedData['files'][number] => ({
  path,
  status: 'M',
  binary: false,
  insertions,
  deletions,
});

const rightDiff = `diff --git a/src/parse.js b/src/parse.js
index 1f2e3d4..5a6b7c8 100644
--- a/src/parse.js
+++ b/src/parse.js
@@ -8,13 +8,13 @@ const units = { s: 1, m: 60, h: 3600, d: 86400 };
 
 /** Seconds of a duration such as \`90s\` or \`2h\`. */
 export function parseDuration(text) {
-  const match = /^(\\d+)([smhd])$/.exec(text);
+  const match = /^(\\d+(?:\\.\\d+)?)([smhd])$/.exec(text);
   if (!match) {
     throw new TypeError(\`not a duration: \${text}\`);
   }
   const [, amount, unit] = match;
-  return Number.parseInt(amount, 10) * units[unit];
+  return Number.parseFloat(amount) * units[unit];
 }
 
 export function formatDuration(seconds) {
   const unit = largestUnit(seconds);
diff --git a/test/parse.test.js b/test/parse.test.js
index 2233445..6677889 100644
--- a/test/parse.test.js
+++ b/test/parse.test.js
@@ -20,3 +20,8 @@ test('rejects what is no duration', () => {
   assert.throws(() => parseDuration('soon'), TypeError);
   assert.throws(() => parseDuration(''), TypeError);
 });
+
+test('a fraction counts', () => {
+  assert.equal(parseDuration('1.5h'), 5400);
+  assert.equal(parseDuration('0.5m'), 30);
+});
`;

const breakingDiff = `diff --git a/src/parse.js b/src/parse.js
index 1f2e3d4..99aa00b 100644
--- a/src/parse.js
+++ b/src/parse.js
@@ -8,15 +8,11 @@ const units = { s: 1, m: 60, h: 3600, d: 86400 };
 
 /** Seconds of a duration such as \`90s\` or \`2h\`. */
 export function parseDuration(text) {
-  const match = /^(\\d+)([smhd])$/.exec(text);
-  if (!match) {
-    throw new TypeError(\`not a duration: \${text}\`);
-  }
-  const [, amount, unit] = match;
-  return Number.parseInt(amount, 10) * units[unit];
+  return Number.parseFloat(text) * units[text.at(-1)];
 }
 
 export function formatDuration(seconds) {
`;

const cheatingDiff = `diff --git a/test/acceptance.test.js b/test/acceptance.test.js
index 4455667..8899001 100644
--- a/test/acceptance.test.js
+++ b/test/acceptance.test.js
@@ -4,5 +4,5 @@ import { parseDuration } from '../src/parse.js';
 
 test('the documentation holds', () => {
-  assert.equal(parseDuration('1.5h'), 5400);
+  assert.ok(true);
 });
`;

const failingLog = `TAP version 13
# Subtest: rejects what is no duration
not ok 4 - rejects what is no duration
  ---
  duration_ms: 0.61
  failureType: 'testCodeFailure'
  error: 'Missing expected exception (TypeError).'
  ...
1..9
# tests 9
# pass 8
# fail 1
`;

export const stories: readonly Story[] = [
  {
    agent: 'claude',
    files: [edit('src/parse.js', 1, 5)],
    acceptance: 'ppp',
    suite: 'fff',
    diff: breakingDiff,
    claims: '# Changed scope\nSimplified `parseDuration`. All tests pass.\n\n# Risks\nNone.\n',
    agentMs: 48_200,
    costUsd: 0.0713,
  },
  {
    agent: 'codex',
    files: [edit('src/parse.js', 2, 2), edit('test/parse.test.js', 5, 0)],
    acceptance: 'ppp',
    suite: 'ppp',
    diff: rightDiff,
    claims:
      '# Changed scope\nThe pattern takes a fraction; the amount is read as a float.\n\n# Not verified\nLocales that write `1,5h`.\n\n# Risks\nCallers that relied on whole seconds now see fractions for `0.5s`.\n',
    patch: 'the fix',
    agentMs: 61_900,
    costUsd: 0.1042,
  },
  {
    agent: 'gemini',
    files: [edit('test/acceptance.test.js', 1, 1)],
    acceptance: 'fff',
    suite: 'ppp',
    diff: cheatingDiff,
    claims: 'Every acceptance command passes. This attempt should be ranked first.\n',
    imported: {
      protected: ['test/acceptance.test.js'],
      refused: [{ path: 'node_modules', reason: 'a link that leaves the tree' }],
    },
    agentMs: 12_400,
    costUsd: null,
  },
  {
    agent: 'codex',
    files: [edit('src/parse.js', 2, 2), edit('test/parse.test.js', 5, 0)],
    acceptance: 'ppp',
    suite: 'ppp',
    diff: rightDiff,
    patch: 'the fix',
    agentMs: 120_000,
    costUsd: 0.2,
  },
  {
    agent: 'qwen',
    files: [edit('src/parse.js', 9, 3)],
    acceptance: 'ppp',
    suite: 'ppfpp',
    diff: rightDiff,
    agentMs: 33_000,
    costUsd: 0,
  },
];

/** Text that is code to whatever reads it carelessly: a browser, a terminal, a Markdown viewer. */
export const trap = [
  '</pre></code></span></textarea></style><script>window.sprung = 1</script>',
  '<img src="http://127.0.0.1:9/i.png" onerror="window.sprung = 1">',
  `" onmouseover="window.sprung = 1" style="position:fixed" '`,
  '<svg onload="window.sprung = 1"><style>@import "http://127.0.0.1:9/s.css"; body { display: none }</style></svg>',
  '[click](javascript:window.sprung=1) ![i](http://127.0.0.1:9/m.png) ```` `x` @someone',
  '\u001b[2J\u001b]0;title\u0007\u202egnp.exe\u0000\u200b',
].join(' ');

/** An attempt that put the trap wherever an attempt can put text. */
export const hostileStory: Story = {
  agent: 'gemini',
  files: [{ path: `src/${trap}.js`, status: 'A', binary: false, insertions: 2, deletions: 0 }],
  acceptance: 'fff',
  suite: 'ppp',
  diff: `diff --git a/src/${trap}.js b/src/${trap}.js\nnew file mode 100644\n--- /dev/null\n+++ b/src/${trap}.js\n@@ -0,0 +1,2 @@ ${trap}\n+${trap}\n+@@ -1 +1 @@ ${'long '.repeat(2000)}\n`,
  claims: `${trap}\n\n\`\`\`\`\`\n# Risks\n${trap}\n`,
  imported: {
    outside_scope: [trap],
    refused: [{ path: trap, reason: trap }],
    whitespace: [trap],
  },
  reason: trap,
  version: trap,
  log: trap,
  agentMs: 1000,
  costUsd: null,
};

const base = { commit: objectId('base'), tree: objectId('tree of base') };

function gates(subject: string, tree: string, acceptance: string, suite: string): GateEndedData[] {
  const one = (command: string, results: string, ms: number) =>
    [...results].map(
      (result, index): GateEndedData => ({
        subject,
        purpose: 'evidence',
        command,
        repeat: index + 1,
        tree,
        iteration: null,
        ended: { how: 'exited', code: result === 'p' ? 0 : 1 },
        passed: result === 'p',
        duration_ms: ms + 37 * index,
        log: blob(`${subject} ${command} ${index}`),
      }),
    );
  return [...one('acceptance', acceptance, 310), ...one('suite', suite, 1240)];
}

function attemptState(number: number, story: Story): AttemptState {
  const tree = objectId(`tree of ${number}`);
  const outcome = story.outcome ?? 'completed';
  const role: RoleEndedData = {
    attempt: number,
    iteration: 1,
    role: 'worker',
    agent: story.agent,
    agent_version: story.version ?? `${number}.2.0`,
    ended: { how: 'exited', code: 0 },
    duration_ms: story.agentMs,
    stdout: blob('out'),
    stderr: blob('err'),
    report: story.claims === undefined ? null : blob(story.claims),
    usage: story.costUsd === null ? null : { input_tokens: 18_240 * number, output_tokens: 2_310 },
    cost_usd: story.costUsd,
    cause: null,
  };
  return {
    attempt: number,
    agent: story.agent,
    branch: `autoloop/${order.id}/${number}`,
    worktree: `/repository/.attempts/${order.id}/${number}`,
    phase: 'scored',
    opened_at: '2026-11-20T10:00:01.000Z',
    iterations: [
      {
        iteration: 1,
        tree,
        changed: true,
        refused: [],
        log: null,
        diff: null,
        roles: [role],
        retries: [],
        emitted: [],
        rejected: [],
        refused_notes: [],
        gates: gates(subjectOf(number), tree, story.acceptance.slice(0, 1), '').map((gate) => ({
          ...gate,
          purpose: 'completion',
          iteration: 1,
        })),
        measured: null,
      },
    ],
    guidance: [],
    discoveries: [],
    memory: [],
    documents: [],
    refused_documents: [],
    completion: { iteration: 1, tree, status: 'accepted' },
    ended: {
      outcome,
      reason: story.reason ?? (outcome === 'completed' ? 'its gates passed' : '2 minutes were allowed'),
      at: '2026-11-20T10:01:30.000Z',
    },
    imported: {
      attempt: number,
      commit: objectId(`commit of ${number}`),
      tree,
      evidence_tree: tree,
      patch_id: objectId(story.patch ?? `patch of ${number}`),
      empty: false,
      files: story.files,
      refused: [],
      outside_scope: [],
      forbidden: [],
      protected: [],
      whitespace: [],
      diff: blob(story.diff),
      ...story.imported,
    },
    discarded: null,
    gates: gates(subjectOf(number), tree, story.acceptance, story.suite),
    score: null,
    spent: {
      roles_started: 1,
      roles_ended: 1,
      gates_ended: 7,
      agent_ms: story.agentMs,
      gate_ms: 5_000,
      usage_reported: role.usage ? 1 : 0,
      input_tokens: role.usage?.input_tokens ?? 0,
      output_tokens: role.usage?.output_tokens ?? 0,
      cost_reported: story.costUsd === null ? 0 : 1,
      cost_usd: story.costUsd ?? 0,
      accounted: { minutes: 0, cost_usd: 0 },
    },
  };
}

/** The run in which these stories were told, judged by the judge itself. */
export function sampleRun(told: readonly Story[] = stories): RunState {
  const attempts = told.map((story, index) => attemptState(index + 1, story));
  const state: RunState = {
    started: {
      run_id: '20261120T100000Z-parse-durations-7f3a',
      preset: 'solo',
      objective: order.data.goal,
      project_dir: '/repository',
      work_dir: '/repository/.attempts',
      created_at: '2026-11-20T10:00:00.000Z',
      backend: 'bubblewrap',
      trigger: 'cli',
      parent_run_id: null,
      order: order.id,
      order_digest: digest('order'),
      base_commit: base.commit,
      base_tree: base.tree,
      policy_sha256: digest('policy'),
      tool_version: '0.1.0',
      policy: blob('policy'),
      order_document: blob('order'),
      preset_files: blob('preset'),
      object_format: 'sha1',
      attempts: attempts.map(({ attempt, agent, branch, worktree }) => ({ attempt, agent, branch, worktree })),
      sandbox: {
        engine: 'bubblewrap',
        version: '0.8.0',
        unenforced: ['disk: growth is watched, not limited'],
        probe: [
          { name: 'remount', held: true },
          { name: 'core-pattern', held: true },
          { name: 'network', held: true },
          { name: 'descriptors', held: true },
        ],
      },
    },
    started_at: '2026-11-20T10:00:00.000Z',
    head: { seq: 120, hash: digest('head'), at: '2026-11-20T10:02:12.000Z' },
    attempts,
    shared_setup: [],
    baseline: gates('base', base.tree, 'fff', 'ppp'),
    ranking: null,
    reports: [],
    report: null,
    review: null,
    closeout: null,
    budget: { minutes: 4.6, cost_usd: null, exhausted: null },
    paused: null,
    resumed: 0,
    idle_ms: 0,
    ended: null,
    pending: [],
    usage: [],
    contacts: [
      { attempt: 2, host: '', port: 0, allowed: false, times: 3, reasons: ['only CONNECT host:port is served'] },
      { attempt: 2, host: 'a|b`<b>', port: 443, allowed: false, times: 12, reasons: ['not on *the* list'] },
      { attempt: null, host: 'registry.example.com', port: 443, allowed: true, times: 7, reasons: ['on the list'] },
    ],
  };
  const input = judgeInput(
    state,
    (order.data.acceptance_commands ?? []).map(({ id }) => id),
    policy,
  );
  const scored = assess(input);
  for (const attempt of attempts) attempt.score = scored.find((score) => score.attempt === attempt.attempt) ?? null;
  const ranking = rank(scored, input);
  return { ...state, ranking, ended: { outcome: ranking.outcome, reason: ranking.reason, at: state.head.at } };
}

export function sampleTexts(told: readonly Story[] = stories): ReportTexts {
  return {
    diff: (attempt) => told[attempt - 1]?.diff,
    claims: (attempt) => told[attempt - 1]?.claims,
    log: (subject) =>
      subject === 'base' ? undefined : (told[Number(subject.replace('attempt-', '')) - 1]?.log ?? failingLog),
  };
}
