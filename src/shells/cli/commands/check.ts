import { Option } from 'commander';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

interface Options {
  format?: 'text' | 'json';
  json?: boolean;
  staged?: boolean;
  range?: string;
}

export const check: Declare = (program, bind) =>
  program
    .command('check')
    .summary('find what is wrong in the documents, line by line')
    .description('check every document under .autoloop against the protocol')
    .argument('[paths...]', 'only findings in these files or folders')
    .addOption(new Option('--format <format>', 'how findings are printed').choices(['text', 'json']))
    .addOption(new Option('--staged', 'what the next commit will hold, and what it changes').conflicts('range'))
    .option('--range <A..B>', 'what B holds, and what each commit did that A does not have')
    .option('--json', 'the same as --format json')
    .action(
      bind(async (shell, options: Options, paths: string[]) => {
        const { checkDocuments } = await import('../../../control/check.js');
        const { staged, range } = options;
        const result = await checkDocuments(shell.directory, {
          paths,
          ...(staged && { source: { of: 'index' } }),
          ...(range === undefined ? {} : { range }),
        });
        if (options.json || options.format === 'json') {
          const { renderFindingsJson } = await import('../../../core/render/findings-json.js');
          shell.print(renderFindingsJson(result));
        } else {
          const { renderFindingsText } = await import('../../../core/render/findings-text.js');
          shell.print(renderFindingsText(result, { colour: shell.colour }));
        }
        return result.counts.error > 0 ? exitCodes.findings : exitCodes.clean;
      }),
    );
