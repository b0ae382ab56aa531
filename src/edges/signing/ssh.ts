/**
 * Signatures by the user's SSH key, made and checked by `ssh-keygen -Y` in our own namespace, so that a signature made for
 * Git or for mail is never one of ours. Format: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { sayEnded } from '../../core/journal/ended.js';
import { captureAgainIfKilled } from '../process/capture.js';

/** What `ssh-keygen -n` is given; OpenSSH binds it into the signature. */
const namespace = 'autoloop';

export interface SshSignature {
  /** `SHA256:…`, OpenSSH's fingerprint of the public key. */
  keyid: string;
  /** The SSHSIG blob, without its armour. */
  bytes: Uint8Array;
}

/**
 * Signs `message` with `signingKey`, as Git's `user.signingKey` names one: a path to a key file (a public one is looked up in
 * the agent), or the public key itself after `key::` (then it must be in the agent). Relative paths are taken from `directory`.
 * @throws AutoloopError `ssh-keygen-missing`, `ssh-keygen-killed`, `signing-failed`
 */
export async function signWithSsh(message: Uint8Array, signingKey: string, directory: string): Promise<SshSignature> {
  return inScratch(async (scratch) => {
    const literal = literalKey(signingKey);
    const file = literal === undefined ? keyPath(signingKey, directory) : join(scratch, 'key.pub');
    if (literal !== undefined) await writeFile(file, `${literal}\n`);
    const fromAgent = literal === undefined ? [] : ['-U'];
    const made = await sshKeygen(['-Y', 'sign', '-n', namespace, '-f', file, ...fromAgent], message);
    const bytes = made.code === 0 ? unarmoured(made.stdout) : undefined;
    if (!bytes) throw signingFailed(signingKey, made.stderr);
    const check = await checkWellFormed(message, bytes, scratch);
    if (check.how === 'bad') throw signingFailed(signingKey, check.reason);
    return { keyid: check.keyid, bytes };
  });
}

/** What a signature turned out to be worth. */
export type SignatureVerdict =
  /** Made by a key that the allowed signers file names for `principal`. */
  | { how: 'trusted'; keyid: string; principal: string }
  /** Right, but the allowed signers file does not name its key, or not at that time. */
  | { how: 'unknown-signer'; keyid: string }
  /** Right, and no allowed signers file says whose key it is. */
  | { how: 'unnamed-signer'; keyid: string }
  | { how: 'bad'; reason: string };

/** Whom to believe: OpenSSH's allowed signers file, and the moment the signature is said to be made. */
export interface Trust {
  /** Absolute path, or `undefined` when there is none. */
  allowedSigners: string | undefined;
  at: Date;
}

/**
 * Checks a signature that anyone may have written.
 * @throws AutoloopError `ssh-keygen-missing`, `ssh-keygen-killed`
 */
export async function verifyWithSsh(
  message: Uint8Array,
  signature: Uint8Array,
  trust: Trust,
): Promise<SignatureVerdict> {
  return inScratch(async (scratch) => {
    const check = await checkWellFormed(message, signature, scratch);
    if (check.how === 'bad') return check;
    const { keyid } = check;
    if (trust.allowedSigners === undefined) return { how: 'unnamed-signer', keyid };
    const signed = ['-s', join(scratch, 'signature'), '-f', trust.allowedSigners];
    const time = `-Overify-time=${openSshTime(trust.at)}`;
    const found = await sshKeygen(['-Y', 'find-principals', time, ...signed], new Uint8Array());
    for (const principal of found.code === 0 ? lines(found.stdout) : []) {
      const verified = await sshKeygen(['-Y', 'verify', time, '-n', namespace, '-I', principal, ...signed], message);
      if (verified.code === 0) return { how: 'trusted', keyid, principal };
    }
    return { how: 'unknown-signer', keyid };
  });
}

/** Absolute path of a file that Git configuration names: `~/` is the home directory, the rest is relative to `directory`. */
export function keyPath(path: string, directory: string): string {
  if (path === '~' || path.startsWith('~/')) return join(homedir(), path.slice(1));
  return isAbsolute(path) ? path : join(directory, path);
}

/** Is it a signature of this message at all, by whichever key? */
async function checkWellFormed(
  message: Uint8Array,
  signature: Uint8Array,
  scratch: string,
): Promise<{ how: 'good'; keyid: string } | { how: 'bad'; reason: string }> {
  const file = join(scratch, 'signature');
  await writeFile(file, armoured(signature));
  const { code, stdout, stderr } = await sshKeygen(['-Y', 'check-novalidate', '-n', namespace, '-s', file], message);
  const keyid = /^Good "autoloop" signature with \S+ key (SHA256:[A-Za-z0-9+/]{43})$/m.exec(stdout)?.[1];
  if (code === 0 && keyid !== undefined) return { how: 'good', keyid };
  return { how: 'bad', reason: lastLine(stderr) ?? 'ssh-keygen does not take it for a signature of these bytes' };
}

async function sshKeygen(args: string[], stdin: Uint8Array): Promise<{ code: number; stdout: string; stderr: string }> {
  // The agent's socket is in the user's environment.
  const { ended, stdout, stderr } = await captureAgainIfKilled('ssh-keygen', args, { env: 'inherit', stdin });
  if (ended.how === 'not-started') {
    throw new AutoloopError('environment', 'ssh-keygen-missing', `\`ssh-keygen\` did not start: ${ended.reason}`, {
      hint: 'Install OpenSSH 8.9 or newer (the package is often called `openssh-client`), or set `evidence.sign: off`.',
    });
  }
  if (ended.how !== 'exited') {
    throw new AutoloopError('environment', 'ssh-keygen-killed', `\`ssh-keygen\` ${sayEnded(ended)}`, {
      hint: 'That says nothing about a signature. Something ended it from outside, for want of memory perhaps; try again.',
    });
  }
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  return { code: ended.code, stdout: text(stdout), stderr: text(stderr) };
}

function signingFailed(signingKey: string, stderr: string): AutoloopError {
  const why = lastLine(stderr) ?? 'it gave no reason';
  return new AutoloopError(
    'environment',
    'signing-failed',
    `\`ssh-keygen\` did not sign with \`${signingKey}\`: ${why}`,
    {
      hint: 'See that `git config user.signingKey` names your SSH key, and that it is in the agent (`ssh-add -l`) if it has a passphrase.',
    },
  );
}

/** The public key in `key::ssh-ed25519 …`; Git still takes it without `key::` when it begins as OpenSSH keys do. */
function literalKey(signingKey: string): string | undefined {
  if (signingKey.startsWith('key::')) return signingKey.slice('key::'.length);
  return signingKey.startsWith('ssh-') ? signingKey : undefined;
}

const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

function armoured(bytes: Uint8Array): string {
  const body = Buffer.from(bytes)
    .toString('base64')
    .replace(/.{70}(?=.)/g, '$&\n');
  return `${begin}\n${body}\n${end}\n`;
}

function unarmoured(text: string): Uint8Array | undefined {
  const body = text.trim();
  if (!body.startsWith(begin) || !body.endsWith(end)) return undefined;
  return Buffer.from(body.slice(begin.length, -end.length).replaceAll(/\s/g, ''), 'base64');
}

/** `YYYYMMDDHHMMSS` in local time, as Git passes it: OpenSSH before 9.1 knows no other. */
function openSshTime(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Where ssh-keygen says why: it warns first, of a key that others may read for instance. */
const lastLine = (text: string): string | undefined => lines(text).at(-1)?.trim();

async function inScratch<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'autoloop-signing-'));
  try {
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
