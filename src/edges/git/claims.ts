/**
 * The refs that hold claims, `refs/autoloop/claims/<order>`: each points at a blob, and is only ever changed by
 * compare-and-swap. What a blob says is for others to judge: anybody who can write the ref may have written it.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { userGit, userGitAsIs } from './door.js';
import { zeroId } from './object-id.js';
import { measureObjects, readObjects } from './objects.js';
import type { Repository } from './repository.js';

/** What stands behind the ref of a claim. */
export interface ClaimRef {
  order: string;
  /** The object it points at; null when the ref itself is torn. */
  id: string | null;
  /** The blob; null when there is none, or none of a size that a claim may have. */
  content: Uint8Array | null;
}

const folder = 'refs/autoloop/claims/';

export const claimRef = (order: string): string => `${folder}${order}`;

/** A claim has half a kilobyte. */
const MOST_BYTES = 16 * 1024;

/** So often a ref that somebody else has locked, and not changed, is tried again. */
const TRIES = 20;

/** Every claim of this repository, by order. One that is torn or holds nonsense is listed like any other. */
export const listClaims = async (repo: Repository): Promise<ClaimRef[]> =>
  (await mayHaveClaims(repo)) ? read(repo, folder) : [];

/**
 * Whether Git need be asked: every check asks for claims, and most repositories have none. Where Git keeps refs in files:
 * gitrepository-layout(5).
 */
async function mayHaveClaims({ commonDir }: Repository): Promise<boolean> {
  if (existsSync(path.join(commonDir, 'reftable'))) return true;
  const loose = await readdir(path.join(commonDir, folder)).catch(nothingThere);
  if (loose === undefined || loose.length > 0) return true;
  const packed = await readFile(path.join(commonDir, 'packed-refs'), 'latin1').catch(nothingThere);
  return packed === undefined || packed.includes(folder);
}

/** Nothing for what is not there; undefined for what cannot be told. */
const nothingThere = (error: NodeJS.ErrnoException): '' | undefined => (error.code === 'ENOENT' ? '' : undefined);

/** The claim on one order; null when there is none. */
export async function readClaim(repo: Repository, order: string): Promise<ClaimRef | null> {
  // A pattern also matches what lies below, and `*` whatever there is.
  return (await read(repo, claimRef(order))).find((claim) => claim.order === order) ?? null;
}

/** Writes the blob of a claim, which nothing points at yet, and answers its id. */
export async function writeClaim(repo: Repository, content: string): Promise<string> {
  const { stdout } = await userGitAsIs(repo, ['hash-object', '-w', '--stdin'], { stdin: content });
  return stdout.toString().trim();
}

/**
 * Points the claim on `order` at the blob `to`, or removes it (null), if it still stands at `from` (null: there is none).
 * Answers whether it did. Of any number of callers who saw the same, one does.
 * @throws AutoloopError `claim-blocked` when Git can do neither, as while the lock of a killed Git lies there.
 */
export async function swapClaim(
  repo: Repository,
  order: string,
  from: string | null,
  to: string | null,
): Promise<boolean> {
  const ref = claimRef(order);
  const change = to === null ? ['-d', ref, from ?? ''] : [ref, to, from ?? zeroId(repo.objectFormat)];
  let said = '';
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await userGitAsIs(repo, ['update-ref', '--no-deref', '-m', 'autoloop', ...change], {
      accept: [1, 128],
    });
    if (answer.code === 0) return true;
    const now = await idOf(repo, ref);
    if (to !== null && now === to) return true;
    if (now !== from) return false;
    said = answer.stderr;
    await pause(5 + Math.random() * 20);
  }
  throw new AutoloopError('environment', 'claim-blocked', `Git could not change ${ref}: ${said}`, {
    hint: 'Another Git command may hold its lock: wait for it; if there is none, remove the file that Git names.',
  });
}

/** Removes whatever stands at the ref of a claim, a torn one too. */
export async function removeClaim(repo: Repository, order: string): Promise<void> {
  const ref = claimRef(order);
  // Git deletes no ref that it cannot read, but puts a symbolic one in its place.
  if ((await idOf(repo, ref)) === null) await userGitAsIs(repo, ['symbolic-ref', ref, 'refs/autoloop/none']);
  await userGitAsIs(repo, ['update-ref', '--no-deref', '-d', ref]);
}

async function idOf(repo: Repository, ref: string): Promise<string | null> {
  const { stdout } = await userGit(repo, ['rev-parse', '--verify', '--quiet', ref], { accept: [1, 128] });
  return stdout.toString().trim() || null;
}

async function read(repo: Repository, pattern: string): Promise<ClaimRef[]> {
  const { stdout, stderr } = await userGit(repo, ['for-each-ref', '--format=%(objectname) %(refname)', pattern]);
  const whole = stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, line.indexOf(' ')), order: orderOf(line.slice(line.indexOf(' ') + 1)) }));
  // Git leaves out what it cannot read, and says so.
  const torn = [...stderr.matchAll(/ignoring broken ref (\S+)/g)].map(([, ref = '']) => ({
    id: null,
    order: orderOf(ref),
  }));
  const contents = await contentsOf(
    repo,
    whole.map(({ id }) => id),
  );
  return [...whole, ...torn]
    .map(({ id, order }) => ({ order, id, content: (id !== null && contents.get(id)) || null }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
}

const orderOf = (ref: string): string => ref.slice(folder.length);

/** The contents of these objects, of those that are blobs of a claim's size. */
export async function contentsOf(repo: Repository, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const ask = (args: readonly string[], call: { stdin: string }) => userGit(repo, args, call);
  const measured = await measureObjects(ask, [...new Set(ids)]);
  const small = [...measured].filter(([, { type, bytes }]) => type === 'blob' && bytes <= MOST_BYTES);
  const objects = await readObjects(
    ask,
    small.map(([id]) => id),
  );
  return new Map([...objects].map(([id, { content }]) => [id, content]));
}
