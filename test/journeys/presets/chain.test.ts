/** Shipped presets one after another, each step going on from what the one before left. */
import { expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { eventsOf, runIds } from '../../support/journal.js';
import { waysOf } from '../../support/preset-play.js';
import { noteRepository, roundsOf } from '../../support/preset-runs.js';
import { leftovers } from '../../support/run-leftovers.js';
import { autoloop } from '../../support/run-program.js';
import type { Fixture } from '../../support/scripted-agents.js';

const rolesOf = (preset: string): Fixture => waysOf(preset).success?.fixture ?? {};

it('what is specified is built, and what was built is looked at again', async () => {
  const agent: Fixture = {
    ...rolesOf('review'),
    ...rolesOf('code'),
    ...rolesOf('spec'),
    // It writes no file; what it keeps is the document.
    draft: [{ documents: { 'specification.md': '1. The note says that it is done.\n' } }],
    settle: [{ report: 'It can be built from.', events: [{ event: 'order.done' }] }],
    verdict: [
      { documents: { 'findings.md': 'None.\n' }, report: 'Nothing is wrong.', events: [{ event: 'order.done' }] },
    ],
  };
  const repo = await noteRepository({ agent });

  const run = await autoloop(repo, ['chain', 'run', 'note', 'spec', 'code', 'review']);

  expect(run.stdout + run.stderr).toContain('accepted-candidate');
  expect(run.code).toBe(0);
  const steps = await Promise.all((await runIds(repo)).map(async (id) => foldRun(await eventsOf(repo, id))));
  expect(steps.map(({ started, attempts }) => [started.preset, attempts[0]?.ended?.outcome])).toEqual([
    ['spec', 'held'],
    ['code', 'completed'],
    ['review', 'completed'],
  ]);
  expect(steps.map(({ attempts: [attempt] }) => roundsOf({ iterations: attempt?.iterations ?? [] }))).toEqual([
    [['ask'], ['draft'], ['gaps', 'proofs', 'settle']],
    [['plan'], ['build'], ['critique'], ['finish']],
    [['behaviour', 'contract', 'proof', 'verdict']],
  ]);
  const [, built] = await runIds(repo);
  const planned = await autoloop(repo, ['inspect', built ?? '', 'prompt', '--iteration', '1']);
  expect(planned.stdout).toContain('1. The note says that it is done.');
  expect(planned.stdout).toContain('It can be built from.');
  expect(await leftovers(repo)).toEqual([]);
}, 300_000);
