import { expect, test } from 'vitest';
import { withDefaults } from '../../../src/core/documents/policy.js';
import { checkSome } from '../../../src/core/rules/check.js';
import {
  change,
  closeoutPath,
  config,
  configPath,
  reportPath,
  reviewPath,
  run,
  withOrder,
  withReport,
} from '../../../src/core/rules/examples.js';
import type { ChangeFact } from '../../../src/core/rules/facts.js';
import { isByWorker } from '../../../src/core/rules/worker-commit.js';
import { factsOf, workspaceOf } from './snapshot-of.js';

const example = { files: withReport(), facts: { runs: [run()] } };
const isWorkers = (said: Partial<ChangeFact>) =>
  isByWorker(change(said), 'login', workspaceOf(example), factsOf(example));
const by = (name: string, email: string) => ({ author: { name, email } });
const documents: ChangeFact['files'] = [{ path: reportPath, status: 'added' }];

test('who coordinates or decides is no worker; whoever else changes more than documents is', () => {
  expect(isWorkers(by('Ada', 'ada@example.com'))).toBe(true);
  expect(isWorkers(by('Grace', 'Grace@Example.com'))).toBe(false);
  expect(isWorkers(by('Linus', 'linus@example.com'))).toBe(false);
  expect(isWorkers({ ...by('Ada', 'ada@example.com'), files: documents })).toBe(false);
  expect(isWorkers({ ...by('agent/claude@attempt-1', 'claude@attempt-1.invalid'), files: documents })).toBe(true);
  expect(isWorkers({ files: [] })).toBe(false);
});

test('what the host imported is nobody’s own doing, where the journal of the run does not know better', () => {
  const agent = by('agent/claude@attempt-1', 'claude@attempt-1.invalid');
  const commit = run().attempts[0]?.commit ?? '';
  expect(isWorkers({ ...agent, commit, imported: { run: 'run-1', attempt: 1 } })).toBe(false);
  expect(isWorkers({ ...agent, imported: { run: 'of-another-machine', attempt: 1 } })).toBe(false);
  expect(isWorkers({ ...agent, commit: '9'.repeat(40), imported: { run: 'run-1', attempt: 1 } })).toBe(true);
  expect(isWorkers({ ...agent, commit: null, imported: { run: 'run-1', attempt: 1 } })).toBe(true);
  expect(isWorkers({ ...by('Ada', 'ada@example.com'), imported: { run: 'of-another-machine', attempt: 1 } })).toBe(
    true,
  );
});

test('closing an order is nobody’s own doing; taking its closeout away is, and what rides along', () => {
  const closes = (status: ChangeFact['files'][number]['status'], ...more: string[]) =>
    isWorkers({
      author: { name: 'agent/claude@attempt-1', email: 'claude@attempt-1.invalid' },
      files: [{ path: closeoutPath, status }, ...more.map((path) => ({ path, status: 'changed' as const }))],
    });
  expect([closes('added'), closes('changed'), closes('removed')]).toEqual([false, false, true]);
  expect(closes('added', reviewPath, '.autoloop/board.md', '.autoloop/gates/key.md')).toBe(false);
  expect(closes('added', '.autoloop/config.yml')).toBe(true);
  expect(closes('added', 'src/a.ts')).toBe(true);
});

test.each([
  ['turns the rule off', { checks: '{severity: {worker-edited-coordination: off}}' }],
  ['makes the worker a coordinator', { roles: '{coordinator: [grace@example.com, ada@example.com]}' }],
])('a change that %s is judged by the settings before it as well', (_, keys) => {
  const files = [
    { path: configPath, status: 'changed' as const },
    { path: 'src/a.ts', status: 'changed' as const },
  ];
  const after = {
    files: withOrder({ [configPath]: config(keys) }),
    facts: { changes: [change({ ...by('Ada', 'ada@example.com'), files })] },
  };
  const before = workspaceOf({ files: withOrder() }).configDocument?.data ?? {};
  const findings = (former: Parameters<typeof checkSome>[3]) =>
    checkSome(workspaceOf(after), factsOf(after), () => true, former).filter(
      ({ rule }) => rule === 'worker-edited-coordination',
    );
  expect(findings([])).toEqual([]);
  expect(findings([withDefaults(before)]).map(({ path }) => path)).toEqual([configPath]);
});
