import { text } from 'node:stream/consumers';
import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';
import { failureOf } from '../failure.js';

export const hook: Declare = (program, bind) =>
  program
    .command('hook')
    .summary('what Git calls; see hooks install')
    .description('do what is to be done in one of Git’s hooks, with the arguments and the input Git gives it')
    .argument(
      '<name>',
      'the name of the hook: pre-commit, pre-merge-commit, commit-msg, pre-push, post-commit, post-merge',
    )
    .argument('[args...]', 'what Git passes to it')
    .action(
      bind(async (shell, _options: object, name: string, args: string[]) => {
        const { runHook } = await import('../../../control/hook/index.js');
        const { renderVerdict } = await import('../../../core/render/hook.js');
        try {
          const verdict = await runHook(name, {
            directory: shell.directory,
            args,
            input: () => text(process.stdin),
            environment: shell.env,
            now: new Date(),
          });
          const said = renderVerdict(name, verdict, { colour: shell.colour });
          if (said !== '') shell.print(said);
          return verdict.passes ? exitCodes.clean : exitCodes.findings;
        } catch (error) {
          // A bug must not look like a refusal, which is exit code 1 too: Git would be told that a check was made.
          if (failureOf(error) !== undefined) throw error;
          shell.print(`autoloop: the ${name} hook crashed. Please report it with these lines:`);
          shell.print(error instanceof Error ? (error.stack ?? error.message) : String(error));
          return exitCodes.environment;
        }
      }),
    );
