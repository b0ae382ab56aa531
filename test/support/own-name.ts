import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';

/**
 * A name of this machine that is not `localhost`, with all its addresses: what a test asks for by name, and reaches. Every
 * machine has one in /etc/hosts, or from its resolver.
 */
export async function ownName(): Promise<{ host: string; addresses: string[] }> {
  for (const host of [hostname().toLowerCase(), 'ip6-localhost', 'localhost.localdomain', 'localhost4']) {
    const found = await lookup(host, { all: true }).catch(() => []);
    const addresses = found.map(({ address }) => address);
    if (/^[a-z0-9.-]+$/.test(host) && addresses.length > 0 && addresses.every((one) => !one.includes('%')))
      return { host, addresses };
  }
  throw new Error('this machine’s name has no address: add it to /etc/hosts');
}

/** What an allow list says to open this port of that name. */
export const namedOnList = ({ host, addresses }: { host: string; addresses: string[] }, port: number): string[] => [
  `${host}:${port}`,
  ...addresses.map((address) => `${address.includes(':') ? `[${address}]` : address}:${port}`),
];
