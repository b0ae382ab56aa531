import type { Shell } from './command.js';

/** Asks a yes or no question on the terminal; no when the input ends or the work is interrupted. Null where there is no terminal. */
export function asker(shell: Shell): ((question: string) => Promise<boolean>) | null {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true || shell.yes || shell.quiet) return null;
  return async (question) => {
    const { createInterface } = await import('node:readline/promises');
    // Not as a terminal: Ctrl-C then is the signal that it is everywhere else.
    const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('no')));
    try {
      const answered = lines.question(`${question} [y/N] `, { signal: shell.interruption() }).catch(() => 'no');
      return /^y(?:es)?$/i.test((await Promise.race([answered, ended])).trim());
    } finally {
      lines.close();
    }
  };
}
