import { expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { reportsTold, scratchpadOf } from '../../../src/core/journal/scratchpad.js';
import { renderScratchpad } from '../../../src/core/render/inspect-iterations.js';
import { blob, type Happening, sealed } from './a-run.js';
import { iterationEnded, iterationOf, played, teamRun } from './a-team.js';

const fold = (happenings: readonly Happening[]) => foldRun(sealed(happenings).events);
const firstOf = (happenings: readonly Happening[], reports = new Map<string, string>()) =>
  scratchpadOf(fold(happenings), reports).attempts[0];

test('a scratchpad has what each role said and was told, by iteration', () => {
  expect(reportsTold(fold(teamRun))).toEqual([blob('a')]);
  const scratchpad = firstOf(teamRun, new Map([[blob('a').sha256, 'The plan.']]));
  expect(scratchpad?.left_off).toBe(0);
  expect(scratchpad?.iterations[0]?.roles).toEqual([
    { role: 'planner', report: 'The plan.', said: [{ event: 'plan.ready', data: null }], rejected: [] },
  ]);
  expect(scratchpad?.iterations[1]?.roles).toMatchObject([
    { role: 'builder', report: null, rejected: [{ event: 'deploy' }] },
  ]);
  expect(scratchpad?.iterations[3]?.told).toEqual([{ text: 'Mind the edge.', role: null, by: 'Ada' }]);
  expect(scratchpad?.iterations[5]?.gates).toEqual([
    { command: 'unit', passed: true },
    { command: 'acceptance', passed: false },
  ]);
});

test('it is bounded, and says what is left off', () => {
  const start = teamRun.slice(0, 2);
  const iterations = Array.from({ length: 30 }, (_, index) => index + 1).flatMap((iteration) => [
    iterationOf(iteration),
    ...played('builder', iteration, [], { report: blob('a') }),
    ['event.emitted', { attempt: 1, iteration, role: 'builder', event: 'built', data: 'y'.repeat(9_000) }] as Happening,
    iterationEnded(iteration),
  ]);
  const scratchpad = firstOf([...start, ...iterations], new Map([[blob('a').sha256, 'z'.repeat(90_000)]]));
  expect(scratchpad).toMatchObject({ left_off: 10 });
  expect(scratchpad?.iterations.map(({ iteration }) => iteration)[0]).toBe(11);
  expect(reportsTold(fold([...start, ...iterations]))).toHaveLength(20);
  const [role] = scratchpad?.iterations[0]?.roles ?? [];
  expect(role?.report).toMatch(/^z{4000}… \(86000 more characters\)$/);
  expect(role?.said[0]?.data).toMatch(/^"y{499}… \(8502 more characters\)$/);
});

test('as Markdown nothing of an agent leaves its place', () => {
  const hostile = '```\n# Not a heading of ours\u001b[31m\n````\n';
  const told: Happening[] = [
    ...teamRun.slice(0, 2),
    ['guidance.added', { attempt: 1, iteration: 1, text: '`x` is **wrong**\n# And so on', by: 'Ada', id: 'n1' }],
    iterationOf(1),
    ...played('planner', 1, [], { report: blob('a') }),
    ['event.emitted', { attempt: 1, iteration: 1, role: 'planner', event: 'plan.ready', data: { a: '`</b>\n' } }],
  ];
  const markdown = renderScratchpad(scratchpadOf(fold(told), new Map([[blob('a').sha256, hostile]])));
  expect(markdown.split('\n').slice(2)).toEqual([
    '## Attempt 1 (agent-1)',
    '',
    '### Iteration 1',
    '',
    '- Told by Ada: `x` is \\*\\*wrong\\*\\*⟨LF⟩\\# And so on',
    '',
    '#### planner',
    '',
    '- Said `plan.ready`: ``{"a":"`</b>\\n"}``',
    '',
    '`````markdown',
    '```',
    '# Not a heading of ours⟨ESC⟩[31m',
    '````',
    '`````',
    '',
    '## Attempt 2 (codex)',
    '',
    'Nothing was said yet.',
    '',
  ]);
});
