import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingSettings } from '../../../src/edges/git/settings.js';
import { git, repository } from './scene.js';

describe('signingSettings', () => {
  it('says nothing where Git was told nothing', async () => {
    expect(await signingSettings((await repository()).repo)).toEqual({ key: undefined, allowedSigners: undefined });
  });

  it('takes the signing key only for SSH', async () => {
    const { dir, repo } = await repository();
    git(dir, ['config', 'user.signingKey', '0xABCDEF']);
    expect((await signingSettings(repo)).key).toBeUndefined();
    git(dir, ['config', 'gpg.format', 'ssh']);
    git(dir, ['config', 'user.signingKey', 'key::ssh-ed25519 AAAA a b']);
    expect((await signingSettings(repo)).key).toBe('key::ssh-ed25519 AAAA a b');
  });

  it('resolves the home directory in the path of the allowed signers', async () => {
    const { dir, repo } = await repository();
    git(dir, ['config', 'gpg.ssh.allowedSignersFile', '~/allowed signers']);
    expect((await signingSettings(repo)).allowedSigners).toBe(path.join(os.homedir(), 'allowed signers'));
    git(dir, ['config', 'gpg.ssh.allowedSignersFile', '.allowed']);
    expect((await signingSettings(repo)).allowedSigners).toBe('.allowed');
  });
});
