import { describe, expect, test } from 'vitest';
import {
  branchFact,
  history,
  integrationFact,
  order,
  orderPath,
  report,
  reportPath,
  withReport,
} from '../../../src/core/rules/examples.js';
import type { ReportHistory } from '../../../src/core/rules/history-facts.js';
import { findingsIn } from './snapshot-of.js';

const rulesOf = (said: Partial<ReportHistory>, files: Readonly<Record<string, string>> = {}) =>
  findingsIn({
    files: withReport({ [reportPath]: report({ branch: 'login-again' }), ...files }),
    facts: { histories: { [reportPath]: history(said) } },
  }).map(({ rule }) => rule);

describe('what the integration branch changed', () => {
  const current = { [orderPath]: order({ baseline_policy: 'current-integration-required' }) };
  const integration = (hasHead: boolean) => integrationFact({ hasHead, files: ['src/login/session.ts'] });

  test('matters until the work has arrived there', () => {
    expect(rulesOf({ integration: integration(false) }, current).sort()).toEqual([
      'base-advanced',
      'integration-not-current',
    ]);
    expect(rulesOf({ integration: integration(true) }, current)).toEqual([]);
  });
});

describe('a branch without the work in its history', () => {
  const branch = branchFact({ hasHead: false });

  test('was rewritten, unless a shallow clone cut it off or the work has arrived', () => {
    expect(rulesOf({ branch })).toEqual(['history-rewritten']);
    expect(rulesOf({ branch, integration: integrationFact() })).toEqual(['history-rewritten']);
    expect(rulesOf({ branch, descends: null })).toEqual([]);
    expect(rulesOf({ branch, integration: integrationFact({ hasHead: true }) })).toEqual([]);
  });
});
