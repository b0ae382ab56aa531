import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate of our own making, and its authority's, as PEM; `ca` is the path of the latter. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
  ca: string;
}

/** Makes an authority and has it vouch for `names`: host names, or addresses. */
export function certificateFor(folder: string, ...names: string[]): Certificate {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const fresh = ['-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const authority = ['-x509', '-days', '2', '-subj', '/CN=A test’s authority'];
  openssl('req', ...authority, ...fresh, '-keyout', at('ca.key'), '-out', at('ca.pem'));
  openssl('req', ...fresh, '-subj', '/CN=a test', '-keyout', at('server.key'), '-out', at('server.csr'));
  const alternatives = names.map((name) => `${/^[\d.]+$/.test(name) ? 'IP' : 'DNS'}:${name}`).join(',');
  writeFileSync(at('server.ext'), `subjectAltName=${alternatives}\nextendedKeyUsage=serverAuth\n`);
  const signed = [
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    at('server.ext'),
  ];
  openssl('x509', '-req', '-in', at('server.csr'), ...signed, '-out', at('server.pem'));
  return { key: readFileSync(at('server.key')), cert: readFileSync(at('server.pem')), ca: at('ca.pem') };
}
