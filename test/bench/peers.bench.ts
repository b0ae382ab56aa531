import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { measure, printTimings, type Subject, type Timing } from './measure.js';
import { installPeers, type Peers } from './peers.js';
import { git, inFolder, makeRepository, order } from './repository.js';
import { milliseconds, times, writeTable } from './table.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const node = process.execPath;
const ours = 'autoloop check, nothing known';

/** Documents, and rounds as `measure` takes them. What takes longer than a minute is not asked about ten thousand. */
const sizes = [
  [10, 3],
  [100, 3],
  [1000, 0],
  [10_000, 0],
] as const;
const tooSlow = new Set(['remark-cli with frontmatter-schema']);

test('peers', async () => {
  const peers = installPeers();
  const columns: Timing[][] = [];
  for (const [orders, rounds] of sizes)
    await inFolder((folder) => {
      const subjects = subjectsIn(folder, orders, peers);
      const timings = measure(
        subjects.filter(({ name }) => orders < 10_000 || !tooSlow.has(name)),
        rounds,
      );
      printTimings(`${orders} documents, ms`, timings);
      columns.push(timings);
      writePeersTable(columns);
    });
  expect(columns[0]).toHaveLength(7);
}, 3_600_000);

/** As far as it was measured: the columns are the first of the sizes. */
function writePeersTable(columns: readonly (readonly Timing[])[]): void {
  const rows = (columns[0] ?? []).map(({ name }) => [
    name,
    ...columns.map((column) => {
      const cpu = column.find((timing) => timing.name === name)?.cpu;
      const own = column.find((timing) => timing.name === ours)?.cpu ?? Number.NaN;
      return cpu === undefined ? 'over a minute' : `${milliseconds(cpu)} (${times(cpu, own)})`;
    }),
  ]);
  const head = sizes.slice(0, columns.length).map(([orders]) => orders.toLocaleString('en'));
  writeTable('peers', ['ms', ...head], rows);
}

function subjectsIn(folder: string, orders: number, peers: Peers): Subject[] {
  const [own, texts, tasks] = ['own', 'texts', 'tasks'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [own, texts, tasks]) mkdirSync(path);
  makeRepository(own, orders);
  for (let index = 0; index < orders; index++) writeFileSync(join(texts, `order-${index}.md`), order(index));
  // Titles in the frontmatter count as headings, and paragraphs are one line each.
  const style = { config: { MD013: false, MD025: false, MD041: false }, globs: ['*.md'] };
  writeFileSync(join(texts, '.markdownlint-cli2.jsonc'), JSON.stringify(style));
  const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schemas/order.schema.json'), 'utf8'));
  // It knows of draft 7 only, which these keywords are part of as well.
  delete schema.$schema;
  writeFileSync(join(texts, 'order.schema.json'), JSON.stringify(schema));
  const plugin = (name: string, file: string) => JSON.stringify(pathToFileURL(join(peers.folder(name), file)).href);
  writeFileSync(
    join(texts, '.remarkrc.mjs'),
    `import frontmatter from ${plugin('remark-frontmatter', 'index.js')};
import schema from ${plugin('remark-lint-frontmatter-schema', 'dist/index.js')};
export default { plugins: [frontmatter, [schema, { schemas: { 'order.schema.json': ['*.md'] } }]] };
`,
  );
  makeBacklog(tasks, orders);
  const forget = () => rmSync(join(own, '.git/autoloop'), { recursive: true, force: true });
  return [
    { name: ours, argv: [node, cli, 'check'], cwd: own, before: forget },
    { name: 'autoloop check, nothing changed', argv: [node, cli, 'check'], cwd: own },
    { name: 'autoloop status', argv: [node, cli, 'status'], cwd: own },
    { name: 'markdownlint-cli2', argv: [peers.program('markdownlint-cli2')], cwd: texts },
    {
      name: 'remark-cli with frontmatter-schema',
      argv: [peers.program('remark'), '.', '--quiet', '--frail'],
      cwd: texts,
    },
    { name: 'Backlog.md task list', argv: [peers.program('backlog'), 'task', 'list', '--plain'], cwd: tasks },
    { name: 'Backlog.md doctor', argv: [peers.program('backlog'), 'doctor'], cwd: tasks },
  ];
}

/** The same documents as Backlog.md keeps them: its own keys before ours. */
function makeBacklog(folder: string, orders: number): void {
  mkdirSync(join(folder, 'backlog/tasks'), { recursive: true });
  const settings = {
    project_name: 'bench',
    default_status: 'To Do',
    statuses: ['To Do', 'In Progress', 'Done'],
    remote_operations: false,
    check_active_branches: false,
    task_prefix: 'task',
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  writeFileSync(join(folder, 'backlog/config.yml'), `${lines.join('\n')}\n`);
  for (let index = 1; index <= orders; index++) {
    const own = `id: TASK-${index}\nstatus: To Do\nassignee: []\ncreated_date: '2026-11-20 10:00'\nlabels: []\ndependencies: []\n`;
    const text = order(index).replace('---\n', `---\n${own}`).replace('priority: normal', 'priority: medium');
    writeFileSync(join(folder, `backlog/tasks/task-${index} - Order-number-${index}.md`), text);
  }
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, '-c', 'user.name=Bench', '-c', 'user.email=bench@example.invalid', 'commit', '-qm', 'Bench');
}
