import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { pickId } from '../../../src/edges/sandbox/owner.js';
import { isRoot, makeRoom, planFor, text, told } from './places.js';

const engine = bubblewrap();
const { at, folder } = makeRoom();
const ok = { how: 'exited', code: 0 };
const me = process.getuid?.();

describe('the user that agents run as', () => {
  test('is a fresh one outside the ids anybody uses, when the whole range is mapped', () => {
    expect(pickId('         0          0 4294967295\n', (count) => count - 1)).toBe(2_147_483_647);
    expect(pickId('         0          0 4294967295\n', () => 0)).toBe(1_879_048_192);
  });

  test('is one of the upper half in a container with few ids, and never the last ones', () => {
    expect(pickId('0 1000 1\n1 100000 65536\n', () => 0)).toBe(1 + 32_768);
    expect(pickId('0 100000 65536\n', (count) => count - 1)).toBeLessThan(65_000);
    expect(() => pickId('0 1000 1\n', () => 0)).toThrow(expect.objectContaining({ code: 'sandbox-refused' }));
  });

  test('is no user of the host, and owns nothing afterwards', async () => {
    const path = folder('handed over');
    writeFileSync(join(path, 'before'), '');
    const sandbox = await engine.open(planFor(path));
    const during = statSync(path).uid;
    const script =
      'id -u; mkdir -p private/deep; echo x > private/deep/file; chmod 0 private/deep/file private/deep private; touch before';
    const result = await sandbox.run({ argv: shell(script) });
    await sandbox.close();
    expect(told(result)).toEqual(['1000\n', '', ok]);
    if (isRoot) expect(during).toBeGreaterThanOrEqual(1_879_048_192);
    for (const name of ['.', 'before', 'private']) expect(lstatSync(join(path, name)).uid).toBe(me);
    chmodSync(join(path, 'private'), 0o700);
    chmodSync(join(path, 'private/deep'), 0o700);
    expect(lstatSync(join(path, 'private/deep/file')).uid).toBe(me);
    rmSync(path, { recursive: true });
  });

  test('is given links themselves and not what they point to', async () => {
    const path = folder('links');
    writeFileSync(at('pointed-to'), 'victim');
    if (isRoot) chownSync(at('pointed-to'), 12_345, 12_345);
    const { uid } = statSync(at('pointed-to'));
    const sandbox = await engine.open(planFor(path));
    await sandbox.run({ argv: shell(`ln -s '${at('pointed-to')}' link; ln -s '${at('.')}' directory`) });
    await sandbox.close();
    expect([statSync(at('pointed-to')).uid, statSync(at('.')).uid]).toEqual([uid, me]);
    const again = await engine.open(planFor(path));
    await again.close();
    expect([statSync(at('pointed-to')).uid, statSync(at('.')).uid]).toEqual([uid, me]);
  });

  test('is the same for a second sandbox over the same workspace, and keeps it until the last one closes', async () => {
    const path = folder('shared');
    const first = await engine.open(planFor(path));
    expect((await first.run({ argv: shell('umask 077; echo kept > private') })).ended).toEqual(ok);
    const second = await engine.open(planFor(path, { workspace: { path, writable: false } }));
    expect(told(await second.run({ argv: ['cat', 'private'] }))).toEqual(['kept\n', '', ok]);
    await second.close();
    expect((await first.run({ argv: shell('echo more >> private') })).ended).toEqual(ok);
    await first.close();
    expect(readFileSync(join(path, 'private'), 'utf8')).toBe('kept\nmore\n');
    expect(statSync(join(path, 'private')).uid).toBe(me);
  });
});

describe('what others may not enter', () => {
  test('can be a workspace, a Git directory, a store and a mount all the same', async () => {
    const closed = folder('closed ö');
    for (const name of ['work', 'git', 'base/pack', 'inbox', 'outbox'])
      mkdirSync(join(closed, name), { recursive: true });
    const inside = (name: string): string => join(closed, name);
    writeFileSync(inside('work/.git'), 'gitdir: elsewhere\n');
    writeFileSync(inside('base/pack/object'), 'object', { mode: 0o400 });
    writeFileSync(inside('credentials'), 'token', { mode: 0o600 });
    writeFileSync(inside('inbox/prompt'), 'prompt', { mode: 0o600 });
    for (const name of ['base/pack', 'base', 'inbox', '.']) chmodSync(inside(name), 0o700);
    const plan = planFor(inside('work'), {
      git: { dir: inside('git'), base: inside('base') },
      mounts: [
        { from: inside('credentials'), to: '/home/agent/.agent/credentials', writable: false },
        { from: inside('inbox'), to: '/inbox', writable: false },
        { from: inside('outbox'), to: '/outbox', writable: true },
      ],
    });
    const sandbox = await engine.open(plan);
    const script =
      'cat .git /base-objects/pack/object ~/.agent/credentials /inbox/prompt; for d in /work /gitdir /outbox; do echo x > $d/made; done; echo y > /inbox/x';
    const first = await sandbox.run({ argv: shell(script) });
    expect(text(first.stdout)).toBe('gitdir: /gitdir\nobjecttokenprompt');
    expect(text(first.stderr)).toContain('Read-only file system');
    writeFileSync(inside('inbox/prompt'), 'another', { mode: 0o600 });
    expect(text((await sandbox.run({ argv: ['cat', '/inbox/prompt'] })).stdout)).toBe('another');
    await sandbox.close();
    expect(['work', 'git', 'outbox', 'inbox'].map((name) => readdirSync(inside(name)))).toEqual([
      ['.git', 'made'],
      ['made'],
      ['made'],
      ['prompt'],
    ]);
    for (const name of ['work/made', 'git/made', 'outbox/made', 'credentials'])
      expect(statSync(inside(name)).uid).toBe(me);
    expect(statSync(inside('credentials')).mode & 0o777).toBe(0o600);
  });

  test('stays closed: the mounts made for it are seen by nobody else', async () => {
    const closed = folder('hidden');
    mkdirSync(join(closed, 'work'));
    chmodSync(closed, 0o700);
    const before = readFileSync('/proc/self/mounts', 'utf8');
    const sandbox = await engine.open(planFor(join(closed, 'work')));
    let during = '';
    await sandbox.run({
      argv: shell('echo begun; sleep 0.1'),
      onOutput: () => {
        during = readFileSync('/proc/self/mounts', 'utf8');
      },
    });
    await sandbox.close();
    expect(during).toBe(before);
  });
});

test('an ordinary user gets the same sandbox as root', async () => {
  const room = folder('user');
  const launcher = join(room, 'launch.mjs');
  const entry = fileURLToPath(new URL('../../hostile/launch.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
  const path = folder('user/a wörk tree');
  const script =
    'id -u; echo made > made; cat /proc/self/status | grep -E "CapBnd|NoNewPrivs|Seccomp:"; (echo x > /proc/sys/kernel/hostname) 2>/dev/null || echo refused; ulimit -n';
  const order = join(room, 'order.json');
  writeFileSync(order, JSON.stringify({ plan: planFor(path), command: { argv: shell(script) } }));
  const uid = isRoot ? 64_321 : (me ?? 0);
  if (isRoot) for (const owned of [at('.'), room, path, order]) chownSync(owned, uid, uid);
  const prefix = isRoot ? ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--'] : ['env'];
  const [file = '', ...args] = [...prefix, process.execPath, launcher, order];
  const said = execFileSync(file, args, { encoding: 'utf8', cwd: '/', env: { PATH: '/usr/bin:/bin' } });
  if (isRoot) chownSync(at('.'), 0, 0);
  expect(said.replaceAll('\t', ' ')).toBe('1000\nCapBnd: 0000000000000000\nNoNewPrivs: 1\nSeccomp: 2\nrefused\n256\n');
  expect(statSync(join(path, 'made')).uid).toBe(uid);
});
