/** Examples below a command's help: command lines as a person types them. */
export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ autoloop ${line}`).join('\n')}`;
