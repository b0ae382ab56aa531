import { BlockList, isIP, SocketAddress } from 'node:net';
import { networkInterfaces } from 'node:os';
import { AutoloopError } from '../../../core/error.js';

/** Address ranges that are not the public internet (IANA special-purpose registries). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
/** Of IPv6 only 2000::/3 is public, and in it the tunnels that carry an IPv4 address are not. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/**
 * Whether an address lies on this machine or in somebody's own network; true also for what is no address, and for public
 * addresses of this machine, whose services its firewall may keep from everybody else.
 */
export function isPrivate(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return PRIVATE.check(address, 'ipv4') || isOwn(address);
    case 6:
      return !PUBLIC_V6.check(address, 'ipv6') || PRIVATE.check(address, 'ipv6') || isOwn(address);
    default:
      return true;
  }
}

const isOwn = (address: string): boolean =>
  Object.values(networkInterfaces()).some((interfaces) =>
    interfaces?.some((own) => canonical(own.address) === canonical(address)),
  );

/** One spelling for each address: of IPv6 there are many. */
const canonical = (address: string): string =>
  isIP(address) === 6 ? new SocketAddress({ address, family: 'ipv6' }).address : address;

/** A host, by its name in lower case or its address, and a port of it. */
export interface Endpoint {
  host: string;
  port: number;
}

/** What a plan's network list opens. */
export interface AllowList {
  /** Services on the host's loopback, forwarded as they are. */
  services: Endpoint[];
  /** Hosts by name, reached through the proxy. */
  hosts: Endpoint[];
  /** Addresses that a host may resolve to although they are private, as `addressAt` writes them. */
  named: ReadonlySet<string>;
}

/** An address and port, for comparison. */
export const addressAt = (address: string, port: number): string => `${canonical(address)} ${port}`;

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const FIRST_FREE_PORT = 1024; // below it, nobody without privilege can listen, also inside

/** Reads `host:port` entries, `[address]:port` for IPv6. Throws `AutoloopError` `network-entry`. */
export function parseAllowList(entries: readonly string[]): AllowList {
  const endpoints = entries.map(parseEndpoint);
  const services = endpoints.filter(({ host }) => LOOPBACK.includes(host));
  const low = services.find(({ port }) => port < FIRST_FREE_PORT);
  if (low !== undefined) throw refuse(written(low), 'a forwarded port must be 1024 or above');
  const twice = services.find(({ port }, index) => services.findIndex((other) => other.port === port) !== index);
  if (twice !== undefined) throw refuse(written(twice), 'this port is forwarded twice');
  const hosts = endpoints.filter(({ host }) => !LOOPBACK.includes(host) && isIP(host) === 0);
  const addresses = endpoints.filter(({ host }) => isIP(host) !== 0);
  const idle = addresses.find(
    ({ host, port }) => !LOOPBACK.includes(host) && !hosts.some((named) => named.port === port),
  );
  if (idle !== undefined)
    throw refuse(
      written(idle),
      `an address only lets a host have it; name the host beside it, as in \`name.example:${idle.port}\``,
    );
  return { services, hosts, named: new Set(addresses.map(({ host, port }) => addressAt(host, port))) };
}

/** Labels of letters, digits and inner hyphens; the last not a number, which resolvers take for an address. */
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!(?:\d+|0x[0-9a-f]*)$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function parseEndpoint(entry: string): Endpoint {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/i.exec(entry) ?? [];
  const host = (bracketed ?? plain)?.toLowerCase();
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535 || (bracketed !== undefined && isIP(bracketed) !== 6))
    throw refuse(entry, 'it must read `host:port`');
  if (host.includes('*'))
    throw refuse(entry, 'each host must be named: a wildcard would open names that nobody has read');
  if (isIP(host) === 0 && !HOST.test(host)) throw refuse(entry, 'it is neither a host name, in ASCII, nor an address');
  if (['0.0.0.0', '::'].includes(canonical(host)))
    throw refuse(entry, 'no service has this address; on this machine it is `127.0.0.1`');
  return { host, port };
}

const written = ({ host, port }: Endpoint): string => `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

const refuse = (entry: string, why: string): AutoloopError =>
  new AutoloopError('configuration', 'network-entry', `\`${entry}\` cannot be opened: ${why}`, {
    hint: 'Write entries like `api.example.com:443` or `localhost:8080` under `sandbox.network`.',
  });
