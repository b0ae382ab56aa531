import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

export const demo: Declare = (program, bind) =>
  program
    .command('demo')
    .summary('see the whole way once, on a sample project')
    .description('make a sample project with a bug, let three recorded agents compete, and keep the evidence')
    .argument('[folder]', 'where to make it; default: a fresh temporary folder')
    .action(
      bind(async (shell, _options, folder?: string) => {
        const { demo: tellDemo } = await import('../../../control/demo.js');
        const started = Date.now();
        shell.print(
          'The agents in this demo are recordings that are played back inside real sandboxes; everything else is real.',
        );
        const places = await tellDemo({
          cli: [process.execPath, process.argv[1] ?? ''],
          ...(folder === undefined ? {} : { folder }),
          tell: {
            step: (title, command) =>
              shell.print(`\n${shell.style('bold', title)}\n${shell.style('cyan', `$ ${command}`)}`),
            output: (chunk) => shell.write(chunk),
            note: (text) => shell.note(text),
          },
          signal: shell.interruption(),
          environment: { ...shell.env, ...(shell.colour ? { FORCE_COLOR: '1' } : {}) },
        });
        shell.print(
          [
            '',
            shell.style('bold', `Done in ${Math.round((Date.now() - started) / 1000)} s. Look around:`),
            `  cd ${places.repository}`,
            '  git log --oneline --all --graph     the order, the attempts, the evidence',
            '  ls .autoloop/*                      orders, reports, reviews, closeouts',
            '  autoloop inspect latest             what happened, event by event',
            '',
            'To let a real agent compete, name it under `agents:` in .autoloop/config.yml:',
            '  claude: { driver: exec, command: [claude, -p, --dangerously-skip-permissions], env: [ANTHROPIC_API_KEY] }',
            'and open the network to its model with `sandbox: { network: ["api.anthropic.com:443"] }`.',
          ].join('\n'),
        );
        return exitCodes.clean;
      }),
    );
