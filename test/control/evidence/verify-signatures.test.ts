import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderVerification } from '../../../src/control/evidence/verify.js';
import type { Repository } from '../../../src/edges/git/index.js';
import { git } from '../../support/run-program.js';
import { reviewer } from './decidable.js';
import { edit, editStatement, inTurn, renameAttestation } from './tampering.js';
import { cloneOf, closedAt, lasting, only, record } from './verifying.js';

describe('signatures', () => {
  let home: string;
  let signed: Repository;
  let key: string;
  let allowed: string;

  beforeAll(async () => {
    home = await lasting();
    key = join(home, 'id');
    allowed = join(home, 'allowed signers');
    for (const file of [key, `${key}-other`])
      expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]).status).toBe(0);
    await writeFile(allowed, `${reviewer} ${await readFile(`${key}.pub`, 'utf8')}`);
    await writeFile(`${allowed} of others`, `${reviewer} ${await readFile(`${key}-other.pub`, 'utf8')}`);
    signed = await signedAt('signed', 'evidence: { sign: ssh }\n');
  });

  async function signedAt(name: string, config: string): Promise<Repository> {
    return closedAt(join(home, name), { config }, async ({ root }) => {
      await git(root, 'config', 'gpg.format', 'ssh');
      await git(root, 'config', 'user.signingKey', key);
    });
  }

  const trusting = async (repo: Repository, file: string) => {
    const dir = await cloneOf(repo);
    await git(dir, 'config', 'gpg.ssh.allowedSignersFile', file);
    return dir;
  };
  const signaturesOf = ({ steps }: OrderVerification) => steps.find(({ name }) => name === 'signatures');

  it('are checked, and the signer named when the verifier knows whose key it is', async () => {
    const verified = await only(await trusting(signed, allowed));
    expect(verified.ok).toBe(true);
    expect(signaturesOf(verified)).toMatchObject({
      ok: true,
      detail: expect.stringContaining(`\`${reviewer}\` (SHA256:`),
    });
  });

  it('say by which key where nobody knows whose it is', async () => {
    const verified = await only(await cloneOf(signed));
    expect(verified.ok).toBe(true);
    expect(signaturesOf(verified)).toMatchObject({
      ok: null,
      detail: expect.stringMatching(/SHA256:.*allowedSignersFile/),
    });
  });

  it('of a key that the verifier does not know fail', async () => {
    const found = await only(await trusting(signed, `${allowed} of others`));
    expect(found.first_fault).toMatchObject({ path: record.attestation, line: 1, step: 'signatures' });
  });

  it('do not survive a consistent rewrite of what they sign', async () => {
    const dir = await trusting(signed, allowed);
    await inTurn(
      editStatement(3, (text) => text.replace('"decision":"accept"', '"decision":"acept!"')),
      renameAttestation,
    )(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).first_fault).toMatchObject({ path: record.attestation, line: 3, step: 'signatures' });
  });

  it('may not be left out where the policy of the run asks for them', async () => {
    const dir = await cloneOf(signed);
    const bare = edit(record.attestation, (text) => text.replaceAll(/"signatures":\[[^\]]*\]/g, '"signatures":[]'));
    await inTurn(bare, renameAttestation)(dir);
    await git(dir, 'commit', '-q', '-a', '--amend', '--no-edit');
    expect((await only(dir)).first_fault).toMatchObject({ path: record.attestation, line: 1, step: 'signatures' });
  });

  it('must be of somebody known where they are required', async () => {
    const required = await signedAt('required', 'evidence: { require_signed: true }\n');
    expect((await only(await cloneOf(required))).first_fault).toMatchObject({ step: 'signatures' });
    expect(await only(await trusting(required, allowed))).toMatchObject({ ok: true });
  });
});
