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
import { describe, expect, onTestFinished, test } from 'vitest';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { pickId } from '../../../src/edges/sandbox/owner.js';
import { useDocker } from '../../support/docker-daemon.js';
import { ENGINES, engineOf, isRoot, makeRoom, planFor, text, told } from './places.js';

useDocker();
const { at, folder: folderIn } = makeRoom();
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
});

describe.each(ENGINES)('the user of a sandbox in %s', (name) => {
  const engine = engineOf(name);
  const folder = (path: string): string => folderIn(`${name}/${path}`);

  test('is no user of the host, and owns nothing afterwards', async () => {
    const path = folder('handed over');
    writeFileSync(join(path, 'before'), '');
    const sandbox = await engine.open(planFor(path));
    const during = statSync(path).uid;
    const script =
      'id -u; mkdir -p private/deep; echo x > private/deep/file; chmod 0 private/deep/file private/deep private; touch before';
    const result = await sandbox.run({ argv: shell(script) });
    await sandbox.close();
    expect(told(result)).toEqual([name === 'bubblewrap' || !isRoot ? '1000\n' : `${during}\n`, '', ok]);
    if (isRoot) expect(during).toBeGreaterThanOrEqual(1_879_048_192);
    for (const entry of ['.', 'before', 'private']) expect(lstatSync(join(path, entry)).uid).toBe(me);
    chmodSync(join(path, 'private'), 0o700);
    chmodSync(join(path, 'private/deep'), 0o700);
    expect(lstatSync(join(path, 'private/deep/file')).uid).toBe(me);
    rmSync(path, { recursive: true });
  });

  test('is given links themselves and not what they point to', async () => {
    const path = folder('links');
    writeFileSync(at(`pointed-to-${name}`), 'victim');
    if (isRoot) chownSync(at(`pointed-to-${name}`), 12_345, 12_345);
    const { uid } = statSync(at(`pointed-to-${name}`));
    const sandbox = await engine.open(planFor(path));
    await sandbox.run({ argv: shell(`ln -s '${at(`pointed-to-${name}`)}' link; ln -s '${at('.')}' directory`) });
    await sandbox.close();
    expect([statSync(at(`pointed-to-${name}`)).uid, statSync(at('.')).uid]).toEqual([uid, me]);
    const again = await engine.open(planFor(path));
    await again.close();
    expect([statSync(at(`pointed-to-${name}`)).uid, statSync(at('.')).uid]).toEqual([uid, me]);
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

  describe('what others may not enter', () => {
    test('can be a workspace, a Git directory, a store and a mount all the same', async () => {
      const closed = folder('closed ö');
      for (const place of ['work', 'git', 'base/pack', 'inbox', 'outbox'])
        mkdirSync(join(closed, place), { recursive: true });
      const inside = (place: string): string => join(closed, place);
      writeFileSync(inside('work/.git'), 'gitdir: elsewhere\n');
      writeFileSync(inside('base/pack/object'), 'object', { mode: 0o400 });
      writeFileSync(inside('credentials'), 'token', { mode: 0o600 });
      writeFileSync(inside('inbox/prompt'), 'prompt', { mode: 0o600 });
      for (const place of ['base/pack', 'base', 'inbox', '.']) chmodSync(inside(place), 0o700);
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
      expect(['work', 'git', 'outbox', 'inbox'].map((place) => readdirSync(inside(place)))).toEqual([
        ['.git', 'made'],
        ['made'],
        ['made'],
        ['prompt'],
      ]);
      for (const made of ['work/made', 'git/made', 'outbox/made', 'credentials'])
        expect(statSync(inside(made)).uid).toBe(me);
      expect(statSync(inside('credentials')).mode & 0o777).toBe(0o600);
    });

    test('stays closed: the mounts made for it are seen by nobody else', async () => {
      const closed = folder('hidden');
      mkdirSync(join(closed, 'work'));
      chmodSync(closed, 0o700);
      const mounts = (): string[] =>
        readFileSync('/proc/self/mounts', 'utf8')
          .split('\n')
          .filter((line) => /autoloop-[0-9a-f]{12}-/.test(line) || line.includes(closed));
      const sandbox = await engine.open(planFor(join(closed, 'work')));
      let during: string[] | undefined;
      await sandbox.run({
        argv: shell('echo begun; sleep 0.1'),
        onOutput: () => {
          during = mounts();
        },
      });
      await sandbox.close();
      expect(during).toEqual([]);
    });
  });
});

/** A user of this machine with ranges of ids of its own, as rootless podman needs them; gone after the test. */
function throwAwayUser(): { uid: number; home: string } {
  const name = `autoloop${process.pid}`;
  const home = at('home');
  execFileSync('useradd', ['--create-home', '--home-dir', home, '--shell', '/bin/sh', name]);
  onTestFinished(() => void execFileSync('userdel', ['--force', name], { stdio: 'ignore' }));
  return { uid: Number(execFileSync('id', ['-u', name], { encoding: 'utf8' })), home };
}

/** Whoever may speak to the daemon. */
const groupOfDocker = (): number =>
  statSync((process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').slice('unix://'.length)).gid;

test.each(ENGINES)('an ordinary user gets the same sandbox as root (in %s)', async (name) => {
  const user = !isRoot || name !== 'podman' ? { uid: isRoot ? 64_321 : (me ?? 0), home: at('.') } : throwAwayUser();
  const room = folderIn(`user-${name}`);
  const launcher = join(room, 'launch.mjs');
  const entry = fileURLToPath(new URL('../../hostile/launch.ts', import.meta.url));
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: launcher });
  const path = folderIn(`user-${name}/a wörk tree`);
  const script =
    'id -u; echo made > made; cat /proc/self/status | grep -E "CapBnd|NoNewPrivs|Seccomp:"; (echo x > /proc/sys/kernel/hostname) 2>/dev/null || echo refused; ulimit -n';
  const order = join(room, 'order.json');
  writeFileSync(order, JSON.stringify({ engine: name, plan: planFor(path), command: { argv: shell(script) } }));
  const runtime = folderIn(`runtime-${name}`);
  chmodSync(runtime, 0o700);
  if (isRoot) for (const owned of [at('.'), room, path, order, runtime]) chownSync(owned, user.uid, user.uid);
  const groups = name === 'docker' ? `--groups=${groupOfDocker()}` : '--clear-groups';
  const prefix = isRoot ? ['setpriv', `--reuid=${user.uid}`, `--regid=${user.uid}`, groups, '--'] : ['env'];
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: user.home,
    XDG_RUNTIME_DIR: runtime,
    ...(process.env.DOCKER_HOST === undefined ? {} : { DOCKER_HOST: process.env.DOCKER_HOST }),
  };
  const as = (file: string, ...args: string[]): string => {
    const [first = '', ...rest] = [...prefix, file, ...args];
    return execFileSync(first, rest, { encoding: 'utf8', cwd: '/', env: isRoot ? env : process.env });
  };
  const said = as(process.execPath, launcher, order);
  if (name === 'podman' && isRoot) as('podman', 'system', 'migrate'); // ends the process that keeps its namespaces
  if (isRoot) chownSync(at('.'), 0, 0);
  const inside = name === 'docker' ? user.uid : 1000;
  expect(said.replaceAll('\t', ' ')).toBe(
    `${inside}\nCapBnd: 0000000000000000\nNoNewPrivs: 1\nSeccomp: 2\nrefused\n256\n`,
  );
  expect(statSync(join(path, 'made')).uid).toBe(user.uid);
});
