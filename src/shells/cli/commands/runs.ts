import { Option } from 'commander';
import type { DamagedRun, KnownRun } from '../../../control/inspect/runs.js';
import type { RunStanding } from '../../../core/render/runs.js';
import type { Declare } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';

interface Options {
  live?: boolean;
  outcome?: RunStanding[];
  json?: boolean;
  stream?: boolean;
}

/** The compiler asks for each way to stand. */
const standings = Object.keys({
  'accepted-candidate': true,
  'no-candidate': true,
  held: true,
  blocked: true,
  'budget-exhausted': true,
  stalled: true,
  'agent-failed': true,
  'environment-failed': true,
  interrupted: true,
  running: true,
  paused: true,
  'cut-off': true,
} satisfies Record<RunStanding, true>) as RunStanding[];

export const runs: Declare = (program, bind) =>
  program
    .command('runs')
    .summary('list the runs of this repository')
    .description('list the runs of this repository, each beneath the run it goes on from')
    .argument('[order]', 'only runs of this order')
    .option('--live', 'only those that are at work now')
    .addOption(new Option('--outcome <outcomes...>', 'only those that stand so').choices(standings))
    .option('--json', 'as JSON')
    .option('--stream', 'as JSON, a line for each run as soon as it is read')
    .addHelpText('after', examples('runs --live', 'runs login-redirect', 'runs --outcome paused cut-off'))
    .action(
      bind(async (shell, { live, outcome, json, stream }: Options, order?: string) => {
        const { openRepository } = await import('../../../control/repository.js');
        const { registry } = await import('../../../control/inspect/registry.js');
        const repo = await openRepository(shell.directory);
        const listed: KnownRun[] = [];
        const damaged: DamagedRun[] = [];
        for await (const run of registry(repo, { order, live, standing: outcome })) {
          const isDamaged = 'problem' in run;
          if (stream)
            shell.jsonLine({ version: 1, kind: 'runs', runs: isDamaged ? [] : [run], damaged: isDamaged ? [run] : [] });
          else if (isDamaged) damaged.push(run);
          else listed.push(run);
        }
        if (stream) return exitCodes.clean;
        if (json) {
          shell.json('runs', { runs: listed, damaged });
          return exitCodes.clean;
        }
        if (listed.length === 0) shell.print(nothing(order, live === true, outcome !== undefined));
        const { renderDamaged, renderRuns } = await import('../../../core/render/runs.js');
        for (const line of renderRuns(listed, shell.style)) shell.print(line);
        for (const line of renderDamaged(damaged, shell.style)) shell.print(line);
        return exitCodes.clean;
      }),
    );

function nothing(order: string | undefined, live: boolean, chosen: boolean): string {
  const of = order === undefined ? '' : ` of ${order}`;
  const all = `See all of them with: autoloop runs${order === undefined ? '' : ` ${order}`}`;
  if (chosen) return `No such run${of}. ${all}`;
  if (live) return `No run${of} is at work. ${all}`;
  return `No run${of} yet. Start one with: autoloop run ${order ?? '<order>'}`;
}
