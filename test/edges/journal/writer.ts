/**
 * A process of its own that writes journals, for tests that kill it, race it or fill its disc.
 * `write <common> <run>` journals until it is killed; `obey <common>` opens and closes what its input names;
 * `fill <common> <run>` journals until the file may not grow any more.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AutoloopError } from '../../../src/core/error.js';
import { createJournal, type Journal, openJournal } from '../../../src/edges/journal/index.js';
import { started } from '../../core/journal/a-run.js';

const [command, commonDir = '', runId = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const codeOf = (error: unknown): string => {
  if (error instanceof AutoloopError) return error.code;
  throw error;
};

async function openOrCreate(): Promise<Journal> {
  try {
    return await openJournal(commonDir, runId);
  } catch (error) {
    if (codeOf(error) !== 'journal-missing') throw error;
    const journal = await createJournal(commonDir, runId);
    await journal.append('run.started', { ...started, run_id: runId });
    return journal;
  }
}

/** Says what was journaled once `append` has answered. */
async function write(journal: Journal): Promise<never> {
  say('open');
  for (let count = 0; ; count++) {
    const { sha256 } = await journal.putBlob(Buffer.from(`${process.pid} ${count}`));
    const { seq, hash } = await journal.append('run.paused', { reason: `${sha256} ${'é'.repeat(count % 500)}` });
    say(`${seq} ${hash}`);
  }
}

async function fill(journal: Journal): Promise<void> {
  // The signal's default is to kill; handled, the write fails as on a full disc.
  process.on('SIGXFSZ', () => {});
  try {
    for (;;) {
      const { seq, hash } = await journal.append('run.paused', { reason: 'x'.repeat(700) });
      say(`${seq} ${hash}`);
    }
  } catch (error) {
    say(codeOf(error));
  }
  await journal.append('run.paused', { reason: '' }).catch((error) => say(codeOf(error)));
  await journal.close();
}

async function obey(): Promise<void> {
  let journal: Journal | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'close') {
      await journal?.close();
      journal = undefined;
      say('closed');
      continue;
    }
    try {
      journal = await openJournal(commonDir, line);
      say('open');
    } catch (error) {
      say(codeOf(error));
    }
  }
}

if (command === 'write') await write(await openOrCreate());
else if (command === 'fill') await fill(await openOrCreate());
else await obey();
