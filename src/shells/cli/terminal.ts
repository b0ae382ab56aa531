/** The one place of the CLI that knows about standard streams, colour and signals. */
import type { AutoloopError } from '../../core/error.js';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const codes: Record<Style, [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

export interface Terminal {
  /** A result, on standard output; a newline is added. */
  print(text: string): void;
  /** Text as it comes, on standard output. */
  write(text: string): void;
  /** A diagnostic or progress, on standard error; a newline is added. Silent under `--quiet`. */
  note(text: string): void;
  /** One versioned JSON document on standard output. */
  json(kind: string, value: object): void;
  /** Colours `text` where standard output is a terminal that wants it. */
  style(style: Style, text: string): string;
  /** Whether styled text is wanted on standard output. */
  colour: boolean;
  quiet: boolean;
  /** Aborted by the first Ctrl-C, SIGTERM or hang-up; the reason is the signal's name. */
  signal: AbortSignal;
  env: NodeJS.ProcessEnv;
}

/** Opens the terminal of this process. `--no-color` and `--quiet` are read before commands are parsed, so that errors obey them too. */
export function openTerminal(argv: readonly string[]): Terminal {
  const colour = wantsColour(argv);
  const quiet = argv.includes('--quiet') || argv.includes('-q');
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let asked = 0;
    process.on(name, () => {
      stopping.abort(name);
      // A second Ctrl-C means it: the journal is made to survive that.
      if (++asked > 1) process.exit(130);
    });
  }
  // `autoloop runs | head` ends when head has read enough; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    write: (text) => void process.stdout.write(text),
    note: (text) => void (quiet || process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)),
    json: (kind, value) => void process.stdout.write(`${JSON.stringify({ version: 1, kind, ...value }, null, 2)}\n`),
    style: (style, text) => (colour ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text),
    colour,
    quiet,
    signal: stopping.signal,
    env: process.env,
  };
}

function wantsColour(argv: readonly string[]): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (argv.includes('--no-color') || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false') return true;
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Says an expected failure in two lines: what is wrong, what to do next. */
export function sayError(terminal: Terminal, error: AutoloopError): void {
  process.stderr.write(`${terminal.style('red', 'error')}: ${error.message} [${error.code}]\n`);
  if (error.hint !== undefined) process.stderr.write(`  ${error.hint.replaceAll('\n', '\n  ')}\n`);
}
