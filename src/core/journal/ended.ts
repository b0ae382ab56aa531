import { bounded, visibleLine } from '../untrusted.js';

/**
 * How a process that the host started came to its end. Keys are those of the journal, where it is recorded. Who is denied a
 * process, a descriptor or room in `/tmp` is told so by the system and goes on: only its own output can say that this was why.
 */
export type Ended =
  | { how: 'exited'; code: number }
  /** The name of the signal, `SIGKILL`. */
  | { how: 'signalled'; signal: string }
  | { how: 'timed-out'; after_ms: number }
  /** Stopped because it printed more than `bytes`. */
  | { how: 'output-limit'; bytes: number }
  /** Stopped because its workspace grew past `bytes`. */
  | { how: 'disk-limit'; bytes: number }
  | { how: 'out-of-memory' }
  /** A person asked, or the tool itself was told to end. */
  | { how: 'stopped'; by: 'person' | 'signal' }
  /** Nothing ran; the reason names what was missing. */
  | { how: 'not-started'; reason: string }
  /** An agent that is spoken with did not bring its turn to an end; the reason is what was heard of it. */
  | { how: 'unfinished'; reason: string };

/** Whether it exited with 0. */
export const succeeded = (ended: Ended): boolean => ended.how === 'exited' && ended.code === 0;

/** An ending in words, to follow the name of what ended or to stand in brackets: `exited with 1`. */
export function sayEnded(ended: Ended): string {
  switch (ended.how) {
    case 'exited':
      return `exited with ${ended.code}`;
    case 'signalled':
      return `was ended by ${visibleLine(ended.signal)}${ended.signal === 'SIGXFSZ' ? ', for a file larger than it may write' : ''}`;
    case 'timed-out':
      return `timed out after ${ended.after_ms / 1000} s`;
    case 'output-limit':
      return `printed more than ${sayBytes(ended.bytes)}`;
    case 'disk-limit':
      return `filled more than ${sayBytes(ended.bytes)} of disk`;
    case 'out-of-memory':
      return 'ran out of memory';
    case 'stopped':
      return `was stopped by a ${ended.by}`;
    case 'not-started':
      return `did not start: ${bounded(visibleLine(ended.reason).trim(), 500)}`;
    case 'unfinished':
      return `did not finish: ${bounded(visibleLine(ended.reason).trim(), 500)}`;
  }
}

/** A limit as settings write it, where it is a whole number of mebibytes or gibibytes. */
function sayBytes(bytes: number): string {
  for (const [unit, size] of [
    ['G', 1024 ** 3],
    ['M', 1024 ** 2],
  ] as const)
    if (bytes > 0 && bytes % size === 0) return `${bytes / size}${unit}`;
  return `${bytes} bytes`;
}
