import type { HookStatus } from '../../../control/hooks/index.js';
import type { Declare, Shell } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

export const hooks: Declare = (program, bind) => {
  const group = program
    .command('hooks')
    .summary('have Git check every commit and push')
    .description('put Git hooks in place that check commits and pushes, beside those that are there')
    .helpCommand(false)
    .addHelpText('after', examples('hooks install', 'hooks status', 'hooks uninstall'));
  group
    .command('install')
    .description('put the hooks in place, beside what is there; or bring them up to date')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { installHooks } = await import('../../../control/hooks/index.js');
        const installed = await installHooks(await repositoryOf(shell));
        if (options.json) {
          shell.json('hooks-install', installed);
          return exitCodes.clean;
        }
        for (const { hook, path, did } of installed.hooks) shell.print(`${did}: ${hook} (${path})`);
        for (const path of installed.kept_aside) shell.print(`had been changed, and is kept aside: ${path}`);
        for (const sentence of installed.next) shell.print(`Next: ${sentence}`);
        return exitCodes.clean;
      }),
    );
  group
    .command('status')
    .description('which hooks act, by whose hand, with which program; exit code 1 when one does not')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { hooksStatus } = await import('../../../control/hooks/index.js');
        const status = await hooksStatus(await repositoryOf(shell));
        if (options.json) shell.json('hooks-status', status);
        else {
          shell.print(`Git looks in ${status.dir}; managed by: ${status.manager}`);
          for (const hook of status.hooks) shell.print(lineOf(hook, shell));
        }
        return status.hooks.every(({ active }) => active) ? exitCodes.clean : exitCodes.findings;
      }),
    );
  return group
    .command('uninstall')
    .description('take the hooks away and bring back what was there before')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { uninstallHooks } = await import('../../../control/hooks/index.js');
        const { removed, kept, next } = await uninstallHooks(await repositoryOf(shell));
        if (options.json) {
          shell.json('hooks-uninstall', { removed, kept, next });
          return exitCodes.clean;
        }
        for (const what of removed) shell.print(`removed: ${what}`);
        for (const what of kept) shell.print(`kept: ${what}`);
        for (const sentence of next) shell.print(`Next: ${sentence}`);
        if (removed.length + kept.length === 0) shell.print('No hooks of ours were installed.');
        return exitCodes.clean;
      }),
    );
};

async function repositoryOf(shell: Shell) {
  const { openRepository } = await import('../../../control/repository.js');
  return openRepository(shell.directory);
}

function lineOf(
  { hook, active, by, path, program, runs_first, shadowed, switched_on, problem }: HookStatus,
  shell: Shell,
) {
  const state = active ? shell.style('green', 'active') : shell.style('yellow', 'not installed');
  const isNamed = program === null && by === 'pre-commit' && !path.endsWith('.legacy');
  const runs = isNamed ? 'runs what is named there' : `runs ${program ?? 'nothing: no program is found'}`;
  const details = [
    ...(active ? [`by ${by}, in ${path}`, runs] : []),
    ...(runs_first === null ? [] : [`after ${runs_first}`]),
    ...(active && !switched_on ? ['switched off in config.yml'] : []),
    ...(problem === null ? [] : [problem]),
    ...shadowed.map((dead) => `Git does not look at ${dead}`),
  ];
  return [`${hook}: ${state}`, ...details.map((detail) => shell.style('dim', `  ${detail}`))].join('\n');
}
