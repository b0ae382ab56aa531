import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OpenAttempt } from '../../../src/control/run/context.js';
import { takeDocuments } from '../../../src/control/run/roles/documents.js';
import { refusedSince } from '../../../src/core/cycle/issues.js';
import { attemptIn } from '../../../src/core/journal/lookup.js';
import { assemblePreset, type Role } from '../../../src/core/presets/preset.js';
import { createJournal } from '../../../src/edges/journal/index.js';
import { roleEnded, roleStarted, runId, started, tree } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';

it('takes issues only as their schema has them, and again as they were where another text came between', async () => {
  const root = await temporary();
  const journal = await createJournal(join(root, '.git'), runId);
  const preset = assemblePreset(
    'one',
    {
      title: 'One',
      start: ['code'],
      completes_on: 'done',
      phases: [{ name: 'all', no_critical: 'issues.json' }],
    },
    '',
    [{ name: 'code', manifest: { emits: ['done'], documents: ['issues.json', 'notes.json'] }, prompt: 'Do.' }],
  );
  const open = { run: { journal, append: journal.append, preset }, number: 1 } as unknown as OpenAttempt;
  const role = preset.roles.get('code') as Role;
  await journal.append('run.started', { ...started, run_id: runId });
  await journal.append('attempt.opened', { attempt: 1, agent: 'a', branch: 'autoloop/fix-login/1', worktree: '/w/1' });
  for (const [index, text] of ['{"issues": []}', '{"issues": "none"}', '{"issues": []}'].entries()) {
    const iteration = index + 1;
    const outbox = join(root, String(iteration));
    await mkdir(join(outbox, 'documents'), { recursive: true });
    for (const name of role.documents) await writeFile(join(outbox, 'documents', name), text);
    await journal.append('iteration.started', { attempt: 1, iteration });
    const [, begun] = roleStarted(1, iteration);
    await journal.append('role.started', begun as Parameters<typeof journal.append<'role.started'>>[1]);
    const [, ended] = roleEnded(1, iteration);
    await journal.append('role.ended', ended as Parameters<typeof journal.append<'role.ended'>>[1]);
    await takeDocuments(open, role, iteration, outbox);
    await journal.append('iteration.ended', {
      attempt: 1,
      iteration,
      tree: tree('c'),
      changed: false,
      refused: [],
      log: null,
    });
  }
  const attempt = attemptIn(journal.state, 1);
  expect(attempt.documents.map(({ iteration, name, version }) => [iteration, name, version])).toEqual([
    [1, 'issues.json', '1.0.0'],
    [1, 'notes.json', '1.0.0'],
    [2, 'notes.json', '1.1.0'],
    [3, 'issues.json', '1.1.0'],
    [3, 'notes.json', '1.2.0'],
  ]);
  expect(attempt.refused_documents).toMatchObject([
    { iteration: 2, name: 'issues.json', reason: '`document.issues` must be a list' },
  ]);
  expect(refusedSince(attempt, 'issues.json')).toBeUndefined();
  await journal.close();
});
