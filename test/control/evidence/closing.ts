/** Looking at what closing an order left. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import type { CloseoutDocument } from '../../../src/core/documents/document.js';
import { parseDocument } from '../../../src/core/documents/document.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { orderId, runId } from './decidable.js';
import { record } from './verifying.js';

export const read = (repo: Repository, path: string) => readFile(join(repo.root, path), 'utf8');
export const headOf = (repo: Repository) => git(repo.root, 'rev-parse', 'HEAD');
export const closeoutOf = async (repo: Repository) =>
  (parseDocument(record.closeout, Buffer.from(await read(repo, record.closeout))) as CloseoutDocument).data;

/** Closing is refused with this error, and leaves everything as it was. */
export async function refused(repo: Repository, options: Parameters<typeof close>[2], error: object): Promise<void> {
  const state = async () => [
    await readdir(join(repo.root, '.autoloop'), { recursive: true }),
    await readFile(join(repo.commonDir, 'autoloop/runs', runId, 'journal.jsonl'), 'utf8'),
    await git(repo.root, 'status', '--porcelain'),
    await headOf(repo),
  ];
  const before = await state();
  await expect(close(repo, orderId, options)).rejects.toMatchObject(error);
  expect(await state()).toEqual(before);
}
