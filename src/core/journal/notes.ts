/** Folds what the roles of an attempt found out, and what they want remembered. */
import { keepLatest } from './keep.js';
import { iterationIn } from './keyed.js';
import type { DiscoveryRecordedData, JournalEvent, MemoryRecordedData } from './types.gen.js';

/** A discovery as an attempt keeps it; `at`: when it was journaled. */
export type KeptDiscovery = Omit<DiscoveryRecordedData, 'attempt'> & { at: string };

/** A note as an attempt keeps it; `at`: when it was journaled. */
export type KeptNote = Omit<MemoryRecordedData, 'attempt'> & { at: string };

/** What an attempt keeps of them. */
interface WithNotes {
  discoveries: KeptDiscovery[];
  memory: KeptNote[];
  iterations: { refused_notes: { role: string; reason: string }[] }[];
}

type NoteEvent = Extract<JournalEvent, { type: 'discovery.recorded' | 'memory.recorded' | 'memory.removed' }>;

/** Only so many of each are kept of one attempt, the latest. */
const most = 500;

/** Takes one event about discoveries and notes into its attempt. */
export function takeNote(attempt: WithNotes, event: NoteEvent): void {
  const { at } = event;
  switch (event.type) {
    case 'discovery.recorded': {
      const { iteration, role, type, data } = event.data;
      keepLatest(attempt.discoveries, { at, iteration, role, type, data }, most);
      return;
    }
    case 'memory.recorded': {
      const { iteration, role, id, type, text, tags } = event.data;
      keepLatest(attempt.memory, { at, iteration, role, id, type, text, tags }, most);
      return;
    }
    case 'memory.removed':
      attempt.memory = attempt.memory.filter(({ id }) => id !== event.data.id);
      return;
  }
}

/** Started over, an iteration or one role of it forgets what it left; what was carried over stays. */
export function forgetNotes(attempt: WithNotes, iteration: number, role?: string): void {
  const isOther = (kept: { iteration: number; role: string }) =>
    kept.iteration !== iteration || (role !== undefined && kept.role !== role);
  attempt.discoveries = attempt.discoveries.filter(isOther);
  attempt.memory = attempt.memory.filter(isOther);
  const known = iterationIn(attempt.iterations, iteration);
  if (known !== undefined)
    known.refused_notes = known.refused_notes.filter((refused) => role !== undefined && refused.role !== role);
}
