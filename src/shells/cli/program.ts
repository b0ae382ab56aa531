import { resolve } from 'node:path';
import { type Argument, Command, CommanderError, InvalidArgumentError, type Option } from 'commander';
import { nearest } from '../../core/nearest.js';
import { version } from '../../version.js';
import type { Body, GlobalOptions } from './command.js';
import { commandGroups } from './commands/index.js';
import { examples } from './examples.js';
import { type ExitCode, exitCodes } from './exit.js';
import type { Terminal } from './terminal.js';

/**
 * The whole command line, declared. `finish` is told the exit code of the command that ran.
 * Without a terminal it can still be inspected, which is how its reference is generated.
 */
export function buildProgram(terminal?: Terminal, finish: (code: ExitCode) => void = () => {}): Command {
  const program = new Command('autoloop')
    .description(
      'Give the same work order to several coding agents, believe none of them, keep the one that proves itself.',
    )
    .usage('<command> [options]')
    .version(version, '-V, --version', 'print the version')
    .option('--repo <dir>', 'work on the repository that holds this folder')
    .option('--no-color', 'plain text; also NO_COLOR=1')
    .option('-q, --quiet', 'no progress and no notes, only results')
    .option('-y, --yes', 'never ask; take the safe answer')
    .helpOption('-h, --help', 'print help, also after a command')
    .helpCommand(false)
    .addHelpText('after', examples('demo', 'init --agent claude,codex', 'run login-redirect --attempts 3', 'help run'))
    .showHelpAfterError('(autoloop --help lists the commands)')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inPlainWords(text)) })
    .configureHelp({
      // One line a command: its options are on its own page.
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(termOf)].join(' '),
    });

  const bind =
    (body: Body) =>
    async (...args: unknown[]) => {
      if (!terminal) throw new Error('This program was built to be described, not run');
      const command = args.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions>();
      const shell = { ...terminal, directory: resolve(options.repo ?? '.'), yes: options.yes === true };
      finish(await body(shell, options, ...args.slice(0, -2)));
    };
  for (const { title, commands } of commandGroups) {
    program.commandsGroup(title);
    for (const declare of commands) declare(program, bind);
  }
  for (const command of program.commands) finishDeclaring(command, command.name());
  return program;
}

/** What commander calls the value of a command's argument, as a person would say it. */
const inPlainWords = (text: string): string =>
  text.replace(/^error: command-argument value '(.*)' is invalid for argument '(.*?)'\./s, "error: '$1' is no $2.");

/** Commands, and those under them, speak alike when they are called wrongly. */
function finishDeclaring(command: Command, name: string): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'print this')
    .showHelpAfterError(`(autoloop ${name} --help says how)`);
  for (const one of [...command.registeredArguments, ...command.options]) suggestChoices(one);
  for (const below of command.commands) finishDeclaring(below, `${name} ${below.name()}`);
}

/** For a value that is none of the choices, the nearest of them. */
function suggestChoices(one: Argument | Option): void {
  const { argChoices: choices, parseArg: parse } = one;
  if (choices === undefined || parse === undefined) return;
  one.argParser<unknown>((value, before) => {
    try {
      return parse.call(one, value, before);
    } catch (error) {
      const close = error instanceof InvalidArgumentError ? nearest(value, choices) : undefined;
      throw close === undefined
        ? error
        : new InvalidArgumentError(`Did you mean ${close}? ${(error as Error).message}`);
    }
  });
}

function termOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** The exit code for what commander throws: help and version are clean, the rest is usage; `undefined` for anything else. */
export const exitCodeOfParsing = (error: unknown): ExitCode | undefined =>
  error instanceof CommanderError ? (error.exitCode === 0 ? exitCodes.clean : exitCodes.usage) : undefined;
