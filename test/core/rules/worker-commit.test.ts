import { expect, test } from 'vitest';
import { change, closeoutPath, reportPath, run, withReport } from '../../../src/core/rules/examples.js';
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

test('closing an order is nobody’s own doing; taking its closeout away is', () => {
  const closes = (status: ChangeFact['files'][number]['status']) =>
    isWorkers({
      ...by('Ada', 'ada@example.com'),
      files: [
        { path: closeoutPath, status },
        { path: 'src/a.ts', status: 'changed' },
      ],
    });
  expect([closes('added'), closes('changed'), closes('removed')]).toEqual([false, false, true]);
});
