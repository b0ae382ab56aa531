/** The one place of the CLI that knows about standard streams, colour and signals. */
import type { AutoloopError } from '../../core/error.js';
import { jsonText } from '../../core/render/json-text.js';
import { visible } from '../../core/untrusted.js';
import { exitCodes } from './exit.js';

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
  /** Says on standard error what takes so long, where that is a terminal and once it takes over a second; the answer ends it. */
  whenSlow(text: string): () => void;
  /** An expected failure, on standard error: what is wrong, then what to do next. */
  fail(error: AutoloopError): void;
  /** One versioned JSON document on standard output. */
  json(kind: string, value: object): void;
  /** One line of JSON on standard output. */
  jsonLine(value: object): void;
  /**
   * For a long listing: until `end`, what is printed is written together, a thousand results at a time, and `next`, after each
   * of them, waits for a reader that is slower.
   */
  inBatches(): { next(): Promise<void> | undefined; end(): void };
  /** Colours `text` where standard output is a terminal that wants it. */
  style(style: Style, text: string): string;
  /** Whether styled text is wanted on standard output. */
  colour: boolean;
  quiet: boolean;
  /**
   * From now on the first Ctrl-C, SIGTERM or hang-up aborts this signal, whose reason is the signal's name, instead of ending
   * the process; the second ends it. For work that has to be put away. Who was started to outlive its terminal says
   * `outlives`: a hang-up is nothing to it.
   */
  interruption(options?: { outlives: boolean }): AbortSignal;
  env: NodeJS.ProcessEnv;
}

/** Opens the terminal of this process. `--no-color` and `--quiet` are read before commands are parsed, so that errors obey them too. */
export function openTerminal(argv: readonly string[]): Terminal {
  const colour = wantsColour(argv, process.stdout);
  const colourOfErrors = wantsColour(argv, process.stderr);
  const quiet = argv.includes('--quiet') || argv.includes('-q');
  let interruption: AbortSignal | undefined;
  // `autoloop runs | head` ends when head has read enough; that is no failure, and makes nothing clean that is not.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isGone(error, process.stdout)) return void setImmediate(() => process.exit());
    process.stderr.write(`error: The result cannot be written: ${error.message} [output-unwritable]\n`);
    process.exit(exitCodes.environment);
  });
  // Work goes on when nobody reads its progress any more.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (!isGone(error, process.stderr)) throw error;
  });
  return {
    print: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    write: (text) => void process.stdout.write(text),
    note: (text) => void (quiet || process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)),
    json: (kind, value) => void process.stdout.write(`${jsonText({ version: 1, kind, ...value }, 2)}\n`),
    whenSlow: (text) => {
      const timer = setTimeout(() => {
        if (!quiet && process.stderr.isTTY === true) process.stderr.write(`${text}\n`);
      }, 1000);
      return () => clearTimeout(timer);
    },
    jsonLine: (value) => void process.stdout.write(`${jsonText(value)}\n`),
    inBatches: () => {
      const { stdout } = process;
      let results = 0;
      stdout.cork();
      return {
        next: () => {
          if (++results % 1000 !== 0) return undefined;
          stdout.uncork();
          const taken = stdout.writableNeedDrain
            ? new Promise<void>((resolve) => void stdout.once('drain', resolve))
            : undefined;
          stdout.cork();
          return taken;
        },
        end: () => stdout.uncork(),
      };
    },
    fail: ({ kind, message, code, hint }) => {
      // Further lines of a message are findings, which end with the ids of their own rules.
      // What is wrong may be told in the words of a file that somebody handed in.
      const [what, ...lines] = visible(message).split('\n');
      const error = `${colourOfErrors ? styled('red', 'error') : 'error'}: `;
      // Whoever interrupts something has what was asked for.
      const head = `${kind === 'interrupted' ? '' : error}${what} [${code}]`;
      process.stderr.write(`${[head, ...lines].join('\n')}\n`);
      if (hint !== undefined) process.stderr.write(`  ${visible(hint).replaceAll('\n', '\n  ')}\n`);
    },
    style: (style, text) => (colour ? styled(style, text) : text),
    colour,
    quiet,
    interruption: (options) => {
      interruption ??= interruptionOfProcess(options?.outlives ?? false);
      return interruption;
    },
    env: process.env,
  };
}

const styled = (style: Style, text: string): string => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;

/** Whether whoever read the stream is gone: a pipe's other end, or a terminal whose window was closed (EIO). */
const isGone = ({ code }: NodeJS.ErrnoException, stream: NodeJS.WriteStream): boolean =>
  code === 'EPIPE' || (code === 'EIO' && stream.isTTY === true);

function interruptionOfProcess(outlives: boolean): AbortSignal {
  const stopping = new AbortController();
  if (outlives) process.on('SIGHUP', () => {});
  for (const name of ['SIGINT', 'SIGTERM', ...(outlives ? [] : (['SIGHUP'] as const))] as const) {
    process.on(name, () => {
      // A second Ctrl-C means it: the journal is made to survive that.
      if (stopping.signal.aborted) process.exit(exitCodes.interrupted);
      stopping.abort(name);
    });
  }
  return stopping.signal;
}

function wantsColour(argv: readonly string[], stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (argv.includes('--no-color') || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false') return true;
  return stream.isTTY === true && TERM !== 'dumb';
}
