import { describe, expect, test } from 'vitest';
import { isPrivate, parseAllowList } from '../../../src/edges/sandbox/addresses.js';

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
  ])('refuses %j', (entry) => {
    expect(() => parseAllowList([entry])).toThrow(
      expect.objectContaining({ code: 'network-entry', kind: 'configuration' }),
    );
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
    'name',
  ])('%s is private', (address) => expect(isPrivate(address)).toBe(true));
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
    expect(isPrivate(address)).toBe(false),
  );
});
