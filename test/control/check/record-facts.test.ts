/** What the bytes of a real record say, and what a closed order leaves to be said by the rules about history. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import { readCached, writeCached } from '../../../src/edges/files/index.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { autoloop, git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { copyOf, decidable, orderId, orderText } from '../evidence/decidable.js';
import { accept, record, reviewed } from '../evidence/verifying.js';

let home: string;
let closed: Repository;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'autoloop-record-'));
  const order = orderText.replace('owner: core', 'owner: core\ncommit_authority: no-commit');
  closed = await decidable(join(home, 'closed'), { order });
  await review(closed, orderId, accept);
  await close(closed, orderId);
});
afterAll(() => rm(home, { recursive: true }));

const copy = async (): Promise<Repository> => copyOf(closed, join(await temporary(), 'project'));

async function broken({ root }: Repository): Promise<string[]> {
  const { findings } = await checkDocuments(root);
  return findings.flatMap(({ rule, message }) => (rule === 'evidence-chain-broken' ? [message] : []));
}

/** Changes a file, and commits it past all hooks. */
async function tampered(path: string, change: (text: string) => string): Promise<string[]> {
  const repo = await copy();
  const file = join(repo.root, path);
  const text = await readFile(file, 'utf8');
  expect(change(text)).not.toBe(text);
  await writeFile(file, change(text));
  await git(repo.root, 'commit', '-q', '-a', '--no-verify', '-m', 'Nothing to see');
  return broken(repo);
}

describe('the chain of a record', () => {
  it('holds as it was written', async () => {
    const { findings } = await checkDocuments(closed.root);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('breaks where a byte of it is another', async () => {
    expect(await tampered(record.journal, (text) => text.replace('"passed":false', '"passed":true'))).toEqual([
      'The journal beside this closeout is not the one that is attested',
    ]);
    expect(await tampered(record.journal, (text) => text.slice(0, -1))).toEqual([
      'The journal beside this closeout, or its attestation, ends with another event',
    ]);
    expect(await tampered(record.attestation, (text) => text.replace('eyJ', 'eyK'))).toEqual([
      expect.stringMatching(/^The attestation beside this closeout has the SHA-256 `[0-9a-f]{12}…`$/),
    ]);
    const digest = (text: string) => text.replace(/attestation_sha256: \w+/, `attestation_sha256: ${'f'.repeat(64)}`);
    expect(await tampered(record.closeout, digest)).toHaveLength(1);
    expect(await tampered(reviewed, (text) => `${text}\nMore.\n`)).toEqual([
      `\`${reviewed}\` is not as it was attested`,
    ]);
  });

  it('breaks where a file of it is gone', async () => {
    for (const path of [record.journal, record.attestation]) {
      const repo = await copy();
      await rm(join(repo.root, path));
      expect(await broken(repo)).toHaveLength(1);
    }
  });
});

describe('what is known of a record', () => {
  const cacheOf = ({ commonDir }: Repository) => join(commonDir, 'autoloop/cache');
  const nameIn = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('records-'));
  const brokenIn = async ({ root }: Repository, env: Record<string, string> = {}) =>
    (await autoloop(root, ['check'], { env })).stdout.includes('[evidence-chain-broken]');

  it('is not kept under the name of what was there a moment before', async () => {
    const repo = await copy();
    await git(repo.root, 'update-index', '--refresh');
    const folder = await temporary();
    const journal = join(repo.root, record.journal);
    await writeFile(join(folder, 'becomes'), `${await readFile(journal, 'utf8')}\n`);
    const swap = `case " $* " in *" diff-files "*) cp '${folder}/becomes' '${journal}';; esac`;
    await writeFile(join(folder, 'git'), `#!/bin/sh\nPATH=$REST\ngit "$@"; said=$?\n${swap}\nexit $said\n`, {
      mode: 0o755,
    });
    const rest = process.env.PATH ?? '';
    expect(await brokenIn(repo, { PATH: `${folder}:${rest}`, REST: rest })).toBe(true);
    await git(repo.root, 'checkout', '-q', '.');
    expect(await brokenIn(repo)).toBe(false);
  });

  it('is asked for by the contents of all that it is about, and never instead of them', async () => {
    const repo = await copy();
    await git(repo.root, 'update-index', '--refresh');
    expect(await brokenIn(repo)).toBe(false);
    const [name = ''] = await nameIn(cacheOf(repo));
    const kept = readCached(cacheOf(repo), name) as Record<string, { journal: string }>;
    expect(Object.keys(kept)).toHaveLength(1);

    // It is believed while nothing changed,
    writeCached(
      cacheOf(repo),
      name,
      Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, { ...value, journal: 'x' }])),
    );
    expect(await brokenIn(repo)).toBe(true);
    await writeFile(join(cacheOf(repo), name), 'torn');
    expect(await brokenIn(repo)).toBe(false);

    // and of no use once anything did, committed or not.
    for (const path of [record.journal, record.attestation, reviewed]) {
      const text = await readFile(join(repo.root, path), 'utf8');
      await writeFile(join(repo.root, path), `${text}\n`);
      expect(await brokenIn(repo), path).toBe(true);
      await git(repo.root, 'commit', '-q', '-a', '--no-verify', '-m', 'Change');
      expect(await brokenIn(repo), path).toBe(true);
      await git(repo.root, 'reset', '-q', '--hard', 'HEAD^');
      expect(await brokenIn(repo), path).toBe(false);
    }
  });
});

describe('a closed order', () => {
  const errorsIn = async (root: string, range: string) => {
    const { findings } = await checkDocuments(root, { range });
    return findings.filter(({ severity }) => severity === 'error' || severity === 'hold').map(({ rule }) => rule);
  };

  it('is silent about how its work came about and was brought in, whatever kind of merge that was', async () => {
    const first = (await git(closed.root, 'rev-list', '--max-parents=0', 'HEAD')).trim();
    expect(await errorsIn(closed.root, `${first}..HEAD`)).toEqual([]);
    const branch = `autoloop/${orderId}/1`;
    const trailer = `Add\n\nWork-Order: ${orderId}\n`;
    const kinds: string[][][] = [
      [['merge', '-q', '--no-ff', '-m', trailer, branch]],
      [
        ['merge', '-q', '--squash', branch],
        ['commit', '-q', '-m', trailer],
      ],
      [
        ['cherry-pick', branch],
        ['commit', '-q', '--amend', '-m', trailer],
      ],
    ];
    for (const kind of kinds) {
      const { root } = await copy();
      for (const args of kind) await git(root, ...args);
      expect(await errorsIn(root, `${first}..HEAD`), kind.flat().join(' ')).toEqual([]);
      const { counts } = await checkDocuments(root);
      expect(counts.error).toBe(0);
    }
  });

  it('covers what was accepted, and no more', async () => {
    const { root } = await copy();
    await writeFile(join(root, 'src/more.sh'), 'more\n');
    await git(root, 'add', '-A');
    await git(root, 'commit', '-q', '-m', `More\n\nWork-Order: ${orderId}\n`);
    expect(await errorsIn(root, 'HEAD^..HEAD')).toEqual(['unreviewed-commit']);
  });
});
