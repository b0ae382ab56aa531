import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDocument } from '../../../src/edges/files/index.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'autoloop-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('writes a document with the folders it needs, in place of an older one', async () => {
  const path = join(root, '.autoloop/reports/a/attempt-1.md');
  await writeDocument(path, 'one');
  await writeDocument(path, 'two');
  expect(readFileSync(path, 'utf8')).toBe('two');
});

test('writes through no symbolic link', async () => {
  const outside = join(root, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'file'), 'mine');
  mkdirSync(join(root, '.autoloop/work-orders'), { recursive: true });
  symlinkSync(join(outside, 'file'), join(root, '.autoloop/work-orders/a.md'));
  symlinkSync(outside, join(root, '.autoloop/reports'));
  for (const path of ['.autoloop/work-orders/a.md', '.autoloop/reports/b.md'])
    await expect(writeDocument(join(root, path), 'theirs')).rejects.toMatchObject({ code: 'symbolic-link' });
  expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('mine');
  expect(existsSync(join(outside, 'b.md'))).toBe(false);
});

test('takes the place of nothing but a regular file', async () => {
  mkdirSync(join(root, '.autoloop/board.md'), { recursive: true });
  writeFileSync(join(root, '.autoloop/reports'), 'mine');
  execFileSync('mkfifo', [join(root, 'AGENTS.md')]);
  await expect(writeDocument(join(root, '.autoloop/board.md'), 'theirs')).rejects.toMatchObject({ code: 'not-a-file' });
  await expect(writeDocument(join(root, 'AGENTS.md'), 'theirs')).rejects.toMatchObject({ code: 'not-a-file' });
  await expect(writeDocument(join(root, '.autoloop/reports/a.md'), '')).rejects.toMatchObject({ code: 'not-a-folder' });
  expect(readFileSync(join(root, '.autoloop/reports'), 'utf8')).toBe('mine');
});
