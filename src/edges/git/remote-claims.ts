/**
 * Claims across machines: the same refs in a repository that all can push to. It is the judge of who was first, since a
 * push changes a ref there only if it still stands where the pusher saw it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import { visible } from '../../core/untrusted.js';
import { type ClaimRef, claimRef, contentsOf } from './claims.js';
import { userGit, userGitAsIs } from './door.js';
import type { Repository } from './repository.js';

/** So often a push that the remote refused without changing the ref, as while another one holds its lock, is tried again. */
const TRIES = 5;

const SECONDS = 120;

/** @throws AutoloopError `unknown-remote` with the nearest: a name and not an address, which could be a program to run. */
export async function mustBeRemote(repo: Repository, name: string): Promise<void> {
  const { stdout } = await userGit(repo, ['remote']);
  const known = stdout.toString().split('\n').filter(Boolean);
  if (known.includes(name)) return;
  const close = nearest(name, known);
  throw new AutoloopError('usage', 'unknown-remote', `This repository has no remote ${JSON.stringify(name)}`, {
    hint: close ? `Did you mean \`${close}\`?` : `It has: ${known.join(', ') || 'none'}`,
  });
}

/**
 * The claim on `order` as it stands in the remote; null when there is none.
 * @throws AutoloopError `remote-unreachable`.
 */
export async function readRemoteClaim(repo: Repository, remote: string, order: string): Promise<ClaimRef | null> {
  for (let tries = 0; ; tries++) {
    const id = await remoteId(repo, remote, order);
    if (id === null) return null;
    const known = (await contentsOf(repo, [id])).get(id);
    if (known !== undefined || tries === TRIES) return { order, id, content: known ?? null };
    // It may have moved meanwhile: then there is something else to fetch, or nothing.
    await userGitAsIs(
      repo,
      [
        ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-prune'],
        ...['--no-auto-maintenance', '--recurse-submodules=no', '--', remote, claimRef(order)],
      ],
      { accept: [1, 128], seconds: SECONDS },
    );
    if (!(await contentsOf(repo, [id])).has(id) && (await remoteId(repo, remote, order)) === id)
      return { order, id, content: null };
  }
}

/**
 * As `swapClaim`, in the remote, to which the blob goes with it.
 * @throws AutoloopError `remote-unreachable`; `claim-blocked` when the remote takes no such ref.
 */
export async function swapRemoteClaim(
  repo: Repository,
  remote: string,
  order: string,
  from: string | null,
  to: string | null,
): Promise<boolean> {
  const ref = claimRef(order);
  let said = '';
  for (let tries = 0; tries < TRIES; tries++) {
    // No commit is pushed: hooks that look at commits, or run the tests of the project, have nothing to say.
    const how = ['--porcelain', '--no-verify', '--no-follow-tags', '--recurse-submodules=no'];
    const answer = await userGitAsIs(
      repo,
      ['push', ...how, `--force-with-lease=${ref}:${from ?? ''}`, '--', remote, `${to ?? ''}:${ref}`],
      { accept: [1, 128], seconds: SECONDS },
    );
    if (answer.code === 0) return true;
    const now = await remoteId(repo, remote, order);
    // The answer of a push that went through may be lost on its way.
    if (to !== null && now === to) return true;
    if (now !== from) return false;
    said = visible(`${answer.stdout.toString()}\n${answer.stderr}`.trim());
    await pause(50 + Math.random() * 100);
  }
  throw new AutoloopError('environment', 'claim-blocked', `${remote} did not take ${ref}: ${said}`, {
    hint: 'It must allow refs under `refs/autoloop/` to be pushed.',
  });
}

async function remoteId(repo: Repository, remote: string, order: string): Promise<string | null> {
  const ref = claimRef(order);
  const answer = await userGitAsIs(repo, ['ls-remote', '--quiet', '--', remote, ref], {
    accept: [1, 128],
    seconds: SECONDS,
  });
  if (answer.code !== 0)
    throw new AutoloopError('environment', 'remote-unreachable', `${remote} cannot be asked: ${answer.stderr}`, {
      hint: `See whether \`git ls-remote ${remote}\` works. Without --remote a claim holds on this machine only.`,
    });
  // A pattern also matches the end of longer names.
  const lines = answer.stdout.toString().split('\n');
  return lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0] ?? null;
}
