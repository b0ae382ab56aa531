import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { shell } from '../../../../src/edges/sandbox/engine.js';
import type { NetworkDecision, SandboxResult } from '../../../../src/edges/sandbox/index.js';
import { useDocker } from '../../../support/docker-daemon.js';
import { type PackageServer, packageServer } from '../../../support/package-server.js';
import { isThorough, isTried } from '../../../support/thorough.js';
import { ENGINES, engineOf, LIMITS, makeRoom, planFor, text, told } from '../places.js';

useDocker();
const { folder } = makeRoom();
let server: PackageServer;
beforeAll(async () => {
  server = await packageServer(folder('server'));
});

/** A client that is told nothing but where the certificates are, and what it must print. */
const CLIENTS: Record<string, { script: (url: string) => string; prints: string; version?: string }> = {
  curl: {
    script: (url) => `curl -sS --cacert ca.pem --http1.1 ${url}/hello`,
    prints: 'hello from outside\n',
    version: '1.1',
  },
  'curl over HTTP/2': {
    script: (url) => `curl -sS --cacert ca.pem --http2 ${url}/hello`,
    prints: 'hello from outside\n',
    version: '2.0',
  },
  git: {
    script: (url) => `GIT_SSL_CAINFO=/work/ca.pem git clone -q ${url}/repository.git /tmp/clone && cat /tmp/clone/file`,
    prints: 'dependency\n',
  },
  python: {
    script: (url) =>
      `SSL_CERT_FILE=/work/ca.pem python3 -c "import urllib.request as u; print(u.urlopen('${url}/hello').read().decode(), end='')"`,
    prints: 'hello from outside\n',
  },
  'npm ci': {
    script: () =>
      `npm_config_globalconfig=/dev/null NODE_EXTRA_CA_CERTS=/work/ca.pem npm ci --silent && node -p "require('a-dependency')"`,
    prints: 'dependency\n',
  },
  'npm install': {
    script: () => `rm package-lock.json && npm install --silent --cafile ca.pem && node -p "require('a-dependency')"`,
    prints: 'dependency\n',
  },
};

const CONNECT = (url: string): string => `
  const { hostname, port } = new URL(process.env.HTTPS_PROXY);
  const target = new URL('${url}');
  const connect = require('http').request({ hostname, port, method: 'CONNECT', path: target.host });
  connect.on('connect', (_, socket) => {
    const get = { socket, agent: false, host: target.hostname, path: '/hello', ca: require('fs').readFileSync('ca.pem') };
    require('https').get(get, (answer) => answer.pipe(process.stdout));
  }).end();`;
CLIENTS['node, with an agent of its own'] = {
  script: (url) => `node -e ${`'${CONNECT(url).replaceAll("'", `'\\''`)}'`}`,
  prints: 'hello from outside\n',
};

describe.each(ENGINES)('with %s', (name) => {
  let opened = 0;
  /** What a command prints in a fresh copy of the project, where the given hosts may be reached. */
  async function inside(
    network: string[],
    script: string,
  ): Promise<{ result: SandboxResult; decisions: NetworkDecision[] }> {
    const path = folder(`${name}-${++opened}`);
    for (const [file, content] of Object.entries(server.project)) writeFileSync(join(path, file), content);
    const decisions: NetworkDecision[] = [];
    const limits = { ...LIMITS, seconds: 60, memory_mb: 1024, disk_mb: 64 };
    const onDecision = (decision: NetworkDecision) => decisions.push(decision);
    const sandbox = await engineOf(name).open(planFor(path, { network, limits, onDecision }));
    try {
      return { result: await sandbox.run({ argv: shell(script) }), decisions };
    } finally {
      await sandbox.close();
    }
  }

  // The way out is the same behind every engine.
  const isWhole = name === 'bubblewrap' || isThorough;
  const clients = Object.keys(CLIENTS).filter((client, index) => isWhole || isTried(client, index));

  test.each(clients)('%s reaches a host of the list', async (client) => {
    const { script, prints, version } = CLIENTS[client] ?? { script: () => 'false', prints: '' };
    const before = server.requests.length;
    const { result, decisions } = await inside(server.network, script(server.url));
    expect(told(result)).toEqual([prints, '', { how: 'exited', code: 0 }]);
    expect(decisions.length).toBeGreaterThan(0);
    for (const decision of decisions)
      expect(decision).toMatchObject({ host: server.host, port: server.port, allowed: true });
    expect(server.requests.length).toBeGreaterThan(before);
    if (version !== undefined) expect(server.requests.at(-1)?.split(' ')[0]).toBe(version);
  });

  const everyClient = (url: string): string =>
    clients
      .map((client) => CLIENTS[client] ?? { script: () => 'false' })
      .map(({ script }, index) => `(${script(url)}) >/dev/null 2>&1 && echo ${index}`)
      .join('\n');

  test('no client reaches a host that is not on the list, nor any without one', async () => {
    const before = server.requests.length;
    const refused = await inside(['other.example.com:443'], `${everyClient(server.url)}\ntrue`);
    expect(told(refused.result)).toEqual(['', '', { how: 'exited', code: 0 }]);
    expect(refused.decisions.length).toBeGreaterThanOrEqual(clients.length);
    for (const decision of refused.decisions)
      expect(decision).toEqual({ host: server.host, port: server.port, allowed: false, reason: 'not on the list' });
    const sealed = await inside([], `${everyClient(server.url)}\ntrue`);
    expect(told(sealed.result)).toEqual(['', '', { how: 'exited', code: 0 }]);
    expect([sealed.decisions, server.requests.length]).toEqual([[], before]);
  });

  test('a name that resolves to this machine is refused where its address is not named', async () => {
    const [nameAlone = ''] = server.network;
    const { result } = await inside([nameAlone], `curl -v --cacert ca.pem ${server.url}/hello 2>&1`);
    expect(text(result.stdout)).toContain('403');
    const raw = await inside(
      [nameAlone],
      `printf 'CONNECT ${nameAlone} HTTP/1.1\\r\\n\\r\\n' | curl -sS telnet://$(echo $HTTPS_PROXY | cut -c8-)`,
    );
    expect(text(raw.result.stdout)).toContain('resolves to the private address');
  });
});
