import type { BoardLine, Recorded, RecordedAll } from '../../../control/notes/discoveries.js';
import type { Declare, Shell } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { sayTorn } from '../ledger-output.js';
import { wholeNumber } from '../options.js';

export const discover: Declare = (program, bind) => {
  const group = program
    .command('discover')
    .summary('what was found out about the project')
    .description('the discovery board: what agents and people found out about the project, each thing once')
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        `discover add utility '{"name":"pad","file":"src/pad.ts","usage":"pad(text, 3)"}'`,
        'discover list --type blocker',
        'discover take login-redirect',
      ),
    );
  group
    .command('add')
    .description(
      'put a discovery on the board, unless it is there; `-`: lines of {"type":…,"data":…} from standard input',
    )
    .argument('<type>', 'a type of discovery, or `-`')
    .argument('[json]', 'what was found, as a JSON object')
    .option('--agent <name>', 'who found it; default: Git’s author')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { agent, json }: { agent?: string; json?: boolean }, type: string, data?: string) => {
        const { addDiscoveries, finderOf, parseFinding, parseFindings } = await import(
          '../../../control/notes/discoveries.js'
        );
        const repo = await repositoryOf(shell);
        const findings =
          type === '-' && data === undefined
            ? parseFindings(await (await import('../standard-input.js')).standardInput())
            : [parseFinding(type, data ?? '')];
        const who = { agent: await finderOf(repo, agent), now: new Date() };
        const done = await addDiscoveries(repo, findings, who);
        if (json) shell.json('discover-add', done);
        else await printAll(shell, done);
        return exitCodeOf(done);
      }),
    );
  group
    .command('list')
    .description('the board, the oldest first; exit code 1 when a line of it cannot be read')
    .option('--type <type>', 'only discoveries of this type')
    .option('--json', 'as JSON lines')
    .configureOutput({
      outputError: (text, write) =>
        write(text.replace(/^(error: too many arguments.*)/, '$1 A type goes with --type.')),
    })
    .action(
      bind(async (shell, { type, json }: { type?: string; json?: boolean }) => {
        const { boardLines, boardPath, typeNamed } = await import('../../../control/notes/discoveries.js');
        const { sayFinding } = await import('../../../core/render/notes.js');
        const { visibleLine } = await import('../../../core/untrusted.js');
        const wanted = type === undefined ? undefined : typeNamed(type);
        const repo = await repositoryOf(shell);
        let isWhole = true;
        let isEmpty = true;
        const show = (line: BoardLine): void => {
          isEmpty = false;
          if ('fault' in line) {
            isWhole = false;
            shell.note(`${boardPath(repo)}:${line.line}: ${line.fault}`);
          } else if (json) shell.jsonLine({ version: 1, kind: 'discovery', ...line.discovery });
          else {
            const { ts, agent } = line.discovery;
            shell.print(`${ts}  ${visibleLine(agent)}  ${sayFinding(line.discovery)}`);
          }
        };
        const batches = shell.inBatches();
        try {
          for await (const line of boardLines(repo, wanted)) {
            show(line);
            await batches.next();
          }
        } finally {
          batches.end();
        }
        if (isEmpty)
          shell.note(
            `Nothing${wanted === undefined ? '' : ` of type \`${wanted}\``} is on the board yet. See what can be: autoloop discover types`,
          );
        return isWhole ? exitCodes.clean : exitCodes.findings;
      }),
    );
  group
    .command('types')
    .description('the types of discoveries, and what each holds')
    .action(
      bind(async (shell) => {
        shell.print((await import('../../../core/render/notes.js')).sayTypes());
        return exitCodes.clean;
      }),
    );
  return group
    .command('take')
    .description('put on the board what the roles of an attempt found out')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('--attempt <number>', 'which attempt; default: the winner', wholeNumber)
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { attempt, json }: { attempt?: number; json?: boolean }, run: string) => {
        const { takeDiscoveries } = await import('../../../control/notes/discoveries.js');
        const done = await takeDiscoveries(await repositoryOf(shell), run, attempt);
        if (json) shell.json('discover-take', done);
        else {
          await printAll(shell, done);
          if (done.recorded.length === 0)
            shell.print(`Attempt ${done.attempt} of run ${done.run_id} recorded no discovery.`);
        }
        return exitCodeOf(done);
      }),
    );
};

async function repositoryOf(shell: Shell) {
  const { openRepository } = await import('../../../control/repository.js');
  return openRepository(shell.directory);
}

async function printAll(shell: Shell, { recorded, torn }: RecordedAll): Promise<void> {
  const { sayFinding } = await import('../../../core/render/notes.js');
  const { visibleLine } = await import('../../../core/untrusted.js');
  const line = (one: Recorded): string => {
    if (one.how === 'refused') return `refused: ${one.reason}`;
    const said = sayFinding(one.discovery);
    return one.how === 'added' ? `added: ${said}` : `already known, from ${visibleLine(one.discovery.agent)}: ${said}`;
  };
  for (const one of recorded) shell.print(line(one));
  sayTorn(shell, torn);
}

const exitCodeOf = ({ recorded }: RecordedAll) =>
  recorded.some(({ how }) => how === 'refused') ? exitCodes.findings : exitCodes.clean;
