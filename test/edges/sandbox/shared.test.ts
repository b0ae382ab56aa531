import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

  function installed(name: string): string {
    const from = folder(name);
    mkdirSync(join(from, 'left'));
    writeFileSync(join(from, 'left', 'index.js'), 'installed\n');
    return from;
  }

  test('a shared folder is seen at its place, and can be neither written nor replaced, nor the folders above it', async () => {
    const path = folder('workspace');
    const from = installed('installed');
    const shared = [
      { from, at: 'node_modules' },
      { from, at: 'packages/one/node_modules' },
    ];
    const sandbox = await engine.open(planFor(path, { workspace: { path, writable: true, shared } }));
    try {
      const seen = await sandbox.run({
        argv: shell('cat node_modules/left/index.js packages/one/node_modules/left/*'),
      });
      expect(text(seen.stdout)).toBe('installed\ninstalled\n');
      const write = await sandbox.run({ argv: shell('mkdir node_modules/.cache') });
      expect(text(write.stderr)).toContain('Read-only file system');
      const tries = [
        'echo changed > node_modules/left/index.js',
        'rm -rf packages/one/node_modules',
        'rmdir node_modules',
        'mv node_modules away',
        'mv packages/one away',
        'mv packages away',
      ];
      for (const line of tries) {
        const { ended } = await sandbox.run({ argv: shell(`${line} 2>&1`) });
        expect([line, ended.how === 'exited' && ended.code === 0]).toEqual([line, false]);
      }
      const free = await sandbox.run({ argv: shell('echo 1 > new && echo 2 > packages/one/new') });
      expect(free.ended).toEqual({ how: 'exited', code: 0 });
    } finally {
      await sandbox.close();
    }
    expect(readFileSync(join(from, 'left/index.js'), 'utf8')).toBe('installed\n');
    expect(readdirSync(from)).toEqual(['left']);
    // What was shared is in no workspace: only the folders that it was shown at.
    expect(readdirSync(join(path, 'node_modules'))).toEqual([]);
    expect(readdirSync(join(path, 'packages/one')).sort()).toEqual(['new', 'node_modules']);
  });

  test('a link or a file in the way is refused, and nothing is made through it', async () => {
    const from = installed('more');
    const outside = folder('outside');
    for (const [place, at] of [
      ['link', 'node_modules'],
      ['above', 'packages/node_modules'],
    ] as const) {
      const path = folder(place);
      symlinkSync(outside, join(path, at.split('/')[0] ?? ''));
      await expect(
        engine.open(planFor(path, { workspace: { path, writable: true, shared: [{ from, at }] } })),
      ).rejects.toMatchObject({ code: 'sandbox-plan' });
    }
    expect(readdirSync(outside)).toEqual([]);
  });

  test('a place out of the workspace, or in its Git directory, is refused', async () => {
    const from = installed('elsewhere');
    const path = folder('inside');
    for (const at of ['../outside', '/etc', 'a//b', 'a/../../b', '', '.', '.git/hooks'])
      await expect(
        engine.open(planFor(path, { workspace: { path, writable: true, shared: [{ from, at }] } })),
      ).rejects.toMatchObject({ code: 'sandbox-plan' });
    expect(existsSync(join(path, '.git'))).toBe(false);
  });
});
