/** The events of a plausible run of two attempts, of which the first is right and the second breaks a command. */
import type { EventData, EventType } from '../../../src/core/journal/types.gen.js';
import { assess } from '../../../src/core/judging/assess.js';
import type { CommandRun, JudgeInput } from '../../../src/core/judging/input.js';
import { rank } from '../../../src/core/judging/rank.js';

/** An event by its type, with its data. */
export type Entry = { [Type in EventType]: readonly [Type, EventData[Type]] }[EventType];

export interface SampleAttempt {
  commit: string;
  tree: string;
  /** Commands that fail on it. */
  failing: string[];
  /** What its import says beside commit and tree, where a test needs the truth. */
  change?: Partial<EventData['attempt.imported']>;
}

export interface Sample {
  run: string;
  order: string;
  orderDigest: string;
  orderSha256: string;
  policy: { sha256: string; bytes: number };
  base: { commit: string; tree: string };
  commands: string[];
  repeats: number;
  attempts: SampleAttempt[];
}

const nothing = { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', bytes: 0 };
const log = { sha256: 'ab'.repeat(32), bytes: 120 };

/** Every event of the run up to its end, in order; decisions come after. */
export function entriesOf(sample: Sample): Entry[] {
  const attempts = sample.attempts.map((attempt, index) => ({ ...attempt, attempt: index + 1 }));
  const before: Entry[] = [
    ['run.started', started(sample)],
    ...attempts.flatMap(({ attempt, ...made }) => attemptEntries(attempt, made)),
  ];
  const gates = [
    ...gateEntries(sample, 'base', sample.base.tree, sample.commands),
    ...attempts.flatMap(({ attempt, tree, failing }) => gateEntries(sample, `attempt-${attempt}`, tree, failing)),
  ];
  return [...before, ...gates, ...judged(sample, [...before, ...gates]), ['run.ended', ended]];
}

const ended: EventData['run.ended'] = { outcome: 'accepted-candidate', reason: 'Attempt 1 stands' };

function started(sample: Sample): EventData['run.started'] {
  return {
    run_id: sample.run,
    preset: 'solo',
    objective: 'Make add add',
    project_dir: '/home/me/project',
    work_dir: '/home/me/project',
    created_at: '2026-11-20T10:00:00.000Z',
    backend: 'replay',
    trigger: 'cli',
    parent_run_id: null,
    order: sample.order,
    order_digest: sample.orderDigest,
    base_commit: sample.base.commit,
    base_tree: sample.base.tree,
    policy_sha256: sample.policy.sha256,
    tool_version: '0.1.0',
    policy: sample.policy,
    order_document: { sha256: sample.orderSha256, bytes: 900 },
    preset_files: { sha256: 'f'.repeat(64), bytes: 2 },
    object_format: sample.base.commit.length === 64 ? 'sha256' : 'sha1',
    attempts: sample.attempts.map((_, index) => ({
      attempt: index + 1,
      agent: 'robot',
      branch: `autoloop/${sample.order}/${index + 1}`,
      worktree: `.attempts/${sample.order}/${index + 1}`,
    })),
    sandbox: {
      engine: 'bubblewrap',
      version: '0.8.0',
      unenforced: ['disk quota is watched, not enforced'],
      probe: [{ name: 'root is read-only', held: true }],
    },
  };
}

function attemptEntries(attempt: number, { commit, tree, change }: SampleAttempt): Entry[] {
  const iteration = { attempt, iteration: 1 };
  const role = { ...iteration, role: 'worker', agent: 'robot' };
  return [
    [
      'attempt.opened',
      { attempt, agent: 'robot', branch: `autoloop/o/${attempt}`, worktree: `.attempts/o/${attempt}` },
    ],
    ['iteration.started', iteration],
    ['role.started', { ...role, command: ['robot'], prompt: log }],
    [
      'role.ended',
      {
        ...role,
        agent_version: 'robot 1.2',
        ended: { how: 'exited', code: 0 },
        duration_ms: 900,
        stdout: log,
        stderr: nothing,
        report: null,
        usage: null,
        cost_usd: null,
        cause: null,
      },
    ],
    ['iteration.ended', { ...iteration, tree, changed: true, refused: [], log: null }],
    ['attempt.ended', { attempt, outcome: 'completed', reason: 'It said that it is done' }],
    [
      'attempt.imported',
      {
        attempt,
        commit,
        tree,
        evidence_tree: tree,
        patch_id: String(attempt).padStart(40, '0'),
        empty: false,
        files: [{ path: 'calc.sh', status: 'M', binary: false, insertions: 1, deletions: 1 }],
        refused: [],
        outside_scope: [],
        forbidden: [],
        protected: [],
        whitespace: [],
        diff: log,
        ...change,
      },
    ],
  ];
}

function gateEntries({ commands, repeats }: Sample, subject: string, tree: string, failing: string[]): Entry[] {
  return Array.from({ length: repeats }, (_, index) => index + 1).flatMap((repeat) =>
    commands.flatMap((command): Entry[] => {
      const gate = { subject, purpose: 'evidence' as const, command, repeat, tree, iteration: null };
      const passed = !failing.includes(command);
      const result = { ended: { how: 'exited' as const, code: passed ? 0 : 1 }, passed, duration_ms: 12, log };
      return [
        ['gate.started', gate],
        ['gate.ended', { ...gate, ...result }],
      ];
    }),
  );
}

function judged(sample: Sample, entries: Entry[]): Entry[] {
  const runs: CommandRun[] = entries.flatMap(([type, data]) => (type === 'gate.ended' ? [data] : []));
  const input: JudgeInput = {
    commands: sample.commands,
    policy: { repeats: sample.repeats, retries: 1 },
    attempts: entries.flatMap(([type, imported]) =>
      type === 'attempt.imported'
        ? [{ attempt: imported.attempt, ended: { outcome: 'completed', reason: '' }, imported, discarded: null }]
        : [],
    ),
    runs,
  };
  const scored = assess(input);
  return [...scored.map((score) => ['judge.scored', score] as const), ['judge.ranked', rank(scored, input)]];
}
