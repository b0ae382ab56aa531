import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import { assemble, type ImportInput } from '../../../src/core/import/assemble.js';
import {
  blankOrder,
  board,
  coordination,
  fullOrder,
  fullReport,
  shortOrder,
} from '../../support/powershell-autoloop.js';

const commit = 'c'.repeat(40);
const base = 'b'.repeat(40);

/** An import in which Git has every file, and one commit that reports may name. */
function imported(files: Record<string, string | undefined>, around: Partial<ImportInput> = {}) {
  return assemble({
    files: Object.entries(files).map(([path, text]) => ({ path, ...(text === undefined ? {} : { text }) })),
    isFolder: (path) => path === 'src' || path === 'src/login',
    lanes: [],
    known: new Map(),
    recorded: new Map(Object.keys(files).map((path) => [path, { commit, email: 'worker@test.invalid' }])),
    commitOf: (said) => (base.startsWith(said) ? base : undefined),
    settled: new Map(),
    drafts: new Set(),
    left: new Map(),
    ...around,
  });
}

const dataOf = ({ documents }: ReturnType<typeof imported>, path: string) => {
  const made = documents.find((document) => document.path === path);
  const parsed = made && parseDocument(path, Buffer.from(made.text));
  expect(parsed?.findings, made?.text).toEqual([]);
  return parsed?.data;
};
const orderOf = (result: ReturnType<typeof imported>, id: string) => dataOf(result, `.autoloop/work-orders/${id}.md`);
const fateAt = ({ lines }: ReturnType<typeof imported>, path: string, said: string) =>
  lines.find((line) => line.path === path && line.said.includes(said));

describe('a work order', () => {
  it('becomes a contract with every key its bullets have', () => {
    const result = imported({ 'T-101.md': fullOrder });
    expect(orderOf(result, 'T-101')).toEqual({
      title: 'Send people back to the page they wanted after signing in',
      owner: 'web',
      goal: 'Send people back to the page they wanted after signing in.',
      state: 'draft',
      priority: 'high',
      allowed_scope: ['src/login/**', 'src/guard.js', 'test/login/**'],
      forbidden_scope: ['src/billing/**'],
      stop_rules: ['Stop and report if a public interface has to change.'],
      acceptance_criteria: [{ id: 'c1', text: 'Both end with zero.', manual: true }],
      acceptance_commands: [
        { id: 'npm-test', run: 'npm test' },
        { id: 'npm-run-lint-max-warnings-0', run: 'npm run lint -- --max-warnings 0' },
      ],
      granularity: 'bounded-bundle',
      evidence_value: 'direct-product-proof',
      baseline_policy: 'dispatch-base-acceptable',
      execution_discipline: 'baseline-implementation',
      contract_handling: 'no-contract-change',
      review_gate: 'none',
      independent_review: 'coordinator-owned',
      commit_authority: 'local-branch-commit',
      final_acceptance_owner: 'coordinator',
    });
    expect(fateAt(result, 'T-101.md', '- Owner:')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'T-101.md', 'Current known state')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'T-101.md', 'Fast lane')).toMatchObject({ fate: 'prose', line: 11 });
    expect(fateAt(result, 'T-101.md', 'Do not touch')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'T-101.md', 'Return the result')).toMatchObject({ fate: 'lost' });
    expect(result.documents[0]?.text).toContain('- Fast lane: `yes - local work`');
    expect(result.documents[0]?.text).not.toContain('worker-report.md');
  });

  it('is known by its words, not by how they are written', () => {
    const text = `Work order: Sign in again
=========================

## SUMMARY

* **ID:** T-7
* **Owner**: Web Team
* objective: Do it.
* Final Acceptance Owner: User

## Change scope

- Files allowed:
  - src/login
  - \`test/a.js\`

## Out of scope

- Forbidden files: src/billing/

## Stop conditions

- It takes a day
- Ask if in doubt.

## Acceptance criteria

- People land where they wanted.
  - also on a telephone

## Verification commands

- run \`npm test\`
- \`npm run lint\`
`;
    const result = imported({ 'a.md': text });
    expect(orderOf(result, 'T-7')).toMatchObject({
      title: 'Sign in again',
      owner: 'Web-Team',
      goal: 'Do it.',
      final_acceptance_owner: 'user',
      allowed_scope: ['src/login/**', 'test/a.js'],
      forbidden_scope: ['src/billing/**'],
      stop_rules: ['It takes a day.', 'Ask if in doubt.'],
      acceptance_criteria: [{ id: 'c1', text: 'People land where they wanted.', manual: true }],
      acceptance_commands: [
        { id: 'npm-test', run: 'npm test' },
        { id: 'npm-run-lint', run: 'npm run lint' },
      ],
    });
    expect(fateAt(result, 'a.md', 'Owner')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'a.md', 'telephone')).toMatchObject({ fate: 'prose' });
  });

  it('may share its file with others, each under its heading', () => {
    const text = `# Next batch

## Work Order T-1

- Owner: web
- Goal: The first.
- Allowed Scope: \`src/login/\`
- Stop and Report If: it grows
- Acceptance Commands: \`npm test\`

## Work Order T-2: The second one

- Owner: web
- Goal: The second.
- Depends on: T-1, T-99

## Needs User Confirmation

- none
`;
    const result = imported({ 'batch.md': text });
    expect(orderOf(result, 'T-1')).toMatchObject({
      allowed_scope: ['src/login/**'],
      stop_rules: ['Stop and report if it grows.'],
      acceptance_commands: [{ id: 'npm-test', run: 'npm test' }],
    });
    expect(orderOf(result, 'T-2')).toMatchObject({ title: 'The second one', depends_on: ['T-1'] });
    expect(fateAt(result, 'batch.md', 'Depends on')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'batch.md', 'Needs User')).toMatchObject({ fate: 'lost' });
  });

  it('is a draft with blanks where it lacks what must be there, and a draft where its commands are PowerShell', () => {
    const result = imported({
      'a.md': shortOrder('T-1', ['commands', 'stop']),
      'b.md': shortOrder('T-2').replace(
        '```\nnpm test',
        '```powershell\nnode --test test/a.js\nGet-Item x\npwsh -File check.ps1 `\n  -Strict',
      ),
      'board.md': `## Tasks\n\n| ID | Status | Task |\n| - | - | - |\n| T-1 | todo | One |\n| T-2 | todo | Two |\n`,
    });
    expect(orderOf(result, 'T-1')).toMatchObject({ state: 'draft', acceptance_commands: [{ run: '‹npm test›' }] });
    expect(result.filled.filter(({ path }) => path.includes('T-1')).map(({ key }) => key)).toEqual([
      'title',
      'stop_rules',
      'acceptance_commands',
    ]);
    expect(orderOf(result, 'T-2')).toMatchObject({
      state: 'draft',
      acceptance_commands: [
        { run: 'node --test test/a.js' },
        { run: 'Get-Item x' },
        { id: 'check', run: 'pwsh -File check.ps1 -Strict' },
      ],
    });
    expect(fateAt(result, 'b.md', 'node --test')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'b.md', 'Get-Item')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'b.md', 'pwsh')).toMatchObject({
      fate: 'changed',
      why: expect.stringContaining('PowerShell'),
    });
  });

  it('has its goal in a section as well', () => {
    const goal = (said: string) => imported({ 'a.md': `# Work Order T-1: One\n\n- Owner: web\n\n## Goal\n\n${said}` });
    const result = goal('People stay\nwhere they are.\n\nMore of it.\n');
    expect(orderOf(result, 'T-1')).toMatchObject({ goal: 'People stay where they are.' });
    expect(fateAt(result, 'a.md', 'where they are')).toMatchObject({ fate: 'kept' });
    expect(fateAt(result, 'a.md', 'More of it')).toMatchObject({ fate: 'prose' });
    expect(orderOf(goal('- People stay.\n- And so on.\n'), 'T-1')).toMatchObject({ goal: 'People stay.' });
    expect(fateAt(goal('<one sentence>\n'), 'a.md', '<one')).toMatchObject({ fate: 'lost', why: 'Never filled in' });
  });

  it('is one without the words where it lies among orders; what is none there is told what it lacks', () => {
    const text = '# WO-001: Sign in again\n\n- Owner: web\n- Goal: Do it.\n';
    expect(orderOf(imported({ 'docs/orders/one.md': text }), 'WO-001')).toMatchObject({ title: 'Sign in again' });
    for (const path of ['docs/one.md', 'docs/orders/README.md'])
      expect(imported({ [path]: text }).lines[0], path).toMatchObject({ fate: 'lost' });
    const { lines } = imported({ 'docs/work-orders/one.md': '# WO-001: Sign in again\n\nPlease.\n' });
    expect(lines[0]?.why).toContain('an order has two of `- Goal: …`, `- Owner: …` and a section `Allowed Scope`');
  });

  it('names lanes whatever their case: as config.yml spells them, else as the first that does', () => {
    const files = { 'a.md': shortOrder('T-1').replace('`web`', 'WEB'), 'b.md': shortOrder('T-2') };
    const result = imported(files, { lanes: ['Web'] });
    expect([...result.lanes.keys()]).toEqual(['Web']);
    expect(fateAt(result, 'a.md', '- Owner:')).toMatchObject({ fate: 'changed', why: 'Written `Web` here' });
    expect([...imported(files).lanes.keys()]).toEqual(['WEB']);
    const all = imported(coordination(base), { lanes: ['WEB'] });
    expect(all.lanes).toEqual(new Map([['WEB', ['src/login/**']]]));
    expect(all.documents.map(({ path }) => path)).toContain('.autoloop/reports/T-101/WEB.md');
  });

  it('that names no owner, or shares its id, is refused by name', () => {
    const nobody = shortOrder('T-1').replace('- Owner: `web`\n', '');
    expect(imported({ 'a.md': nobody }).refused).toEqual(['a.md:1: `T-1` names no owner: write `- Owner: …` there']);
    expect(imported({ 'a.md': shortOrder('t-1'), 'b.md': shortOrder('T-1') }).refused).toEqual([
      'b.md:1: `T-1` is the id of a.md:1 as well',
    ]);
    expect(imported({ 'a.md': shortOrder('T-1'), 'b.md': shortOrder('t-1') }).refused).toEqual([
      'b.md:1: `t-1` is the id of a.md:1 as well',
    ]);
  });
});

describe('the board', () => {
  const files = Object.fromEntries(
    Object.entries(coordination(base)).map(([path, text]) => [path.slice('docs/coordination/'.length), text]),
  );

  it('says which orders may start, what they are called, and who owns what', () => {
    const result = imported(files);
    expect(orderOf(result, 'T-101')).toMatchObject({ title: 'Keep the target of a sign-in', state: 'ready' });
    expect(orderOf(result, 'T-102')).toMatchObject({ state: 'draft' });
    expect(orderOf(result, 'T-103')).toMatchObject({ state: 'draft' });
    expect(orderOf(result, 'T-104')).toMatchObject({ state: 'ready' });
    expect(result.lanes).toEqual(new Map([['web', ['src/login/**']]]));
    expect(fateAt(result, 'board.md', 'T-102')?.why).toContain('acceptance has to name who');
    expect(fateAt(result, 'board.md', 'T-105')).toMatchObject({ fate: 'lost' });
    expect(fateAt(result, 'board.md', 'User decision')).toMatchObject({ fate: 'lost' });
    const twice = imported({ ...files, 'more.md': board.replace('| T-104 | todo |', '| T-104 | done |') });
    expect(orderOf(twice, 'T-104')).toMatchObject({ state: 'ready' });
    expect(fateAt(twice, 'more.md', 'T-104')).toMatchObject({ fate: 'lost', why: 'It is on the board before' });
    expect(
      imported(files, { drafts: new Set(['T-104']) }).documents.find(({ path }) => path.includes('T-104'))?.text,
    ).toContain('state: draft');
  });

  it('makes drafts of tasks that nobody wrote an order for', () => {
    const result = imported({ 'board.md': board });
    expect(orderOf(result, 'T-103')).toMatchObject({ title: 'Move to the new page', state: 'draft', owner: 'web' });
    expect(result.documents.map(({ path }) => path)).not.toContain('.autoloop/work-orders/T-102.md');
    expect(result.documents.find(({ path }) => path.includes('T-103'))?.text).toContain('waiting for the design');
    const odd = imported({ 'board.md': board.replace('| T-104 | todo |', '| T-104 | wip |') });
    expect(orderOf(odd, 'T-104')).toMatchObject({ state: 'draft' });
    const nobody = '| ID | Status | Task |\n| - | - | - |\n| T-1 | wip | One |\n';
    expect(imported({ 'board.md': nobody }).refused).toEqual([
      'board.md:3: `T-1` names no owner: put one into its row',
    ]);
    expect(fateAt(odd, 'board.md', 'T-104')).toMatchObject({
      fate: 'prose',
      why: '`state: draft`; `wip` is none of todo, doing, blocked, review and done',
    });
  });
});

describe('a worker report', () => {
  it('that names nobody who could be a lane is of the lane of its order', () => {
    const result = imported({ 'order.md': fullOrder, 'report.md': fullReport(base).replace('`web`', '???') });
    expect(dataOf(result, '.autoloop/reports/T-101/web.md')).toMatchObject({ owner: 'web' });
    expect(fateAt(result, 'report.md', '???')).toMatchObject({ fate: 'prose', why: 'It names no lane' });
  });

  const files = { 'order.md': fullOrder, 'report.md': fullReport(base.slice(0, 9)) };
  const reportPath = '.autoloop/reports/T-101/web.md';

  it('keeps what it says, and claims nothing that no log backs', () => {
    const result = imported(files);
    expect(dataOf(result, reportPath)).toMatchObject({
      work_order: 'T-101',
      worker: 'worker@test.invalid',
      owner: 'web',
      result: 'partial',
      evidence_level: 'not-applicable',
      branch: 'login-fix',
      base_commit: base,
      verified_head: commit,
      drift_status: 'none-observed',
      verification: [
        { command: 'npm-test', result: 'not-run' },
        { command: 'npm-run-lint-max-warnings-0', result: 'not-run' },
      ],
      contract_impact: { public_behavior: 'no', api_or_data_model: 'no', security: 'no', deployment: 'no' },
      next_step: 'review',
    });
    expect(result.documents.find(({ path }) => path === reportPath)?.text).toContain(
      '| `npm test` | passed | 12 tests |',
    );
    expect(fateAt(result, 'report.md', 'Result: `done`')).toMatchObject({ fate: 'changed', line: 7 });
    expect(fateAt(result, 'report.md', 'npm test')).toMatchObject({ fate: 'changed' });
    expect(fateAt(result, 'report.md', 'npm audit')).toMatchObject({ fate: 'prose' });
    expect(result.filled.find(({ key }) => key === 'verified_head')?.why).toBe('The commit that added report.md');
  });

  it('stays where it is when its order, or who wrote it, is not known, or when it breaks the protocol', () => {
    const whyOf = (result: ReturnType<typeof imported>) => {
      expect(result.documents.filter(({ path }) => path.includes('/reports/'))).toEqual([]);
      const own = result.lines.filter(({ path }) => path === 'report.md');
      expect(own.every(({ fate }) => fate === 'lost')).toBe(true);
      return own[0]?.why;
    };
    expect(whyOf(imported({ 'report.md': files['report.md'] }))).toBe('There is no work order `T-101`');
    expect(whyOf(imported(files, { recorded: new Map() }))).toContain('Git does not say who wrote it');
    expect(whyOf(imported(files, { left: new Map([[reportPath, 'It claims too much']]) }))).toContain(
      'claims too much',
    );
  });

  it('of several lanes makes its order one of several owners', () => {
    const result = imported({ ...files, 'other.md': fullReport(base).replace('`web`', '`ops`') });
    expect(orderOf(result, 'T-101')).toMatchObject({ expected_owners: ['ops', 'web'] });
    expect([...result.lanes.keys()]).toEqual(['web', 'ops']);
    const names = result.documents.map(({ path }) => path).filter((path) => path.includes('/reports/'));
    expect(names.sort()).toEqual(['.autoloop/reports/T-101/ops.md', '.autoloop/reports/T-101/web.md']);
  });
});

describe('every line', () => {
  /** Each line of the sources that is not blank, once. */
  function expectAccounted(result: ReturnType<typeof imported>, files: Record<string, string>): void {
    const wanted = Object.entries(files).flatMap(([path, text]) =>
      text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .flatMap((line, index) => (line.trim() === '' ? [] : [`${path}:${index + 1}`])),
    );
    expect(result.lines.map(({ path, line }) => `${path}:${line}`).sort()).toEqual(wanted.sort());
    for (const { fate, why } of result.lines) expect(why !== '', why).toBe(fate !== 'kept' || why !== '');
  }

  it('of a whole project is accounted for once, forms and files of no kind among them', () => {
    const files = { ...coordination(base), 'blank.md': blankOrder, 'notes.md': 'Nothing.\n' };
    const result = imported(files);
    expectAccounted(result, files);
    expect(result.lines.filter(({ path }) => path === 'blank.md').every(({ fate }) => fate === 'lost')).toBe(true);
    expect(imported({ 'check.ps1': undefined }).lines).toMatchObject([{ path: 'check.ps1', line: 1, fate: 'lost' }]);
  });

  it('of a file of very many is accounted for', () => {
    const text = 'x\n'.repeat(200_000);
    expect(imported({ 'a.md': text }).lines).toHaveLength(200_000);
  });

  it('says why it is not simply kept', () => {
    for (const { fate, why } of imported(coordination(base)).lines) if (fate !== 'kept') expect(why).toMatch(/^\S/);
  });

  it('of whatever people or machines make of such files is accounted for, and what is made of it can be read', () => {
    const texts = [fullOrder, fullReport(base), board, shortOrder('T-1', ['commands'])];
    const pieces = [
      '- ',
      '`',
      '|',
      '\n',
      '\n\n## ',
      ': ',
      '<x>',
      '\t',
      '```',
      '‹',
      '\u0000',
      '> ',
      '1. ',
      '[a]: b',
      '---\n',
      '\r\n',
    ];
    const cut = fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...pieces, ''));
    const mutated = fc.tuple(fc.constantFrom(...texts), fc.array(cut, { maxLength: 6 })).map(([text, cuts]) =>
      cuts.reduce((before, [at, length, piece]) => {
        const start = at % (before.length + 1);
        return before.slice(0, start) + piece + before.slice(start + length);
      }, text),
    );
    fc.assert(
      fc.property(mutated, mutated, (one, two) => {
        const files = { 'a/one.md': one, 'b/two.md': two };
        const result = imported(files);
        expectAccounted(result, files);
        for (const { path, text } of result.documents) {
          const faults = parseDocument(path, Buffer.from(text)).findings;
          expect(faults.filter(({ rule }) => rule === 'frontmatter-syntax' || rule === 'document-id')).toEqual([]);
        }
        expect(imported(files)).toEqual(result);
      }),
      { numRuns: 100 },
    );
  });

  it('is read in a moment, however it is nested', () => {
    for (const text of ['> '.repeat(9_000), '- '.repeat(2_000), `${'['.repeat(2_000)}\n`, '* a\n'.repeat(2_000)])
      expect(imported({ 'a.md': `# Work Order\n\n- Goal: x\n- Owner: web\n\n${text}` }).documents.length).toBeLessThan(
        2,
      );
    for (const text of ['x'.repeat(30_000), '* a\n'.repeat(9_000), `${'x '.repeat(7_000)}\n`.repeat(40)])
      expect(imported({ 'a.md': `# Work Order\n${text}` }).lines[0]?.why).toContain('larger than anything');
  });
});
