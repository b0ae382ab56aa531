/** The user's own Git configuration, where it says how they sign. */
import { userGit } from './door.js';
import type { Repository } from './repository.js';

/** How the user signs with SSH; `undefined` where Git has not been told. */
export interface SigningSettings {
  /** `user.signingKey` when `gpg.format` is `ssh`: the path of a key, or `key::` and the key. */
  key: string | undefined;
  /** `gpg.ssh.allowedSignersFile`, with `~` resolved; relative to the top of the work tree. */
  allowedSigners: string | undefined;
}

export async function signingSettings(repo: Repository): Promise<SigningSettings> {
  const [format, key, allowedSigners] = await Promise.all([
    setting(repo, 'gpg.format'),
    setting(repo, 'user.signingKey'),
    setting(repo, 'gpg.ssh.allowedSignersFile', ['--type=path']),
  ]);
  return { key: format === 'ssh' ? key : undefined, allowedSigners };
}

async function setting(repo: Repository, name: string, how: readonly string[] = []): Promise<string | undefined> {
  const answer = await userGit(repo, ['config', ...how, '--null', '--get', name], { accept: [1] });
  const value = answer.stdout.toString().replace(/\0$/, '');
  return answer.code === 0 && value !== '' ? value : undefined;
}
