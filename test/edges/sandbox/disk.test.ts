import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure } from '../../../src/edges/sandbox/disk.js';
import { makeRoom } from './places.js';

const { at, folder } = makeRoom();

test('a folder that goes while its growth is watched takes nothing, and ends nothing', async () => {
  writeFileSync(join(folder('there'), 'file'), Buffer.alloc(1_000_000, 1));
  const members = () => [process.pid];
  expect(await measure({ paths: [at('there'), at('gone')], members })).toBeGreaterThan(900_000);
  expect(await measure({ paths: [at('gone')], members })).toBe(0);
});
