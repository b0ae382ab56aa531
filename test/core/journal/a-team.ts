/** Events of an attempt of several roles, of a preset in which they plan, build and criticise. */
import type { EventData } from '../../../src/core/journal/types.gen.js';
import { assemblePreset, type Preset } from '../../../src/core/presets/preset.js';
import { blob, type Happening, opened, roleEnded, roleStarted, started, tree } from './a-run.js';

/** Planner, then builder, whose work a critic and a tester look at side by side, the tester after the critic. */
export const team: Preset = assemblePreset(
  'team',
  {
    title: 'Plan, build, criticise',
    start: ['planner'],
    completes_on: 'order.done',
    on: { 'plan.ready': ['builder'], built: ['critic', 'tester'], 'not.good': ['builder'] },
    gates: [
      { before: 'built', commands: ['unit'] },
      { before: 'order.done', commands: 'acceptance' },
    ],
  },
  'Do it well.',
  [
    { name: 'planner', manifest: { emits: ['plan.ready'], read_only: true }, prompt: 'Plan.' },
    { name: 'builder', manifest: { emits: ['built'] }, prompt: 'Build.' },
    { name: 'critic', manifest: { emits: ['good', 'not.good'], read_only: true }, prompt: 'Criticise.' },
    {
      name: 'tester',
      manifest: { emits: ['order.done', 'not.good'], read_only: true, depends_on: ['critic'] },
      prompt: 'Test.',
    },
  ],
);

export const iterationOf = (iteration: number): Happening => ['iteration.started', { attempt: 1, iteration }];

export const iterationEnded = (iteration: number, changed = false): Happening => [
  'iteration.ended',
  { attempt: 1, iteration, tree: tree(String(iteration % 10)), changed, refused: [], log: null },
];

/** A role starts, says this, and ends. */
export const played = (
  role: string,
  iteration: number,
  said: string[],
  ended: Partial<EventData['role.ended']> = {},
): Happening[] => [
  ['role.started', { ...(roleStarted(1, iteration)[1] as EventData['role.started']), role }],
  roleEnded(1, iteration, { role, ...ended }),
  ...said.map((event): Happening => ['event.emitted', { attempt: 1, iteration, role, event, data: {} }]),
];

export const gated = (
  command: string,
  iteration: number,
  purpose: 'completion' | 'hand-over',
  passed: boolean,
): Happening[] => {
  const gate = { subject: 'attempt-1', purpose, command, repeat: 1, tree: tree('1'), iteration };
  return [
    ['gate.started', gate],
    [
      'gate.ended',
      { ...gate, ended: { how: 'exited', code: passed ? 0 : 1 }, passed, duration_ms: 500, log: blob('4') },
    ],
  ];
};

/** Built twice before the gate lets it pass; sent back once by the critic; then done. */
export const teamRun: Happening[] = [
  ['run.started', { ...started, preset: 'team' }],
  opened(1),
  iterationOf(1),
  ...played('planner', 1, ['plan.ready'], { report: blob('a') }),
  iterationEnded(1),
  iterationOf(2),
  ...played('builder', 2, ['built', 'built']),
  [
    'event.rejected',
    { attempt: 1, iteration: 2, role: 'builder', event: 'deploy', reason: 'role `builder` may emit `built`' },
  ],
  iterationEnded(2, true),
  ...gated('unit', 2, 'hand-over', false),
  ['guidance.added', { attempt: 1, iteration: 3, text: '`built` does not count yet', role: 'builder' }],
  iterationOf(3),
  ...played('builder', 3, ['built']),
  iterationEnded(3, true),
  ...gated('unit', 3, 'hand-over', true),
  ['guidance.added', { attempt: 1, iteration: 4, text: 'Mind the edge.', id: 'n1', by: 'Ada' }],
  iterationOf(4),
  ...played('critic', 4, ['not.good']),
  iterationEnded(4),
  iterationOf(5),
  ...played('builder', 5, ['built']),
  iterationEnded(5, true),
  ...gated('unit', 5, 'hand-over', true),
  iterationOf(6),
  ...played('critic', 6, ['good']),
  ...played('tester', 6, ['order.done']),
  iterationEnded(6),
  ['completion.proposed', { attempt: 1, iteration: 6, tree: tree('6') }],
  ...gated('unit', 6, 'completion', true),
  ...gated('acceptance', 6, 'completion', false),
  ['completion.held', { attempt: 1, iteration: 6, reason: '`acceptance` failed' }],
  ['attempt.ended', { attempt: 1, outcome: 'stalled', reason: 'It changed nothing more' }],
];
