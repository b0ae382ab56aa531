import { expect, it } from 'vitest';
import { runCycle } from '../../src/control/cycle.js';
import { openRepository } from '../../src/edges/git/index.js';
import { createJournal } from '../../src/edges/journal/index.js';
import { started } from '../core/journal/a-run.js';
import { git } from '../support/run-program.js';
import { temporary } from '../support/temporary.js';

it('tells whoever begins a cycle of one that is at work on the same order, and of one that waits', async () => {
  const root = await temporary();
  await git(root, 'init', '-q');
  const repo = await openRepository(root);
  const [waits, works, other] = [
    '20261120T100000Z-one-aaaaaa',
    '20261120T110000Z-one-bbbbbb',
    '20261120T120000Z-two-cccccc',
  ];
  const begin = async (run: string, order: string) => {
    const journal = await createJournal(repo.commonDir, run);
    await journal.append('run.started', { ...started, run_id: run, order, preset: 'cycle' });
    return journal;
  };
  await (await begin(waits, 'one')).close();
  const held = [await begin(works, 'one'), await begin(other, 'two')];
  const notes: string[] = [];
  const begun = runCycle({
    repo,
    order: 'one',
    options: {},
    auto: true,
    ask: null,
    directory: root,
    signal: new AbortController().signal,
    environment: {},
    note: (text) => notes.push(text),
    now: () => new Date(),
    random: () => 'dddddd',
  });
  // There is no commit it could start at.
  await expect(begun).rejects.toThrow();
  for (const journal of held) await journal.close();
  expect(notes).toEqual([
    `Run ${waits} has not ended; to go on with it instead: autoloop cycle one --continue`,
    `Run ${works} is at work on the same order; to follow it: autoloop journal tail ${works} --follow`,
  ]);
});
