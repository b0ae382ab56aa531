import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'autoloop-generate-'));
  await cp(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true });
  expect(await generate()).toMatchObject({ ok: true });
});
afterAll(() => rm(folder, { recursive: true }));

test('generating twice gives the same files', async () => {
  expect(await generate('--check')).toEqual({ ok: true, stale: [] });
});

test('a changed schema and an edited result are noticed, by the names of what differs', async () => {
  const schemaPath = join(folder, 'schemas/events/guidance.added.schema.json');
  const schema = JSON.parse(await readFile(schemaPath, 'utf8'));
  schema.properties.text.maxLength = 7;
  await writeFile(schemaPath, JSON.stringify(schema));
  await appendFile(join(folder, 'src/core/documents/types.gen.ts'), '// by hand\n');
  expect(await generate('--check')).toEqual({
    ok: false,
    stale: ['src/core/documents/types.gen.ts', 'src/core/journal/validators.gen.js'],
  });
});

test('validators judge without any package to load', async () => {
  // No node_modules can be found from here.
  const path = join(folder, 'src/core/documents/validators.gen.js');
  const { validators } = await import(path);
  expect(validators.config({})).toBe(true);
  expect(validators.config({ ownres: {}, judge: { repeats: 0 } })).toBe(false);
  expect(
    validators.config.errors.map((fault: { keyword: string; instancePath: string }) => [
      fault.keyword,
      fault.instancePath,
    ]),
  ).toEqual([
    ['additionalProperties', ''],
    ['minimum', '/judge/repeats'],
  ]);
});

async function generate(...args: string[]): Promise<{ ok: boolean; stale: string[] }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/build/generate.ts'), ...args];
  const { ok, stderr } = await promisify(execFile)(process.execPath, command, { cwd: folder }).then(
    ({ stderr }) => ({ ok: true, stderr }),
    ({ stderr }: { stderr: string }) => ({ ok: false, stderr }),
  );
  return { ok, stale: [...stderr.matchAll(/^ {2}(\S+)$/gm)].map(([, path = '']) => path) };
}
