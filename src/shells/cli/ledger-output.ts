import type { Terminal } from './terminal.js';

/** That the last line of a ledger was not whole, and where it is now; nothing where it was. */
export function sayTorn(shell: Terminal, torn: string | null): void {
  if (torn !== null)
    shell.note(`The last line was cut off by a crash; it was never told to be added, and is set aside in ${torn}`);
}
