import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { git } from './run-program.js';
import { sampleOrder, writeFiles } from './sample.js';

/** Numbers from 0 up to a limit, the same for the same seed. Xorshift. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/**
 * Changes of the sample in ten rounds: of documents and folders, as editors, people and Git make them, with and without pauses.
 * Each round ends with one document written, and `settled`, which is where a watcher may draw breath.
 */
export async function changeAtRandom(repo: string, seed: number, settled: () => Promise<void>): Promise<void> {
  const random = chance(seed);
  const orders = join(repo, '.autoloop/work-orders');
  const texts = [
    sampleOrder,
    sampleOrder.replace('owner: core', 'owner: nobody'),
    sampleOrder.replace('title: Make', 'title_: Make'),
    sampleOrder.replace('state: ready', 'state: ready\ndepends_on: [o1, o2]'),
    'no document\n',
  ];
  const name = () => `o${random(6)}.md`;
  const text = () => texts[random(texts.length)] as string;
  const deeds: (() => Promise<unknown>)[] = [
    () => writeFiles(orders, { [name()]: text() }),
    () => writeFiles(orders, { [name()]: text() }),
    () => rm(join(orders, name()), { force: true }),
    async () => {
      await writeFiles(orders, { 'aside.tmp': text() });
      await rename(join(orders, 'aside.tmp'), join(orders, name()));
    },
    async () => {
      await rm(orders, { recursive: true, force: true });
      await writeFiles(orders, { [name()]: text(), [name()]: text() });
    },
    async () => {
      await rename(orders, `${orders}-moved`);
      await mkdir(orders);
      await writeFiles(orders, { [name()]: text() });
      await rm(`${orders}-moved`, { recursive: true });
    },
    () => writeFiles(repo, { [`.autoloop/reports/o${random(6)}/lane-${random(3)}.md`]: 'nothing\n' }),
    () => rm(join(repo, '.autoloop/reports'), { recursive: true, force: true }),
    async () => {
      await git(repo, 'add', '-A');
      await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Some');
    },
    async () => {
      const [first = ''] = (await git(repo, 'rev-list', '--reverse', 'HEAD')).split('\n');
      await git(repo, 'checkout', '-q', '-f', random(2) ? first : 'main');
    },
    () => git(repo, 'checkout', '-q', '-f', 'main'),
    async () => writeFile(join(repo, 'src', `f${random(9)}`), ''),
    async () => pause(random(400)),
  ];
  for (let round = 0; round < 10; round++) {
    for (let deed = random(8); deed >= 0; deed--) await deeds[random(deeds.length)]?.();
    await settled();
    await writeFiles(orders, { [name()]: text() });
    await settled();
  }
}
