import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/judging/assess.js';
import type { CommandRun, ImportedChange, JudgeInput } from '../../../src/core/judging/input.js';
import { attempt, change, input, runs } from './facts.js';

const green = [...runs('base', 'test', 'fff'), ...runs(1, 'test', 'ppp')];
const only = (values: Partial<JudgeInput>) => assess(input(values))[0];

describe('an attempt stands', () => {
  test('when every gate held, and its proof is named', () => {
    expect(only({ attempts: [attempt(1)], runs: green })).toEqual({
      attempt: 1,
      standing: 'candidate',
      reasons: ['command `test` passed 3 of 3; red on base, so the change turned it green'],
      commands: [{ command: 'test', verdict: 'passed', runs: 3, passes: 3, baseline: 'failed' }],
      files: 1,
      lines: 4,
    });
  });

  test.each(['agent-failed', 'stalled', 'blocked', 'budget-exhausted'] as const)(
    'but not where it ended as %s: whoever was to look at it has not said that it is complete',
    (outcome) => {
      const ended = { outcome, reason: 'the critic turned it back' };
      expect(only({ attempts: [attempt(1, { ended })], runs: green })).toMatchObject({
        standing: 'out',
        reasons: [`its agents did not complete it: it ended as \`${outcome}\`: the critic turned it back`],
        commands: [{ verdict: 'passed' }],
      });
    },
  );

  test('where nothing was to prove it, which is said', () => {
    const ended = { outcome: 'held' as const, reason: 'nothing is configured to prove completion' };
    const score = only({ attempts: [attempt(1, { ended })], runs: green });
    expect(score?.standing).toBe('candidate');
    expect(score?.reasons).toContain(
      'its completion is unproved: it ended as `held`: nothing is configured to prove completion',
    );
  });

  test('but a command that was green before proves nothing', () => {
    const score = only({ attempts: [attempt(1)], runs: [...runs('base', 'test', 'ppp'), ...runs(1, 'test', 'ppp')] });
    expect(score?.standing).toBe('candidate');
    expect(score?.reasons).toEqual([
      'command `test` passed 3 of 3; already green on base, so it proves nothing by itself',
      'no command went from red on base to green: nothing measured shows that the goal was reached',
    ]);
  });

  test.each([
    ['', 'not-run', 'command `test` passed 3 of 3; not measured on base'],
    ['pfpp', 'flaky', 'command `test` passed 3 of 3; flaky on base, where it passed 3 of 4'],
  ])('base %j is said', (base, baseline, reason) => {
    const score = only({ attempts: [attempt(1)], runs: [...runs('base', 'test', base), ...runs(1, 'test', 'ppp')] });
    expect(score?.commands[0]?.baseline).toBe(baseline);
    expect(score?.reasons[0]).toBe(reason);
  });
});

describe('an attempt is out', () => {
  test.each<[string, Partial<ImportedChange>, string]>([
    ['protected', { protected: ['test/a.test.js'] }, 'changed protected path `test/a.test.js`'],
    ['forbidden', { forbidden: ['.git-ci.yml'] }, 'changed forbidden path `.git-ci.yml`'],
    ['scope', { outside_scope: ['README.md'] }, 'changed `README.md` outside the allowed scope'],
    [
      'white space',
      { whitespace: ['src/a.js:3: trailing whitespace.'] },
      '`git diff --check`: `src/a.js:3: trailing whitespace.`',
    ],
    [
      'refused',
      { refused: [{ path: 'link', reason: 'leaves the tree' }] },
      '`link` was refused at import: leaves the tree',
    ],
    ['empty', { empty: true, files: [] }, 'changed nothing; it ended as `completed`: the gates passed'],
  ])('%s', (_, values, reason) => {
    expect(only({ attempts: [attempt(1, { imported: change(values) })], runs: green })).toMatchObject({
      standing: 'out',
      reasons: [reason],
    });
  });

  test('when it failed and left nothing', () => {
    const ended = { outcome: 'agent-failed' as const, reason: 'quota' };
    expect(only({ attempts: [attempt(1, { ended, imported: null })] })?.reasons).toEqual([
      'no change was imported; it ended as `agent-failed`: quota',
    ]);
    expect(only({ attempts: [attempt(1, { ended: null, imported: null })] })?.reasons).toEqual(['did not end']);
    expect(only({ attempts: [attempt(1, { discarded: 'rewritten base' })], runs: green })).toMatchObject({
      standing: 'out',
      reasons: ['discarded: rewritten base'],
    });
  });

  test.each([
    ['ppp', 'fff', 'command `test` failed 3 of 3 (exited with 1); it passed 3 of 3 on base, so the change broke it'],
    ['fff', 'fff', 'command `test` failed 3 of 3 (exited with 1); it was already red on base and is still red'],
    ['pfp', 'fff', 'command `test` failed 3 of 3 (exited with 1); on base it is flaky: passed 2 of 3'],
    ['', 'fff', 'command `test` failed 3 of 3 (exited with 1)'],
    ['fff', 'ppf', 'command `test` is flaky: passed 2 of 3'],
    ['pfp', 'pppf', 'command `test` is flaky: passed 3 of 4; it is flaky on base too'],
    ['fff', 'pp', 'command `test` was not run as often as the policy asks (runs: 2)'],
    ['fff', '', 'command `test` was not run as often as the policy asks (runs: 0)'],
  ])('base %j, attempt %j', (base, on, reason) => {
    expect(
      only({ attempts: [attempt(1)], runs: [...runs('base', 'test', base), ...runs(1, 'test', on)] }),
    ).toMatchObject({
      standing: 'out',
      reasons: [reason],
    });
  });

  test('for the cause of its first failing run, in whatever sequence the runs come', () => {
    const [first, second, third] = runs(1, 'test', 'fff');
    const hung = { ...(first as CommandRun), ended: { how: 'timed-out', after_ms: 90_000 } as const };
    const cause = 'command `test` failed 3 of 3 (timed out after 90 s)';
    for (const sequence of [
      [hung, second, third],
      [third, second, hung],
    ]) {
      const given = sequence.filter((run) => run !== undefined);
      expect(only({ attempts: [attempt(1)], runs: given })?.reasons).toEqual([cause]);
    }
  });

  test.each(['.autoloop/config.yml', '.AutoLoop/reports/a/1.md', '.autoloop'])(
    'for changing what attempts are judged by: %s',
    (path) => {
      const files = [{ path, status: 'M' as const, binary: false, insertions: 1, deletions: 0 }];
      expect(only({ attempts: [attempt(1, { imported: change({ files }) })], runs: green })).toMatchObject({
        standing: 'out',
        reasons: [`changed \`${path}\`, which governs attempts`],
      });
    },
  );

  test('for every reason there is, not only the first', () => {
    const imported = change({ protected: ['t'], outside_scope: ['o'], forbidden: ['f'] });
    const score = only({ attempts: [attempt(1, { imported })], runs: runs(1, 'test', 'fff') });
    expect(score?.reasons).toHaveLength(4);
  });

  test('and a flood of paths is counted, hostile names made harmless', () => {
    const paths = Array.from({ length: 500 }, (_, index) => `a\u001b[2J\`${index}`);
    const reasons = only({
      attempts: [attempt(1, { imported: change({ outside_scope: paths }) })],
      runs: green,
    })?.reasons;
    expect(reasons).toHaveLength(21);
    expect(reasons?.[0]).toBe('changed `a⟨ESC⟩[2J\\x600` outside the allowed scope');
    expect(reasons?.at(-1)).toBe('and 480 more of the kind');
  });
});

describe('the same change', () => {
  const three = (...imported: ImportedChange[]) =>
    assess(
      input({
        attempts: imported.map((one, index) => attempt(index + 1, { imported: one })),
        runs: [1, 2, 3].flatMap((n) => runs(n, 'test', 'ppp')).concat(runs('base', 'test', 'fff')),
      }),
    );

  test('counts once, for the earliest; the others are agreement', () => {
    const scored = three(change({ patch_id: 'a' }), change({ patch_id: 'b' }), change({ patch_id: 'a' }));
    expect(scored.map((score) => score.standing)).toEqual(['candidate', 'candidate', 'duplicate']);
    expect(scored[0]?.reasons.at(-1)).toBe('attempt 3 made the same change: agreement');
    expect(scored[2]?.reasons[0]).toBe('same change as attempt 1, which counts for both');
  });

  test('an attempt that is out represents nobody', () => {
    const scored = three(
      change({ patch_id: 'a', protected: ['t'] }),
      change({ patch_id: 'a' }),
      change({ patch_id: 'a' }),
    );
    expect(scored.map((score) => score.standing)).toEqual(['out', 'candidate', 'duplicate']);
  });

  test('is measured for each attempt on its own, even where it left the very same tree', () => {
    const tree = 'a'.repeat(40);
    const facts = (...second: Partial<ImportedChange>[]) =>
      assess(
        input({
          attempts: [{ evidence_tree: tree }, ...second].map((values, index) =>
            attempt(index + 1, { imported: change({ patch_id: 'a', ...values }) }),
          ),
          runs: [...runs('base', 'test', 'fff'), ...runs(1, 'test', 'ppp')],
        }),
      ).map((score) => score.standing);
    expect(facts({ evidence_tree: tree }, {})).toEqual(['candidate', 'out', 'out']);
  });

  test('a patch id does not see into binary files: their trees decide', () => {
    const files = [{ path: 'logo.png', status: 'M' as const, binary: true, insertions: 0, deletions: 0 }];
    const binary = (tree: string) => change({ patch_id: 'a', files, tree });
    const scored = three(binary('1'.repeat(40)), binary('2'.repeat(40)), binary('1'.repeat(40)));
    expect(scored.map((score) => score.standing)).toEqual(['candidate', 'candidate', 'duplicate']);
  });
});
