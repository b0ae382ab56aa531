import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lineOf, refuseTooDeep } from '../../../src/control/inspect/lineage.js';
import { readRun } from '../../../src/control/inspect/runs.js';
import { withDefaults } from '../../../src/core/documents/policy.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { createJournal, journalPath } from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

/** A repository whose runs have these parents. */
async function runsWith(parents: Record<string, string | null>) {
  const root = await temporary();
  await git(root, 'init', '-q');
  const repo = await openRepository(root);
  for (const [id, parent_run_id] of Object.entries(parents)) {
    const journal = await createJournal(repo.commonDir, id);
    await journal.append('run.started', { ...started, run_id: id, parent_run_id });
    await journal.close();
  }
  return { repo, line: async (id: string) => lineOf(repo, await readRun(repo, id)) };
}

describe('the line of a run', () => {
  it('goes back to the first', async () => {
    const { line } = await runsWith({ a: null, b: 'a', c: 'b', other: null });
    expect(await line('c')).toEqual({ runs: ['a', 'b', 'c'], broken: null });
    expect(await line('other')).toEqual({ runs: ['other'], broken: null });
  });

  it('ends where it would come back to itself, and where nothing can be read', async () => {
    const { repo, line } = await runsWith({ a: 'b', b: 'a', self: 'self', orphan: 'gone', child: 'torn', torn: null });
    expect(await line('a')).toMatchObject({ runs: ['b', 'a'], broken: expect.stringContaining('comes back') });
    expect(await line('self')).toMatchObject({ runs: ['self'], broken: expect.stringContaining('comes back') });
    expect(await line('orphan')).toMatchObject({ runs: ['orphan'], broken: expect.stringContaining('gone') });
    await writeFile(journalPath(repo.commonDir, 'torn'), 'no event\n');
    expect(await line('child')).toMatchObject({ runs: ['child'], broken: expect.stringContaining('torn') });
  });

  it('is no longer than the settings say, and is shown where it would be', async () => {
    const of = (...runs: string[]) => ({ runs, broken: null });
    expect(() => refuseTooDeep(3, of('a', 'b'))).not.toThrow();
    expect(() => refuseTooDeep(3, of('a', 'b', 'c'))).toThrow(/4 runs .* of 3 at most, after:\n {2}a\n {2}b\n {2}c/);
    expect(() => refuseTooDeep(3, of(), 3)).not.toThrow();
    expect(() => refuseTooDeep(3, of(), 4)).toThrow(expect.objectContaining({ code: 'run-too-deep' }));
    expect(() => refuseTooDeep(3, { runs: ['a'], broken: 'Torn' })).toThrow(
      expect.objectContaining({ code: 'line-broken' }),
    );
    expect(withDefaults({}).limits.max_run_depth).toBe(8);
  });
});
