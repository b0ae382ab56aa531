/** The reference of commands and flags, from the program itself. */
import type { GeneratedFiles } from './generate.js';

export async function cliReference(): Promise<GeneratedFiles> {
  return new Map();
}
