/** What a run of several roles ends as, what it says of that and with which exit code, where nothing was proved. */
import { describe, expect, it } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { eventsOf } from '../../support/journal.js';
import { waysOf } from '../../support/preset-play.js';
import { noteRepository } from '../../support/preset-runs.js';
import { autoloop, git } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import type { Fixture } from '../../support/scripted-agents.js';

const look = `---
title: Look at the note
owner: core
goal: What is wrong with the note is known.
state: ready
mode: report-only
allowed_scope: []
forbidden_scope: [docs/**]
protected_scope: [test/acceptance/**]
stop_rules: [Stop if a file has to change.]
---

The note is \`src/note.txt\`.
`;

/** Writes what no command is content with. */
const begun = (way: string, more: Fixture = {}): Fixture => ({
  ...waysOf('docs')[way]?.fixture,
  write: [{ edits: [{ path: 'src/note.txt', content: 'begun {iteration}\n' }], events: [{ event: 'pages.written' }] }],
  ...more,
});

const ends: Record<
  string,
  {
    preset: string;
    fixture: Fixture;
    order?: string;
    /** What the order allows. */
    budget?: string;
    outcome: string;
    code: number;
    reason: RegExp;
  }
> = {
  hopeful: {
    preset: 'docs',
    fixture: begun('success'),
    budget: '{ iterations: 2 }',
    outcome: 'budget-exhausted',
    code: 1,
    reason: /^2 of 2 proposals of completion are used up \(`budget\.iterations`\)$/,
  },
  costly: {
    preset: 'review',
    // Three who only read, at a cent each.
    fixture: waysOf('review').success?.fixture ?? {},
    budget: '{ cost_usd: 0.02 }',
    outcome: 'budget-exhausted',
    code: 1,
    reason: /^0\.03 of 0\.02 cost_usd are used up$/,
  },
  stuck: {
    preset: 'docs',
    fixture: {
      ...waysOf('docs').stall?.fixture,
      write: [
        { edits: [{ path: 'src/note.txt', content: 'begun\n' }], events: [{ event: 'pages.written' }] },
        { from: 4, events: [{ event: 'pages.written' }] },
      ],
    },
    outcome: 'stalled',
    code: 1,
    reason: /^2 iterations in a row changed no file and said nothing new$/,
  },
  failing: {
    preset: 'code',
    fixture: { plan: [{ exit: 3 }] },
    outcome: 'agent-failed',
    code: 1,
    reason: /^`plan` exited with 3 and changed nothing/,
  },
  silent: {
    preset: 'docs',
    fixture: begun('success', { follow: [{ report: 'Hm.' }] }),
    outcome: 'blocked',
    code: 1,
    reason: /^No role said what comes next: `follow` ended without a word$/,
  },
  stopped: {
    preset: 'security',
    fixture: { ...waysOf('security').success?.fixture, access: [{ events: [{ event: 'order.blocked' }] }] },
    outcome: 'blocked',
    code: 1,
    reason: /hands over to nobody$/,
  },
  reporting: {
    preset: 'review',
    fixture: {
      ...waysOf('review').success?.fixture,
      verdict: [{ report: 'Nothing is wrong.', events: [{ event: 'order.done' }] }],
    },
    order: 'look',
    outcome: 'held',
    code: 1,
    reason: /^Nothing is configured to prove completion$/,
  },
};

describe('a run of several roles that proves nothing', () => {
  it.each(Object.entries(ends))(
    '%s',
    async (name, { preset, fixture, order = 'note', budget = '{}', outcome, code, reason }) => {
      const repo = await noteRepository({ [name]: fixture }, { order: `budget: ${budget}\n` });
      await writeFiles(repo, { '.autoloop/work-orders/look.md': look });
      await git(repo, 'add', '-A');
      await git(repo, 'commit', '-q', '-m', 'A look is ordered');

      const run = await autoloop(repo, ['run', order, '--preset', preset]);

      const state = foldRun(await eventsOf(repo));
      expect({ attempt: state.attempts[0]?.ended, said: run.stderr }).toMatchObject({
        attempt: { outcome, reason: expect.stringMatching(reason) },
      });
      expect(state.ended?.outcome).toBe(outcome);
      expect(run.code).toBe(code);
      expect(run.stdout + run.stderr).not.toContain('accepted-candidate');
    },
  );
});
