import type { Command } from 'commander';
import type { Repository } from '../../../control/repository.js';
import { AutoloopError } from '../../../core/error.js';
import type { Bind, Declare, Shell } from '../command.js';
import { examples } from '../examples.js';
import { type ExitCode, exitCodes } from '../exit.js';
import { wholeNumber } from '../options.js';

export const journal: Declare = (program, bind) => {
  const group = program
    .command('journal')
    .summary('check, follow and read again what runs wrote down')
    .description('check, follow and read again the journals of runs, which are all that is known of them')
    .helpCommand(false)
    .addHelpText('after', examples('journal verify', 'journal tail latest --follow', 'journal rebuild --all'));
  declareVerify(group, bind);
  declareTail(group, bind);
  declareRebuild(group, bind);
};

const declareVerify = (group: Command, bind: Bind): void =>
  declareOverRuns(group, bind, {
    name: 'verify',
    summary: 'whether journals are whole',
    description:
      'check the chain, the schema and the order of every event and the content of every blob; exit code 1 when one does not hold',
    slow: 'Reading every event, and every blob they name…',
    load: async () => {
      const { verifyJournals } = await import('../../../control/inspect/journal-verify.js');
      const { renderVerdict } = await import('../../../core/render/journal.js');
      return { read: verifyJournals, render: renderVerdict };
    },
    isWell: ({ ok }) => ok,
    json: (journals) => ['journal-verify', { journals }],
  });

const declareRebuild = (group: Command, bind: Bind): void =>
  declareOverRuns(group, bind, {
    name: 'rebuild',
    summary: 'throw away what was read out of journals, and read it again',
    description:
      'throw away every projection, which is what was read out of a journal and kept, and read it out again; say of each run whether they came out as they were, and with `--json` of each file',
    slow: 'Reading every event…',
    load: async () => {
      const { rebuildProjections } = await import('../../../control/inspect/journal-rebuild.js');
      const { renderRebuilt } = await import('../../../core/render/journal.js');
      return { read: rebuildProjections, render: renderRebuilt };
    },
    isWell: ({ problem }) => problem === null,
    json: (runs) => ['journal-rebuild', { runs }],
  });

/** A command that does something with the journals of some runs, or of all, and says what came of each. */
interface OverRuns<Answer> {
  name: string;
  summary: string;
  description: string;
  /** Said when it takes long. */
  slow: string;
  load(): Promise<{
    read: (repo: Repository, wanted: readonly string[]) => AsyncIterable<Answer>;
    render: (answer: Answer, style: Shell['style']) => string;
  }>;
  isWell(answer: Answer): boolean;
  json(answers: readonly Answer[]): [kind: string, value: object];
}

function declareOverRuns<Answer>(group: Command, bind: Bind, command: OverRuns<Answer>): void {
  group
    .command(command.name)
    .summary(command.summary)
    .description(command.description)
    .argument('[runs...]', 'each by its id, the beginning or end of it, its order, or `latest`; default: every run')
    .option('--all', 'every run, as when none is named')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, options: { all?: boolean; json?: boolean }, wanted: string[]) => {
        const repo = await repositoryOf(shell, wanted, options.all);
        const { read, render } = await command.load();
        const settled = shell.whenSlow(command.slow);
        const answers: Answer[] = [];
        for await (const answer of read(repo, wanted)) {
          answers.push(answer);
          if (!options.json) shell.print(render(answer, shell.style));
        }
        settled();
        if (options.json) shell.json(...command.json(answers));
        else if (answers.length === 0) shell.print('No run yet, so there is no journal');
        return answers.every(command.isWell) ? exitCodes.clean : exitCodes.findings;
      }),
    );
}

interface TailOptions {
  follow?: boolean;
  lines: number;
  json?: boolean;
}

function declareTail(group: Command, bind: Bind): void {
  group
    .command('tail')
    .summary('the last events of a run, and those to come')
    .description('the last events of a run, and with `--follow` each new one as it is written, until the run ends')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('-f, --follow', 'go on until nobody works on the run any more, or Ctrl-C')
    .option('-n, --lines <number>', 'so many of those that are there', wholeNumber, 10)
    .option('--json', 'each event as a line of JSON, as the journal has it')
    .action(
      bind(async (shell, options: TailOptions, wanted: string): Promise<ExitCode> => {
        const { openRepository } = await import('../../../control/repository.js');
        const { knownRun } = await import('../../../control/inspect/runs.js');
        const { followJournal } = await import('../../../control/inspect/journal-follow.js');
        const { eventLine } = await import('../run-texts.js');
        const repo = await openRepository(shell.directory);
        const id = await knownRun(repo, wanted);
        const ended = await followJournal(repo, id, {
          last: options.lines,
          follow: options.follow === true,
          signal: shell.interruption(),
          tell: (event) => (options.json ? shell.jsonLine(event) : shell.print(eventLine(event))),
        });
        if (ended === 'paused' || ended === 'cut-off')
          shell.note(
            `Run ${id} ${ended === 'paused' ? 'is paused' : 'was cut off'}; go on with: autoloop resume ${id}`,
          );
        return ended === 'interrupted' ? exitCodes.interrupted : exitCodes.clean;
      }),
    );
}

/** @throws AutoloopError `all-or-some` when runs are named besides `--all`. */
async function repositoryOf(shell: Shell, wanted: readonly string[], all = false) {
  if (all && wanted.length > 0)
    throw new AutoloopError('usage', 'all-or-some', '`--all` was given, and runs besides', {
      hint: 'Leave out one of them.',
    });
  const { openRepository } = await import('../../../control/repository.js');
  return openRepository(shell.directory);
}
