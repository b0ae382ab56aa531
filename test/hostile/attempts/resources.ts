/** Attempts that leave what is expensive or impossible to handle. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../../support/run-program.js';
import { faultIf, type HostileAttempt, type Naive, right, type Seen, wrong } from './attempt.js';

const deepen = `node -e '
for (const place of ["src", process.env.AUTOLOOP_OUTBOX]) {
  const before = process.cwd();
  process.chdir(place);
  for (let depth = 0; depth < 1500; depth++) {
    fs.mkdirSync("deep");
    process.chdir("deep");
  }
  process.chdir(before);
}'
`;

const blocked = async (naive: Naive, name: string): Promise<boolean> =>
  (await runProgram('timeout', ['1', 'cat', join(naive.outbox, name)], { cwd: naive.copy })).code === 124;

const countOf = async (seen: Seen): Promise<number> => (await seen.entries()).length;

export const resourceAttempts: readonly HostileAttempt[] = [
  {
    name: 'pipes',
    recording: {
      '1.sh': `${wrong}mkfifo src/pipe "$AUTOLOOP_OUTBOX/report.md" "$AUTOLOOP_OUTBOX/events.jsonl"\n`,
    },
    works: async (naive) => (await blocked(naive, 'report.md')) && (await blocked(naive, 'events.jsonl')),
  },
  {
    name: 'huge-file',
    recording: { '1.sh': `${right}head -c 3000000 /dev/zero > src/huge\n` },
    works: async (naive) => {
      await naive.commit();
      return (await naive.git('cat-file', '-s', 'HEAD:src/huge')) === '3000000';
    },
    faults: async (seen) => faultIf((await seen.entries()).join().includes('src/huge'), 'the file was imported'),
  },
  {
    name: 'deep-folders',
    recording: { '1.sh': `${wrong}${deepen}` },
    works: (naive) =>
      rm(naive.outbox, { recursive: true }).then(
        () => false,
        () => true,
      ),
  },
  {
    name: 'closed-folders',
    recording: {
      '1.sh': `${wrong}for folder in src/closed "$AUTOLOOP_OUTBOX/closed"; do
  mkdir -p "$folder/in"
  chmod 000 "$folder/in" "$folder"
done
`,
    },
    // Root alone opens what is closed.
    works: (naive) =>
      process.getuid?.() === 0 ||
      rm(naive.outbox, { recursive: true }).then(
        () => false,
        () => true,
      ),
  },
  {
    name: 'many-files',
    recording: {
      '1.sh': `${right}mkdir src/many\nnode -e 'for (let n = 0; n < 20500; n++) fs.writeFileSync("src/many/" + n, "")'\n`,
    },
    works: async (naive) => (await naive.commit()).length > 20_500,
    faults: async (seen) => faultIf((await countOf(seen)) > 100, 'the files were imported'),
  },
  {
    name: 'flooded-output',
    recording: { '1.sh': `${wrong}yes 'All is well.' | head -c 20000000\n` },
    works: ({ output }) => output.length >= 20_000_000,
    faults: ({ events }) => {
      const role = events.find((event) => event.type === 'role.ended');
      return faultIf((role?.data.stdout?.bytes ?? 0) > 1_048_576, 'all of it was kept');
    },
  },
  {
    name: 'many-refused-names',
    recording: {
      '1.sh': `${right}mkdir src/many\nnode -e 'for (let n = 0; n < 8000; n++) fs.writeFileSync("src/many/-" + n + "x".repeat(200), "")'\n`,
    },
    works: async (naive) => (await naive.commit()).length > 8_000,
    faults: async (seen) => faultIf((await countOf(seen)) > 100, 'the files were imported'),
  },
  {
    name: 'many-events',
    recording: {
      '1.sh': `${wrong}yes '{"event":"task.done"}' | head -c 3000000 > "$AUTOLOOP_OUTBOX/events.jsonl"\n`,
    },
    works: async (naive) => (await readFile(join(naive.outbox, 'events.jsonl'), 'utf8')).split('\n').length > 100_000,
    faults: ({ events }) => faultIf(events.length > 2_000, 'too much of it was journaled'),
  },
];
