import { Option } from 'commander';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { type Format, formats, printFindings } from '../findings.js';

export const preset: Declare = (program, bind) => {
  const group = program
    .command('preset')
    .summary('see, draw and check the ways to carry out an order')
    .description('the presets and chains that come with the tool, and the project’s own under .autoloop/presets')
    .helpCommand(false)
    .addHelpText('after', examples('preset list', 'preset show code', 'preset show code --mermaid', 'preset check'));
  group
    .command('list')
    .description('every preset and chain a run can name, with its roles or steps')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { listPresets } = await import('../../../control/presets/preset.js');
        const rows = await listPresets(shell.directory);
        if (options.json) {
          shell.json('presets', { presets: rows });
          return exitCodes.clean;
        }
        const { presetRows } = await import('../../../core/render/preset.js');
        shell.print(presetRows(rows, shell.style));
        return exitCodes.clean;
      }),
    );
  group
    .command('show')
    .description('one preset or chain: who hands over to whom as a picture, its guards, and what it tells its roles')
    .argument('<preset>', 'its name')
    .option('--mermaid', 'the picture alone, as a flowchart of Mermaid')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { mermaid?: boolean; json?: boolean }, name: string) => {
        const { presetShown } = await import('../../../control/presets/preset.js');
        const { shown, from, shadows, mermaid, errors } = await presetShown(shell.directory, name);
        if (options.json) {
          const { presetView } = await import('../../../core/render/preset-json.js');
          shell.json('preset', { name, from, shadows, ...presetView(shown), mermaid });
        } else if (options.mermaid) shell.print(mermaid);
        else {
          const { renderChain, renderPreset } = await import('../../../core/render/preset.js');
          shell.print(
            shown.kind === 'preset'
              ? renderPreset(shown.preset, shell.style)
              : renderChain(name, shown.chain, shell.style),
          );
        }
        if (shadows) shell.note(`\`${name}\` is the project’s own, in the place of the one that comes with the tool`);
        if (errors > 0) shell.note(`A run refuses it: autoloop preset check ${name}`);
        return exitCodes.clean;
      }),
    );
  group
    .command('import')
    .description(
      'bring over a preset of the TOML kind (topology.toml, autoloops.toml, harness.md, roles/*.md), line by line',
    )
    .argument('<folder>', 'the folder that holds topology.toml')
    .option('--name <name>', 'what it is to be called; default: the folder’s name')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples('preset import ../loops/autocode --dry-run', 'preset import ../loops/autocode --name pair'),
    )
    .action(
      bind(async (shell, options: { name?: string; dryRun?: boolean; json?: boolean }, folder: string) => {
        const { resolve } = await import('node:path');
        const { openRepository } = await import('../../../control/repository.js');
        const { importPresetFolder } = await import('../../../control/presets/import.js');
        const result = await importPresetFolder(await openRepository(shell.directory), {
          source: resolve(shell.directory, folder),
          shown: folder,
          dryRun: options.dryRun === true,
          ...(options.name === undefined ? {} : { name: options.name }),
        });
        const { renderPresetImport, presetImportView } = await import('../../../core/render/preset-import.js');
        if (options.json) shell.json('preset-import', presetImportView(result, options.dryRun === true));
        else shell.print(renderPresetImport(result, { dryRun: options.dryRun === true, colour: shell.colour }));
        return result.findings.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.clean;
      }),
    );
  return group
    .command('check')
    .description('what is wrong with presets and chains, line by line; exit code 1 when a run would refuse one')
    .argument('[presets...]', 'names, or folders wherever they lie (`./mine`); default: all of the project’s own')
    .addOption(new Option('--format <format>', 'how findings are printed').choices(formats))
    .option('--json', 'the same as --format json')
    .addHelpText('after', examples('preset check', 'preset check code', 'preset check ./drafts/pair --json'))
    .action(
      bind(async (shell, options: { format?: Format; json?: boolean }, wanted: string[]) => {
        const { checkPresets } = await import('../../../control/presets/preset.js');
        const result = await checkPresets(shell.directory, wanted);
        await printFindings(shell, result, options.json ? 'json' : options.format);
        return result.counts.error > 0 ? exitCodes.findings : exitCodes.clean;
      }),
    );
};
