import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../../src/core/rules/check.js';
import { noFacts } from '../../../src/core/rules/facts.js';
import { buildWorkspace } from '../../../src/core/rules/workspace.js';
import { listFiles, readDocuments, readFiles } from '../../../src/edges/files/index.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'autoloop files ü-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = 'x\n'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const order = '.autoloop/work-orders/a.md';

describe('readDocuments', () => {
  test('reads documents and names the other files, sorted', async () => {
    put('.autoloop/work-orders/b.md', 'b');
    put(order, 'ä');
    put('.autoloop/closeouts/a.intoto.jsonl');
    put('elsewhere.md');
    expect(await readDocuments(root)).toEqual([
      { path: '.autoloop/closeouts/a.intoto.jsonl' },
      { path: order, bytes: new Uint8Array(Buffer.from('ä')) },
      { path: '.autoloop/work-orders/b.md', bytes: new Uint8Array(Buffer.from('b')) },
    ]);
  });

  test('is empty without the folder', async () => {
    expect(await readDocuments(root)).toEqual([]);
  });

  test('follows no symbolic link and waits for no pipe', async () => {
    put('secret.md', 'secret');
    put('outside/work-orders/c.md', 'secret');
    mkdirSync(join(root, '.autoloop/work-orders'), { recursive: true });
    symlinkSync(join(root, 'secret.md'), join(root, order));
    symlinkSync(join(root, 'outside'), join(root, '.autoloop/reports'));
    execFileSync('mkfifo', [join(root, '.autoloop/work-orders/pipe.md')]);
    mkdirSync(join(root, '.autoloop/work-orders/folder.md'));
    const files = await readDocuments(root);
    expect(files).toEqual([
      { path: '.autoloop/reports', problem: 'is a symbolic link' },
      { path: order, problem: 'is a symbolic link' },
      { path: '.autoloop/work-orders/pipe.md', problem: 'is no regular file' },
    ]);
    const findings = check(buildWorkspace(files), noFacts);
    expect(findings.map(({ path, rule, severity }) => [path, rule, severity])).toEqual(
      files.map(({ path }) => [path, 'unreadable-document', 'error']),
    );
  });

  test('does not read what is too large for any document, and lets parsing speak of what is merely large', async () => {
    put(order);
    truncateSync(join(root, order), 10 * 1024 * 1024);
    put('.autoloop/work-orders/huge.md');
    truncateSync(join(root, '.autoloop/work-orders/huge.md'), 8 * 1024 ** 3);
    const findings = check(buildWorkspace(await readDocuments(root)), noFacts);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['encoding', expect.stringContaining('10485760 bytes')],
      ['unreadable-document', 'The file has 8589934592 bytes'],
    ]);
  });

  test('says when a file cannot be opened, here because its name is no text', async () => {
    put(order);
    const folder = Buffer.from(join(root, '.autoloop/work-orders/'));
    writeFileSync(Buffer.concat([folder, Buffer.from([0xff]), Buffer.from('.md')]), 'x');
    const files = await readDocuments(root);
    expect(files.map(({ problem }) => problem)).toEqual([undefined, 'cannot be read: ENOENT']);
  });

  test('refuses a folder that is none', async () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, '.autoloop'));
    await expect(readDocuments(root)).rejects.toMatchObject({ code: 'folder-unreadable', kind: 'environment' });
    rmSync(join(root, '.autoloop'));
    put('.autoloop');
    await expect(readDocuments(root)).rejects.toMatchObject({ code: 'folder-unreadable' });
  });
});

describe('readFiles and listFiles', () => {
  test('give regular files only, and leave out what is not there', async () => {
    put('.autoloop/closeouts/a.md', 'a');
    put('real/b.md', 'b');
    symlinkSync(join(root, 'real/b.md'), join(root, '.autoloop/closeouts/b.md'));
    symlinkSync(join(root, 'real'), join(root, '.autoloop/linked'));
    const paths = ['.autoloop/closeouts/a.md', '.autoloop/closeouts/b.md', '.autoloop/linked/b.md', 'gone.md'];
    expect([...(await readFiles(root, paths)).keys()]).toEqual(['.autoloop/closeouts/a.md']);
    expect(await listFiles(root, '.autoloop/closeouts')).toEqual(['.autoloop/closeouts/a.md']);
    expect(await listFiles(root, '.autoloop/none')).toEqual([]);
  });
});
