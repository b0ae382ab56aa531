/** A closed order, a stranger's clone of it, and what was found when the clone was verified. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect } from 'vitest';
import schema from '../../../schemas/output/verify.schema.json' with { type: 'json' };
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { type OrderVerification, verify } from '../../../src/control/evidence/verify.js';
import { recordPaths } from '../../../src/core/documents/paths.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { type DecidableOptions, decidable, orderId } from './decidable.js';

export const accept = { decision: 'accept', reason: 'Every criterion is met', met: ['readable'] } as const;
export const record = recordPaths(orderId);
export const order = `.autoloop/work-orders/${orderId}.md`;
export const reportOf = (attempt: number) => `.autoloop/reports/${orderId}/attempt-${attempt}.md`;
export const reviewed = `.autoloop/reviews/${orderId}/1.md`;

/** A folder that lasts as long as the tests of one file. */
export async function lasting(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'autoloop-verify-'));
  afterAll(() => rm(folder, { recursive: true }));
  return folder;
}

/** A repository at `dir` whose order is closed, after `prepare` had its say. */
export async function closedAt(
  dir: string,
  options: DecidableOptions = {},
  prepare: (repo: Repository) => Promise<void> = async () => {},
): Promise<Repository> {
  const repo = await decidable(dir, options);
  await prepare(repo);
  await review(repo, orderId, accept);
  await close(repo, orderId);
  return repo;
}

/** A stranger's clone, with an identity of its own for committing forgeries. */
export async function cloneOf(repo: Repository, ...args: string[]): Promise<string> {
  const dir = join(await temporary(), 'clone');
  await git(repo.root, 'clone', '-q', ...args, repo.root, dir);
  await git(dir, 'config', 'user.name', 'Mallory');
  await git(dir, 'config', 'user.email', 'mallory@test.invalid');
  return dir;
}

const isValid = new Ajv2020({ strict: false }).compile(schema);

/** What is found out about the one order of `dir`; the JSON of it keeps its schema. */
export async function only(dir: string, options?: Parameters<typeof verify>[1]): Promise<OrderVerification> {
  const result = await verify(dir, options);
  expect(isValid({ version: 1, kind: 'verify', ...result }), JSON.stringify(isValid.errors)).toBe(true);
  expect(result.orders).toHaveLength(1);
  return (result as { orders: [OrderVerification] }).orders[0];
}
