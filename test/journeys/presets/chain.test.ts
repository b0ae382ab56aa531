/** Shipped presets one after another, by the built program, in a real repository and real sandboxes. */
import { expect, it } from 'vitest';
import { waysOf } from '../../support/preset-play.js';
import { noteRepository } from '../../support/preset-runs.js';
import { leftovers } from '../../support/run-leftovers.js';
import { autoloop, git } from '../../support/run-program.js';
import type { Fixture } from '../../support/scripted-agents.js';

const successOf = (preset: string): Fixture => waysOf(preset).success?.fixture ?? {};

/** The specification changes no file and goes on as a report and a document; the review finds nothing. */
const fixture: Fixture = {
  ...successOf('spec'),
  draft: [{ documents: { 'specification.md': '1. The note says `done`.\n' }, events: [{ event: 'draft.written' }] }],
  settle: [{ report: '## Next step\n\nBuild what is specified.\n', events: [{ event: 'order.done' }] }],
  ...successOf('code'),
  ...successOf('review'),
  verdict: [{ report: '## Verification\n\nNothing found.\n', events: [{ event: 'order.done' }] }],
};

it('spec, code and review make one order: specified, built from that, and reviewed', { timeout: 300_000 }, async () => {
  const repo = await noteRepository({ worker: fixture });
  const chain = await autoloop(repo, ['chain', 'run', 'note', 'spec', 'code', 'review', '--json']);
  expect(chain.stderr).toContain('All 3 steps have run');
  expect(JSON.parse(chain.stdout)).toMatchObject({
    how: 'finished',
    steps: [
      { preset: 'spec', outcome: 'no-candidate', hands_over: 1 },
      { preset: 'code', outcome: 'accepted-candidate', winner: 2 },
      { preset: 'review', outcome: 'accepted-candidate', winner: 3 },
    ],
  });
  expect(chain.code).toBe(0);
  const [, code] = JSON.parse(chain.stdout).steps;
  const prompts = await autoloop(repo, ['inspect', code.run_id, 'prompt']);
  expect(prompts.stdout).toContain('Build what is specified.');
  expect(prompts.stdout).toContain('The note says `done`.');
  expect(await git(repo, 'show', 'autoloop/note/3:src/note.txt')).toBe('done');
  expect(await leftovers(repo)).toEqual([]);
});
