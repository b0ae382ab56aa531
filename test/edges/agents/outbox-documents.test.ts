import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_DOCUMENT_BYTES, readLeftDocuments } from '../../../src/edges/agents/outbox-documents.js';
import { temporary } from '../../support/temporary.js';

async function outboxWith(fill: (documents: string, home: string) => Promise<unknown>): Promise<string> {
  const home = await temporary();
  const outbox = join(home, 'outbox');
  await mkdir(join(outbox, 'documents'), { recursive: true });
  await writeFile(join(home, 'secret.md'), 'a secret of the host');
  await fill(join(outbox, 'documents'), home);
  return outbox;
}

const left = async (name: string, fill: (path: string, home: string) => Promise<unknown>) => {
  const outbox = await outboxWith((documents, home) => fill(join(documents, name), home));
  const [found] = await readLeftDocuments(outbox, [name]);
  return found;
};

describe('documents in an outbox', () => {
  it('are taken byte for byte, and only those that are asked for', async () => {
    const text = '\ufeff# Größe\r\n\u0000';
    const outbox = await outboxWith(async (documents) => {
      await writeFile(join(documents, 'requirements.md'), text);
      await writeFile(join(documents, 'other.md'), 'not asked for');
    });
    const [found, missing] = await readLeftDocuments(outbox, ['requirements.md', 'plan.json']);
    expect(found).toMatchObject({ how: 'left', name: 'requirements.md' });
    expect(found?.how === 'left' && Buffer.from(found.bytes).toString()).toBe(text);
    expect(missing).toEqual({ how: 'missing', name: 'plan.json' });
  });

  it('are none where there is no folder for them', async () => {
    expect(await readLeftDocuments(await temporary(), ['a.md'])).toEqual([{ how: 'missing', name: 'a.md' }]);
  });

  it.each<[string, string, (path: string, home: string) => Promise<unknown>, string]>([
    ['a link to a file of the host', 'a.md', (path, home) => symlink(join(home, 'secret.md'), path), 'it is a link'],
    ['a link to itself', 'a.md', (path) => symlink(path, path), 'it is a link'],
    ['a folder', 'a.md', (path) => mkdir(path), 'it is no regular file'],
    ['a pipe', 'a.md', async (path) => execFileSync('mkfifo', [path]), 'it is no regular file'],
    ['too much', 'a.md', (path) => writeFile(path, 'x'.repeat(MOST_DOCUMENT_BYTES + 1)), 'it is longer than 256 KiB'],
    ['no text', 'a.md', (path) => writeFile(path, Buffer.from([0xc3, 0x28])), 'it is not UTF-8'],
    ['nothing', 'a.md', (path) => writeFile(path, ' \n'), 'it is empty'],
    ['half of a JSON', 'a.json', (path) => writeFile(path, '{"a":'), 'it is not JSON'],
    ['a JSON that is deep', 'a.json', (path) => writeFile(path, '['.repeat(200_000)), 'it is not JSON'],
  ])('are refused: %s', async (_, name, fill, reason) => {
    expect(await left(name, fill)).toEqual({ how: 'refused', name, reason });
  });

  it('are read as far as they may be long', async () => {
    const found = await left('a.md', (path) => writeFile(path, 'x'.repeat(MOST_DOCUMENT_BYTES)));
    expect(found?.how === 'left' && found.bytes.length).toBe(MOST_DOCUMENT_BYTES);
  });

  it('are never looked for behind a link in the place of their folder', async () => {
    const home = await temporary();
    await writeFile(join(home, 'secret.md'), 'a secret of the host');
    const outbox = join(home, 'outbox');
    await mkdir(outbox);
    await symlink(home, join(outbox, 'documents'));
    expect(await readLeftDocuments(outbox, ['secret.md'])).toEqual([
      { how: 'refused', name: 'secret.md', reason: '`documents` is no folder' },
    ]);
  });
});
