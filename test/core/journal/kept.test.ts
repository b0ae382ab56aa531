import { expect, test } from 'vitest';
import { foldInto, foldRun } from '../../../src/core/journal/fold.js';
import type { RunState } from '../../../src/core/journal/state.js';
import { type Happening, roleStarted, sealed, wholeRun } from './a-run.js';
import { teamRun } from './a-team.js';

const startedAgain: Happening[] = [...wholeRun.slice(0, 12), roleStarted(1, 1), ...wholeRun.slice(4, 6)];

test.each([
  ['a whole run', wholeRun],
  ['a run of several roles', teamRun],
  ['a run with steps that were begun again', startedAgain],
])('a state that was kept and read again, after any event of %s, comes to the same bytes', (_, happenings) => {
  const { events } = sealed(happenings);
  const whole = JSON.stringify(foldRun(events));
  for (const [kept] of events.entries()) {
    let state = JSON.parse(JSON.stringify(foldRun(events.slice(0, kept + 1)))) as RunState;
    for (const event of events.slice(kept + 1)) state = foldInto(state, event);
    expect(JSON.stringify(state), `kept after event ${kept + 1}`).toBe(whole);
  }
});
