import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

let folder: string;
let installed: string;

/** The package as a user gets it: packed, and installed without a network. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'autoloop-package-'));
  // Not `prepack`: it would empty dist/ under the feet of other tests.
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', 'src/build/tsconfig.declarations.json'], root);
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)]);
  installed = join(folder, 'node_modules/autoloop');
});
afterAll(() => rm(folder, { recursive: true }));

test('installing it installs nothing else', async () => {
  const names = await readdir(join(folder, 'node_modules'));
  expect(names.filter((name) => !name.startsWith('.'))).toEqual(['autoloop']);
});

test('the binary runs without what it was built with', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { stdout } = await run(join(folder, 'node_modules/.bin/autoloop'), ['--version']);
  expect(stdout).toBe(`${version}\n`);
});

test('what runs in sandboxes keeps its run bit', async () => {
  const folder = join(installed, 'templates/sandbox/bin');
  const names = await readdir(folder);
  expect(names.sort()).toEqual(['autoloop-discover', 'autoloop-emit', 'autoloop-memory']);
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o111, name).toBe(0o111);
});

test('every template, schema and shim is in it', async () => {
  for (const part of ['templates', 'schemas', 'hooks']) {
    const [here, there] = await Promise.all([filesOf(join(root, part)), filesOf(join(installed, part))]);
    expect(there).toEqual(here);
  }
});

test('no source, test or build file is in it', async () => {
  expect(
    (await readdir(installed)).filter((name) => !['dist', 'schemas', 'templates', 'hooks'].includes(name)).sort(),
  ).toEqual(['LICENSE', 'README.md', 'package.json']);
});

test('its types need no other package', async () => {
  await writeFile(
    join(folder, 'consumer.ts'),
    `import { checkDocuments, type JournalEvent, type WorkOrder } from 'autoloop';
    export const count: number = (await checkDocuments('.')).documents;
    export const order: Partial<WorkOrder> = { title: 'a title' };
    export type Type = JournalEvent['type'];
    // @ts-expect-error the types are really there
    order.titel;`,
  );
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--noEmit', ...types];
  await run(join(root, 'node_modules/.bin/tsc'), [...options, 'consumer.ts']);
});

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

function run(file: string, args: string[], cwd = folder) {
  return promisify(execFile)(file, args, { cwd, maxBuffer: 1 << 26 });
}
