import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { useDocker } from '../../support/docker-daemon.js';
import { ENGINES, engineOf, makeRoom, planFor, text } from './places.js';

useDocker();
const { folder: folderIn } = makeRoom();

describe.each(ENGINES)('in %s:', (name) => {
  const engine = engineOf(name);
  const folder = (path: string): string => folderIn(`${name}/${path}`);

  function workspace(name: string): string {
    const path = folder(name);
    mkdirSync(join(path, 'test/deep/held'), { recursive: true });
    writeFileSync(join(path, 'test/deep/one.sh'), 'true');
    writeFileSync(join(path, 'test/deep/held/two.sh'), 'true');
    return path;
  }

  test('fixed paths can be neither written, nor added to, nor moved away with the folders above them', async () => {
    const path = workspace('fixed');
    const sandbox = await engine.open(
      planFor(path, { workspace: { path, writable: true, fixed: ['test/deep/one.sh', 'test/deep/held'] } }),
    );
    try {
      const tries = [
        'echo false > test/deep/one.sh',
        'rm -f test/deep/one.sh',
        'mv test/deep/one.sh away',
        'echo false > test/deep/held/two.sh',
        'touch test/deep/held/three.sh',
        'mv test/deep/held away',
        'mv test/deep away',
        'mv test away',
      ];
      for (const line of tries) {
        const { ended } = await sandbox.run({ argv: shell(`${line} 2>&1`) });
        expect([line, ended.how === 'exited' && ended.code === 0]).toEqual([line, false]);
      }
      const free = await sandbox.run({
        argv: shell('echo free > test/deep/other && echo free > new && cat test/deep/*'),
      });
      expect(text(free.stdout)).toBe('truefree\n');
    } finally {
      await sandbox.close();
    }
    expect(readFileSync(join(path, 'test/deep/one.sh'), 'utf8')).toBe('true');
  });

  test('a fixed path through a link, or out of the workspace, is refused', async () => {
    const path = workspace('links');
    symlinkSync('test', join(path, 'link'));
    for (const wrong of ['link/deep/one.sh', '../fixed', 'missing'])
      await expect(
        engine.open(planFor(path, { workspace: { path, writable: true, fixed: [wrong] } })),
      ).rejects.toMatchObject({ code: 'sandbox-plan' });
  });
});
