import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findGroups } from '../../../src/edges/sandbox/cgroups.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import type { SandboxCommand, SandboxPlan, SandboxResult } from '../../../src/edges/sandbox/index.js';
import { useDocker } from '../../support/docker-daemon.js';
import { namedFor } from '../../support/leftovers.js';
import { ENGINES, engineOf, makeRoom, planFor, text, told } from './places.js';

useDocker();
const { at, folder: folderIn } = makeRoom();
const exited = (code: number) => ({ how: 'exited', code });

describe.each(ENGINES)('in %s:', (name) => {
  const engine = engineOf(name);
  const folder = (path: string): string => folderIn(`${name}/${path}`);

  async function runIn(plan: SandboxPlan, command: SandboxCommand) {
    const sandbox = await engine.open(plan);
    try {
      return await sandbox.run(command);
    } finally {
      await sandbox.close();
    }
  }

  describe('what a command sees', () => {
    test('the workspace, whatever its path holds, and nothing else of the host', async () => {
      const path = folder("it's a “wörk” space\n$(x)");
      const result = await runIn(planFor(path), { argv: shell('pwd; echo made > made; ls -a /work; echo /*') });
      const root = text(result.stdout)
        .trim()
        .split('\n')
        .at(-1)
        ?.split(' ')
        .filter((entry) => !/^\/(lib\w*|s?bin|opt|nix|autoloop|base-objects|gitdir|run|sys)$/.test(entry));
      expect(root).toEqual(['/dev', '/etc', '/home', '/proc', '/tmp', '/usr', '/var', '/work']);
      expect(text(result.stdout)).toContain('/work\n.\n..\nmade\n');
      expect(readFileSync(join(path, 'made'), 'utf8')).toBe('made\n');
    });

    test('the same under any umask of whoever starts it, in a folder for temporary files told by a relative path', async () => {
      const [path, from] = [folder('strict'), folder('strict shared')];
      for (const each of [path, from]) chmodSync(each, 0o755);
      const [umask, { TMPDIR }] = [process.umask(0o077), process.env];
      process.env.TMPDIR = relative('.', '/tmp');
      try {
        const plan = planFor(path, {
          network: ['localhost:65000'],
          workspace: { path, writable: true, shared: [{ from, at: 'made/shared' }] },
        });
        const argv = shell('umask; echo /autoloop/network/*; cd made/shared && pwd');
        expect(told(await runIn(plan, { argv }))).toEqual([
          '0022\n/autoloop/network/service-65000\n/work/made/shared\n',
          '',
          exited(0),
        ]);
      } finally {
        process.umask(umask);
        if (TMPDIR === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = TMPDIR;
      }
    });

    test('an environment of its own, and what the command is given', async () => {
      process.env.AUTOLOOP_TEST_SECRET = 'secret';
      const result = await runIn(planFor(folder('env')), {
        argv: ['env'],
        env: { GIVEN: 'a b\n$c', LANG: 'de' },
        cwd: '/tmp',
      });
      const env = Object.fromEntries(
        text(result.stdout)
          .replace('b\n$c', 'b $c')
          .trim()
          .split('\n')
          .map((line) => line.split(/=(.*)/s)),
      );
      expect(env).toMatchObject({
        GIVEN: 'a b $c',
        LANG: 'de',
        HOME: '/home/agent',
        TMPDIR: '/tmp',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'agent',
      });
      expect(env.PATH).toContain('/usr/local/bin:/usr/bin:/bin');
      expect(env).not.toHaveProperty('AUTOLOOP_TEST_SECRET');
    });

    test('node, also for a command that brings its own PATH', async () => {
      const result = await runIn(planFor(folder('node')), {
        argv: ['node', '-p', '6 * 7'],
        env: { PATH: '/somewhere' },
      });
      expect(told(result)).toEqual(['42\n', '', exited(0)]);
    });

    test('standard input, and an empty one otherwise', async () => {
      const path = folder('stdin');
      expect(text((await runIn(planFor(path), { argv: ['cat'], stdin: Buffer.from('fed') })).stdout)).toBe('fed');
      expect(told(await runIn(planFor(path), { argv: ['cat'] }))).toEqual(['', '', exited(0)]);
    });

    test('a read-only workspace and read-only mounts that stay so, and writable ones', async () => {
      const [path, data, out] = [folder('ro'), folder('data'), folder('out')];
      writeFileSync(join(data, 'file'), 'data\n');
      const plan = planFor(path, {
        workspace: { path, writable: false },
        mounts: [
          { from: data, to: '/some/data', writable: false },
          { from: out, to: '/outbox', writable: true },
        ],
      });
      const script =
        'cat /some/data/file; echo x > /work/x; echo x > /some/data/x; echo said > /outbox/said; mkdir /new';
      const result = await runIn(plan, { argv: shell(script) });
      expect(text(result.stdout)).toBe('data\n');
      expect(text(result.stderr).match(/Read-only file system/g)).toHaveLength(3);
      expect([readdirSync(path), readdirSync(data), readdirSync(out)]).toEqual([[], ['file'], ['said']]);
    });

    test('what is mounted for it, though it be closed to all but its owner, who keeps it', async () => {
      const from = folder('closed');
      const file = join(from, 'key');
      writeFileSync(file, 'secret\n', { mode: 0o600 });
      chmodSync(from, 0o700);
      const plan = planFor(folder('reader'), { mounts: [{ from, to: '/given', writable: false }] });
      const result = await runIn(plan, { argv: shell('cat /given/key; echo x > /given/key') });
      expect(text(result.stdout)).toBe('secret\n');
      expect(result.ended).not.toEqual(exited(0));
      const { uid, mode } = statSync(file);
      expect([uid, mode & 0o777, readFileSync(file, 'utf8')]).toEqual([process.getuid?.(), 0o600, 'secret\n']);
    });

    test('nowhere to write but in its workspace and in private memory', async () => {
      const script = 'while read -r _ at _; do [ -d "$at" ] && [ -w "$at" ] && echo "$at"; done < /proc/mounts | sort';
      const { stdout } = await runIn(planFor(folder('writable')), { argv: shell(script) });
      // Of the kernel's own, without a byte of anybody's: terminals, and queues that a limit of each process keeps empty.
      const places = text(stdout)
        .trim()
        .split('\n')
        .filter((at) => !['/dev/pts', '/dev/mqueue'].includes(at));
      expect(places).toEqual(['/dev/shm', '/home/agent', '/tmp', '/work']);
    });

    test("a private Git directory in place of the worktree's own", async () => {
      const [path, dir, base] = [folder('tree'), folder('private'), folder('base')];
      writeFileSync(join(path, '.git'), 'gitdir: /elsewhere\n');
      writeFileSync(join(base, 'object'), 'object');
      const script =
        'cat .git /base-objects/object; echo x > .git; rm .git; mv .git aside; echo made > /gitdir/made; touch /base-objects/x';
      const result = await runIn(planFor(path, { git: { dir, base } }), { argv: shell(script) });
      expect(text(result.stdout)).toBe('gitdir: /gitdir\nobject');
      expect(readFileSync(join(path, '.git'), 'utf8')).toBe('gitdir: /elsewhere\n');
      expect([readdirSync(dir), readdirSync(base), readdirSync(path)]).toEqual([['made'], ['object'], ['.git']]);
    });

    test('fresh processes, home and temporary directory each time, and the same workspace', async () => {
      const sandbox = await engine.open(planFor(folder('twice')));
      await sandbox.run({ argv: shell('echo 1 | tee /tmp/left $HOME/left kept; setsid sleep 300 >/dev/null 2>&1 &') });
      const second = await sandbox.run({ argv: shell('ls /tmp $HOME /work; ls /proc | grep -c "^[0-9]"') });
      await sandbox.close();
      expect(text(second.stdout)).toMatch(/^\/home\/agent:\n\n\/tmp:\n\n\/work:\nkept\n[3-5]\n$/);
    });
  });

  describe('how a command ends', () => {
    test('with its exit code, or the signal that ended it', async () => {
      const path = folder('ends');
      const ended = async (command: string, more: Partial<SandboxCommand> = {}) =>
        (await runIn(planFor(path), { argv: shell(command), ...more })).ended;
      expect(await ended('exit 7')).toEqual(exited(7));
      expect(await ended('exit 129')).toEqual(exited(129)); // Git's own, no signal
      expect(await ended('kill -SEGV $$')).toEqual({ how: 'signalled', signal: 'SIGSEGV' });
      expect(await ended('sleep 300', { seconds: 0.5 })).toEqual({ how: 'timed-out', after_ms: 500 });
      expect((await runIn(planFor(path), { argv: ['no-such-program'] })).ended).toEqual(exited(127));
    });

    test('as not started when the sandbox itself cannot be made', async () => {
      const result = await runIn(planFor(folder('cwd')), { argv: ['true'], cwd: '/no/such/place' });
      expect(result.ended).toMatchObject({ how: 'not-started', reason: expect.stringContaining('/no/such/place') });
    });

    test('as stopped, and nothing begins afterwards', async () => {
      const sandbox = await engine.open(planFor(folder('stopped')));
      let running: Promise<SandboxResult> | undefined;
      await new Promise<void>((resolve) => {
        const argv = shell('trap "" TERM; echo begun; while :; do sleep 1; done');
        running = sandbox.run({ argv, onOutput: () => resolve() });
      });
      await sandbox.stop('person');
      expect((await running)?.ended).toEqual({ how: 'stopped', by: 'person' });
      expect((await sandbox.run({ argv: ['true'] })).ended).toEqual({ how: 'stopped', by: 'person' });
      await sandbox.close();
    });

    test('for want of memory, where a control group can say so', async () => {
      const argv = ['node', '-e', 'const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1))'];
      const { ended } = await runIn(planFor(folder('memory')), { argv });
      const { unenforced } = await engine.probe();
      const shared = !unenforced.some((line) => line.startsWith('memory'));
      expect(ended.how).toBe(shared ? 'out-of-memory' : 'signalled');
    });

    test('at the disc limit, over workspace, Git directory and mounts together', async () => {
      const [path, dir, base] = [folder('disc'), folder('disc-git'), folder('disc-base')];
      writeFileSync(join(path, 'before'), Buffer.alloc(40 << 20)); // what was there does not count
      const fill =
        'cd /gitdir; for n in $(seq 30); do head -c 2097152 /dev/zero > $n; head -c 2097152 /dev/zero > /work/$n; sleep 0.2; done';
      const result = await runIn(planFor(path, { git: { dir, base } }), { argv: shell(fill) });
      expect(result.ended).toMatchObject({ how: 'disk-limit' });
    });

    test('keeping the first output and counting the rest', async () => {
      const result = await runIn(planFor(folder('flood')), { argv: shell('head -c 1000000 /dev/zero; echo end >&2') });
      expect(result.ended).toEqual(exited(0));
      expect([result.stdout.length, result.dropped_bytes, text(result.stderr)]).toEqual([100_000, 900_000, 'end\n']);
    });
  });

  test('limits of one process are set', async () => {
    const script = 'grep -E "open files|file size|processes|core|locked" /proc/self/limits | tr -s " "';
    const result = await runIn(planFor(folder('limits')), { argv: shell(script) });
    const lines = text(result.stdout);
    for (const limit of [
      'open files 256 256',
      'file size 33554432 33554432',
      'core file size 0 0',
      'locked memory 65536 65536',
    ])
      expect(lines).toContain(limit);
  });

  describe('a plan that is not safe is refused:', () => {
    const refused = (plan: SandboxPlan) =>
      expect(engine.open(plan)).rejects.toMatchObject({ kind: 'environment', code: 'sandbox-plan' });

    test.each([
      '/',
      '/work/sub',
      '/etc/passwd',
      '/proc/x',
      '/usr/local',
      '/gitdir',
      'relative',
      '/a/../etc',
      '/lib',
      '/autoloop/network/x',
    ])('a mount at %s', async (to) => {
      await refused(planFor(folder('plan'), { mounts: [{ from: folder('data'), to, writable: false }] }));
    });

    test('a workspace that is missing, a file, or has a `.git` that is a link or a directory of its own', async () => {
      await refused(planFor(at('absent')));
      writeFileSync(at('file'), '');
      await refused(planFor(at('file')));
      const path = folder('plan-git');
      mkdirSync(join(path, '.git'));
      await refused(planFor(path, { git: { dir: folder('private'), base: folder('base') } }));
    });

    test('and leaves nothing behind', async () => {
      const before = await findGroups(namedFor('unsafe'));
      await refused(planFor(at('absent'), { label: 'unsafe' }));
      await expect(
        engine.open(planFor(folder('plan'), { label: 'unsafe', network: ['nonsense'] })),
      ).rejects.toMatchObject({
        code: 'network-entry',
      });
      expect(await findGroups(namedFor('unsafe'))).toEqual(before);
    });
  });

  test('closing leaves no control group and no temporary directory', async () => {
    const label = 'closing-test';
    const sandbox = await engine.open(planFor(folder('closing'), { label }));
    const running = sandbox.run({ argv: ['sleep', '300'] });
    await sandbox.close();
    expect((await running).ended).toEqual({ how: 'stopped', by: 'signal' });
    expect(await findGroups(namedFor(label))).toEqual([]);
    expect(readdirSync('/tmp').filter(namedFor(label))).toEqual([]);
    expect(existsSync(folder('closing'))).toBe(true);
    expect(statSync(folder('closing')).uid).toBe(process.getuid?.());
  });
});
