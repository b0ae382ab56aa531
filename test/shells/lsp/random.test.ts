import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { autoloop } from '../../support/run-program.js';
import { sampleOrder, sampleRepository } from '../../support/sample.js';
import { type Client, startClient } from './client.js';

/** Numbers that look random and are the same each time: Park and Miller's generator. */
function randomly(seed: number): <Value>(values: readonly Value[]) => Value {
  let state = seed;
  return (values) => {
    state = (state * 48271) % 2147483647;
    return values[state % values.length] as (typeof values)[number];
  };
}

const orders = ['add', 'second', 'third', 'Second'].map((id) => `.autoloop/work-orders/${id}.md`);
const paths = [
  ...orders,
  '.autoloop/config.yml',
  '.autoloop/stages/beta.md',
  '.autoloop/gates/ask.md',
  '.autoloop/closeouts/add.md',
  '.autoloop/work-orders/notes.txt.md',
  '.autoloop/stray.md',
];

const changes: [string | RegExp, string][] = [
  ['owner: core', 'owner: kore'],
  ['state: ready', 'state: ready\nstage: beta'],
  ['state: ready', 'state: withdrawn'],
  ['allowed_scope: [src/**, test/**]', 'allowed_scope: [docs/**]'],
  ['## Context', ''],
  ['proved_by: [unit]', 'proved_by: [unti]'],
  [/^---\n/, ''],
  ['title:', 'title: "'],
];

/** The text of a document: right, or wrong in some way. */
function textFor(path: string, pick: ReturnType<typeof randomly>, config: string): string {
  if (path.endsWith('config.yml'))
    return pick([config, config, config.replace('core:', 'kore:'), `${config}checks: [`]);
  if (path.includes('/stages/'))
    return pick(['---\ngoal: Sessions\norders: [add, fourth]\n---\n', '---\ngoal: Sessions\n---\n']);
  if (path.includes('/gates/'))
    return `---\ntrigger: Ask\norder: ${pick(['add', 'nobody'])}\nrisk: None\nrecommendation: approve\nuser_decision: pending\n---\n\n## Impact\n\nSome.\n`;
  if (!path.includes('/work-orders/')) return '---\nwork_order: add\n---\n';
  // Each speaks of others, so that what happens to one is told of another.
  const order = sampleOrder.replace('state: ready', `state: ready\ndepends_on: [${pick(['add', 'second', 'third'])}]`);
  const [from, to] = pick(changes);
  return pick([order, order, order.replace(from, to)]);
}

type Shown = Record<string, unknown[]>;

function shownBy(client: Client, repo: string): Shown {
  const all = [...client.published].filter(([, { diagnostics }]) => diagnostics.length > 0);
  return Object.fromEntries(
    all
      .map(([uri, { diagnostics }]): [string, unknown[]] => [
        uri.slice(pathToFileURL(repo).href.length + 1),
        diagnostics.map(({ range, code }) => [range.start.line + 1, range.start.character + 1, code]),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What a check of a copy says in which everything that is typed is saved. */
async function checkedIn(repo: string, typed: ReadonlyMap<string, string>): Promise<Shown> {
  const copy = `${repo}-saved`;
  await rm(copy, { recursive: true, force: true });
  await cp(repo, copy, { recursive: true });
  for (const [path, text] of typed) await save(copy, path, text);
  const { stdout } = await autoloop(copy, ['check', '--json']);
  const { findings } = JSON.parse(stdout) as { findings: Record<'path' | 'line' | 'column' | 'rule', string>[] };
  const shown: Shown = {};
  for (const { path, line, column, rule } of findings) {
    shown[path] ??= [];
    shown[path].push([line, column, rule]);
  }
  return shown;
}

async function save(repo: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(repo, path)), { recursive: true });
  await writeFile(join(repo, path), text);
}

test.each([1, 2, 3])(
  'after any typing, saving, closing and deleting it shows what a check says (seed %i)',
  async (seed) => {
    const pick = randomly(seed * 7919);
    const repo = await sampleRepository({ recordings: { claude: { 'report.md': '' } } });
    const config = await readFile(join(repo, '.autoloop/config.yml'), 'utf8');
    const client = await startClient({ folders: [repo] });
    const typed = new Map<string, string>();
    const uriOf = (path: string) => pathToFileURL(join(repo, path)).href;
    let version = 0;
    const steps: (() => Promise<void>)[] = [
      async () => {
        const path = pick(paths);
        const text = textFor(path, pick, config);
        if (typed.has(path)) await client.type(uriOf(path), text, ++version);
        else await client.open(uriOf(path), text, ++version);
        typed.set(path, text);
      },
      async () => {
        const path = pick([...typed.keys(), '']);
        if (path === '') return;
        await save(repo, path, typed.get(path) ?? '');
        await client.saved(uriOf(path));
      },
      async () => {
        const path = pick([...typed.keys(), '']);
        if (path === '') return;
        typed.delete(path);
        await client.close(uriOf(path));
      },
      async () => {
        const path = pick(paths);
        if (path.endsWith('config.yml')) return;
        await rm(join(repo, path), { force: true });
        await client.changedOnDisc(uriOf(path));
      },
      async () => {
        const path = pick(paths);
        await save(repo, path, textFor(path, pick, config));
        await client.changedOnDisc(uriOf(path));
      },
    ];
    for (let round = 0; round < 12; round++) {
      for (let step = 0; step < 2; step++) await pick([steps[0], ...steps] as typeof steps)();
      const expected = await checkedIn(repo, typed);
      await vi.waitFor(() => expect(shownBy(client, repo)).toEqual(expected), { timeout: 200_000, interval: 20 });
    }
    expect(client.messages).toEqual([]);
  },
  300_000,
);
