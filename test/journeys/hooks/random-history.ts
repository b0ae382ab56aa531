/** Random work on random branches, by a script: what is committed is sometimes right, and sometimes breaks the protocol. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sampleOrder } from '../../support/sample.js';

/** A generator with a seed: mulberry32. Whole numbers from 0, below `below`. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const order = (id: string): string => `.autoloop/work-orders/${id}.md`;

/** Changes of the work tree; each answers what its commit's message ends with. */
export type Deed = (repo: string, number: number, roll: (below: number) => number) => Promise<string>;

const put = async (repo: string, path: string, text: string): Promise<string> => {
  await mkdir(dirname(join(repo, path)), { recursive: true });
  await writeFile(join(repo, path), text);
  return '';
};

/** The first ones break nothing that is not broken already. */
export const deeds: readonly Deed[] = [
  (repo, number) => put(repo, `src/${number}.sh`, `# ${number}\n`),
  (repo, number) => put(repo, order(`order-${number}`), sampleOrder),
  async (repo, number, roll) => {
    const path = order(`order-${roll(number + 1)}`);
    const text = await readFile(join(repo, path), 'utf8').catch(() => sampleOrder);
    return put(repo, path, text.replace(/title: .*/, `title: Title ${number}`));
  },
  async (repo, number, roll) => {
    await rm(join(repo, order(`order-${roll(number + 1)}`)), { force: true });
    return put(repo, `src/${number}.sh`, 'gone\n');
  },
  (repo, number) => put(repo, order(`order-${number}`), sampleOrder.replace('owner: core', 'owner: corre')),
  (repo, number, roll) =>
    put(
      repo,
      order(`order-${number}`),
      sampleOrder.replace('state: ready', `state: ready\ndepends_on: [order-${roll(number + 9)}]`),
    ),
  (repo, number) => put(repo, order(`bad-${number}`), '---\ntitle: 3\n'),
  (repo, number) => put(repo, `.autoloop/stray-${number}.md`, 'Lost.\n'),
  async (repo, number) => {
    await put(repo, `docs/${number}.md`, 'Outside.\n');
    return '\n\nWork-Order: add';
  },
  async (repo, number) => {
    await put(repo, `src/${number}.sh`, 'inside\n');
    return '\n\nWork-Order: add';
  },
  async (repo, number) => {
    await put(repo, `src/${number}.sh`, 'for nobody\n');
    return '\n\nWork-Order: adn';
  },
  async (repo, number) => {
    await appendFile(join(repo, '.autoloop/config.yml'), `# ${number}\n`);
    return '';
  },
];
