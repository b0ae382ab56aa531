import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { close } from '../../../src/control/evidence/close.js';
import { review } from '../../../src/control/evidence/review.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { decidable, orderId } from './decidable.js';
import { accept, record } from './verifying.js';

const made = async (config: string) => decidable(join(await temporary(), 'project'), { config });

describe('signing', () => {
  it('signs every statement with the key that Git is told of', async () => {
    const repo = await made('evidence: { sign: ssh }\n');
    const key = await newKey(repo);
    await review(repo, orderId, accept);
    const closed = await close(repo, orderId);
    const fingerprint = spawnSync('ssh-keygen', ['-l', '-f', `${key}.pub`], { encoding: 'utf8' }).stdout.split(' ')[1];
    expect(closed).toMatchObject({ signedBy: fingerprint });
    const lines = (await readFile(join(repo.root, record.attestation), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).signatures)).toEqual(
      Array(3).fill([{ keyid: fingerprint, sig: expect.stringMatching(/^U1NIU0lH/) }]),
    );
  });

  it.each(['{ sign: ssh }', '{ require_signed: true }'])(
    'with %s, refuses to close without a key',
    async (evidence) => {
      const repo = await made(`evidence: ${evidence}\n`);
      await review(repo, orderId, accept);
      const hint = expect.stringContaining('user.signingKey');
      const before = await git(repo.root, 'status', '--porcelain');
      await expect(close(repo, orderId)).rejects.toMatchObject({ kind: 'refused', code: 'no-signing-key', hint });
      expect(await git(repo.root, 'status', '--porcelain')).toBe(before);
    },
  );
});

/** A key of the repository's own, made the user's. */
async function newKey(repo: Repository): Promise<string> {
  const key = join(await temporary(), 'id');
  expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]).status).toBe(0);
  await git(repo.root, 'config', 'gpg.format', 'ssh');
  await git(repo.root, 'config', 'user.signingKey', `${key}.pub`);
  return key;
}
