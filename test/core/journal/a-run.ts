/** Events of a plausible run, sealed one after the other. */
import { noHead } from '../../../src/core/journal/chain.js';
import { type ChainHead, sealEvent } from '../../../src/core/journal/event.js';
import type { Blob, EventData, EventType, JournalEvent, RunStartedData } from '../../../src/core/journal/types.gen.js';

export const runId = '20261120T100000Z-fix-login-abc123';
export const tree = (digit: string): string => digit.repeat(40);
export const blob = (digit: string): Blob => ({ sha256: digit.repeat(64), bytes: 12 });

/** What happened, in order: type and data. */
export type Happening = { [Type in EventType]: [Type, EventData[Type]] }[EventType];

export const started: RunStartedData = {
  run_id: runId,
  preset: 'solo',
  objective: 'People can log in again.',
  project_dir: '/home/someone/projet é',
  work_dir: '/home/someone/projet é/.attempts',
  created_at: '2026-11-20T10:00:00.000Z',
  backend: 'bubblewrap',
  trigger: 'cli',
  parent_run_id: null,
  order: 'fix-login',
  order_digest: 'a'.repeat(64),
  base_commit: tree('b'),
  base_tree: tree('c'),
  policy_sha256: 'd'.repeat(64),
  tool_version: '0.1.0',
  policy: blob('d'),
  order_document: blob('e'),
  preset_files: blob('f'),
  object_format: 'sha1',
  attempts: [
    { attempt: 1, agent: 'claude', branch: 'autoloop/fix-login/1', worktree: '/w/1' },
    { attempt: 2, agent: 'codex', branch: 'autoloop/fix-login/2', worktree: '/w/2' },
  ],
  sandbox: {
    engine: 'bubblewrap',
    version: '0.8.0',
    unenforced: ['disk quota'],
    probe: [{ name: 'remount', held: true }],
  },
};

export const opened = (attempt: number): Happening => [
  'attempt.opened',
  { attempt, agent: `agent-${attempt}`, branch: `autoloop/fix-login/${attempt}`, worktree: `/w/${attempt}` },
];

export const roleStarted = (attempt: number, iteration: number): Happening => [
  'role.started',
  { attempt, iteration, role: 'code', agent: `agent-${attempt}`, command: ['agent', '--print'], prompt: blob('1') },
];

export const roleEnded = (
  attempt: number,
  iteration: number,
  said: Partial<EventData['role.ended']> = {},
): Happening => [
  'role.ended',
  {
    attempt,
    iteration,
    role: 'code',
    agent: `agent-${attempt}`,
    agent_version: '1.2.3',
    ended: { how: 'exited', code: 0 },
    duration_ms: 1000,
    stdout: blob('2'),
    stderr: { ...blob('3'), truncated: true },
    report: null,
    usage: { input_tokens: 100, output_tokens: 20 },
    cost_usd: 0.25,
    cause: null,
    ...said,
  },
];

/** Of evidence, or of a claim of completion when an iteration is named. */
export const gateData = (subject: string, repeat = 1, iteration: number | null = null): EventData['gate.started'] => ({
  subject,
  purpose: iteration === null ? 'evidence' : 'completion',
  command: 'tests',
  repeat,
  tree: tree('c'),
  iteration,
});

export const gate = (...of: Parameters<typeof gateData>): Happening => ['gate.started', gateData(...of)];

export const gateEnded = (subject: string, passed: boolean, repeat = 1, iteration: number | null = null): Happening => [
  'gate.ended',
  {
    ...gateData(subject, repeat, iteration),
    ended: { how: 'exited', code: passed ? 0 : 1 },
    passed,
    duration_ms: 500,
    log: blob('4'),
  },
];

/** Attempt 1 is in its first iteration. */
export const begun: Happening[] = [
  ['run.started', started],
  opened(1),
  ['iteration.started', { attempt: 1, iteration: 1 }],
];

/** Attempt 1 proves itself at its second try; attempt 2 runs out of time. */
export const wholeRun: Happening[] = [
  ['run.started', started],
  gate('base'),
  gateEnded('base', false),
  opened(1),
  ['iteration.started', { attempt: 1, iteration: 1 }],
  roleStarted(1, 1),
  opened(2),
  ['iteration.started', { attempt: 2, iteration: 1 }],
  roleStarted(2, 1),
  roleEnded(1, 1),
  ['event.rejected', { attempt: 1, iteration: 1, role: 'code', event: 'deploy', reason: 'It may not emit that' }],
  [
    'event.emitted',
    { attempt: 1, iteration: 1, role: 'code', event: 'done', data: { note: 'naïve \u2028 “quotes” \\ud800' } },
  ],
  [
    'iteration.ended',
    {
      attempt: 1,
      iteration: 1,
      tree: tree('5'),
      changed: true,
      refused: [{ path: 'a\nb', reason: 'control character' }],
      log: null,
    },
  ],
  ['completion.proposed', { attempt: 1, iteration: 1, tree: tree('5') }],
  gate('attempt-1', 1, 1),
  gateEnded('attempt-1', false, 1, 1),
  ['completion.held', { attempt: 1, iteration: 1, reason: '`tests` failed' }],
  ['guidance.added', { attempt: 1, iteration: 2, text: '`tests` failed' }],
  ['iteration.started', { attempt: 1, iteration: 2 }],
  roleStarted(1, 2),
  roleEnded(1, 2, { usage: null, cost_usd: null, duration_ms: 2000 }),
  ['event.emitted', { attempt: 1, iteration: 2, role: 'code', event: 'done', data: null }],
  ['iteration.ended', { attempt: 1, iteration: 2, tree: tree('6'), changed: true, refused: [], log: null }],
  ['completion.proposed', { attempt: 1, iteration: 2, tree: tree('6') }],
  gate('attempt-1', 1, 2),
  gateEnded('attempt-1', true, 1, 2),
  ['completion.accepted', { attempt: 1, iteration: 2 }],
  ['attempt.ended', { attempt: 1, outcome: 'completed', reason: 'Every acceptance command passed' }],
  roleEnded(2, 1, { ended: { how: 'timed-out', after_ms: 60000 }, usage: null, cost_usd: null, cause: 'quota' }),
  ['iteration.ended', { attempt: 2, iteration: 1, tree: tree('c'), changed: false, refused: [], log: null }],
  ['attempt.ended', { attempt: 2, outcome: 'agent-failed', reason: 'It changed nothing' }],
  [
    'attempt.imported',
    {
      attempt: 1,
      commit: tree('7'),
      tree: tree('6'),
      evidence_tree: tree('8'),
      patch_id: tree('9'),
      empty: false,
      files: [{ path: 'src/login.ts', status: 'M', binary: false, insertions: 3, deletions: 1 }],
      refused: [],
      outside_scope: [],
      forbidden: [],
      protected: [],
      whitespace: [],
      diff: blob('5'),
    },
  ],
  ['attempt.discarded', { attempt: 2, reason: 'It changed nothing' }],
  gate('attempt-1', 1),
  gateEnded('attempt-1', true, 1),
  gate('attempt-1', 2),
  gateEnded('attempt-1', true, 2),
  ['budget.spent', { attempt: 1, minutes: 1.5, cost_usd: 0.25 }],
  ['budget.spent', { attempt: null, minutes: 0.5, cost_usd: null }],
  [
    'judge.scored',
    {
      attempt: 1,
      standing: 'candidate',
      reasons: [],
      commands: [{ command: 'tests', verdict: 'passed', runs: 2, passes: 2, baseline: 'failed' }],
      files: 1,
      lines: 4,
    },
  ],
  ['judge.scored', { attempt: 2, standing: 'out', reasons: ['It changed nothing'], commands: [], files: 0, lines: 0 }],
  [
    'judge.ranked',
    {
      outcome: 'accepted-candidate',
      winner: 1,
      ranking: [
        { attempt: 1, place: 1 },
        { attempt: 2, place: null },
      ],
      reason: 'The only candidate',
    },
  ],
  ['report.written', { path: '.autoloop/reports/fix-login/attempt-1.md', sha256: 'f'.repeat(64) }],
  ['run.ended', { outcome: 'accepted-candidate', reason: 'Attempt 1 proved itself' }],
  [
    'review.recorded',
    {
      path: '.autoloop/reviews/fix-login/1.md',
      sha256: '0'.repeat(64),
      decision: 'accept',
      reviewer: 'Ada <ada@example.org>',
      attempt: 1,
    },
  ],
  ['closeout.recorded', { path: '.autoloop/closeouts/fix-login.md', result: 'accepted' }],
];

/** Seals what happened, a second apart: the events, and the bytes of the journal they make. */
export function sealed(happenings: readonly Happening[], run = runId): { events: JournalEvent[]; bytes: Buffer } {
  let head: ChainHead = noHead;
  const events: JournalEvent[] = [];
  let text = '';
  happenings.forEach(([type, data], index) => {
    const at = new Date(Date.UTC(2026, 10, 20, 10, 0, index)).toISOString();
    const { event, line } = sealEvent(head, { run, type, data, at });
    head = { seq: event.seq, hash: event.hash, run };
    events.push(event as JournalEvent);
    text += line;
  });
  return { events, bytes: Buffer.from(text) };
}
