import type { Blob } from '../../core/journal/types.gen.js';
import type { Journal } from '../../edges/journal/index.js';

/** Keeps what a program of the run printed, as far as the run may keep so much. `dropped`: bytes that are gone already. */
export type KeepOutput = (output: Uint8Array, dropped?: number) => Promise<Blob>;

/**
 * Keeps output until the run's blobs come to `limit` bytes; the rest is counted and dropped. What a run goes on by, its
 * settings, prompts and changes, is kept whatever its size, and leaves less room for output.
 */
export function outputKeeper(journal: Journal, limit: number): KeepOutput {
  // One after the other: attempts that end at once must not each take the same room.
  let turn: Promise<unknown> = Promise.resolve();
  return (output, dropped = 0) => {
    const kept = turn.then(async () => {
      const room = Math.max(0, limit - (await journal.blobBytes()));
      const content = output.subarray(0, room);
      return journal.putBlob(content, dropped + output.length - content.length);
    });
    turn = kept.catch(() => undefined);
    return kept;
  };
}
