import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Duplex, Readable } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createJournal, holderOf, openJournal, runDir } from '../../../src/edges/journal/index.js';
import { takeLock } from '../../../src/edges/journal/lock.js';
import { type Owner, thisProcess, whereaboutsOf } from '../../../src/edges/process/owner.js';
import { started } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';
import { startWriter, withWriter } from './processes.js';

withWriter();

const run = '20261120T100000Z-order-abc123';

/** A repository's common folder with one run that nobody holds. */
async function withRun(): Promise<string> {
  const common = await temporary();
  const journal = await createJournal(common, run);
  await journal.append('run.started', { ...started, run_id: run });
  await journal.close();
  return common;
}

const lockBy = (common: string, owner: unknown, generation = 1) =>
  writeFile(join(runDir(common, run), `lock.${generation}`), typeof owner === 'string' ? owner : JSON.stringify(owner));

const locks = async (common: string) => (await readdir(runDir(common, run))).filter((name) => name.includes('lock'));

/** A process that has ended and been waited for. */
async function deadOwner(): Promise<Owner> {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  const stat = await readFile(`/proc/${child.pid}/stat`, 'latin1');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return {
    ...thisProcess(),
    pid: Number(child.pid),
    started: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '',
  };
}

describe('of processes that race for a run', () => {
  test.each([
    ['free', 1, 60],
    ['left locked by a dead process', 2, 60],
  ])('exactly one wins it: %s', async (_, contenders, rounds) => {
    const common = await withRun();
    const writers = Array.from({ length: contenders + 1 }, () => startWriter(['obey', common]));
    onTestFinished(async () => {
      for (const writer of writers) await writer.kill();
    });
    const dead = await deadOwner();
    for (let round = 0; round < rounds; round++) {
      if (contenders > 1) await lockBy(common, dead);
      for (const writer of writers) writer.tell(run);
      const answers = await Promise.all(writers.map((writer) => writer.next()));
      expect(answers.sort()).toEqual(['open', ...Array(contenders).fill('run-locked')]);
      for (const writer of writers) writer.tell('close');
      await Promise.all(writers.map((writer) => writer.next()));
      expect(await locks(common)).toEqual([]);
    }
  });

  test('never two hold it, however taking, holding and giving it up run into each other', async () => {
    const common = await withRun();
    const dead = await deadOwner();
    let [holders, taken] = [0, 0];
    const contend = async () => {
      for (let time = 0; time < 60; time++) {
        const release = await takeLock(runDir(common, run)).catch(() => undefined);
        if (release === undefined) continue;
        expect(++holders).toBe(1);
        taken += 1;
        // What a killed holder leaves behind.
        if (taken % 3 === 0) {
          const left = join(runDir(common, run), `lock.${taken % 5}`);
          await writeFile(left, JSON.stringify(dead), { flag: 'wx' }).catch(() => undefined);
        }
        await sleep(Math.random() * 2);
        holders -= 1;
        await release();
      }
    };
    await Promise.all([contend(), contend(), contend(), contend(), contend(), contend()]);
    expect(taken).toBeGreaterThan(20);
  });

  test('who finds another once its lock is up steps back', async () => {
    const common = await withRun();
    const dir = runDir(common, run);
    /** Lets another take the run after this one has looked and before its lock is up. Undefined when that came too late. */
    const overtaken = async (): Promise<PromiseSettledResult<() => Promise<void>> | undefined> => {
      const taking = Promise.allSettled([takeLock(dir)]);
      let isOver = false;
      taking.then(() => {
        isOver = true;
      });
      while (!isOver && !readdirSync(dir).some((name) => name.startsWith('.lock'))) await setImmediate();
      if (isOver || existsSync(join(dir, 'lock.1'))) {
        const [early] = await taking;
        if (early.status === 'fulfilled') await early.value();
        return undefined;
      }
      writeFileSync(join(dir, 'lock.5'), JSON.stringify(thisProcess()));
      return (await taking)[0];
    };
    let outcome: Awaited<ReturnType<typeof overtaken>>;
    while (outcome === undefined) outcome = await overtaken();
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'run-locked' } });
    expect(await locks(common)).toEqual(['lock.5']);
  });

  test('who is killed while it holds the run is succeeded, again and again', async () => {
    const common = await withRun();
    for (let round = 0; round < 5; round++) {
      const writers = [0, 1, 2].map(() => startWriter(['obey', common]));
      for (const writer of writers) writer.tell(run);
      const answers = await Promise.all(writers.map((writer) => writer.next()));
      expect(answers.sort()).toEqual(['open', 'run-locked', 'run-locked']);
      await Promise.all(writers.map((writer) => writer.kill()));
      expect(await holderOf(common, run)).toBeNull();
      expect(await locks(common)).toHaveLength(1);
    }
    await (await openJournal(common, run)).close();
    expect(await locks(common)).toEqual([]);
  });
});

describe('a run that is held', () => {
  test('is not opened again, not even by its own process', async () => {
    const common = await withRun();
    const journal = await openJournal(common, run);
    expect(await holderOf(common, run)).toEqual({ here: true, pid: process.pid });
    await expect(openJournal(common, run)).rejects.toMatchObject({ code: 'run-locked', kind: 'refused' });
    await journal.close();
    await journal.close();
    expect(await holderOf(common, run)).toBeNull();
    await (await openJournal(common, run)).close();
  });

  test('names the process that holds it', async () => {
    const common = await withRun();
    const writer = startWriter(['obey', common]);
    onTestFinished(() => writer.kill());
    writer.tell(run);
    expect(await writer.next()).toBe('open');
    await expect(openJournal(common, run)).rejects.toThrow(`is held by process ${writer.child.pid}`);
    expect(await holderOf(common, run)).toEqual({ here: true, pid: writer.child.pid });
  });

  test.each([
    ['another container', { pid_namespace: 'pid:[1]' }, hostname()],
    ['another machine', { boot: 'another', host: 'far-away' }, 'far-away'],
    ['another machine that does not tell its boot', { boot: null, host: 'far-away' }, 'far-away'],
  ])('by %s is refused, for nobody here can tell', async (_, place, host) => {
    const common = await withRun();
    await lockBy(common, { ...thisProcess(), pid: 4_000_000, ...place });
    const lock = join(runDir(common, run), 'lock.1');
    expect(await holderOf(common, run)).toEqual({ here: false, host, pid: 4_000_000, lock });
    await expect(openJournal(common, run)).rejects.toMatchObject({
      code: 'run-locked',
      hint: expect.stringContaining(`remove ${lock}`),
    });
    expect(await locks(common)).toEqual(['lock.1']);
  });

  test.each(['', 'nonsense', 'null', '{"pid":-1,"host":"x"}', '{"pid":"1","host":"x"}'])(
    'by a lock that says `%s` is refused',
    async (text) => {
      const common = await withRun();
      await lockBy(common, text);
      await expect(openJournal(common, run)).rejects.toMatchObject({ code: 'run-locked' });
    },
  );

  test('is found held whichever lock its owner has', async () => {
    const common = await withRun();
    await lockBy(common, await deadOwner(), 7);
    await lockBy(common, thisProcess(), 3);
    await expect(openJournal(common, run)).rejects.toMatchObject({ code: 'run-locked' });
  });
});

describe('a run left locked is taken over', () => {
  const recycled: Owner = { ...thisProcess(), started: '1' };
  const rebooted: Owner = { ...thisProcess(), boot: 'the boot before' };
  test.each([
    ['from a dead process', deadOwner],
    ['from one whose pid is another process now', async () => recycled],
    ['from one of before the machine started again', async () => rebooted],
    ['from a zombie', zombie],
  ])('%s', async (_, owner) => {
    const common = await withRun();
    await lockBy(common, await owner());
    expect(await holderOf(common, run)).toBeNull();
    const journal = await openJournal(common, run);
    expect(await locks(common)).toEqual(['lock.2']);
    await journal.append('run.paused', { reason: 'taken over' });
    await journal.close();
    expect(await locks(common)).toEqual([]);
  });
});

test('locks that a killed process never put up are removed by the next holder', async () => {
  const common = await withRun();
  const left = {
    '.lock.1-dead': JSON.stringify(await deadOwner()),
    '.lock.1-half': '{"pid"',
    '.lock.1-live': JSON.stringify(thisProcess()),
  };
  for (const [name, text] of Object.entries(left)) await writeFile(join(runDir(common, run), name), text);
  await (await openJournal(common, run)).close();
  expect(await locks(common)).toEqual(['.lock.1-live']);
});

/** A process that has ended and whose parent never asks: it ends only once its parent is a program that does not. */
async function zombie(): Promise<Owner> {
  const parent = spawn('sh', ['-c', 'cat <&3 & echo $!; exec sleep 60 3<&-'], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  onTestFinished(() => {
    parent.kill('SIGKILL');
  });
  const [chunk] = await once(parent.stdout as Readable, 'data');
  const pid = Number(String(chunk));
  while ((await readFile(`/proc/${parent.pid}/comm`, 'latin1')) !== 'sleep\n') await sleep(1);
  (parent.stdio[3] as Duplex).end();
  for (;;) {
    const fields = (await readFile(`/proc/${pid}/stat`, 'latin1')).split(') ')[1]?.split(' ');
    if (fields?.[0] === 'Z') return { ...thisProcess(), pid, started: fields[19] ?? '' };
    await sleep(1);
  }
}

test('without start times a process is alive while its pid is', async () => {
  const { pid } = await deadOwner();
  expect(whereaboutsOf({ ...thisProcess(), started: null })).toBe('here');
  expect(whereaboutsOf({ ...thisProcess(), started: null, pid })).toBe('dead');
  expect(whereaboutsOf({ ...thisProcess(), started: null, pid: 1 })).toBe('here');
});
