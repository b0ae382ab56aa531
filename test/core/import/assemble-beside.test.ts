/** What is imported beside orders, and that every line is accounted for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/document.js';
import {
  blankOrder,
  board,
  coordination,
  fullOrder,
  fullReport,
  shortOrder,
} from '../../support/powershell-autoloop.js';
import { base, commit, dataOf, fateAt, imported, orderOf } from './imported.js';

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
