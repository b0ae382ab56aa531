import { expect, it } from 'vitest';
import { startOrder } from '../../src/control/chain.js';
import { runCycle } from '../../src/control/cycle.js';
import { openRepository } from '../../src/edges/git/index.js';
import { createJournal } from '../../src/edges/journal/index.js';
import { started } from '../core/journal/a-run.js';
import { git } from '../support/run-program.js';
import { temporary } from '../support/temporary.js';

it('tells whoever begins a run or a cycle of one that is at work on the same order, and of one that waits', async () => {
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
  const request = {
    repo,
    order: 'one',
    options: {},
    directory: root,
    signal: new AbortController().signal,
    environment: {},
    note: (text: string) => notes.push(text),
    now: () => new Date(),
    random: () => 'dddddd',
  };
  // There is no commit it could start at.
  await expect(runCycle({ ...request, auto: true, ask: null })).rejects.toThrow();
  const ofCycle = notes.splice(0);
  await expect(startOrder({ ...request, trigger: 'cli' })).rejects.toThrow();
  expect(notes.splice(0)).toEqual(ofCycle);
  await expect(startOrder({ ...request, trigger: 'hook' })).rejects.toThrow();
  expect(notes).toEqual([]);
  for (const journal of held) await journal.close();
  expect(ofCycle).toEqual([
    `Run ${waits} has not ended; to go on with it instead: autoloop cycle one --continue ${waits}`,
    `Run ${works} is at work on the same order, and another begins beside it. Look at it: autoloop inspect ${works}; end it: autoloop stop ${works}`,
  ]);
});
