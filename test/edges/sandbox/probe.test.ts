import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { probeBubblewrap } from '../../../src/edges/sandbox/bubblewrap-probe.js';
import type { Client } from '../../../src/edges/sandbox/containers/client.js';
import { dockerHere } from '../../../src/edges/sandbox/containers/docker.js';
import { podmanHere } from '../../../src/edges/sandbox/containers/podman.js';
import { probeContainers } from '../../../src/edges/sandbox/containers/probe.js';
import { findHost } from '../../../src/edges/sandbox/host.js';
import { chooseEngine, type Probe } from '../../../src/edges/sandbox/index.js';
import { useDocker } from '../../support/docker-daemon.js';
import { ENGINES, engineOf, isRoot, makeRoom } from './places.js';

useDocker();
const { at } = makeRoom();
const failed = (probe: Probe): string[] => probe.checks.filter((check) => !check.held).map((check) => check.name);

test.each(ENGINES)('the probe of %s finds everything held here, and says what is not enforced', async (name) => {
  const probe = await engineOf(name).probe();
  expect(probe.version).toMatch(/^\d+\.\d+/);
  expect(probe.checks.length).toBeGreaterThanOrEqual(14);
  expect(failed(probe)).toEqual([]);
  const said = probe.unenforced.join('\n');
  expect(said).toContain('disk: growth is watched');
  expect(said.includes('user namespace: ')).toBe(name === 'docker' || (isRoot && name === 'podman'));
  expect(said.includes('verdicts: ')).toBe(name !== 'bubblewrap');
});

describe('the probe of bubblewrap', () => {
  test('notices a host directory that is shown', async () => {
    const host = await findHost();
    const binds = [...host.toolchain.binds, { from: '/var', to: '/host' }];
    const open = { ...host, toolchain: { ...host.toolchain, binds } };
    expect(failed(await probeBubblewrap(open))).toEqual(['host files are out of reach']);
  });

  test('notices a filter that lets calls through', async () => {
    const host = await findHost();
    const allowAll = Buffer.from([0x06, 0, 0, 0, 0, 0, 0xff, 0x7f]);
    const without = spawnSync('sh', ['-c', 'test -e /dev/vsock']).status === 0; // a kernel with VSOCK
    const noticed = failed(await probeBubblewrap({ ...host, seccomp: allowAll }));
    expect(noticed.includes('a VSOCK socket is refused')).toBe(without);
  });

  test('names what it could not start', async () => {
    const host = await findHost();
    const broken = { ...host, programs: { ...host.programs, bwrap: '/bin/false' } };
    await expect(probeBubblewrap(broken)).rejects.toMatchObject({ kind: 'environment', code: 'sandbox-refused' });
  });
});

describe.each([
  ['podman', podmanHere],
  ['docker', dockerHere],
] as const)('the probe of %s', (_, finding) => {
  let client: Client;
  beforeAll(async () => {
    client = await finding.find(await finding.locate());
  });
  const probeWith = async (...options: string[]): Promise<string[]> =>
    failed(await probeContainers({ ...client, runOptions: [...client.runOptions, ...options] }));

  test.each([
    ['a host directory that is shown', ['--volume', '/var:/host'], 'host files are out of reach'],
    ['a capability', ['--cap-add', 'SYS_ADMIN'], 'no capability is left'],
    ['a namespace of the host', ['--pid', 'host'], 'every namespace is its own'],
  ] as const)('notices %s', async (_, options, check) => {
    expect(await probeWith(...options)).toContain(check);
  });

  test('names what it could not start', async () => {
    const broken = { ...client, runOptions: ['--no-such-option'] };
    await expect(probeContainers(broken)).rejects.toMatchObject({
      kind: 'environment',
      code: 'sandbox-refused',
      message: expect.stringContaining('no-such-option'),
    });
  });
});

describe('choosing an engine', () => {
  const choose = at('choose.mjs');

  beforeAll(async () => {
    const room = fileURLToPath(new URL('../../../src/edges/sandbox/index.ts', import.meta.url));
    writeFileSync(
      at('choose.ts'),
      `import { chooseEngine } from '${room}';
       const [wanted, image] = process.argv.slice(2);
       await chooseEngine(wanted, { image: image === 'image' }).then(
         ({ engine }) => console.log(JSON.stringify(engine.name)),
         ({ kind, code, message, hint }) => console.log(JSON.stringify({ kind, code, message, hint })),
       );`,
    );
    await build({ entryPoints: [at('choose.ts')], bundle: true, platform: 'node', format: 'esm', outfile: choose });
    chmodSync(at('.'), 0o755);
  });

  /** Chooses on a machine on which some programs were put in the place of others, by default by nothing. */
  function chooseWithout(programs: readonly string[], wanted: string[], instead = '/dev/null', env = {}): unknown {
    const masks = programs.flatMap((program) => {
      const found = spawnSync('sh', ['-c', `ls -d /usr/bin/${program} /usr/sbin/${program} /usr/local/bin/${program}`]);
      return found.stdout
        .toString()
        .trim()
        .split('\n')
        .flatMap((path) => ['--ro-bind', instead, path]);
    });
    const args = ['--dev-bind', '/', '/', ...masks, process.execPath, choose, ...wanted];
    for (let tries = 1; ; tries++) {
      const seen = spawnSync('bwrap', args, { encoding: 'utf8', env: { ...process.env, ...env } });
      // All mounts of the machine are bound, and those of other tests' containers come and go meanwhile.
      if (seen.status === 0 || tries === 5) return JSON.parse(seen.stdout || JSON.stringify(seen.stderr));
    }
  }

  const INSTALL = /(apt-get install|dnf install|pacman -S|apk add|zypper install) /;

  test('takes the strictest, and one that knows images where one is needed', async () => {
    expect((await chooseEngine('auto')).engine.name).toBe('bubblewrap');
    expect((await chooseEngine('auto', { image: true })).engine.name).toBe('podman');
    // The machine without is made with bubblewrap, inside which an ordinary user's podman gets no ids.
    expect(chooseWithout(['bwrap'], ['auto'])).toBe(isRoot ? 'podman' : 'docker');
    expect(chooseWithout(['podman'], ['auto', 'image'])).toBe('docker');
    await expect(chooseEngine('bubblewrap', { image: true })).rejects.toMatchObject({ code: 'engine-without-images' });
  });

  test('refuses without any, with the command that installs the first', () => {
    expect(chooseWithout(['bwrap', 'podman', 'docker'], ['auto'])).toMatchObject({
      kind: 'environment',
      code: 'sandbox-missing',
      hint: expect.stringMatching(new RegExp(`${INSTALL.source}bubblewrap$`)),
    });
  });

  test.each([
    ['bubblewrap', 'prlimit', 'util-linux'],
    ['podman', 'podman', 'podman'],
    ['docker', 'docker', 'docker'],
  ])('refuses %s without %s', (engine, program, named) => {
    expect(chooseWithout([program], [engine])).toMatchObject({
      code: 'sandbox-missing',
      hint: expect.stringMatching(new RegExp(`${INSTALL.source}${named}`)),
    });
  });

  test.each([
    ['podman', `echo '{"version":{"Version":"4.2.0"},"host":{"security":{"rootless":false}}}'`],
    ['docker', `case "$*" in *context*) echo unix:///d;; *) echo '{"ServerVersion":"19.03.5"}';; esac`],
  ])('refuses a %s that is too old', (engine, script) => {
    writeFileSync(at(engine), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(chooseWithout([engine], [engine], at(engine))).toMatchObject({ code: 'sandbox-too-old' });
  });

  test.each(['podman', 'docker'])('refuses a %s that says nothing of itself that can be read', (engine) => {
    const script = 'case "$*" in *context*) echo unix:///d;; *) echo nonsense;; esac';
    writeFileSync(at(engine), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    expect(chooseWithout([engine], [engine], at(engine))).toMatchObject({ code: 'sandbox-refused' });
  });

  test('says what to do about a Docker daemon that is away, elsewhere, or not ours to speak to', () => {
    const refusal = (host: string, as: string[] = []) => {
      const [file = '', ...args] = [...as, process.execPath, choose, 'docker'];
      const said = execFileSync(file, args, { encoding: 'utf8', env: { PATH: process.env.PATH, DOCKER_HOST: host } });
      return JSON.parse(said);
    };
    expect(refusal(`unix://${at('none.sock')}`)).toMatchObject({
      code: 'sandbox-refused',
      hint: expect.stringContaining('systemctl start docker'),
    });
    expect(refusal('tcp://192.0.2.1:2375')).toMatchObject({
      code: 'sandbox-refused',
      message: expect.stringContaining('another machine'),
    });
    const own = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
    if (isRoot && (statSync(own.slice('unix://'.length)).mode & 0o006) === 0)
      expect(refusal(own, ['setpriv', '--reuid=64321', '--regid=64321', '--clear-groups', '--'])).toMatchObject({
        code: 'sandbox-refused',
        hint: expect.stringContaining('group `docker`'),
      });
  });
});
