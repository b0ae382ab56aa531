const NEWLINE = 0x0a;

/**
 * Cuts a stream into lines, whatever its chunks are. A line of more than `most` bytes is passed over, so that what is held
 * of an unfinished one is bounded.
 */
export function cutLines(most: number, onLine: (line: Buffer) => void): (chunk: Uint8Array) => void {
  let held = Buffer.alloc(0);
  /** Bytes of the unfinished line, also those beyond `most`, which are not held. */
  let length = 0;

  const hold = (part: Uint8Array): void => {
    const needed = length + part.length;
    if (needed <= most) {
      if (needed > held.length) {
        const larger = Buffer.alloc(Math.min(most, Math.max(needed, held.length * 2)));
        held.copy(larger, 0, 0, length);
        held = larger;
      }
      held.set(part, length);
    } else held = Buffer.alloc(0);
    length = needed;
  };
  const finish = (): void => {
    if (length > 0 && length <= most) onLine(held.subarray(0, length));
    held = Buffer.alloc(0);
    length = 0;
  };
  return (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, at));
      finish();
      from = at + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  };
}
