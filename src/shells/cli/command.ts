import type { Command } from 'commander';
import type { ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';

/** What every command's body is given besides its own arguments. */
export interface Shell extends Terminal {
  /** The folder the command speaks of: `--repo`, else the current one. */
  directory: string;
  /** `--yes`: take the safe default instead of asking. */
  yes: boolean;
}

export interface GlobalOptions {
  repo?: string;
  quiet?: boolean;
  yes?: boolean;
  color?: boolean;
}

/**
 * Gives a command its body. Bodies import what they need when they run, so that declaring forty commands costs nothing.
 * `run` gets the shell, the parsed options and the positional arguments, and answers with the exit code.
 */
export type Declare = (program: Command, bind: Bind) => void;

// biome-ignore lint/suspicious/noExplicitAny: commander hands options over untyped; each command states their shape.
export type Body = (shell: Shell, options: any, ...args: any[]) => Promise<ExitCode>;
export type Bind = (body: Body) => (...args: unknown[]) => Promise<void>;
