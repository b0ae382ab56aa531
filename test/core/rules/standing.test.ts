import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/core/rules/examples.js';
import {
  closeout,
  closeoutPath,
  order,
  orderPath,
  report,
  reportPath,
  review,
  reviewPath,
  run,
  withCloseout,
  withOrder,
  withReport,
  withReview,
} from '../../../src/core/rules/examples.js';
import { indexScopes } from '../../../src/core/rules/scope-index.js';
import { findingsIn } from './snapshot-of.js';

const old = { order_digest: 'e'.repeat(64) };
const second = '.autoloop/reports/login/attempt-2.md';
const secondReview = '.autoloop/reviews/login/2.md';
const rulesIn = (files: Example['files'], facts: Example['facts'] = {}) =>
  [...new Set(findingsIn({ files, facts }).map(({ rule }) => rule))].sort();

describe('a report on an earlier contract is a fault', () => {
  const bothRules = ['contract-changed', 'report-order-changed'];
  test('while it stands', () => {
    expect(rulesIn(withReport({ [reportPath]: report(old) }))).toEqual(bothRules);
    expect(rulesIn(withReport({ [reportPath]: report({ ...old, result: 'partial' }) }))).toEqual(bothRules);
  });

  test('not when it claims nothing', () => {
    for (const result of ['blocked', 'rejected'])
      expect(
        rulesIn(withReport({ [reportPath]: report({ ...old, result, evidence_level: 'not-applicable' }) })),
      ).toEqual([]);
  });

  test('not when a report of the same lane answers the contract as it stands', () => {
    expect(rulesIn(withReport({ [reportPath]: report(old), [second]: report() }))).toEqual([]);
    const lanes = { [orderPath]: order({ expected_owners: '[web, api]' }) };
    expect(rulesIn(withReport({ ...lanes, [reportPath]: report(old), [second]: report({ owner: 'api' }) }))).toEqual(
      bothRules,
    );
  });

  test('not when the work was sent back', () => {
    const sentBack = review({ ...old, decision: 'reject' });
    expect(rulesIn(withReview({ [reportPath]: report(old), [reviewPath]: sentBack }))).toEqual([]);
    expect(
      rulesIn(withReview({ [reportPath]: report(old), [reviewPath]: review({ ...old, decision: 'hold' }) })),
    ).toEqual(bothRules);
  });

  test('not when a later run of its order has reported, unless a review that stands rests on it', () => {
    const [earlier, later] = ['20261120T100000Z-login-aaaaaa', '20261120T110000Z-login-bbbbbb'];
    const files = { [reportPath]: report({ ...old, run: earlier }), [second]: report({ ...old, run: later }) };
    const faulty = (more: Example['files']) =>
      findingsIn({ files: withReport({ ...files, ...more }) }).map(({ rule, path }) => `${rule} ${path}`);
    expect(faulty({})).toContain(`report-order-changed ${second}`);
    expect(faulty({})).not.toContain(`report-order-changed ${reportPath}`);
    expect(faulty({ [reviewPath]: review({ ...old, decision: 'hold' }) })).toContain(
      `report-order-changed ${reportPath}`,
    );
  });

  test('not when the order is closed', () => {
    expect(rulesIn(withCloseout({ [second]: report(old) }))).toEqual([]);
    const held = { [closeoutPath]: closeout({ result: 'hold' }) };
    expect(
      rulesIn(withCloseout({ ...held, [second]: report({ ...old, owner: 'web' }), [reportPath]: report(old) })),
    ).toContain('report-order-changed');
  });
});

describe('a review is judged', () => {
  const unmet = review({ criteria: '[{id: gets-back, verdict: unmet, evidence: tried it}]' });
  test('when it is the latest of its kind', () => {
    expect(rulesIn(withReview({ [reviewPath]: unmet }))).toEqual(['criterion-unmet']);
    expect(rulesIn(withReview({ [reviewPath]: unmet, [secondReview]: review() }))).toEqual([]);
    expect(rulesIn(withReview({ [reviewPath]: unmet, [secondReview]: review({ kind: 'integration' }) }))).toEqual([
      'criterion-unmet',
    ]);
  });

  test('when the closeout rests on it, whatever came later', () => {
    expect(rulesIn(withCloseout({ [reviewPath]: unmet, [secondReview]: review() }))).toEqual(['criterion-unmet']);
  });

  test('and is not stale where work went on that it did not see', () => {
    const stale = { [reviewPath]: review(old) };
    expect(rulesIn(withReview(stale))).toEqual(['review-stale']);
    expect(rulesIn(withReview({ ...stale, [second]: report() }))).toEqual([]);
  });
});

describe('orders overlap', () => {
  const other = '.autoloop/work-orders/a.md';
  const facts = { trackedFiles: ['src/login/form.ts', 'src/login/session.ts'] };
  const overlap = (files: Example['files'], more: Example['facts'] = {}) =>
    rulesIn(withOrder({ [other]: order({ dispatch: 'on-ready' }), ...files }), { ...facts, ...more }).includes(
      'scope-overlap',
    );

  test('when both are active: by themselves, by a run that goes on, by a report', () => {
    expect(overlap({})).toBe(false);
    expect(overlap({ [orderPath]: order({ dispatch: 'on-ready' }) })).toBe(true);
    expect(overlap({}, { runs: [run({ outcome: null })] })).toBe(true);
    expect(overlap({}, { runs: [run()] })).toBe(false);
    expect(overlap({ [reportPath]: report() })).toBe(true);
    expect(overlap({ [orderPath]: order({ dispatch: 'on-ready', state: 'draft' }) })).toBe(false);
    expect(overlap({ [orderPath]: order({ dispatch: 'on-ready', state: 'withdrawn' }) })).toBe(false);
  });

  test('but not in what one of them may not touch, nor where one waits for the other, at whatever distance', () => {
    const apart = { allowed_scope: '[src/login/**]', forbidden_scope: '[src/login/*.ts]', dispatch: 'on-ready' };
    expect(overlap({ [orderPath]: order(apart) })).toBe(false);
    const between = { '.autoloop/work-orders/b.md': order({ depends_on: '[a]' }) };
    expect(overlap({ ...between, [orderPath]: order({ dispatch: 'on-ready', depends_on: '[b]' }) })).toBe(false);
  });

  test('one finding an order, however many overlap', () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`.autoloop/work-orders/o${index}.md`, order({ dispatch: 'on-ready' })]),
    );
    const findings = findingsIn({ files: withOrder(files), facts }).filter(({ rule }) => rule === 'scope-overlap');
    expect(findings).toHaveLength(8);
  });
});

test('the index of scopes knows files, folders, and what is allowed but forbidden', () => {
  const index = indexScopes(['src/b.ts', 'src/a/x.ts', 'a.md', 'src/a.ts']);
  const paths = (allowed: string[], forbidden: string[]) => index.files(allowed, forbidden).map(index.path);
  expect(paths(['src/**', '*.md'], ['src/a/**'])).toEqual(['a.md', 'src/a.ts', 'src/b.ts']);
  expect(paths(['{src,docs}/*.ts', 'src/a.ts'], [])).toEqual(['src/a.ts', 'src/b.ts']);
  expect(index.isFolder('src/a')).toBe(true);
  expect(index.isFolder('src/a.ts')).toBe(false);
  expect(index.matchesAny('**/x.ts')).toBe(true);
  expect(index.matchesAny('docs/**')).toBe(false);
});
