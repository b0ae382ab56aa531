import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldRun } from '../../../src/core/journal/fold.js';
import { createJournal, journalPath, openJournal, projectRun, runDir } from '../../../src/edges/journal/index.js';
import { type Happening, runId, sealed, wholeRun } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';

const pauses: Happening[] = Array.from({ length: 300 }, (_, index) => [
  'run.paused',
  { reason: `${index} ${'é'.repeat(100)}` },
]);
const { events, bytes } = sealed([...wholeRun.slice(0, 30), ...pauses]);

async function longRun(): Promise<{ common: string; kept: string }> {
  const common = await temporary();
  await mkdir(join(runDir(common, runId), 'blobs'), { recursive: true });
  await writeFile(journalPath(common, runId), bytes);
  return { common, kept: join(runDir(common, runId), 'projection.json') };
}

/** Changes the first event where it lies; who reads from there notices. */
async function breakBeginning(common: string): Promise<void> {
  const file = await open(journalPath(common, runId), 'r+');
  await file.write('X', 200);
  await file.close();
}

test('reading again costs what is new', async () => {
  const { common, kept } = await longRun();
  const state = foldRun(events);
  expect(await projectRun(common, runId)).toEqual(state);
  expect((await stat(kept)).mode & 0o777).toBe(0o600);

  const journal = await openJournal(common, runId);
  await journal.append('run.resumed', {
    by: 'Ada',
    redone: [],
    tool_version: '0.1.0',
    sandbox: { engine: 'bubblewrap', version: '0.8.0' },
  });
  await journal.close();
  await breakBeginning(common);
  expect(await projectRun(common, runId)).toMatchObject({ resumed: 1, head: { seq: events.length + 1 } });
  await rm(kept);
  await expect(projectRun(common, runId)).rejects.toThrow('broken at event 1');
});

test('a state that is kept is the same, byte for byte, read at once or as the journal grew', async () => {
  const { common, kept } = await longRun();
  await projectRun(common, runId);
  const atOnce = await readFile(kept);
  await rm(kept);
  // Half of it is more than is worth keeping, so that a state is kept twice.
  const half = bytes.indexOf(0x0a, bytes.length / 2) + 1;
  await writeFile(journalPath(common, runId), bytes.subarray(0, half));
  await projectRun(common, runId);
  expect(await readFile(kept)).not.toEqual(atOnce);
  await writeFile(journalPath(common, runId), bytes);
  await projectRun(common, runId);
  expect(await readFile(kept)).toEqual(atOnce);
});

test('a short journal is not worth keeping a state of', async () => {
  const common = await temporary();
  const journal = await createJournal(common, runId);
  for (const [type, data] of wholeRun) await journal.append(type, data);
  await journal.close();
  await projectRun(common, runId);
  expect((await readdir(runDir(common, runId))).sort()).toEqual(['begun', 'blobs', 'journal.jsonl']);
});

test('a kept state that is damaged is not used', async () => {
  const { common, kept } = await longRun();
  const state = await projectRun(common, runId);
  const good = await readFile(kept);
  const damages: ((text: Buffer) => Buffer)[] = [
    () => Buffer.alloc(0),
    () => Buffer.from('{}'),
    () => Buffer.from('null'),
    (text) => text.subarray(0, text.length >> 1),
    (text) => text.subarray(0, -1),
    (text) => Buffer.concat([text.subarray(0, -1), Buffer.from('}')]),
    (text) => Buffer.concat([text, Buffer.from('\n')]),
    (text) => Buffer.from(text.toString().replace('"resumed":0', '"resumed":7')),
    (text) => Buffer.from(text.toString().replace(/"offset":\d+/, '"offset":0')),
    ...[5, 80, 100, 2000].map((offset) => (text: Buffer) => {
      const changed = Buffer.from(text);
      changed[offset] = (changed[offset] ?? 0) ^ 1;
      return changed;
    }),
  ];
  for (const damage of damages) {
    expect(damage(good)).not.toEqual(good);
    await writeFile(kept, damage(good));
    expect(await projectRun(common, runId)).toEqual(state);
    expect(await readFile(kept)).toEqual(good);
  }
});

test('a kept state of another version, or of another journal, is not used', async () => {
  const { common, kept } = await longRun();
  const state = await projectRun(common, runId);
  const good = await readFile(kept, 'utf8');
  const body = good.slice(good.indexOf('"kept":') + '"kept":'.length, -2);
  const resealed = (text: string) => `{"sha256":"${createHash('sha256').update(text).digest('hex')}","kept":${text}}\n`;
  expect(resealed(body)).toBe(good);

  await writeFile(kept, resealed(body.replace('"resumed":0', '"resumed":7')));
  expect((await projectRun(common, runId)).resumed).toBe(7);
  await writeFile(kept, resealed(body.replace('"resumed":0', '"resumed":7').replace('"fold":', '"fold":99')));
  expect(await projectRun(common, runId)).toEqual(state);

  const other = sealed([
    ...wholeRun.slice(0, 30),
    ...pauses.map(([, data]): Happening => ['run.paused', { reason: `${(data as { reason: string }).reason}!` }]),
  ]);
  await writeFile(journalPath(common, runId), other.bytes);
  expect(await projectRun(common, runId)).toEqual(foldRun(other.events));
});

test('what a killed reader left half written goes when the run goes on, and is never read', async () => {
  const { common, kept } = await longRun();
  const state = await projectRun(common, runId);
  const left = join(runDir(common, runId), '.projection.json-0123456789ab');
  await writeFile(left, (await readFile(kept)).subarray(0, 1000));
  expect(await projectRun(common, runId)).toEqual(state);
  await (await openJournal(common, runId)).close();
  expect((await readdir(runDir(common, runId))).sort()).toEqual(['blobs', 'journal.jsonl', 'projection.json']);
});

test('where nothing can be written, it is read all the same', async () => {
  const { common, kept } = await longRun();
  // As root a mode stops nobody; a folder in the way does.
  await mkdir(join(kept, 'in-the-way'), { recursive: true });
  expect(await projectRun(common, runId)).toEqual(foldRun(events));
  await chmod(runDir(common, runId), 0o500);
  expect(await projectRun(common, runId)).toEqual(foldRun(events));
  await chmod(runDir(common, runId), 0o700);
  expect((await readdir(runDir(common, runId))).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('where a named pipe is in the place of a kept state, nobody waits for it', async () => {
  const common = await temporary();
  await mkdir(runDir(common, runId), { recursive: true });
  await writeFile(journalPath(common, runId), sealed(wholeRun).bytes);
  execFileSync('mkfifo', [join(runDir(common, runId), 'projection.json')]);
  expect(await projectRun(common, runId)).toMatchObject({ head: { seq: wholeRun.length } });
});
