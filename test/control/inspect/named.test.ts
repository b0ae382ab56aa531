import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownRun } from '../../../src/control/inspect/runs.js';
import { stopRun } from '../../../src/control/run/steer.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { begun, type Happening, sealed, started, wholeRun } from '../../core/journal/a-run.js';
import { project } from '../../support/project.js';

const older = '20261120T090000Z-fix-login-abc123';
const newer = '20261120T110000Z-fix-login-def456';
const other = '20261120T120000Z-add-0a1b2c';

/** A repository with a run that was cut off, a newer one of the same order that ended, and one of another order. */
async function withRuns() {
  const repo = await openRepository(await project());
  const runs: [id: string, order: string, happenings: Happening[]][] = [
    [older, 'fix-login', begun],
    [newer, 'fix-login', wholeRun],
    [other, 'add', wholeRun],
  ];
  for (const [id, order, [, ...rest]] of runs) {
    const folder = join(repo.commonDir, 'autoloop/runs', id);
    await mkdir(folder, { recursive: true });
    const { bytes } = sealed([['run.started', { ...started, run_id: id, order }], ...rest], id);
    await writeFile(join(folder, 'journal.jsonl'), bytes);
  }
  return repo;
}

test('of an order whose newest run has ended, `stop` names the one that can be stopped', async () => {
  const repo = await withRuns();
  const hint = expect.stringMatching(new RegExp(`autoloop stop ${older}$`));
  await expect(stopRun(repo, 'fix-login')).rejects.toMatchObject({ code: 'run-over', hint });
  await expect(stopRun(repo, 'add')).rejects.toMatchObject({
    code: 'run-over',
    hint: expect.not.stringContaining(older),
  });
});

test('where a run of an order is wanted, those of others are not meant', async () => {
  const repo = await withRuns();
  const several = (ids: string[]) => ({
    code: 'ambiguous-run',
    message: expect.stringContaining(`names ${ids.length} runs`),
    hint: `Name more of one of them:\n${ids.join('\n')}`,
  });
  await expect(knownRun(repo, '2026')).rejects.toMatchObject(several([older, newer, other]));
  await expect(knownRun(repo, '2026', 'fix-login')).rejects.toMatchObject(several([older, newer]));
  expect(await knownRun(repo, '2026', 'add')).toBe(other);
  expect(await knownRun(repo, other, 'fix-login')).toBe(other);
});
