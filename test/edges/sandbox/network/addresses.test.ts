import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isPrivate, parseAllowList } from '../../../../src/edges/sandbox/network/addresses.js';

describe('the list of what may be reached', () => {
  test('tells services, hosts and named addresses apart', () => {
    expect(
      parseAllowList(['localhost:8080', 'API.example.com:443', '10.0.0.5:443', '[fd00::1]:443', '[::1]:9000']),
    ).toEqual({
      services: [
        { host: 'localhost', port: 8080 },
        { host: '::1', port: 9000 },
      ],
      hosts: [{ host: 'api.example.com', port: 443 }],
      named: new Set(['10.0.0.5 443', 'fd00::1 443', '::1 9000']),
    });
  });

  test.each([
    '',
    'host',
    'host:',
    ':443',
    'host:0',
    'host:65536',
    'ho st:1',
    '*.example.com:443',
    'localhost:80',
    'https://host:443',
    'api.example.com.:443',
    'api..example.com:443',
    '-api.example.com:443',
    'bücher.example:443',
    'user@api.example.com:443',
    '2130706433:443',
    '0177.0.0.1:443',
    '0x7f.1:443',
    '1.2.3:443',
    '[fd00::1:443',
    '[api.example.com]:443',
    '0.0.0.0:8080',
    '[::]:8080',
    '10.0.0.5:443',
  ])('refuses %j', (entry) => {
    expect(() => parseAllowList([entry])).toThrow(
      expect.objectContaining({ code: 'network-entry', kind: 'configuration' }),
    );
  });

  test('says what is wrong with an entry that cannot mean what it seems to', () => {
    const why = (...entries: string[]): string => {
      try {
        return JSON.stringify(parseAllowList(entries));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(why('*.example.com:443')).toMatch(/each host must be named: a wildcard/);
    expect(why('10.0.0.5:443')).toMatch(/name the host beside it, as in `name.example:443`/);
    expect(why('api.example.com:8443', '[fd00::1]:443')).toMatch(/^`\[fd00::1\]:443` cannot be opened/);
    expect(why('0.0.0.0:8080')).toMatch(/on this machine it is `127.0.0.1`/);
    expect(why('localhost:80')).toMatch(/must be 1024 or above/);
    expect(why('localhost:8080', '127.0.0.1:8080')).toMatch(/forwarded twice/);
    expect(why('api.example.com:443', '[FD00:0::0001]:443')).not.toMatch(/cannot/);
  });

  test('holds the addresses of this machine to be its own, however public', () => {
    const own = Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? []);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((address) => !isPrivate(address))).toEqual([]);
  });

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
  ])('%s is private', (address) => expect(isPrivate(address)).toBe(true));
  test.each([
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fe80::1%lo',
    'name',
  ])('%s is private', (address) => expect(isPrivate(address)).toBe(true));
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
    expect(isPrivate(address)).toBe(false),
  );
});
