/** What the roles of each attempt recorded: an attempt sees its own, and nobody else's of the run. */
import type { KeptDiscovery, KeptNote } from './notes.js';
import type { RunState } from './state.js';

interface AttemptMemory {
  attempt: number;
  agent: string;
  /** What they found out, in order: the latest 500. */
  discoveries: KeptDiscovery[];
  /** What they want remembered and none took back, in order: the latest 500. */
  notes: KeptNote[];
  /** What could not be taken, and why. */
  refused: { iteration: number; role: string; reason: string }[];
}

/** What was found out and noted in a run. */
export interface RunMemory {
  run_id: string;
  attempts: AttemptMemory[];
}

/** What was recorded in a run, by attempt. */
export const memoryOf = ({ started, attempts }: RunState): RunMemory => ({
  run_id: started.run_id,
  attempts: attempts.map(({ attempt, agent, discoveries, memory, iterations }) => ({
    attempt,
    agent,
    discoveries,
    notes: memory,
    refused: iterations.flatMap(({ iteration, refused_notes }) =>
      refused_notes.map((refused) => ({ iteration, ...refused })),
    ),
  })),
});
