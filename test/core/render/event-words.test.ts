import { expect, test } from 'vitest';
import type { EventData, EventType, JournalEvent } from '../../../src/core/journal/types.gen.js';
import { inWords } from '../../../src/core/render/event-words.js';
import { sayEvent } from '../../../src/core/render/progress.js';

const digest = 'a'.repeat(64);
const tree = 'b'.repeat(40);
const blob = { sha256: digest, bytes: 3 };
const turn = { attempt: 2, iteration: 3, role: 'critic' };
const gate = { subject: 'attempt-2', purpose: 'completion', command: 'unit', repeat: 1, tree, iteration: 3 } as const;

/** One of each type and its words; the compiler asks for those of a new type. */
const samples: { [Type in EventType]: [data: EventData[Type], words: string] } = {
  'attempt.discarded': [{ attempt: 2, reason: 'it left' }, 'attempt 2: discarded: it left'],
  'attempt.ended': [{ attempt: 2, outcome: 'stalled', reason: 'nothing new' }, 'attempt 2: stalled: nothing new'],
  'attempt.imported': [
    {
      attempt: 2,
      commit: 'c'.repeat(40),
      tree,
      evidence_tree: tree,
      patch_id: null,
      empty: false,
      files: [{ path: 'src/a.js', status: 'M', binary: false, insertions: 1, deletions: 0 }],
      refused: [{ path: '.git/config', reason: 'it leads out' }],
      outside_scope: [],
      forbidden: [],
      protected: [],
      whitespace: [],
      diff: blob,
    },
    'attempt 2: imported as cccccccccccc: 1 file changed, 1 path refused',
  ],
  'attempt.opened': [
    { attempt: 2, agent: 'claude', branch: 'autoloop/one/2', worktree: '/tmp/2' },
    'attempt 2: opened for claude, autoloop/one/2',
  ],
  'budget.exhausted': [{ budget: 'minutes', limit: 60, spent: 61 }, 'budget: 61 of 60 spent of what `minutes` allows'],
  'budget.spent': [{ attempt: null, minutes: 0.05, cost_usd: null }, 'base: 3.0 s of work, at unknown cost'],
  'closeout.recorded': [{ path: 'closeouts/one.md', result: 'accepted' }, 'closeout: accepted, closeouts/one.md'],
  'completion.accepted': [{ attempt: 2, iteration: 3 }, 'attempt 2: completion accepted in iteration 3'],
  'completion.held': [
    { attempt: 2, iteration: 3, reason: '`unit` failed' },
    'attempt 2: says it is done, but `unit` failed',
  ],
  'completion.proposed': [{ attempt: 2, iteration: 3, tree }, 'attempt 2: proposes completion in iteration 3'],
  'discovery.recorded': [
    { ...turn, type: 'test_command', data: { unit: 'npm test' } },
    'attempt 2: critic found out test_command: unit: npm test',
  ],
  'document.refused': [
    { ...turn, name: 'plan.md', reason: 'too big' },
    'attempt 2: refused `plan.md` of critic: too big',
  ],
  'document.written': [
    { ...turn, name: 'plan.md', version: '1.1.0', content: blob },
    'attempt 2: critic left `plan.md`, version 1.1.0',
  ],
  'event.emitted': [
    { ...turn, event: 'review.rejected', data: { findings: 2 } },
    'attempt 2: critic said `review.rejected`: {"findings":2}',
  ],
  'event.rejected': [
    { ...turn, event: 'order.don', reason: 'it may not' },
    'attempt 2: rejected `order.don` of critic: it may not',
  ],
  'gate.ended': [
    { ...gate, ended: { how: 'exited', code: 1 }, passed: false, duration_ms: 1500, log: blob },
    'attempt 2: `unit` failed (completion, iteration 3, 1.5 s)',
  ],
  'gate.started': [{ ...gate, purpose: 'evidence', iteration: null, repeat: 2 }, 'attempt 2: `unit` starts (run 2)'],
  'guidance.added': [
    { attempt: 2, iteration: 3, text: 'Look again.', by: 'me@example.com', role: 'critic' },
    'attempt 2: me@example.com told critic: Look again.',
  ],
  'iteration.ended': [
    { attempt: 2, iteration: 3, tree, changed: false, refused: [], log: null },
    'attempt 2: iteration 3 ended, no file changed',
  ],
  'iteration.started': [{ attempt: 2, iteration: 3 }, 'attempt 2: iteration 3 starts'],
  'judge.ranked': [
    { outcome: 'no-candidate', winner: null, ranking: [], reason: 'No attempt stands.' },
    'judge: no-candidate: No attempt stands.',
  ],
  'judge.scored': [
    { attempt: 2, standing: 'out', reasons: ['it fails', 'it is large'], commands: [], files: 1, lines: 3 },
    'attempt 2: out, 1 file, 3 lines: it fails; it is large',
  ],
  'memory.recorded': [
    { ...turn, id: 'f00d', type: 'fact', text: 'The clock is UTC', tags: [] },
    'attempt 2: critic noted fact: The clock is UTC (f00d)',
  ],
  'memory.removed': [{ ...turn, id: 'f00d' }, 'attempt 2: critic took back note f00d'],
  'network.decided': [
    { attempt: 2, host: 'example.com', port: 443, allowed: false, reason: 'not named', times: 4 },
    'attempt 2: refused example.com:443, 4 times: not named',
  ],
  'note.rejected': [{ ...turn, reason: 'it is not JSON' }, 'attempt 2: rejected a line of critic: it is not JSON'],
  'phase.measured': [
    {
      attempt: 2,
      iteration: 3,
      cycle: 1,
      phase: '0→1',
      how: 'feedback',
      reason: '`unit` failed',
      results: { commands: [], passed: 0, failed: 1, not_run: 0, cases: null, pass_rate: null, coverage: null },
    },
    'attempt 2: cycle 1 (phase 0→1): its roles go on with it: `unit` failed',
  ],
  'report.written': [{ path: 'reports/one/attempt-2.md', sha256: digest }, 'report: reports/one/attempt-2.md'],
  'review.recorded': [
    { path: 'reviews/one/1.md', sha256: digest, decision: 'accept', reviewer: 'me@example.com', attempt: 2 },
    'review: accept of attempt 2 by me@example.com, reviews/one/1.md',
  ],
  'role.ended': [
    {
      ...turn,
      agent: 'claude',
      agent_version: null,
      ended: { how: 'exited', code: 0 },
      duration_ms: 400,
      stdout: blob,
      stderr: blob,
      report: null,
      usage: null,
      cost_usd: null,
      cause: null,
    },
    'attempt 2: critic (claude) exited with 0 (0.4 s)',
  ],
  'role.retrying': [
    { ...turn, cause: 'rate-limit', retry: 1, wait_ms: 2000 },
    'attempt 2: critic starts again in 2.0 s (rate-limit, retry 1)',
  ],
  'role.started': [
    { ...turn, agent: 'claude', command: ['claude'], prompt: blob },
    'attempt 2: critic (claude) starts (iteration 3)',
  ],
  'run.ended': [{ outcome: 'blocked', reason: 'nobody went on' }, 'run r1: blocked: nobody went on'],
  'run.paused': [{ reason: 'a person decides' }, 'run r1: paused: a person decides'],
  'run.resumed': [
    {
      by: 'me',
      redone: ['iteration (event 6)', 'role (event 7)'],
      tool_version: '1.0.0',
      sandbox: { engine: 'bubblewrap', version: '0.8.0' },
    },
    'run r1: resumed, taking up again: iteration, role',
  ],
  'run.started': [
    {
      run_id: 'r1',
      preset: 'code',
      preset_files: blob,
      objective: 'one',
      project_dir: '/tmp',
      work_dir: '/tmp',
      created_at: '2026-01-01T00:00:00.000Z',
      backend: 'local',
      trigger: 'chain',
      parent_run_id: 'r0',
      order: 'one',
      order_digest: digest,
      base_commit: 'd'.repeat(40),
      base_tree: tree,
      policy_sha256: digest,
      tool_version: '1.0.0',
      policy: blob,
      order_document: blob,
      object_format: 'sha1',
      attempts: [{ attempt: 2, agent: 'claude', branch: 'autoloop/one/2', worktree: '/tmp/2' }],
      sandbox: { engine: 'podman', version: '4.3.1', unenforced: [], probe: [], image: { name: 'node', id: digest } },
      continues: { run_id: 'r0', attempt: 1, tree },
      chain: { name: 'thorough', step: 2, of: 3, depth: 1 },
    },
    'run r1: one, step 2 of 3 (code), 1 attempt on dddddddddddd, going on from attempt 1, sealed by podman 4.3.1 in image node',
  ],
  'setup.shared': [
    { command: 'npm ci', digest, outputs: ['node_modules'], how: 'taken', duration_ms: 1 },
    'setup: `npm ci` ran before, and what it made is shared by all attempts',
  ],
};

const eventOf = (type: EventType, data: unknown) =>
  ({ v: 1, seq: 1, at: '2026-01-01T00:00:00.000Z', run: 'r1', type, data, prev: null, hash: digest }) as JournalEvent;

test.each(Object.entries(samples))('%s in words', (type, [data, words]) => {
  expect(inWords(eventOf(type as EventType, data))).toBe(words);
});

test('who waits is told of roles and of a person’s notes, and why a cycle is not the last', () => {
  const said = (type: EventType, change: object = {}) => sayEvent(eventOf(type, { ...samples[type][0], ...change }));
  expect(said('event.rejected')).toBe(samples['event.rejected'][1]);
  expect(said('guidance.added')).toBe(samples['guidance.added'][1]);
  expect(said('guidance.added', { by: undefined })).toBeUndefined();
  expect(said('phase.measured')).toBe(samples['phase.measured'][1]);
  expect(said('phase.measured', { how: 'next-cycle' })).toBe(
    'attempt 2: cycle 1 (phase 0→1): another is needed: `unit` failed',
  );
  expect(said('iteration.started')).toBeUndefined();
});
