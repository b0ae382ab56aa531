import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keyPath, signWithSsh, verifyWithSsh } from '../../../src/edges/signing/ssh.js';

const message = Buffer.from('DSSEv1 5 hello\n\0');
const now = new Date('2026-11-20T10:00:00Z');
let dir: string;
let key: string;

function newKey(name: string, args: string[] = ['-t', 'ed25519', '-N', '']): string {
  const file = join(dir, name);
  const made = spawnSync('ssh-keygen', ['-q', ...args, '-C', '', '-f', file]);
  expect(made.status, String(made.stderr)).toBe(0);
  return file;
}

const publicKey = async (file: string) => (await readFile(`${file}.pub`, 'utf8')).trim();

async function allowed(...lines: string[]): Promise<string> {
  const file = join(dir, 'allowed_signers');
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'autoloop signing ü-'));
  key = newKey('id');
});

afterAll(() => rm(dir, { recursive: true }));

describe('signWithSsh', () => {
  it('signs with a private key file, and ssh-keygen itself takes the signature', async () => {
    const { keyid, bytes } = await signWithSsh(message, key, '/');
    const fingerprint = spawnSync('ssh-keygen', ['-l', '-f', `${key}.pub`], { encoding: 'utf8' }).stdout.split(' ')[1];
    expect(keyid).toBe(fingerprint);
    const armour = join(dir, 'sig');
    await writeFile(
      armour,
      `-----BEGIN SSH SIGNATURE-----\n${Buffer.from(bytes).toString('base64')}\n-----END SSH SIGNATURE-----\n`,
    );
    const args = ['-Y', 'verify', '-n', 'autoloop', '-I', 'me@example.org', '-s', armour];
    const verified = spawnSync('ssh-keygen', [...args, '-f', await allowed(`me@example.org ${await publicKey(key)}`)], {
      input: message,
    });
    expect(verified.status, String(verified.stderr)).toBe(0);
  });

  it('takes the public key file for the private one beside it, and a path relative to the directory', async () => {
    expect((await signWithSsh(message, 'id.pub', dir)).keyid).toMatch(/^SHA256:/);
  });

  describe('with an agent', () => {
    let agent: Record<string, string>;

    beforeAll(() => {
      const out = spawnSync('ssh-agent', ['-s'], { encoding: 'utf8' }).stdout;
      agent = Object.fromEntries([...out.matchAll(/(SSH_\w+)=([^;]+);/g)].map(([, name, value]) => [name, value]));
      expect(spawnSync('ssh-add', ['-q', key], { env: { ...process.env, ...agent } }).status).toBe(0);
      process.env.SSH_AUTH_SOCK = agent.SSH_AUTH_SOCK;
    });

    afterAll(() => {
      delete process.env.SSH_AUTH_SOCK;
      process.kill(Number(agent.SSH_AGENT_PID));
    });

    it('signs with a literal key that only the agent holds', async () => {
      const { keyid } = await signWithSsh(message, `key::${await publicKey(key)}`, '/');
      expect(keyid).toBe((await signWithSsh(message, key, '/')).keyid);
    });
  });

  it('names a key that is not there', async () => {
    await expect(signWithSsh(message, 'nowhere', dir)).rejects.toMatchObject({
      kind: 'environment',
      code: 'signing-failed',
      message: expect.stringMatching(/`nowhere`.*No such file/),
      hint: expect.stringContaining('user.signingKey'),
    });
  });

  it('does not wait for a passphrase that nobody can type', async () => {
    const locked = newKey('locked', ['-t', 'ed25519', '-N', 'secret']);
    await expect(signWithSsh(message, locked, dir)).rejects.toMatchObject({ code: 'signing-failed' });
  });

  describe('without ssh-keygen', () => {
    const path = process.env.PATH;
    afterEach(() => {
      process.env.PATH = path;
    });

    it('says what to install', async () => {
      process.env.PATH = dir;
      const missing = {
        kind: 'environment',
        code: 'ssh-keygen-missing',
        hint: expect.stringContaining('openssh-client'),
      };
      await expect(signWithSsh(message, key, '/')).rejects.toMatchObject(missing);
      await expect(
        verifyWithSsh(message, Uint8Array.of(1), { allowedSigners: undefined, at: now }),
      ).rejects.toMatchObject(missing);
    });
  });

  it('says nothing of a signature where something kills ssh-keygen, again and again', async () => {
    const { keyid, bytes } = await signWithSsh(message, key, '/');
    const bin = join(dir, 'bin');
    await mkdir(bin);
    const path = process.env.PATH;
    const answer = async (times: number) => {
      const script = `#!/bin/sh\n[ $(wc -c < "${bin}/killed") -ge ${times} ] || { printf x >> "${bin}/killed"; kill -9 $$; }\n`;
      await writeFile(join(bin, 'killed'), '');
      await writeFile(join(bin, 'ssh-keygen'), `${script}PATH=\${PATH#*:}\nexec ssh-keygen "$@"\n`, { mode: 0o755 });
      process.env.PATH = `${bin}:${path}`;
      return verifyWithSsh(message, bytes, { allowedSigners: undefined, at: now }).finally(() => {
        process.env.PATH = path;
      });
    };
    expect(await answer(1)).toEqual({ how: 'unnamed-signer', keyid });
    await expect(answer(9)).rejects.toMatchObject({ kind: 'environment', code: 'ssh-keygen-killed' });
  });
});

describe('verifyWithSsh', () => {
  let signed: { keyid: string; bytes: Uint8Array };
  let mine: string;
  const me = 'me@example.org';

  beforeAll(async () => {
    signed = await signWithSsh(message, key, '/');
    mine = await publicKey(key);
  });

  const verdict = (allowedSigners: string | undefined, at = now) =>
    verifyWithSsh(message, signed.bytes, { allowedSigners, at });

  it('names the principal of a known key', async () => {
    const expected = { how: 'trusted', keyid: signed.keyid, principal: me };
    expect(await verdict(await allowed(`${me} ${mine}`))).toEqual(expected);
  });

  it('takes one of several principals', async () => {
    expect(await verdict(await allowed(`you@example.org,${me} ${mine}`))).toMatchObject({ how: 'trusted' });
  });

  it('does not know a key that the file does not name', async () => {
    const other = await publicKey(newKey('other'));
    expect(await verdict(await allowed(`${me} ${other}`))).toEqual({ how: 'unknown-signer', keyid: signed.keyid });
  });

  it('does not know a key that is allowed for other namespaces only', async () => {
    expect(await verdict(await allowed(`${me} namespaces="git" ${mine}`))).toMatchObject({ how: 'unknown-signer' });
    expect(await verdict(await allowed(`${me} namespaces="git,autoloop" ${mine}`))).toMatchObject({ how: 'trusted' });
  });

  it('does not know a key outside its time', async () => {
    const file = await allowed(`${me} valid-before="20261101" ${mine}`);
    expect(await verdict(file)).toMatchObject({ how: 'unknown-signer' });
    expect(await verdict(file, new Date('2026-10-20T10:00:00Z'))).toMatchObject({ how: 'trusted' });
  });

  it('is unknown when the allowed signers file cannot be read', async () => {
    expect(await verdict(join(dir, 'no such file'))).toMatchObject({ how: 'unknown-signer' });
  });

  it('says when nobody was asked whose key it is', async () => {
    expect(await verdict(undefined)).toEqual({ how: 'unnamed-signer', keyid: signed.keyid });
  });

  it.each([
    ['other bytes', () => [Buffer.from('x'), signed.bytes] as const],
    ['a changed signature', () => [message, changed(signed.bytes)] as const],
    ['something that is no signature', () => [message, Buffer.from('hello')] as const],
  ])('refuses %s', async (_, make) => {
    const [bytes, signature] = make();
    const file = await allowed(`${me} ${mine}`);
    const result = await verifyWithSsh(bytes, signature, { allowedSigners: file, at: now });
    expect(result).toMatchObject({ how: 'bad', reason: expect.stringMatching(/./) });
  });

  it('refuses a signature made for another purpose', async () => {
    const file = join(dir, 'letter');
    await writeFile(file, message);
    await chmod(key, 0o600);
    expect(spawnSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', key, file]).status).toBe(0);
    const body = (await readFile(`${file}.sig`, 'utf8')).replace(/-----.*-----/g, '').replace(/\s/g, '');
    const result = await verifyWithSsh(message, Buffer.from(body, 'base64'), {
      allowedSigners: await allowed(`${me} ${mine}`),
      at: now,
    });
    expect(result).toMatchObject({ how: 'bad' });
  });
});

describe('keyPath', () => {
  it.each([
    ['/abs/id', '/abs/id'],
    ['keys/id', '/repo/keys/id'],
    ['~/.ssh/id', join(process.env.HOME ?? '', '.ssh/id')],
  ])('%s', (path, expected) => {
    expect(keyPath(path, '/repo')).toBe(expected);
  });
});

function changed(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
  return copy;
}
