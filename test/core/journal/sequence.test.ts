import { describe, expect, test } from 'vitest';
import { AutoloopError } from '../../../src/core/error.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import {
  begun,
  gate,
  gateData,
  gateEnded,
  type Happening,
  opened,
  roleEnded,
  roleStarted,
  sealed,
  started,
  tree,
  wholeRun,
} from './a-run.js';

describe('an event that cannot stand where it stands', () => {
  const ended: Happening = ['attempt.ended', { attempt: 1, outcome: 'completed', reason: '' }];
  const cases: [string, Happening[], string][] = [
    ['before the run started', [opened(1)], 'a journal begins with `run.started`'],
    ['of another run', [['run.started', { ...started, run_id: 'other' }]], 'it starts the run `other`'],
    ['a second start', [...begun, ['run.started', started]], 'the run has started'],
    ['of an attempt the run does not have', [...begun, opened(3)], 'the run has no attempt 3'],
    [
      'in an attempt that is not open',
      [
        ['run.started', started],
        ['iteration.started', { attempt: 1, iteration: 1 }],
      ],
      'the attempt is planned',
    ],
    [
      'an iteration that skips one',
      [...begun, ['iteration.started', { attempt: 1, iteration: 3 }]],
      'the attempt has come to iteration 1',
    ],
    [
      'an iteration over again',
      [
        ...begun,
        ['iteration.ended', { attempt: 1, iteration: 1, tree: tree('5'), changed: true, refused: [], log: null }],
        ['iteration.started', { attempt: 1, iteration: 1 }],
      ],
      'the attempt has come to iteration 1',
    ],
    [
      'an iteration that ends twice',
      [
        ...begun,
        ...Array<Happening>(2).fill([
          'iteration.ended',
          { attempt: 1, iteration: 1, tree: tree('5'), changed: true, refused: [], log: null },
        ]),
      ],
      'the iteration does not run',
    ],
    ['a role that was not started', [...begun, roleEnded(1, 1)], 'the role was not started'],
    [
      'a role that ends twice',
      [...begun, roleStarted(1, 1), roleEnded(1, 1), roleEnded(1, 1)],
      'the role was not started',
    ],
    [
      'an event of an iteration that was not started',
      [...begun, ['event.emitted', { attempt: 1, iteration: 2, role: 'code', event: 'x', data: 1 }]],
      'the iteration was not started',
    ],
    [
      'completion nobody proposed',
      [...begun, ['completion.accepted', { attempt: 1, iteration: 1 }]],
      'completion was not proposed',
    ],
    ['a gate that was not started', [...begun, gateEnded('base', true)], 'the gate was not started'],
    ['a gate done twice', [...begun, gate('base'), gateEnded('base', false), gate('base')], 'the gate has ended'],
    ['a gate of an unknown subject', [...begun, gate('attempt-9')], 'its subject is unknown'],
    [
      'a gate of evidence in an iteration',
      [...begun, ['gate.started', { ...gateData('attempt-1'), iteration: 1 }]],
      'a gate names an iteration unless',
    ],
    ['an end after the end', [...begun, ended, ended], 'the attempt is ended'],
    ['an import of an open attempt', [...begun, wholeRun[31] as Happening], 'the attempt is open'],
    [
      'a place for an unknown attempt',
      [...begun, ['judge.ranked', { outcome: 'held', winner: null, ranking: [{ attempt: 7, place: 1 }], reason: '' }]],
      'the run has no attempt 7',
    ],
    [
      'work after the run has ended',
      [...begun, ['run.ended', { outcome: 'held', reason: '' }], gate('base')],
      'the run has ended',
    ],
  ];

  test.each(cases)('%s', (_, happenings, message) => {
    const { events } = sealed(happenings);
    expect(() => foldRun(events)).toThrow(message);
    expect(() => foldRun(events)).toThrow(AutoloopError);
    expect(() => foldRun(events)).toThrow(`Event ${events.length} (\`${events.at(-1)?.type}\`) cannot stand`);
    if (events.length > 1) expect(foldRun(events.slice(0, -1)).head.seq).toBe(events.length - 1);
  });

  test('no event at all', () => {
    expect(() => foldRun([])).toThrow('The journal holds no event');
  });
});
