import { Option } from 'commander';
import { AutoloopError } from '../../../core/error.js';
import type { Declare, Shell } from '../command.js';
import { exitCodes } from '../exit.js';
import { type Format, formats, printFindings } from '../findings.js';
import { watched } from '../watch-output.js';

interface Options {
  format?: Format;
  json?: boolean;
  fix?: boolean;
  staged?: boolean;
  range?: string;
  all?: boolean;
  watch?: boolean;
}

export const check: Declare = (program, bind) =>
  program
    .command('check')
    .summary('find what is wrong in the documents, line by line')
    .description('check every document under .autoloop against the protocol')
    .argument('[paths...]', 'only findings in these files or folders')
    .addOption(new Option('--format <format>', 'how findings are printed').choices(formats))
    .addOption(new Option('--staged', 'what the next commit will hold, and what it changes').conflicts('range'))
    .option('--range <A..B>', 'what B holds, and what each commit did that A does not have')
    .addOption(
      new Option('--fix', 'repair what can be repaired without changing what is meant').conflicts(['staged', 'range']),
    )
    .option('--all', 'errors also where nothing was touched since `checks.since` of config.yml')
    .addOption(
      new Option('--watch', 'check again whenever something changes, and say what is different').conflicts([
        'staged',
        'range',
        'fix',
      ]),
    )
    .option('--json', 'the same as --format json')
    .action(
      bind(async (shell, options: Options, paths: string[]) => {
        if (options.watch) return watching(shell, options, paths);
        const result = options.fix
          ? await fixed(shell.directory, options, paths)
          : await checked(shell.directory, options, paths);
        await printFindings(shell, result, options.json ? 'json' : options.format);
        return result.counts.error > 0 ? exitCodes.findings : exitCodes.clean;
      }),
    );

async function checked(directory: string, { staged, range, all = false }: Options, paths: string[]) {
  const { checkDocuments } = await import('../../../control/check/check.js');
  return checkDocuments(directory, {
    paths,
    all,
    ...(staged && { source: { of: 'index' } }),
    ...(range === undefined ? {} : { range }),
  });
}

async function fixed(directory: string, { all = false }: Options, paths: string[]) {
  const { fixDocuments } = await import('../../../control/check/fix.js');
  return fixDocuments(directory, { paths, all });
}

async function watching(shell: Shell, { format = 'text', json, all = false }: Options, paths: string[]) {
  if (format !== 'text' && format !== 'json')
    throw new AutoloopError(
      'usage',
      'format-without-end',
      `What --watch tells has no end, which --format ${format} needs`,
      {
        hint: 'With --watch there are text and json.',
      },
    );
  const { watchChecks } = await import('../../../control/watch/watch.js');
  return watched(shell, { json: json === true || format === 'json' }, (watching) =>
    watchChecks(shell.directory, { ...watching, paths, all }),
  );
}
