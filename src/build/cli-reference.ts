/** The reference of commands and flags, from the program itself. */
import type { Argument, Command, Option } from 'commander';
import { exitCodes } from '../shells/cli/exit.js';
import { buildProgram } from '../shells/cli/program.js';
import type { GeneratedFiles } from './generated-files.js';
import { cell, table } from './markdown.js';

export async function cliReference(): Promise<GeneratedFiles> {
  const program = buildProgram();
  const text = [
    '<!-- Made from the commands in commands/ by `npm run generate`; edit them, not this file. -->',
    '# Commands',
    program.description(),
    'For every command:',
    optionTable(program.options),
    table(
      ['exit code', 'means'],
      Object.entries(exitCodes).map(([meaning, code]) => [`${code}`, meaning]),
    ),
    ...program.commands.flatMap(describe),
  ];
  return new Map([['src/shells/cli/README.md', `${text.join('\n\n')}\n`]]);
}

/** A command and those under it. */
function describe(command: Command): string[] {
  return [
    `## ${fullName(command)}`,
    sentence(command.description()),
    `\`\`\`\nautoloop ${fullName(command)} ${command.usage()}\n\`\`\``,
    ...(command.registeredArguments.length > 0 ? [argumentTable(command.registeredArguments)] : []),
    ...(command.options.length > 0 ? [optionTable(command.options)] : []),
    ...command.commands.flatMap(describe),
  ];
}

function fullName(command: Command): string {
  const parent = command.parent;
  return parent?.parent ? `${fullName(parent)} ${command.name()}` : command.name();
}

function argumentTable(all: readonly Argument[]): string {
  return table(
    ['argument', ''],
    all.map((argument) => [`\`${argument.name()}\``, explained(argument)]),
  );
}

function optionTable(all: readonly Option[]): string {
  return table(
    ['option', ''],
    all.filter((option) => !option.hidden).map((option) => [`\`${cell(option.flags)}\``, explained(option)]),
  );
}

/** The description with the choices and the default, as help shows them. */
function explained({ description, argChoices, defaultValue }: Argument | Option): string {
  const choices = argChoices ? ` (one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')})` : '';
  const fallback =
    defaultValue === undefined || defaultValue === false ? '' : ` (default \`${JSON.stringify(defaultValue)}\`)`;
  return `${cell(description)}${choices}${fallback}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
