import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectionsIn, withoutProjections } from '../../../src/edges/journal/index.js';
import { temporary } from '../../support/temporary.js';

async function run(): Promise<string> {
  const dir = await temporary();
  await mkdir(join(dir, 'projections/attempt-1'), { recursive: true });
  await writeFile(join(dir, 'projections/attempt-1/timeline.md'), 'One.\n');
  await writeFile(join(dir, 'projection.json'), '{"sha256":"0","kept":{"fold":1,"offset":70000}}\n');
  await writeFile(join(dir, 'journal.jsonl'), 'not touched\n');
  return dir;
}

test('the projections of a run are told by their paths, what they hold, and what they cover', async () => {
  const dir = await run();
  await symlink('/etc/passwd', join(dir, 'projections/link'));
  const found = await projectionsIn(dir);
  expect([...found.keys()].sort()).toEqual(['projection.json', 'projections/attempt-1/timeline.md']);
  expect(found.get('projection.json')?.covers).toBe(70_000);
  expect(found.get('projections/attempt-1/timeline.md')).toMatchObject({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    covers: null,
  });
  execFileSync('mkfifo', [join(dir, 'projections/pipe')]);
  await writeFile(join(dir, 'projection.json'), 'damaged');
  expect((await projectionsIn(dir)).get('projection.json')?.covers).toBeNull();
  await rm(join(dir, 'projection.json'));
  execFileSync('mkfifo', [join(dir, 'projection.json')]);
  expect([...(await projectionsIn(dir)).keys()]).toEqual(['projections/attempt-1/timeline.md']);
  expect(await projectionsIn(await temporary())).toEqual(new Map());
});

test('they are gone while they are built, and nothing else is', async () => {
  const dir = await run();
  const during = await withoutProjections(dir, async () => {
    const names = await readdir(dir);
    await writeFile(join(dir, 'projection.json'), 'new');
    return names;
  });
  expect(during.filter((name) => !name.startsWith('.'))).toEqual(['journal.jsonl']);
  expect((await readdir(dir)).sort()).toEqual(['journal.jsonl', 'projection.json']);
  expect(await readFile(join(dir, 'projection.json'), 'utf8')).toBe('new');
});

test('they come back when building fails, and what a killed one left is in nobody’s way', async () => {
  const dir = await run();
  await mkdir(join(dir, '.before-rebuild/projections'), { recursive: true });
  const before = await projectionsIn(dir);
  const failing = withoutProjections(dir, async () => {
    await writeFile(join(dir, 'projection.json'), 'half');
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(await projectionsIn(dir)).toEqual(before);
  expect((await readdir(dir)).sort()).toEqual(['journal.jsonl', 'projection.json', 'projections']);
});
