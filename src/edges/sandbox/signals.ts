import type { Ended } from '../../core/journal/ended.js';

/**
 * bubblewrap, and every shell, reports a death by signal as 128 + number. Signals that programs do not imitate are given their
 * name back; the rest (Git's 128 and 129 among them) stay exit codes.
 */
const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
};

/** The ending that an exit code stands for. */
export function named(ended: Ended): Ended {
  const signal = ended.how === 'exited' ? SIGNALS[ended.code - 128] : undefined;
  return signal === undefined ? ended : { how: 'signalled', signal };
}
