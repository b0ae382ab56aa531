import type { MemoryEntry, Noted, NotedAll } from '../../../control/notes/memory.js';
import type { Declare, Shell } from '../command.js';
import { examples } from '../examples.js';
import { exitCodes } from '../exit.js';
import { sayTorn } from '../ledger-output.js';
import { list, wholeNumber } from '../options.js';

/** So many notes are printed unless more are asked for. */
const MOST = 50;

export const memory: Declare = (program, bind) => {
  const group = program
    .command('memory')
    .summary('notes for those who come later')
    .description('the memory of the repository: notes for people and agents who come later')
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        'memory add pitfall "The clock of the tests is UTC" --tags tests,time',
        'memory find clock',
        'memory remove 3f2a9c1b20de4417',
      ),
    );
  group
    .command('add')
    .description('note something, unless it is noted; prints its id')
    .argument('<type>', 'fact, decision, preference, pitfall or todo')
    .argument('<text>', 'the note')
    .option('--tags <words>', 'words to find it by, separated by commas', list)
    .option('--by <name>', 'who notes it; default: Git’s author')
    .option('--json', 'as JSON')
    .action(
      bind(
        async (
          shell,
          { tags, by, json }: { tags?: string[]; by?: string; json?: boolean },
          type: string,
          text: string,
        ) => {
          const { addNotes, parseNote } = await import('../../../control/notes/memory.js');
          const { finderOf } = await import('../../../control/notes/discoveries.js');
          const repo = await repositoryOf(shell);
          const note = parseNote(type, text, tags ?? []);
          const ts = new Date().toISOString();
          const done = await addNotes(repo, [{ ...note, ts, by: await finderOf(repo, by) }]);
          if (json) shell.json('memory-add', done);
          else await printAll(shell, done);
          return exitCodeOf(done);
        },
      ),
    );
  group
    .command('find')
    .alias('list')
    .description(
      'notes that have all these words, in their text or tags, the newest first; exit code 1 when a line cannot be read',
    )
    .argument('[words...]')
    .option('--most <number>', `how many at most; default: ${MOST}`, wholeNumber)
    .option('--json', 'as JSON lines')
    .action(
      bind(async (shell, { most, json }: { most?: number; json?: boolean }, words: string[]) => {
        const { findNotes, memoryPath } = await import('../../../control/notes/memory.js');
        const { sayKnownNote } = await import('../../../core/render/notes.js');
        const repo = await repositoryOf(shell);
        const limit = most ?? MOST;
        let found = 0;
        let isWhole = true;
        const show = (entry: MemoryEntry): void => {
          if ('fault' in entry) {
            isWhole = false;
            shell.note(`${memoryPath(repo)}:${entry.line}: ${entry.fault}`);
            return;
          }
          found += 1;
          if (json) shell.jsonLine({ version: 1, kind: 'note', ...entry.note });
          else shell.print(sayKnownNote(entry.note));
        };
        for await (const entry of findNotes(repo, words, limit)) show(entry);
        if (found === 0 && isWhole)
          shell.note(
            words.length === 0
              ? 'Nothing is noted yet. Note something: autoloop memory add <type> "…"'
              : 'No note has all of that. See all of them: autoloop memory find',
          );
        if (found === limit) shell.note(`These are the newest ${limit}; for more: --most <number>`);
        return isWhole ? exitCodes.clean : exitCodes.findings;
      }),
    );
  group
    .command('remove')
    .description('take a note back')
    .argument('<id>', 'as `memory add` and `memory find` print it')
    .option('--by <name>', 'who takes it back; default: Git’s author')
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { by, json }: { by?: string; json?: boolean }, id: string) => {
        const { removeNote } = await import('../../../control/notes/memory.js');
        const { finderOf } = await import('../../../control/notes/discoveries.js');
        const repo = await repositoryOf(shell);
        const torn = await removeNote(repo, id, { by: await finderOf(repo, by), now: new Date() });
        if (json) shell.json('memory-remove', { id, torn });
        else {
          shell.print(`removed: ${id}`);
          sayTorn(shell, torn);
        }
        return exitCodes.clean;
      }),
    );
  return group
    .command('take')
    .description('note what the roles of an attempt noted')
    .argument('<run>', 'its id, the beginning or end of it, its order, or `latest`')
    .option('--attempt <number>', 'which attempt; default: the winner', wholeNumber)
    .option('--json', 'as JSON')
    .action(
      bind(async (shell, { attempt, json }: { attempt?: number; json?: boolean }, run: string) => {
        const { takeNotesOf } = await import('../../../control/notes/memory.js');
        const done = await takeNotesOf(await repositoryOf(shell), run, attempt);
        if (json) shell.json('memory-take', done);
        else {
          await printAll(shell, done);
          if (done.noted.length === 0) shell.print(`Attempt ${done.attempt} of run ${done.run_id} recorded no note.`);
        }
        return exitCodeOf(done);
      }),
    );
};

async function repositoryOf(shell: Shell) {
  const { openRepository } = await import('../../../control/repository.js');
  return openRepository(shell.directory);
}

async function printAll(shell: Shell, { noted, torn }: NotedAll): Promise<void> {
  const { sayKnownNote } = await import('../../../core/render/notes.js');
  const line = (one: Noted): string => {
    if (one.how === 'refused') return `refused: ${one.reason}`;
    return `${one.how === 'added' ? 'added' : 'already known'}: ${sayKnownNote(one.note)}`;
  };
  for (const one of noted) shell.print(line(one));
  sayTorn(shell, torn);
}

const exitCodeOf = ({ noted }: NotedAll) =>
  noted.some(({ how }) => how === 'refused') ? exitCodes.findings : exitCodes.clean;
