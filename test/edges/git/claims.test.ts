import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { listClaims, readClaim, removeClaim, swapClaim, writeClaim } from '../../../src/edges/git/claims.js';
import { mustBeRemote, readRemoteClaim, swapRemoteClaim } from '../../../src/edges/git/remote-claims.js';
import { openRepository, type Repository } from '../../../src/edges/git/repository.js';
import { temporaryForAll } from '../../support/temporary.js';
import { git, repository, temporary } from './scene.js';

const folder = await temporaryForAll();
const program = path.join(folder, 'claimant.mjs');
beforeAll(() =>
  build({
    entryPoints: [path.join(import.meta.dirname, 'claimant.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'error',
  }),
);

/** Starts a process for each of these, lets all go at once, and answers the indexes of those who won. */
async function race(claimants: readonly (readonly string[])[]): Promise<number[]> {
  const racers = claimants.map((args) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    return { child, ready: once(child.stdout, 'data'), ended: once(child, 'close'), said: () => said };
  });
  await Promise.all(racers.map(({ ready }) => ready));
  for (const { child } of racers) child.stdin.write('go\n');
  const codes = await Promise.all(racers.map(async ({ ended }) => (await ended)[0]));
  expect(codes).toEqual(racers.map(() => 0));
  return racers.flatMap(({ said }, index) => (said() === 'ready\nwon\n' ? [index] : []));
}

const text = (ref: { content: Uint8Array | null } | null): string | undefined =>
  ref?.content ? Buffer.from(ref.content).toString() : undefined;

/** A bare repository that all can push to, and clones of it. */
async function clones(count: number): Promise<{ hub: string; clones: Repository[] }> {
  const { dir } = await repository();
  const hub = path.join(temporary('hub'), 'hub.git');
  git(dir, ['clone', '-q', '--bare', dir, hub]);
  const places = Array.from({ length: count }, () => path.join(temporary('clone'), 'clone'));
  for (const place of places) git(dir, ['clone', '-q', hub, place]);
  return { hub, clones: await Promise.all(places.map((place) => openRepository(place))) };
}

describe.each([['sha1'], ['sha256']])('claims of a %s repository', (format) => {
  it('are made once, and changed and removed only from where they stand', async () => {
    const { repo } = await repository({ a: '1' }, [`--object-format=${format}`]);
    const [one, two] = [await writeClaim(repo, 'one'), await writeClaim(repo, 'two')];
    expect(await listClaims(repo)).toEqual([]);
    expect(await readClaim(repo, 'login')).toBeNull();
    expect(await swapClaim(repo, 'login', null, one)).toBe(true);
    expect(await swapClaim(repo, 'login', null, two)).toBe(false);
    expect(await swapClaim(repo, 'login', two, one)).toBe(true); // it is there already, and no two claims are the same
    expect(await swapClaim(repo, 'login', one, two)).toBe(true);
    expect(await swapClaim(repo, 'login', one, null)).toBe(false);
    expect(text(await readClaim(repo, 'login'))).toBe('two');
    expect(await swapClaim(repo, 'log', null, one)).toBe(true);
    expect((await listClaims(repo)).map((claim) => [claim.order, text(claim)])).toEqual([
      ['log', 'one'],
      ['login', 'two'],
    ]);
    expect(await swapClaim(repo, 'login', two, null)).toBe(true);
    expect(await readClaim(repo, 'login')).toBeNull();
  });
});

it('claims are found wherever Git keeps them', async () => {
  const { dir, repo } = await repository();
  const names = async () => (await listClaims(repo)).map(({ order }) => order);
  await swapClaim(repo, 'packed', null, await writeClaim(repo, 'one'));
  git(dir, ['pack-refs', '--all']);
  expect(existsSync(path.join(dir, '.git', 'refs', 'autoloop', 'claims', 'packed'))).toBe(false);
  expect(await names()).toEqual(['packed']);
  await swapClaim(repo, 'loose', null, await writeClaim(repo, 'two'));
  expect(await names()).toEqual(['loose', 'packed']);
  git(dir, ['worktree', 'add', '-q', '../linked']);
  const linked = await openRepository(path.join(dir, '../linked'));
  expect((await listClaims(linked)).map(({ order }) => order)).toEqual(['loose', 'packed']);
  for (const { order, id } of await listClaims(linked)) await swapClaim(linked, order, id, null);
  expect(await names()).toEqual([]);
  expect(await swapClaim(repo, 'again', null, await writeClaim(repo, 'three'))).toBe(true);
  expect(await names()).toEqual(['again']);
});

describe('racing for a claim', () => {
  it('of twenty processes that want it, one gets it; so again when its lease has run out', async () => {
    const { dir, repo } = await repository();
    for (let round = 0, from = ''; round < 3; round++) {
      const won = await race(Array.from({ length: 20 }, (_, racer) => [dir, 'login', `${round} ${racer}`, from]));
      expect(won).toHaveLength(1);
      const claim = await readClaim(repo, 'login');
      expect(text(claim)).toBe(`${round} ${won[0]}`);
      from = claim?.id ?? '';
    }
  });

  it('of clones that want it at one remote, one gets it', async () => {
    const { hub, clones: all } = await clones(2);
    for (let round = 0, from = ''; round < 3; round++) {
      const won = await race(
        [0, 1, 2, 3].map((racer) => [all[racer % 2]?.root ?? '', 'login', `${round} ${racer}`, from, 'origin']),
      );
      expect(won).toHaveLength(1);
      for (const repo of all) {
        const claim = await readRemoteClaim(repo, 'origin', 'login');
        expect(text(claim)).toBe(`${round} ${won[0]}`);
        from = claim?.id ?? '';
        expect(git(hub, ['rev-parse', 'refs/autoloop/claims/login'])).toBe(from);
      }
    }
  });
});

describe('the remote', () => {
  it('creates, replaces and removes only what stands where the caller saw it', async () => {
    const { clones: all } = await clones(2);
    const [ada, bob] = all as [Repository, Repository];
    const [one, two] = [await writeClaim(ada, 'one'), await writeClaim(bob, 'two')];
    expect(await readRemoteClaim(ada, 'origin', 'login')).toBeNull();
    expect(await swapRemoteClaim(ada, 'origin', 'login', null, one)).toBe(true);
    expect(await swapRemoteClaim(bob, 'origin', 'login', null, two)).toBe(false);
    expect(text(await readRemoteClaim(bob, 'origin', 'login'))).toBe('one');
    expect(await swapRemoteClaim(bob, 'origin', 'login', one, two)).toBe(true);
    expect(await swapRemoteClaim(ada, 'origin', 'login', one, null)).toBe(false);
    expect(text(await readRemoteClaim(ada, 'origin', 'login'))).toBe('two');
    expect(await swapRemoteClaim(ada, 'origin', 'login', two, null)).toBe(true);
    expect(await readRemoteClaim(bob, 'origin', 'login')).toBeNull();
    // Nothing but the one ref was touched here or there.
    expect(git(ada.root, ['for-each-ref', '--format=%(refname)', 'refs/autoloop'])).toBe('');
  });

  it('is a name and no address, can be away, and may refuse', async () => {
    const { hub, clones: all } = await clones(1);
    const [ada] = all as [Repository];
    await mustBeRemote(ada, 'origin');
    await expect(mustBeRemote(ada, 'orign')).rejects.toMatchObject({
      code: 'unknown-remote',
      hint: 'Did you mean `origin`?',
    });
    await expect(mustBeRemote(ada, 'ext::sh -c x')).rejects.toMatchObject({ code: 'unknown-remote' });
    const id = await writeClaim(ada, 'one');
    writeFileSync(path.join(hub, 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await expect(swapRemoteClaim(ada, 'origin', 'login', null, id)).rejects.toMatchObject({ code: 'claim-blocked' });
    git(ada.root, ['remote', 'set-url', 'origin', path.join(hub, 'nowhere')]);
    await expect(readRemoteClaim(ada, 'origin', 'login')).rejects.toMatchObject({ code: 'remote-unreachable' });
    await expect(swapRemoteClaim(ada, 'origin', 'login', null, id)).rejects.toMatchObject({ kind: 'environment' });
  });

  it('may hold anything at the ref', async () => {
    const { hub, clones: all } = await clones(1);
    const [ada] = all as [Repository];
    git(hub, ['update-ref', 'refs/autoloop/claims/commit', 'HEAD']);
    git(hub, ['update-ref', 'refs/autoloop/claims/big', git(hub, ['hash-object', '-w', '--stdin'], 'x'.repeat(1e6))]);
    for (const order of ['commit', 'big'])
      expect(await readRemoteClaim(ada, 'origin', order)).toMatchObject({ order, content: null });
  });
});

describe('what is no claim', () => {
  it('is listed without content, stands in the way, and can be removed', async () => {
    const { dir, repo, base } = await repository();
    const id = await writeClaim(repo, 'one');
    const refs = path.join(dir, '.git', 'refs', 'autoloop', 'claims');
    mkdirSync(refs, { recursive: true });
    writeFileSync(path.join(refs, 'empty'), '');
    writeFileSync(path.join(refs, 'garbage'), '\u0000\u0007garbage');
    writeFileSync(path.join(refs, 'missing'), `${'1'.repeat(40)}\n`);
    git(dir, ['update-ref', 'refs/autoloop/claims/commit', base]);
    git(dir, ['symbolic-ref', 'refs/autoloop/claims/symbolic', 'refs/heads/main']);
    git(dir, ['update-ref', 'refs/autoloop/claims/big', git(dir, ['hash-object', '-w', '--stdin'], 'x'.repeat(1e6))]);
    const names = ['big', 'commit', 'empty', 'garbage', 'missing', 'symbolic'];
    const listed = await listClaims(repo);
    expect(listed.map(({ order, content }) => [order, content])).toEqual(names.map((name) => [name, null]));
    for (const name of names) expect(await readClaim(repo, name), name).toMatchObject({ order: name, content: null });
    for (const name of names.filter((one) => one !== 'empty' && one !== 'garbage'))
      expect(await swapClaim(repo, name, null, id), name).toBe(false);
    await expect(swapClaim(repo, 'empty', null, id)).rejects.toMatchObject({ code: 'claim-blocked' });
    for (const name of names) await removeClaim(repo, name);
    expect(await listClaims(repo)).toEqual([]);
    expect(git(dir, ['rev-parse', 'refs/heads/main'])).toBe(base);
  });

  it('a branch that a symbolic claim names is not written through it', async () => {
    const { dir, repo, base } = await repository();
    const id = await writeClaim(repo, 'one');
    git(dir, ['symbolic-ref', 'refs/autoloop/claims/login', 'refs/heads/main']);
    expect(await swapClaim(repo, 'login', base, id)).toBe(true);
    expect(git(dir, ['rev-parse', 'refs/heads/main'])).toBe(base);
  });

  it('the lock of a Git that was killed is named', async () => {
    const { dir, repo } = await repository();
    const id = await writeClaim(repo, 'one');
    const lock = path.join(dir, '.git', 'refs', 'autoloop', 'claims', 'login.lock');
    mkdirSync(path.dirname(lock), { recursive: true });
    writeFileSync(lock, '');
    await expect(swapClaim(repo, 'login', null, id)).rejects.toMatchObject({
      code: 'claim-blocked',
      message: expect.stringContaining('login.lock'),
    });
  });
});
