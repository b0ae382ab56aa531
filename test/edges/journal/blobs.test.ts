import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, rmdir, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createJournal, maxBlobBytes, openJournal, runDir } from '../../../src/edges/journal/index.js';
import { runId, started } from '../../core/journal/a-run.js';
import { temporary } from '../../support/temporary.js';

describe('blobs', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test('are kept by their content, once', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    const blob = await journal.putBlob(bytes);
    expect(blob).toEqual({ sha256: sha256(bytes), bytes: 5 });
    const [again] = await Promise.all([
      journal.putBlob(bytes, 7),
      journal.putBlob(bytes),
      journal.putBlob(new Uint8Array()),
    ]);
    expect(again).toEqual({ ...blob, truncated: true, dropped_bytes: 7 });
    expect(Buffer.from(await journal.getBlob(blob.sha256))).toEqual(bytes);
    expect((await readdir(join(journal.dir, 'blobs'))).sort()).toEqual(
      [sha256(bytes), sha256(new Uint8Array())].sort(),
    );
    expect((await stat(join(journal.dir, 'blobs', blob.sha256))).mode & 0o777).toBe(0o600);
    await journal.close();
  });

  test('are bounded', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    const bytes = Buffer.alloc(maxBlobBytes + 1, 'a');
    const kept = bytes.subarray(0, maxBlobBytes);
    const blob = await journal.putBlob(bytes);
    expect(blob).toEqual({
      sha256: sha256(kept),
      bytes: maxBlobBytes,
      truncated: true,
      dropped_bytes: bytes.length - maxBlobBytes,
    });
    expect(await journal.getBlob(blob.sha256)).toHaveLength(maxBlobBytes);
    await journal.close();
  });

  test('are believed only while they are what their name says', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    const { sha256: name } = await journal.putBlob(Buffer.from('honest'));
    const path = join(journal.dir, 'blobs', name);
    for (const change of ['Honest', 'hones', 'honest!', '']) {
      await writeFile(path, change);
      await expect(journal.getBlob(name)).rejects.toMatchObject({ code: 'blob-damaged', kind: 'refused' });
    }
    await truncate(path, maxBlobBytes * 4);
    await expect(journal.getBlob(name)).rejects.toMatchObject({ code: 'blob-damaged' });
    await rm(path);
    await mkdir(path);
    await expect(journal.getBlob(name)).rejects.toMatchObject({ code: 'blob-damaged' });
    await rmdir(path);
    await writeFile(join(common, 'elsewhere'), 'honest');
    await symlink(join(common, 'elsewhere'), path);
    await expect(journal.getBlob(name)).rejects.toMatchObject({ code: 'blob-missing' });
    for (const wrong of ['0'.repeat(64), '../journal.jsonl', ''])
      await expect(journal.getBlob(wrong)).rejects.toMatchObject({ code: 'blob-missing' });
    await journal.close();
  });

  test('half written by a killed process are removed by the next', async () => {
    const common = await temporary();
    const journal = await createJournal(common, runId);
    await journal.append('run.started', started);
    await journal.close();
    const left = join(runDir(common, runId), 'blobs', '.half');
    await writeFile(left, 'x');
    await (await openJournal(common, runId)).close();
    await expect(stat(left)).rejects.toThrow('ENOENT');
    await rmdir(dirname(left));
    await (await openJournal(common, runId)).close();
  });

  test('are measured while others are written', async () => {
    const journal = await createJournal(await temporary(), runId);
    const contents = Array.from({ length: 150 }, (_, index) => Buffer.from(`${'x'.repeat(index)}-${index}`));
    const written = Promise.all(contents.map((bytes) => journal.putBlob(bytes)));
    let isOver = false;
    void written.finally(() => {
      isOver = true;
    });
    while (!isOver) await journal.blobBytes();
    await written;
    expect(await journal.blobBytes()).toBe(contents.reduce((sum, { length }) => sum + length, 0));
    await journal.close();
  });
});
