import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { carryNode } from '../../../../src/edges/sandbox/network/carried-node.js';
import { makeRoom } from '../places.js';

const { at, folder } = makeRoom();

test('Node starts with nothing but what is carried, whatever the variables say', async () => {
  const { mounts, argv } = await carryNode();
  const root = folder('root');
  for (const { from, to } of mounts) cpSync(from, join(root, to), { recursive: true });
  const [program = '', ...options] = argv.map((word) => (word.startsWith('/') ? join(root, word) : word));
  const maps = execFileSync(program, [...options, '-p', "require('fs').readFileSync('/proc/self/maps', 'utf8')"], {
    encoding: 'utf8',
    env: {},
  });
  const files = [...new Set(maps.match(/(?<= )\/\S+/g))];
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith(`${root}/`))).toEqual([]);
});

test('a program that is linked with nothing is carried alone', async () => {
  writeFileSync(at('script'), '#!/bin/sh\n');
  expect(await carryNode(at('script'))).toEqual({
    mounts: [{ from: at('script'), to: '/toolchain/carried/node' }],
    argv: ['/toolchain/carried/node'],
  });
});

test('one whose libraries are not there is refused', async () => {
  const broken = readFileSync(process.execPath, 'latin1').replaceAll('libstdc++.so.6', 'libnone++.so.6');
  writeFileSync(at('broken'), broken, { encoding: 'latin1', mode: 0o755 });
  await expect(carryNode(at('broken'))).rejects.toMatchObject({ kind: 'environment', code: 'node-not-carried' });
});
