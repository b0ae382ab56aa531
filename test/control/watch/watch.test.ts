import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { makeBell } from '../../../src/control/watch/bell.js';
import { watchChecks } from '../../../src/control/watch/watch.js';
import type { Finding } from '../../../src/core/finding.js';
import { differenceBetween, type WatchEvent } from '../../../src/core/render/watch/watch.js';
import { changeAtRandom } from '../../support/random-changes.js';
import { sampleOrder, sampleRepository } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import { until } from '../../support/until.js';

const never = new AbortController().signal;

describe('the bell', () => {
  it('loses no ring: neither one before anybody waits, nor one while what was rung for is done', async () => {
    const bell = makeBell();
    bell.ring();
    expect(await bell.wait(never)).toBe('rung');
    expect(bell.hasRung()).toBe(false);
    bell.ring();
    expect(bell.hasRung()).toBe(true);
    expect(await bell.wait(never)).toBe('rung');
  });

  it('many rings in a row are one; rings without end are heard all the same', async () => {
    const bell = makeBell();
    let rings = 0;
    const ringing = setInterval(() => {
      rings++;
      bell.ring();
    }, 5);
    onTestFinished(() => clearInterval(ringing));
    expect(await bell.wait(never)).toBe('rung');
    expect(rings).toBeGreaterThan(10);
  });

  it('waits for who is known to be at it', async () => {
    const bell = makeBell();
    let looks = 0;
    bell.ring();
    await bell.wait(never, () => ++looks < 5);
    expect(looks).toBe(5);
  });

  it('is over when the signal says so, also before', async () => {
    const ending = new AbortController();
    const waiting = makeBell().wait(ending.signal);
    ending.abort();
    expect(await waiting).toBe('over');
    expect(await makeBell().wait(ending.signal)).toBe('over');
  });
});

const finding = (line: number, message: string, path = 'a.md'): Finding => ({
  path,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  rule: 'schema',
  severity: 'error',
  message,
});

describe('the difference between two results', () => {
  it('tells what is new, what is gone, and what only moved', () => {
    const [a, b, c] = [finding(1, 'a'), finding(2, 'b'), finding(3, 'c')];
    expect(differenceBetween([a, b], [a, c])).toEqual({ new: [c], gone: [b], moved: [] });
    const moved = finding(4, 'b');
    expect(differenceBetween([a, b], [a, moved])).toEqual({ new: [], gone: [], moved: [{ from: b, to: moved }] });
    expect(differenceBetween([b], [finding(2, 'b', 'b.md')])).toMatchObject({ new: [{ path: 'b.md' }], gone: [b] });
  });

  it('counts what is said more than once', () => {
    const twice = [finding(1, 'a'), finding(1, 'a')];
    expect(differenceBetween(twice, twice)).toEqual({ new: [], gone: [], moved: [] });
    expect(differenceBetween(twice, [finding(1, 'a')]).gone).toHaveLength(1);
    expect(differenceBetween([finding(1, 'a')], twice).new).toHaveLength(1);
    const shifted = [finding(1, 'a'), finding(5, 'a')];
    expect(differenceBetween([finding(1, 'a')], shifted)).toEqual({ new: [shifted[1]], gone: [], moved: [] });
  });
});

/** Watches in this process what a test changes; `shown` is what somebody knows who was told everything. */
async function watchHere(repo: string) {
  const ending = new AbortController();
  const events: WatchEvent[] = [];
  const watching = watchChecks(repo, {
    signal: ending.signal,
    environment: {},
    tell: (event) => void events.push(event),
  });
  onTestFinished(async () => {
    ending.abort();
    await watching.catch(() => {});
  });
  const shown = () => {
    const last = events.findLast(({ what }) => what !== 'note');
    return last?.what === 'result' || last?.what === 'change' ? last.result.findings : last?.what;
  };
  await until(() => events.length > 0);
  return { events, shown };
}

describe('what is shown at last is what a check says', () => {
  it.each([1, 20_261_120, 777])(
    'after random changes of files, folders and commits (seed %i)',
    async (seed) => {
      const repo = await sampleRepository({ recordings: {}, agents: { a: '{ driver: exec, command: [true] }' } });
      const { shown, events } = await watchHere(repo);
      await changeAtRandom(repo, seed, async () => {
        const fresh = JSON.stringify((await checkDocuments(repo).catch(() => undefined))?.findings ?? 'failure');
        // Sooner than a watcher looks without having been told.
        await until(() => JSON.stringify(shown()) === fresh);
      });
      expect(events.length).toBeGreaterThan(1);
    },
    50_000,
  );
});

it('what changes while a check goes on leads to another', async () => {
  const repo = await sampleRepository({ recordings: {} });
  const { shown, events } = await watchHere(repo);
  const order = join(repo, '.autoloop/work-orders/add.md');
  for (let i = 0; i < 40; i++) {
    await writeFile(order, sampleOrder.replace('title: Make', `title_${i}: Make`));
    await pause(i);
  }
  await until(() => JSON.stringify(shown()).includes('title_39'));
  const times = events.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

it('a project without documents is refused, not watched', async () => {
  const tell = () => expect.unreachable();
  await expect(watchChecks(await temporary(), { signal: never, environment: {}, tell })).rejects.toMatchObject({
    kind: 'environment',
  });
});
