/** A long run for the journal's bench: rounds of roles that say much, of all types of events that there are many of. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type ChainHead, sealEvent } from '../../src/core/journal/event.js';
import type { RunStartedData } from '../../src/core/journal/types.gen.js';
import {
  blob,
  gate,
  gateEnded,
  type Happening,
  started as one,
  opened,
  roleEnded,
  tree,
} from '../core/journal/a-run.js';

const attempts = [1, 2, 3, 4];
const roles = ['plan', 'code', 'test', 'review'];
/** What one role says in one round, so that a run of a million events has a thousand rounds. */
const said = 230;

export const started: RunStartedData = {
  ...one,
  run_id: '20261120T100000Z-bench-abc123',
  attempts: attempts.map((attempt) => ({
    attempt,
    agent: `agent-${attempt}`,
    branch: `autoloop/bench/${attempt}`,
    worktree: `/home/someone/projet é/.attempts/${attempt}`,
  })),
};

/** Events after the first, so that there are so many with it. */
export function* longRun(events: number): Generator<Happening> {
  let left = events - 1;
  for (const happening of withoutEnd())
    if (left-- > 0) yield happening;
    else return;
}

function* withoutEnd(): Generator<Happening> {
  for (const attempt of attempts) yield opened(attempt);
  for (let iteration = 1; ; iteration++) for (const attempt of attempts) yield* round(attempt, iteration);
}

function* round(attempt: number, iteration: number): Generator<Happening> {
  const place = { attempt, iteration };
  yield ['iteration.started', place];
  for (const role of roles) {
    const agent = `agent-${attempt}`;
    yield ['role.started', { ...place, role, agent, command: ['agent', '--print'], prompt: blob('1') }];
    yield roleEnded(attempt, iteration, { role });
    for (let word = 0; word < said; word++) yield says(place, role, word);
  }
  yield ['iteration.ended', { ...place, tree: tree('5'), changed: true, refused: [], log: null }];
  yield ['completion.proposed', { ...place, tree: tree('5') }];
  yield gate(`attempt-${attempt}`, 1, iteration);
  yield gateEnded(`attempt-${attempt}`, false, 1, iteration);
  yield ['completion.held', { ...place, reason: '`tests` failed: expected 200, got 500' }];
  yield ['guidance.added', { attempt, iteration: iteration + 1, text: '`tests` failed: expected 200, got 500' }];
  yield ['budget.spent', { attempt, minutes: 1.5, cost_usd: 0.25 }];
}

/** Lines of 380 to 700 bytes, most of them words. */
function says(place: { attempt: number; iteration: number }, role: string, word: number): Happening {
  const path = `src/rooms/${word % 17}/something.ts`;
  switch (word % 10) {
    case 3:
      return ['event.rejected', { ...place, role, event: 'deploy', reason: 'The role may not emit `deploy`' }];
    case 5:
      return [
        'network.decided',
        {
          attempt: place.attempt,
          host: `host-${word}.example.org`,
          port: 443,
          allowed: false,
          reason: 'not on the list',
        },
      ];
    case 7: {
      const data = {
        path,
        purpose: 'Reads a line, and “says” what it is\nwithout the newline',
        symbols: ['readLine', 'é'],
      };
      return ['discovery.recorded', { ...place, role, type: 'utility', data }];
    }
    default:
      return [
        'event.emitted',
        { ...place, role, event: 'note', data: { path, line: word, text: 'It says something about a file.' } },
      ];
  }
}

/** Seals what happened after `from`, and writes it behind what is at `path`. */
export function writeRun(path: string, from: { seq: number; hash: string }, happenings: Iterable<Happening>): void {
  const file = openSync(path, 'a');
  let head: ChainHead = { ...from, run: started.run_id };
  let text = '';
  const flush = () => {
    writeSync(file, text);
    text = '';
  };
  for (const [type, data] of happenings) {
    const { event, line } = sealEvent(head, { run: started.run_id, type, data, at: '2026-11-20T10:00:00.000Z' });
    head = { seq: event.seq, hash: event.hash, run: started.run_id };
    text += line;
    if (text.length > 1_000_000) flush();
  }
  flush();
  closeSync(file);
}
