import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { isRoot, LIMITS, makeRoom, planFor, text, told } from './places.js';

const engine = bubblewrap();
const { folder } = makeRoom();
const works = (await engine.keepsApart?.(folder('probe'))) === true;

it('is for root alone', () => {
  expect(works).toBe(isRoot);
  expect(readdirSync(folder('probe'))).toEqual([]);
});

describe.runIf(works)('a workspace that stays as it is', () => {
  function workspace(name: string): string {
    const path = folder(name);
    mkdirSync(join(path, 'test/unit'), { recursive: true });
    writeFileSync(join(path, 'test/unit/a.sh'), 'true\n');
    writeFileSync(join(path, 'file'), 'as it was\n');
    return path;
  }
  const everything = (path: string): unknown[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((at) => [at, statSync(at).mtimeMs, statSync(at).ctimeMs]);

  it('shows one command nothing of what another wrote, removed or renamed', async () => {
    const path = workspace('plain');
    const hold = await engine.open(planFor(path, { workspace: { path, writable: false } }));
    const before = everything(path);
    try {
      for (const name of ['first', 'second']) {
        const apart = folder(`apart,${name}:x`);
        const sandbox = await engine.open(planFor(path, { workspace: { path, writable: true, apart } }));
        const line = `ls -A . test; cat file; echo mine > file; echo new > new; node -e 'fs.renameSync("test", "moved")' && rm moved/unit/a.sh && mkdir test && ls`;
        const result = await sandbox.run({ argv: shell(line) });
        expect(told(result)).toEqual([
          '.:\nfile\ntest\n\ntest:\nunit\nas it was\nfile\nmoved\nnew\ntest\n',
          '',
          { how: 'exited', code: 0 },
        ]);
        // It goes on for whoever is shown the same changes.
        const again = await sandbox.run({ argv: shell('cat file new; ls moved/unit') });
        expect(text(again.stdout)).toBe('mine\nnew\n');
        await sandbox.close();
        const later = await engine.open(planFor(path, { workspace: { path, writable: true, apart } }));
        expect(text((await later.run({ argv: shell('cat file') })).stdout)).toBe('mine\n');
        await later.close();
      }
      expect(everything(path)).toEqual(before);
    } finally {
      await hold.close();
    }
    expect(readFileSync(join(path, 'file'), 'utf8')).toBe('as it was\n');
  });

  it('keeps fixed places fixed, and counts what is written', async () => {
    const path = workspace('fixed');
    const apart = folder('changes');
    const limits = { ...LIMITS, disk_mb: 4 };
    const sandbox = await engine.open(
      planFor(path, { workspace: { path, writable: true, fixed: ['test/unit/a.sh'], apart }, limits }),
    );
    try {
      for (const line of ['echo false > test/unit/a.sh', 'mv test/unit away', 'mv test away', 'rm test/unit/a.sh']) {
        const { ended } = await sandbox.run({ argv: shell(line) });
        expect([line, ended.how === 'exited' && ended.code === 0]).toEqual([line, false]);
      }
      const { ended } = await sandbox.run({
        argv: shell('while :; do head -c 1000000 /dev/zero >> big; sleep 0.05; done'),
      });
      expect(ended.how).toBe('disk-limit');
    } finally {
      await sandbox.close();
    }
  });
});
