import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, runProgram } from '../../support/run-program.js';
import { type Files, writeFiles } from '../../support/sample.js';
import type { Naive } from './attempt.js';

/** Runs in every workspace before anything else, as an installation would; the code that is measured may take part. */
export const setup = '[ ! -f src/install.sh ] || sh src/install.sh';
/** What `sh` runs for each acceptance command of the order. */
export const commands = { unit: 'sh test/unit/sub.sh', acceptance: 'npm test --silent' };

/** Fills a folder of the host that nobody may change. */
export async function makeOutside(outside: string, secret: string): Promise<void> {
  await writeFiles(outside, { canary: 'untouched\n', secret });
}

/** The recording with the places of this host in it. */
export const withPlaces = (recording: Files, outside: string): Files =>
  Object.fromEntries(Object.entries(recording).map(([name, text]) => [name, text.replaceAll('@OUTSIDE@', outside)]));

/** Lets an attempt do its deeds in a plain clone, below `room`, with nothing between it and the machine. */
export async function runNaively(deeds: Files, repo: string, room: string): Promise<Naive> {
  const [copy, outbox, outside, recording] = ['copy', 'outbox', 'outside', 'recording'].map((name) =>
    join(room, name),
  ) as [string, string, string, string];
  await makeOutside(outside, 'secret-of-the-host');
  await mkdir(outbox);
  await writeFiles(recording, withPlaces(deeds, outside));
  const env = { HOME: room, AUTOLOOP_OUTBOX: outbox, npm_config_update_notifier: 'false' };
  const run = (file: string, args: string[], cwd = copy): Promise<Outcome> => runProgram(file, args, { cwd, env });
  const git = async (...args: string[]): Promise<string> => (await run('git', args)).stdout.trimEnd();
  await run('git', ['clone', '-q', repo, copy], room);

  const script = `[ ! -f $0/output.txt ] || cat $0/output.txt
[ ! -f $0/1.patch ] || git apply $0/1.patch
[ ! -f $0/1.sh ] || sh $0/1.sh
[ ! -f $0/report.md ] || cp $0/report.md "$AUTOLOOP_OUTBOX/report.md"`;
  const { stdout, stderr } = await run('sh', ['-c', script, recording]);
  return {
    copy,
    outbox,
    outside,
    output: stdout + stderr,
    passes: async () => {
      for (const command of [setup, ...Object.values(commands)])
        if ((await run('sh', ['-c', command])).code !== 0) return false;
      return true;
    },
    git,
    commit: async () => {
      await git('add', '-A');
      await git('status');
      await git('commit', '-q', '-m', 'What the agent left');
      return (await git('ls-tree', '-r', '-z', 'HEAD')).split('\0').filter(Boolean);
    },
  };
}
