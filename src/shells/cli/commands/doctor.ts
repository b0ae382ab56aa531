import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

const marks = { good: ['green', 'ok     '], warning: ['yellow', 'warning'], missing: ['red', 'missing'] } as const;

export const doctor: Declare = (program, bind) =>
  program
    .command('doctor')
    .summary('what this machine and this repository lack')
    .description('what this machine and this repository lack: Git, sandbox, agents, documents, runs that were cut off')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { examine } = await import('../../../control/doctor.js');
        const diagnoses = await examine(shell.directory, shell.env);
        if (options.json) shell.json('doctor', { diagnoses });
        for (const { subject, state, found, advice } of options.json ? [] : diagnoses) {
          const [style, mark] = marks[state];
          shell.print(`${shell.style(style, mark)}  ${subject}: ${found}`);
          for (const line of advice?.split('\n') ?? []) shell.print(shell.style('dim', `         ${line}`));
        }
        return diagnoses.some((diagnosis) => diagnosis.state === 'missing') ? exitCodes.environment : exitCodes.clean;
      }),
    );
