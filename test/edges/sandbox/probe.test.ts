import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { probeBubblewrap as probe } from '../../../src/edges/sandbox/bubblewrap-probe.js';
import { findHost } from '../../../src/edges/sandbox/host.js';
import { chooseEngine, engines } from '../../../src/edges/sandbox/index.js';
import { makeRoom } from './places.js';

const { at } = makeRoom();

describe('the probe', () => {
  test('finds everything held here, and says what is not enforced', async () => {
    const { engine, probe } = await chooseEngine('auto');
    expect(engine.name).toBe('bubblewrap');
    expect(probe.version).toMatch(/^\d+\.\d+/);
    expect(probe.checks.length).toBeGreaterThanOrEqual(12);
    expect(probe.checks.filter((check) => !check.held)).toEqual([]);
    expect(probe.unenforced.join('\n')).toContain('disk: growth is watched');
  });

  const held = async (host: Awaited<ReturnType<typeof findHost>>, name: string): Promise<boolean | undefined> =>
    (await probe(host)).checks.find((check) => check.name === name)?.held;

  test('notices a host directory that is shown', async () => {
    const host = await findHost();
    const binds = [...host.toolchain.binds, { from: '/var', to: '/host' }];
    expect(await held({ ...host, toolchain: { ...host.toolchain, binds } }, 'host files are out of reach')).toBe(false);
  });

  test('notices a filter that lets calls through', async () => {
    const host = await findHost();
    const allowAll = Buffer.from([0x06, 0, 0, 0, 0, 0, 0xff, 0x7f]);
    const open = { ...host, seccomp: allowAll };
    const without = spawnSync('sh', ['-c', 'test -e /dev/vsock']).status === 0; // a kernel with VSOCK
    expect(await held(open, 'a VSOCK socket is refused')).toBe(!without);
  });

  test('names what it could not start', async () => {
    const host = await findHost();
    const broken = { ...host, programs: { ...host.programs, bwrap: '/bin/false' } };
    await expect(probe(broken)).rejects.toMatchObject({ kind: 'environment', code: 'sandbox-refused' });
  });
});

describe('choosing an engine', () => {
  const choose = at('choose.mjs');

  beforeAll(async () => {
    const room = fileURLToPath(new URL('../../../src/edges/sandbox/index.ts', import.meta.url));
    writeFileSync(
      at('choose.ts'),
      `import { chooseEngine } from '${room}';
       await chooseEngine('auto').catch(({ kind, code, message, hint }) => console.log(JSON.stringify({ kind, code, message, hint })));`,
    );
    await build({ entryPoints: [at('choose.ts')], bundle: true, platform: 'node', format: 'esm', outfile: choose });
  });

  /** Chooses on a machine on which some programs were taken away. */
  function chooseWithout(...programs: string[]): unknown {
    const masks = programs.flatMap((program) => ['--ro-bind', '/dev/null', program]);
    const said = execFileSync('bwrap', ['--dev-bind', '/', '/', ...masks, process.execPath, choose], {
      encoding: 'utf8',
    });
    return JSON.parse(said);
  }

  test('refuses without bubblewrap, with the command that installs it', () => {
    expect(chooseWithout('/usr/bin/bwrap')).toMatchObject({
      kind: 'environment',
      code: 'sandbox-missing',
      hint: expect.stringMatching(/(apt-get install|dnf install|pacman -S|apk add|zypper install) bubblewrap$/),
    });
  });

  test('refuses without the programs that drop privileges', () => {
    expect(chooseWithout('/usr/bin/prlimit')).toMatchObject({
      code: 'sandbox-missing',
      hint: expect.stringContaining('util-linux'),
    });
  });

  test('refuses an engine it does not have', async () => {
    await expect(chooseEngine('docker')).rejects.toMatchObject({ kind: 'environment', code: 'sandbox-missing' });
    expect(engines.map((engine) => engine.name)).toEqual(['bubblewrap']);
  });
});
