import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeContainers } from '../../../src/edges/sandbox/containers/client.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import type { SandboxCommand, SandboxPlan } from '../../../src/edges/sandbox/index.js';
import { newName } from '../../../src/edges/sandbox/names.js';
import { findFolders } from '../../../src/edges/sandbox/scratch.js';
import { startDocker, useDocker } from '../../support/docker-daemon.js';
import { makeImage, removeImage } from '../../support/images.js';
import { containersOf, namedFor } from '../../support/leftovers.js';
import { engineOf, isRoot, LIMITS, makeRoom, planFor, text, told } from './places.js';

useDocker();
const { folder: folderIn } = makeRoom();
const exited = (code: number) => ({ how: 'exited', code });

describe.each(['podman', 'docker'] as const)('a container of %s', (name) => {
  const engine = engineOf(name);
  const folder = (path: string): string => folderIn(`${name}/${path}`);
  const runIn = async (plan: SandboxPlan, command: SandboxCommand) => {
    const sandbox = await engine.open(plan);
    try {
      return await sandbox.run(command);
    } finally {
      await sandbox.close();
    }
  };

  test('shows places whatever their paths hold', async () => {
    const from = folder('a, "b"=c:ro\nd');
    writeFileSync(join(from, 'file'), 'seen\n');
    const plan = planFor(folder('odd, "work"'), { mounts: [{ from, to: '/in, "to"', writable: true }] });
    const result = await runIn(plan, { argv: shell('cat "/in, \\"to\\"/file"; echo x > "/in, \\"to\\"/new"') });
    expect(told(result)).toEqual(['seen\n', '', exited(0)]);
    expect(readdirSync(from)).toEqual(['file', 'new']);
  });

  test('lets an agent write beside what is mounted in its home', async () => {
    const from = folder('settings');
    const plan = planFor(folder('home'), {
      mounts: [{ from, to: '/home/agent/.config/agent/settings', writable: false }],
    });
    const argv = shell('cd ~/.config; echo x > a; echo x > agent/b; ls . agent; echo x > agent/settings/c');
    const result = await runIn(plan, { argv });
    expect(text(result.stdout)).toBe('.:\na\nagent\n\nagent:\nb\nsettings\n');
    expect(text(result.stderr)).toContain('Read-only file system');
  });

  test('is told its environment and its command by nothing that others can read', async () => {
    const secret = `secret-${process.pid}-${name}`;
    const sandbox = await engine.open(planFor(folder('secret'), { label: secret }));
    const seen: string[] = [];
    const modes: number[] = [];
    const read = (path: string): string => {
      try {
        return readFileSync(path, 'latin1');
      } catch {
        return '';
      }
    };
    const result = await sandbox.run({
      argv: shell('echo begun; sleep 0.5; tr "\\0" "\\n" < /proc/1/environ'),
      env: { TOKEN: secret },
      onOutput: () => {
        for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)))
          if (read(`/proc/${pid}/cmdline`).includes(secret)) seen.push(read(`/proc/${pid}/cmdline`));
        for (const place of findFolders(namedFor(secret)).filter((path) => path.startsWith('/dev/shm/')))
          for (const entry of readdirSync(place)) modes.push(statSync(join(place, entry)).mode & 0o777);
      },
    });
    await sandbox.close();
    expect(seen).toEqual([]);
    expect(modes).toEqual([0o400, 0o400].slice(0, modes.length));
    expect(modes.length).toBeGreaterThan(0);
    expect(text(result.stdout)).not.toContain(secret);
  });

  test('tells the exit codes that its client has for itself from those of the command', async () => {
    const sandbox = await engine.open(planFor(folder('codes')));
    for (const code of [1, 125, 126, 127, 137, 143])
      expect([code, (await sandbox.run({ argv: shell(`exit ${code}`) })).ended]).toEqual([
        code,
        code < 128 ? exited(code) : { how: 'signalled', signal: code === 137 ? 'SIGKILL' : 'SIGTERM' },
      ]);
    await sandbox.close();
  });

  test('speaks with whoever gives it an input, and keeps its streams apart', async () => {
    let said = '';
    const result = await runIn(planFor(folder('spoken')), {
      argv: shell('while read -r line; do echo "heard $line"; echo "oh, $line" >&2; done; echo over'),
      stdin: (input) => {
        said = 'one\ntwo\n';
        input.write('one\n');
        setTimeout(() => input.end('two\n'), 100);
      },
    });
    expect(said).toBe('one\ntwo\n');
    expect(told(result)).toEqual(['heard one\nheard two\nover\n', 'oh, one\noh, two\n', exited(0)]);
  });

  test('ends when its command does, also while somebody goes on speaking to it', async () => {
    const result = await runIn(planFor(folder('open')), {
      argv: shell('read -r line; echo "heard $line"; exit 3'),
      stdin: (input) => void input.write('one\n'),
    });
    expect(told(result)).toEqual(['heard one\n', '', exited(3)]);
  });

  test('that ended is gone when its sandbox closes, however it ended', async () => {
    const label = `gone-${process.pid}-${name}`;
    const sandbox = await engine.open(planFor(folder('gone'), { label }));
    await sandbox.run({ argv: ['true'] });
    await sandbox.run({ argv: ['false'] });
    await sandbox.run({ argv: ['sleep', '300'], seconds: 0.2 });
    await sandbox.run({ argv: ['true'], cwd: '/no/such/place' });
    await sandbox.run({ argv: ['true'] });
    expect(containersOf(name, label).length).toBeGreaterThan(0);
    await sandbox.close();
    expect(containersOf(name, label)).toEqual([]);
  });

  test('is begun whatever the names of its variables', async () => {
    const env = { 'BASH_FUNC_x%%': '() { :; }', UID: '0', PPID: '1', IFS: 'n', GIVEN: "it's\n" };
    const result = await runIn(planFor(folder('names')), { argv: ['printenv', 'GIVEN', 'IFS'], env });
    expect(told(result)).toEqual(["it's\n\nn\n", '', exited(0)]);
  });

  test('may be given more than the machine has', async () => {
    const limits = { ...LIMITS, cpus: 1000, memory_mb: 2 ** 24, open_files: 2 ** 19 };
    const { ended } = await runIn(planFor(folder('much'), { limits }), { argv: ['true'] });
    expect(ended).toEqual(exited(0));
  });

  test('keeps no changes apart', async () => {
    const path = folder('apart');
    const plan = planFor(path, { workspace: { path, writable: true, apart: folder('changes') } });
    await expect(engine.open(plan)).rejects.toMatchObject({ code: 'sandbox-plan' });
  });

  describe('of an image', () => {
    const tag = `localhost/autoloop-test-${process.pid}-${name}`;
    const images = {
      plain: {
        changes: [
          'ENV PATH=/bin:/odd',
          'ENV FROM_IMAGE=yes',
          'ENV HOME=/root',
          'VOLUME /data',
          'ENTRYPOINT ["/bin/ls"]',
          'USER 7',
        ],
        folders: ['data', 'odd'],
      },
      homely: { folders: ['home/agent'] },
      ours: { changes: ['VOLUME ["/work", "/tmp/", "/home/agent", "/autoloop", "/autoloop/seal", "/gitdir"]'] },
      inside: { changes: ['VOLUME /work/src'] },
      led: { links: { autoloop: '/work' } },
      unclear: { changes: ['VOLUME ["/data:exec"]'] },
    };
    const ids: Record<string, string> = {};
    beforeAll(async () => {
      for (const [kind, what] of Object.entries(images)) {
        makeImage(name, `${tag}:${kind}`, what);
        ids[kind] = (await engine.images?.find(`${tag}:${kind}`))?.id ?? '';
      }
    });
    afterAll(() => {
      for (const kind of Object.keys(images)) removeImage(name, `${tag}:${kind}`);
    });
    const planOf = (path: string, kind: string, more: Partial<SandboxPlan> = {}): SandboxPlan =>
      planFor(folder(path), { image: ids[kind] ?? '', ...more });
    const volumes = (): string => execFileSync(name, ['volume', 'ls', '--quiet'], { encoding: 'utf8' });

    const remove = (names: readonly string[]): Promise<void> => {
      const { PATH = '', HOME = '/root', DOCKER_HOST } = process.env;
      const env = { PATH, HOME, ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }) };
      return removeContainers({ name, program: name, options: [], env }, names);
    };
    const create = (label: string): string => {
      const made = newName(label);
      execFileSync(name, ['create', '--label', 'autoloop.sandbox', '--name', made, ids.plain ?? '', '/bin/true']);
      return made;
    };

    test('that is gone already keeps no other from being removed', async () => {
      await remove([create('removing'), newName('removing'), create('removing')]);
      expect(containersOf(name, 'removing')).toEqual([]);
    });

    test('that others are removing is waited for', async () => {
      const label = 'removing by several';
      const names = Array.from({ length: 4 }, () => create(label));
      const left = Array.from({ length: 6 }, () => remove(names).then(() => containersOf(name, label)));
      expect((await Promise.all(left)).flat()).toEqual([]);
    });

    test('is found by name, by its id, and never fetched', async () => {
      expect(ids.plain).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect((await engine.images?.find(ids.plain ?? ''))?.id).toBe(ids.plain);
      expect(await engine.images?.find('localhost/autoloop-test-none')).toBeUndefined();
      await expect(engine.open(planFor(folder('none'), { image: `sha256:${'0'.repeat(64)}` }))).rejects.toMatchObject({
        code: 'sandbox-image',
      });
    });

    test('has its programs, its variables and not its user, command or volumes', async () => {
      const before = volumes();
      const script =
        'echo $PATH $FROM_IMAGE $HOME; id -u; [ -e /usr/bin/node ] || echo without; echo x > /odd/x; echo x > made; grep " /data " /proc/mounts';
      const result = await runIn(planOf('image', 'plain'), { argv: ['sh', '-c', script] });
      const lines = text(result.stdout).split('\n');
      expect(lines[0]).toBe('/bin:/odd yes /home/agent');
      expect(Number(lines[1])).toBeGreaterThan(isRoot ? 65_536 : 0);
      expect(lines[2]).toBe('without');
      expect(lines[3]).toMatch(/^tmpfs \/data tmpfs .*size=16384k/);
      expect(text(result.stderr)).toContain('Read-only file system');
      expect(readdirSync(folder('image'))).toEqual(['made']);
      expect(volumes()).toBe(before);
    });

    test('has its volumes in no place of the sandbox', async () => {
      const path = folder('volumes');
      writeFileSync(join(path, 'file'), 'ours\n');
      const result = await runIn(planOf('volumes', 'ours'), { argv: shell('cat file; echo x > ~/x') });
      expect(told(result)).toEqual(['ours\n', '', exited(0)]);
      await expect(engine.open(planOf('volumes', 'inside'))).rejects.toMatchObject({
        code: 'sandbox-image',
        message: expect.stringContaining('`/work/src`'),
      });
      await expect(engine.open(planOf('volumes', 'unclear'))).rejects.toMatchObject({ code: 'sandbox-image' });
    });

    test('is not begun where it takes the home away', async () => {
      const { ended } = await runIn(planOf('homely', 'homely'), { argv: ['true'] });
      expect(ended).toMatchObject({ how: 'not-started', reason: expect.stringContaining('/home/agent') });
    });

    test('is not begun where it leads what is shown elsewhere', async () => {
      const { ended } = await runIn(planOf('led', 'led'), { argv: ['true'] });
      expect(ended).toEqual({ how: 'not-started', reason: 'the image has a link at /autoloop' });
    });

    test('is not begun without a shell', async () => {
      const empty = `${tag}:empty`;
      execFileSync(name, ['import', '-', empty], { input: Buffer.alloc(1024), stdio: ['pipe', 'ignore', 'ignore'] });
      try {
        const image = (await engine.images?.find(empty))?.id ?? '';
        const { ended } = await runIn(planFor(folder('empty'), { image }), { argv: ['true'] });
        expect(ended).toMatchObject({ how: 'not-started', reason: expect.stringContaining('/bin/sh') });
      } finally {
        removeImage(name, empty);
      }
    });
  });
});

test.runIf(isRoot)('a container that a daemon loses is no ending of a command', async () => {
  const before = process.env.DOCKER_HOST;
  const stop = await startDocker();
  try {
    const { docker } = await import('../../../src/edges/sandbox/containers/docker.js');
    const sandbox = await docker().open(planFor(folderIn('lost')));
    let begun: () => void = () => {};
    const running = sandbox.run({ argv: shell('echo begun; sleep 300'), onOutput: () => begun() });
    await new Promise<void>((resolve) => {
      begun = resolve;
    });
    const lost = expect(running).rejects.toMatchObject({ kind: 'environment', code: 'sandbox-lost' });
    await stop();
    await lost;
    await expect(sandbox.close()).rejects.toMatchObject({ code: 'sandbox-leftover' });
  } finally {
    await stop();
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  }
});
