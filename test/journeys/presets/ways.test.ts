/** Each preset that comes with the tool, by the built program, in a real repository and real sandboxes. */
import { describe, expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { eventsOf } from '../../support/journal.js';
import { shippedPresets, waysOf } from '../../support/preset-play.js';
import { noteRepository, roundsOf } from '../../support/preset-runs.js';
import { leftovers } from '../../support/run-leftovers.js';
import { autoloop, git } from '../../support/run-program.js';
import { isThorough } from '../../support/thorough.js';

const teams = shippedPresets.filter((name) => name !== 'solo');
/** Of these every way is gone here; of the others those that succeed, and all of them by the loop alone. */
const wholly = isThorough ? teams : ['review'];

describe('each shipped preset, an attempt for each way through it', () => {
  it.each(teams)(
    '%s',
    async (preset) => {
      const ways = Object.entries(waysOf(preset)).filter(([way]) =>
        wholly.includes(preset) ? way !== 'budget' : way === 'success',
      );
      const repo = await noteRepository(Object.fromEntries(ways.map(([way, { fixture }]) => [way, fixture])));

      const run = await autoloop(repo, ['run', 'note', '--preset', preset]);

      expect(run.stderr + run.stdout).toContain('accepted-candidate');
      expect(run.code).toBe(0);
      const { attempts } = foldRun(await eventsOf(repo));
      const went = attempts.map(({ agent, ended, iterations }) => [agent, ended?.outcome, roundsOf({ iterations })]);
      const expected = ways.map(([way, { outcome, iterations }]) => [
        way,
        outcome,
        iterations?.map((roles) => roles.toSorted()),
      ]);
      expect(new Map(went.map(([way, ...rest]) => [way, rest]))).toEqual(
        new Map(expected.map(([way, ...rest]) => [way, rest])),
      );
      for (const { attempt, ended } of attempts)
        if (ended?.outcome === 'completed')
          expect(await git(repo, 'show', `autoloop/note/${attempt}:src/note.txt`)).toBe('done');
      expect(await leftovers(repo)).toEqual([]);
    },
    300_000,
  );
});
