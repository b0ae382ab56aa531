/** Keeps the first `limit` bytes of a stream and counts the rest, so that no program can fill our memory. */
export interface BoundedOutput {
  /** Bytes kept so far. */
  readonly kept: number;
  /** Bytes counted and thrown away. */
  readonly dropped: number;
  add(chunk: Uint8Array): void;
  bytes(): Uint8Array;
}

export function boundedOutput(limit: number): BoundedOutput {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let dropped = 0;
  return {
    get kept() {
      return kept;
    },
    get dropped() {
      return dropped;
    },
    add(chunk) {
      const room = Math.min(chunk.length, limit - kept);
      // A slice is copied: a small head must not hold the whole chunk in memory.
      if (room > 0) chunks.push(room === chunk.length ? chunk : chunk.slice(0, room));
      kept += room;
      dropped += chunk.length - room;
    },
    bytes: () => Buffer.concat(chunks, kept),
  };
}
