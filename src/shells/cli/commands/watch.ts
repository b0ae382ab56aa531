import type { Declare } from '../command.js';
import { watched } from '../watch-output.js';

interface Options {
  dispatch: boolean;
  json?: boolean;
}

export const watch: Declare = (program, bind) =>
  program
    .command('watch')
    .summary('check what changes, and start orders that become ready')
    .description(
      'check again whenever something changes and say what is different; start orders with `dispatch: on-ready` as soon as they are ready; tell of runs that begin and end',
    )
    .option('--no-dispatch', 'start nothing')
    .option('--json', 'what is told, as one line of JSON each')
    .addHelpText(
      'after',
      `
One watcher a repository; \`autoloop check --watch\`, which starts nothing, as many as you like. Ctrl-C ends the
watcher; runs it started go on. Where files change and nothing is told, as on network shares and in some
containers, set CHOKIDAR_USEPOLLING=1, and files are looked at once a second.`,
    )
    .action(
      bind(async (shell, { dispatch, json = false }: Options) =>
        watched(shell, { json }, async (watching) => {
          const { watchRepository } = await import('../../../control/watch/watch.js');
          await watchRepository(shell.directory, { ...watching, dispatch });
        }),
      ),
    );
