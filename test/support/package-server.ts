import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { certificateFor } from './certificate.js';
import { namedOnList, ownName } from './own-name.js';

/** A server of packages, over TLS under a name of this machine, with a certificate that nobody else would take. */
export interface PackageServer {
  host: string;
  port: number;
  url: string;
  /** What an allow list says to open it. */
  network: string[];
  /** Path of the certificate of its authority. */
  ca: string;
  /** What it was asked for: version of HTTP, method and path. */
  requests: string[];
  /** Files of a project with one dependency, which comes from here. */
  project: Record<string, string>;
}

const NAME = 'a-dependency';

/**
 * Starts it, for all tests of a file. It has `/hello`, an npm package and a Git repository, each
 * with one word in it: `dependency`. Needs openssl, tar and git.
 */
export async function packageServer(folder: string): Promise<PackageServer> {
  const own = await ownName();
  const { key, cert, ca } = certificateFor(folder, own.host);
  const served = new Map<string, Buffer>([['/hello', Buffer.from('hello from outside\n')]]);
  const requests: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    requests.push(`${request.httpVersion} ${request.method} ${path}`);
    const found = served.get(path);
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': path.endsWith(NAME) ? 'application/json' : 'application/octet-stream',
    });
    response.end(found);
  };
  const server = createSecureServer({ key, cert, allowHTTP1: true }, answer as never);
  const sessions = new Set<{ destroy(): void }>();
  for (const event of ['session', 'secureConnection'] as const)
    server.on(event, (one: { destroy(): void; once(event: 'close', gone: () => void): void }) => {
      sessions.add(one);
      one.once('close', () => sessions.delete(one));
    });
  server.listen(0);
  await once(server, 'listening');
  afterAll(() => {
    for (const one of sessions) one.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `https://${own.host}:${port}`;

  const tarball = packed(folder);
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const resolved = `${url}/${NAME}/-/${NAME}-1.0.0.tgz`;
  const version = { name: NAME, version: '1.0.0', dist: { tarball: resolved, integrity } };
  served.set(`/${NAME}/-/${NAME}-1.0.0.tgz`, tarball);
  served.set(
    `/${NAME}`,
    Buffer.from(JSON.stringify({ name: NAME, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } })),
  );
  for (const [path, content] of repository(folder)) served.set(`/repository.git/${path}`, content);

  const dependencies = { [NAME]: '1.0.0' };
  const lock = {
    name: 'project',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'project', dependencies },
      [`node_modules/${NAME}`]: { version: '1.0.0', resolved, integrity },
    },
  };
  const project = {
    'package.json': JSON.stringify({ name: 'project', private: true, dependencies }),
    'package-lock.json': JSON.stringify(lock),
    'ca.pem': readFileSync(ca, 'utf8'),
    '.npmrc': `registry=${url}/\naudit=false\nfund=false\nupdate-notifier=false\nfetch-retries=0\n`,
  };
  return { ...own, port, url, network: namedOnList(own, port), ca, requests, project };
}

function packed(folder: string): Buffer {
  const root = join(folder, 'npm', 'package');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: NAME, version: '1.0.0', main: 'index.js' }));
  writeFileSync(join(root, 'index.js'), "module.exports = 'dependency';\n");
  return execFileSync('tar', ['-C', join(folder, 'npm'), '-cz', 'package']);
}

/** The files of a bare repository, as a plain web server would have them. */
function repository(folder: string): [string, Buffer][] {
  const root = join(folder, 'git');
  mkdirSync(root);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@test.invalid', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  writeFileSync(join(root, 'file'), 'dependency\n');
  git('add', '-A');
  git('commit', '-qm', 'One');
  git('update-server-info');
  const files = execFileSync('find', ['.git', '-type', 'f', '-printf', '%P\n'], { cwd: root, encoding: 'utf8' });
  return files
    .trim()
    .split('\n')
    .map((path) => [path, readFileSync(join(root, '.git', path))]);
}
