import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/rules/check.js';
import {
  config,
  configPath,
  gate,
  gatePath,
  order,
  orderPath,
  report,
  reportPath,
  reviewPath,
  withOrder,
  withReview,
} from '../../../src/core/rules/examples.js';
import { noFacts } from '../../../src/core/rules/facts.js';
import { looksForeign } from '../../../src/core/rules/foreign.js';
import { buildWorkspace } from '../../../src/core/rules/workspace.js';
import { findingsIn, workspaceOf } from './snapshot-of.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const unowned = order({ owner: 'webb' });
const severityOf = (settings: string) =>
  findingsIn({
    files: withOrder({ [orderPath]: unowned, [configPath]: config({ checks: `{severity: ${settings}}` }) }),
  }).map(({ rule, severity }) => [rule, severity]);

describe('severities of config.yml', () => {
  test('take the place of the rule’s own', () => {
    expect(severityOf('{}')).toEqual([['broken-reference', 'error']]);
    expect(severityOf('{broken-reference: info}')).toEqual([['broken-reference', 'info']]);
    expect(severityOf('{broken-reference: hold}')).toEqual([['broken-reference', 'hold']]);
    expect(severityOf('{broken-reference: off}')).toEqual([]);
  });

  test('since a commit, of what nobody touched errors alone are warnings', () => {
    const files = withReview({ [orderPath]: unowned, [gatePath]: gate() });
    const told = (untouched: string[]) =>
      check(workspaceOf({ files }), {
        ...noFacts,
        since: { commit: '1'.repeat(40), untouched: new Set(untouched) },
      }).flatMap(({ rule, severity }) => (/broken-reference|user-gate/.test(rule) ? [`${rule} ${severity}`] : []));
    expect(told([])).toEqual(['user-gate-pending hold', 'broken-reference error']);
    expect(told([orderPath, reviewPath])).toEqual(['user-gate-pending hold', 'broken-reference warning']);
    expect(told([reviewPath])).toEqual(['user-gate-pending hold', 'broken-reference error']);
  });

  test('a rule called like a property of every object has no severity of its own', () => {
    expect(findingsIn({ files: withOrder() })).toEqual([]);
  });

  test('a config.yml that cannot be used silences nothing, and its lanes are not guessed at', () => {
    const settings = 'checks: {severity: {schema: off}}\nownrs: {}\n';
    expect(
      findingsIn({ files: withOrder({ [orderPath]: unowned, [configPath]: settings }) }).map(({ path, rule }) => [
        path,
        rule,
      ]),
    ).toEqual([[configPath, 'schema']]);
  });

  test('a config.yml that is missing is told once, however many lanes and agents are named', () => {
    const keys = { expected_owners: '[web, api]', attempts: '{agents: [claude, codex]}' };
    const files = {
      [orderPath]: order(keys),
      '.autoloop/work-orders/logout.md': order(keys),
      '.autoloop/work-orders/a.md': order({ state: 'nonsense' }),
      [reportPath]: report(),
    };
    expect(
      findingsIn({ files })
        .filter(({ rule }) => rule !== 'schema')
        .map(({ path, line, severity, message, hint }) => [path, line, severity, message, hint]),
    ).toEqual([
      [
        orderPath,
        3,
        'error',
        'There is no `.autoloop/config.yml`, which names owners and agents',
        'Write it with: autoloop init',
      ],
    ]);
  });

  test('one that cannot be read is no missing one', () => {
    const file = { path: configPath, problem: 'is a symbolic link' };
    const workspace = buildWorkspace([file, { path: orderPath, bytes: bytes(order()) }]);
    expect(check(workspace, noFacts).map(({ path, rule }) => [path, rule])).toEqual([
      [configPath, 'unreadable-document'],
    ]);
  });
});

test('findings are sorted, and the same whatever order the files come in', () => {
  const files = [
    { path: '.autoloop/work-orders/b.md', bytes: bytes(order({ owner: 'x', depends_on: '[nobody]' })) },
    { path: '.autoloop/work-orders/a.md', bytes: bytes('# none\n') },
    { path: '.autoloop/reports/b/1.md', bytes: bytes(report({ work_order: 'b', owner: 'y' })) },
    { path: configPath, bytes: bytes(config()) },
  ];
  const findings = check(buildWorkspace(files), noFacts);
  expect(check(buildWorkspace(files.toReversed()), noFacts)).toEqual(findings);
  const places = findings.map(
    ({ path, line, column }) => `${path}:${String(line).padStart(4)}:${String(column).padStart(4)}`,
  );
  expect(places).toEqual(places.toSorted());
  expect(findings.length).toBeGreaterThan(3);
});

test('a document that cannot be used says what is wrong with it and nothing that follows from it', () => {
  const files = withOrder({
    [orderPath]: order({ state: 'nonsense' }),
    '.autoloop/work-orders/logout.md': order({ depends_on: '[login]' }),
    '.autoloop/reports/login/attempt-1.md': report(),
  });
  expect(findingsIn({ files }).map(({ path, rule }) => [path, rule])).toEqual([[orderPath, 'schema']]);
});

test('positions are those of the value at fault', () => {
  const [finding] = findingsIn({
    files: withOrder({ '.autoloop/work-orders/logout.md': order({ depends_on: '[login, logn]  # both' }) }),
  });
  const line =
    order({ depends_on: '[login, logn]' })
      .split('\n')
      .findIndex((text) => text.startsWith('depends_on')) + 1;
  expect(finding).toMatchObject({ line, column: 21, endLine: line, endColumn: 25, hint: 'Did you mean `login`?' });
});

test('positions count from the byte order mark and through CRLF as editors do', () => {
  const text = `\ufeff${order({ owner: 'webb' })}`.replaceAll('\n', '\r\n');
  const [finding] = findingsIn({ files: withOrder({ [orderPath]: text }) });
  expect(finding).toMatchObject({ rule: 'broken-reference', line: 3, column: 8, endColumn: 12 });
});

test('names that would have been right are given once', () => {
  const keys = {
    acceptance_commands: '[{id: test, run: npm test}, {id: test, run: npm test}]',
    acceptance_criteria: '[{id: gets-back, text: It works., proved_by: [everything]}]',
  };
  const hints = findingsIn({ files: withOrder({ [orderPath]: order(keys) }) }).flatMap(({ rule, hint }) =>
    rule === 'broken-reference' ? [hint] : [],
  );
  expect(hints).toEqual(['Known: `test`.']);
});

test('a placeholder is quoted with the code in it', () => {
  const body = '\n## Context\n\n‹Say `yes`, or `no` if it is not.›\n';
  expect(findingsIn({ files: withOrder({ [orderPath]: order({}, body) }) }).map(({ message }) => message)).toEqual([
    "Placeholder left: `‹Say 'yes', or 'no' if it is not.›`",
  ]);
});

test('a chain of dependencies longer than the stack is no problem', () => {
  const count = 5000;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `.autoloop/work-orders/o${index}.md`,
      order({ depends_on: `[o${(index + 1) % count}]` }),
    ]),
  );
  const cycles = findingsIn({ files: { ...files, [configPath]: config() } }).filter(
    ({ rule }) => rule === 'dependency-cycle',
  );
  expect(cycles).toHaveLength(1);
  expect(cycles[0]?.message).toContain('more');
});

describe('looksForeign', () => {
  const foreign = (...paths: string[]) => looksForeign(paths.map((path) => ({ path })));
  test('knows another tool by its files', () => {
    expect(foreign('.autoloop/x.md', '.autoloop/topology.toml')).toBe('.autoloop/topology.toml');
    expect(foreign('.autoloop/roles/harness.md')).toBe('.autoloop/roles/harness.md');
    expect(foreign('.autoloop/state.json')).toBe('.autoloop/state.json');
    expect(looksForeign([{ path: '.autoloop/work-orders/plan.md', bytes: bytes('# Plan\n') }])).toBe(
      '.autoloop/work-orders/plan.md',
    );
  });

  test('and ours by our documents, whatever else lies there', () => {
    expect(foreign()).toBeUndefined();
    expect(foreign('.autoloop/README.md', '.autoloop/.gitignore')).toBeUndefined();
    expect(foreign('.autoloop/config.yml', '.autoloop/topology.toml')).toBeUndefined();
    expect(foreign('.autoloop/presets/own/preset.md')).toBeUndefined();
    expect(
      looksForeign([{ path: '.autoloop/work-orders/a.md', bytes: bytes('\ufeff---\ntitle: x\n') }]),
    ).toBeUndefined();
  });
});

test('the workspace finds documents by order, number and folder', () => {
  const files = Object.fromEntries([10, 9, 1].map((number) => [`.autoloop/reviews/login/${number}.md`, '']));
  const workspace = workspaceOf({ files: withOrder(files) });
  expect(workspace.reviewsOf('login').map(({ id }) => id)).toEqual(['login/1', 'login/9', 'login/10']);
  expect(workspace.review('login', 9)?.path).toBe('.autoloop/reviews/login/9.md');
  expect(workspace.reportsOf('constructor')).toEqual([]);
});

test('no document is told that it could mean itself', () => {
  const other = '.autoloop/work-orders/b.md';
  const hints = (depends_on: string) =>
    findingsIn({ files: withOrder({ [other]: order({ depends_on }) }) }).map(({ hint, fix }) => ({ hint, fix }));
  expect(hints('[a]')).toEqual([{ hint: 'Known: `login`.', fix: undefined }]);
  expect(hints('[B]')).toEqual([{ hint: 'Known: `login`.', fix: undefined }]);
  expect(hints('[logn]')[0]?.hint).toBe('Did you mean `login`?');
});

test('what is left to fill in is told at once, and each once', () => {
  const told = (text: string) =>
    findingsIn({ files: withOrder({ [orderPath]: text }), facts: { trackedFiles: ['src/a.ts'] } })
      .filter(({ path }) => path === orderPath)
      .map(({ line, rule, severity }) => [text.split('\n')[line - 1]?.trim().split(':')[0], rule, severity]);
  const left = { goal: '‹goal›', allowed_scope: '[‹src/**›]', review_gate: '‹gate›' };
  expect(told(order({ ...left, state: 'ready' }))).toEqual([
    ['goal', 'placeholder-left', 'error'],
    ['allowed_scope', 'placeholder-left', 'error'],
    ['review_gate', 'schema', 'error'],
  ]);
  // Of a draft they are warnings, also where something in it cannot be used yet.
  expect(told(order({ ...left, state: 'draft' })).map(([, , severity]) => severity)).toEqual([
    'warning',
    'warning',
    'error',
  ]);
  expect(told(order({ allowed_scope: '[‹src/**›]' }))).toEqual([['allowed_scope', 'placeholder-left', 'error']]);
  expect(told(order({ goal: 'TODO' }))).toContainEqual(['goal', 'placeholder-left', 'error']);
  expect(told(order({ goal: 'A TODO list is kept.' }))).not.toContainEqual(['goal', 'placeholder-left', 'error']);
});

test('only where all that is allowed is protected nothing can count', () => {
  const rules = (keys: Parameters<typeof order>[0]) =>
    findingsIn({ files: withOrder({ [orderPath]: order(keys) }) }).map(({ rule }) => rule);
  expect(rules({ allowed_scope: '[src/**, test/**]', protected_scope: '[test/**]' })).toEqual([]);
  expect(rules({ allowed_scope: '[src/a/**, test/**]', protected_scope: '[test/**, src/**]' })).toEqual([
    'scope-contradiction',
  ]);
});
