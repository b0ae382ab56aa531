/** How a process that the host started came to its end. Keys are those of the journal, where it is recorded. */
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
  | { how: 'not-started'; reason: string };
