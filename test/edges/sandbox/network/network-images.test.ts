import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shell } from '../../../../src/edges/sandbox/engine.js';
import type { NetworkDecision } from '../../../../src/edges/sandbox/index.js';
import { useDocker } from '../../../support/docker-daemon.js';
import { removeImage } from '../../../support/images.js';
import { engineOf, makeRoom, planFor, told } from '../places.js';

useDocker();
const { folder } = makeRoom();

/**
 * An image with a shell and nothing else: no Node, and where a program looks for a C library or a loader, none. Those of
 * the shell lie where only it is told to look.
 */
function bareImage(engine: 'podman' | 'docker', name: string): void {
  const root = folder(`${engine}-root`);
  for (const one of ['bin', 'etc', 'tmp', 'odd', 'odd64']) mkdirSync(join(root, one), { recursive: true });
  const busybox = realpathSync(execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim());
  const program = readFileSync(busybox, 'latin1').replace(/\/lib(64)?\/ld-/, '/odd$1/ld-');
  writeFileSync(join(root, 'bin/busybox'), program, { encoding: 'latin1', mode: 0o755 });
  for (const tool of ['sh', 'ls', 'cat', 'nc', 'env', 'wget'])
    execFileSync('ln', ['-s', 'busybox', join(root, 'bin', tool)]);
  const listed = execFileSync('sh', ['-c', 'ldd "$1" || true', 'sh', busybox], { encoding: 'utf8' });
  for (const [, library = ''] of listed.matchAll(/(?:^|\s)(\/\S+) \(0x/gm)) {
    const to = join(
      root,
      basename(library).startsWith('ld-') ? dirname(library).replace('/lib', '/odd') : 'odd',
      basename(library),
    );
    cpSync(library, to, { dereference: true });
  }
  const layer = execFileSync('tar', ['-C', root, '--owner=0', '--group=0', '-c', '.'], { maxBuffer: 2 ** 27 });
  const change = ['--change', 'ENV LD_LIBRARY_PATH=/odd', '--change', 'ENV NODE_OPTIONS=--nonsense'];
  execFileSync(engine, ['import', ...change, '-', name], { input: layer, stdio: ['pipe', 'ignore', 'ignore'] });
}

describe.each(['podman', 'docker'] as const)('in an image of %s that has no Node and no C library', (name) => {
  const engine = engineOf(name);
  const image = `localhost/autoloop-test-bare-${process.pid}:1`;
  afterAll(() => removeImage(name, image));

  test('hosts and services of the list are reached as anywhere', async () => {
    bareImage(name, image);
    const { id } = (await engine.images?.find(image)) ?? { id: '' };
    const service = createServer((socket) => socket.on('error', () => {}).end('hello from outside\n'));
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    const decisions: NetworkDecision[] = [];
    const sandbox = await engine.open(
      planFor(folder(`${name}-work`), {
        image: id,
        network: ['api.example.com:443', `127.0.0.1:${port}`],
        onDecision: (decision) => decisions.push(decision),
      }),
    );
    try {
      const script = `nc 127.0.0.1 ${port} </dev/null
        echo "$https_proxy $HTTPS_PROXY $NO_PROXY"
        printf 'CONNECT evil.example.com:443 HTTP/1.1\\r\\n\\r\\n' | nc 127.0.0.1 3128
        ls /toolchain /lib /lib64 /usr 2>/dev/null; cat /etc/resolv.conf`;
      const result = await sandbox.run({ argv: shell(script) });
      expect(told(result)).toEqual([
        'hello from outside\n' +
          'http://127.0.0.1:3128 http://127.0.0.1:3128 localhost,127.0.0.1,::1\n' +
          'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n' +
          'autoloop: evil.example.com:443 is refused: not on the list\n' +
          '/toolchain:\ncarried\n',
        '',
        { how: 'exited', code: 0 },
      ]);
      expect(decisions).toMatchObject([
        { host: '127.0.0.1', port, allowed: true },
        { host: 'evil.example.com', allowed: false },
      ]);
    } finally {
      await sandbox.close();
      service.close();
    }
  });

  test('nothing of this machine is shown where no host is named', async () => {
    const { id } = (await engine.images?.find(image)) ?? { id: '' };
    const sandbox = await engine.open(planFor(folder(`${name}-closed`), { image: id }));
    const result = await sandbox.run({ argv: shell('ls /toolchain; env | grep -i proxy; true') });
    await sandbox.close();
    expect(told(result)).toMatchObject(['', expect.stringContaining('/toolchain: No such file'), { code: 0 }]);
  });
});
