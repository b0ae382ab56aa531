import type { Declare } from '../command.js';
import { exitCodes } from '../exit.js';

const marks = {
  good: ['green', 'ok     '],
  warning: ['yellow', 'warning'],
  missing: ['red', 'missing'],
  absent: ['dim', 'absent '],
} as const;

export const doctor: Declare = (program, bind) =>
  program
    .command('doctor')
    .summary('what this machine and this repository lack')
    .description(
      'what this machine and this repository lack: Git, sandbox engines, images, agents, documents, runs that were cut off',
    )
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { json?: boolean }) => {
        const { examine } = await import('../../../control/doctor/doctor.js');
        const settled = shell.whenSlow('Starting a sandbox with each engine, to see what it holds here…');
        const diagnoses = await examine(shell.directory, shell.env).finally(settled);
        if (options.json) shell.json('doctor', { diagnoses });
        for (const { subject, state, found, advice } of options.json ? [] : diagnoses) {
          const [style, mark] = marks[state];
          shell.print(`${shell.style(style, mark)}  ${subject}: ${found}`);
          for (const line of advice?.split('\n') ?? []) shell.print(shell.style('dim', `         ${line}`));
        }
        return diagnoses.some((diagnosis) => diagnosis.state === 'missing') ? exitCodes.environment : exitCodes.clean;
      }),
    );
