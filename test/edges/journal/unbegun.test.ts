import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createJournal,
  listRuns,
  listUnbegun,
  openJournal,
  projectRun,
  runDir,
  runsDir,
  sweepUnbegun,
} from '../../../src/edges/journal/index.js';
import { thisProcess } from '../../../src/edges/process/owner.js';
import { runId, started } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';

const dead = { ...thisProcess(), pid: 4_000_000, started: '1' };
const rebooted = { ...thisProcess(), boot: '00000000-0000-0000-0000-000000000000' };
const otherStart = { ...thisProcess(), started: '1' };
const elsewhere = { ...dead, pid_namespace: 'pid:[1]' };

/** The folder of a run as a kill leaves it: with a lock of `owner`, and `journal` as far as it came. */
async function cutOff(common: string, id: string, owner: unknown, journal?: string): Promise<void> {
  const dir = runDir(common, id);
  await mkdir(join(dir, 'blobs'), { recursive: true });
  if (owner !== undefined) await writeFile(join(dir, 'lock.1'), JSON.stringify(owner));
  if (journal !== undefined) await writeFile(join(dir, 'journal.jsonl'), journal);
}

test('runs that were killed before their first event go, and nobody else', async () => {
  const common = await temporary();
  expect(await listUnbegun(common)).toEqual([]);
  const begun = await createJournal(common, runId);
  await begun.append('run.started', { ...started, run_id: runId });
  await begun.close();
  const beginning = await createJournal(common, 'beginning');
  await cutOff(common, 'a-folder', undefined);
  await cutOff(common, 'b-lock', dead);
  await cutOff(common, 'c-torn', rebooted, '{"v":1,"seq":1,');
  await cutOff(common, 'd-same-pid', otherStart, '');
  await cutOff(common, 'e-elsewhere', elsewhere, '');
  await mkdir(join(runsDir(common), '.gone-z-0011'));
  await mkdir(join(runsDir(common), '.trash'));

  const left = ['.gone-z-0011', 'a-folder', 'b-lock', 'c-torn', 'd-same-pid'];
  const listed = await listUnbegun(common);
  expect(listed.flatMap(({ name, live }) => (live ? [] : [name])).sort()).toEqual(left);
  expect(listed.flatMap(({ name, live }) => (live ? [name] : [])).sort()).toEqual(['beginning', 'e-elsewhere']);
  expect((await sweepUnbegun(common)).sort()).toEqual(left);
  expect((await readdir(runsDir(common))).sort()).toEqual(['.trash', 'beginning', 'e-elsewhere', runId].sort());
  expect(await listRuns(common)).toEqual([runId]);
  await beginning.append('run.started', { ...started, run_id: 'beginning' });
  await beginning.close();
  expect(await listRuns(common)).toEqual([runId, 'beginning']);
});

test('a run that lost its events had begun all the same, wherever its folder shows it', async () => {
  const common = await temporary();
  const names = ['begun', 'projection.json', 'projections', 'scratch'];
  const five = ['a', 'b', 'c', 'd', 'e'];
  for (const name of names) {
    await cutOff(common, name, undefined, '');
    await mkdir(join(runDir(common, name), name));
  }
  const withBlobs = async (id: string, blobs: readonly string[]) => {
    await cutOff(common, id, dead, '{"v":1,"seq":1,');
    for (const blob of blobs) await writeFile(join(runDir(common, id), 'blobs', blob), '');
  };
  await withBlobs('few-blobs', [...five, '.f-0011']);
  await withBlobs('more-blobs', [...five, 'f']);
  await rm(join(runDir(common, 'more-blobs'), 'journal.jsonl'));
  const began = [...names, 'more-blobs'].sort();
  expect(await listRuns(common)).toEqual(began);
  expect((await listUnbegun(common)).map(({ name }) => name)).toEqual(['few-blobs']);
  expect(await sweepUnbegun(common)).toEqual(['few-blobs']);
  expect((await readdir(runsDir(common))).sort()).toEqual(began);
  await expect(projectRun(common, 'begun')).rejects.toMatchObject({ code: 'journal-broken' });
  await expect(openJournal(common, 'begun')).rejects.toMatchObject({ code: 'journal-broken' });
});

test('who begins while others sweep begins all the same', async () => {
  const common = await temporary();
  let isOver = false;
  const sweeping = [0, 1].map(async () => {
    while (!isOver) await sweepUnbegun(common);
  });
  const ids = Array.from({ length: 60 }, (_, index) => `run-${String(index).padStart(2, '0')}`);
  try {
    for (const id of ids) {
      const journal = await createJournal(common, id);
      await journal.append('run.started', { ...started, run_id: id });
      await journal.close();
    }
  } finally {
    isOver = true;
    await Promise.all(sweeping);
  }
  expect((await listRuns(common)).toSorted()).toEqual(ids);
  expect((await readdir(runsDir(common))).sort()).toEqual(ids);
});
