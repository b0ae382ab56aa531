import { expect, test } from 'vitest';
import { coordinationOf } from '../../../src/core/journal/coordination.js';
import { foldRun } from '../../../src/core/journal/fold.js';
import { mermaidOf } from '../../../src/core/presets/mermaid.js';
import { pictureOf } from '../../../src/core/presets/picture.js';
import { waysThrough } from '../../../src/core/presets/ways-through.js';
import { sealed } from '../journal/a-run.js';
import { iterationOf, team, teamRun } from '../journal/a-team.js';

const ended = (outcome: 'completed' | 'held'): (typeof teamRun)[number] => [
  'attempt.ended',
  { attempt: 1, outcome, reason: 'It holds' },
];

const coordination = coordinationOf(foldRun(sealed(teamRun).events), team);

test('the way that was taken is marked in the picture, and how often', () => {
  const { picture } = waysThrough(team, coordination);
  expect(picture).toContain('│ builder ×3 │');
  expect(picture).toContain(' └─ plan.ready ━▶ builder ×1');
  // Turned back once by its gate, let through twice.
  expect(picture).toMatch(/^ └─ built ━+▶ ◇ unit ━▶ critic, tester ×2\n +└─ else ━▶ builder ↺ ×1$/m);
  expect(picture).toMatch(/^ ├─ order.done ━▶ ◇ acceptance ─▶ ✔ complete\n │ +└─ else ━▶ tester ↺ ×1$/m);
  expect(picture).toMatch(/^ └─ not.good ───▶ builder ↑$/m);
  // Where nothing was taken it is the preset's own.
  expect(waysThrough(team, coordination, 2).picture).toBe(pictureOf(team));
});

test('a proposal that something besides its gates held back is not shown as completion', () => {
  const passing = teamRun.map((happening) =>
    happening[0] === 'gate.ended' ? ([happening[0], { ...happening[1], passed: true }] as typeof happening) : happening,
  );
  const endOf = (events: typeof teamRun) => {
    const { roles } = waysThrough(team, coordinationOf(foldRun(sealed(events).events), team));
    const way = roles.find(({ role }) => role === 'tester')?.ways.find(({ event }) => event === 'order.done');
    return { taken: way?.taken, turned_back: way?.turned_back };
  };
  expect(endOf(passing)).toEqual({ taken: 0, turned_back: 1 });
  expect(endOf([...passing.slice(0, -1), ended('completed')])).toEqual({ taken: 1, turned_back: 0 });
  expect(endOf([...passing.slice(0, -1), ended('held')])).toEqual({ taken: 1, turned_back: 0 });
  expect(endOf(passing.slice(0, -1))).toEqual({ taken: 0, turned_back: 0 });
  expect(endOf([...passing.slice(0, -1), iterationOf(7)])).toEqual({ taken: 0, turned_back: 1 });
});

test('and in the flowchart', () => {
  const { mermaid } = waysThrough(team, coordination);
  expect(mermaid.split('\n')).toEqual(
    expect.arrayContaining([
      '  r1["builder ×3"]',
      '  r0 ==>|"plan.ready ×1"| r1',
      '  r1 ==>|"built ×3"| g0',
      '  g0 ==>|"passes ×2"| r2',
      '  g0 ==>|"fails ×1"| r1',
      '  r2 -.->|"good ×1"| r3',
    ]),
  );
  expect(waysThrough(team, coordination, 2).mermaid).toBe(mermaidOf(team));
});

test('every way has what it leads to, and how often it was gone', () => {
  const { roles, attempt, ...rest } = waysThrough(team, coordination, 1);
  expect({ attempt, preset: rest.preset, completes_on: rest.completes_on }).toEqual({
    attempt: 1,
    preset: 'team',
    completes_on: 'order.done',
  });
  expect(roles.map(({ role, turns }) => [role, turns])).toEqual([
    ['planner', 1],
    ['builder', 3],
    ['critic', 2],
    ['tester', 1],
  ]);
  expect(roles[1]?.ways).toEqual([
    {
      event: 'built',
      leads: 'roles',
      to: ['critic', 'tester'],
      gate: 'unit',
      otherwise: ['builder'],
      taken: 2,
      turned_back: 1,
    },
  ]);
  expect(roles[2]?.ways).toMatchObject([
    { event: 'good', leads: 'waiting', to: ['tester'], taken: 1 },
    { event: 'not.good', leads: 'roles', taken: 1 },
  ]);
});
