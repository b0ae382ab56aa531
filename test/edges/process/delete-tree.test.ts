import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deleteTree } from '../../../src/edges/process/delete-tree.js';
import { temporary } from '../../support/temporary.js';

const gone = (path: string) =>
  lstat(path).then(
    () => false,
    () => true,
  );

it('deletes folders nested deeper than any path may be long', async () => {
  const folder = join(await temporary(), 'deep');
  await mkdir(folder);
  // A shell gives up where the name of its own folder is too long.
  const dig = "for (let i = 0; i < 1500; i++) { fs.mkdirSync('a-folder'); process.chdir('a-folder'); }";
  execFileSync(process.execPath, ['-e', dig], { cwd: folder });
  await deleteTree(folder);
  expect(await gone(folder)).toBe(true);
});

it('deletes folders that nobody may read, and links, never what they point to', async () => {
  const home = await temporary();
  await mkdir(join(home, 'kept'));
  await writeFile(join(home, 'kept', 'file'), 'kept');
  await mkdir(join(home, 'left', 'closed'), { recursive: true });
  await writeFile(join(home, 'left', 'closed', 'file'), 'left');
  await symlink('../kept', join(home, 'left', 'link'));
  await symlink('kept', join(home, 'link'));
  await chmod(join(home, 'left', 'closed'), 0);
  for (const name of ['left', 'link', 'missing']) await deleteTree(join(home, name));
  expect(await readdir(home)).toEqual(['kept']);
  expect(await readdir(join(home, 'kept'))).toEqual(['file']);
});

it('deletes also where something kills the program that does it', async () => {
  const home = await temporary();
  const kept = process.env.PATH;
  await mkdir(join(home, 'left'));
  // The second time it goes on as the real one.
  const script = `#!/bin/sh\nmkdir "${home}/killed" 2> /dev/null && kill -9 $$\nPATH=\${PATH#*:}\nexec rm "$@"\n`;
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'bin', 'rm'), script, { mode: 0o755 });
  process.env.PATH = `${join(home, 'bin')}:${kept}`;
  try {
    await deleteTree(join(home, 'left'));
  } finally {
    process.env.PATH = kept;
  }
  expect(await readdir(home)).toEqual(['bin', 'killed']);
});
