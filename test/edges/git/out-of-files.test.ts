import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { temporary } from '../../support/temporary.js';

/** Opens files until there are no more, all but two of which it keeps, and asks Git something. */
const program = `
import { closeSync, openSync } from 'node:fs';
import { userGit } from './src/edges/git/door.js';
const open = [];
try { for (;;) open.push(openSync('/dev/null')); } catch {}
for (const file of open.splice(0, 2)) closeSync(file);
userGit({ root: '/' }, ['version']).then(({ code }) => ({ code }), ({ code, hint }) => ({ code, hint })).then((said) => {
  for (const file of open) closeSync(file);
  console.log(JSON.stringify(said));
});`;

it('a Git that cannot be started for want of descriptors is not told as a missing one', async () => {
  const outfile = join(await temporary(), 'program.mjs');
  const stdin = { contents: program, resolveDir: process.cwd() };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  const said = execFileSync('sh', ['-c', 'ulimit -n 64; exec "$0" "$1"', process.execPath, outfile], {
    encoding: 'utf8',
  });
  expect(JSON.parse(said)).toEqual({ code: 'git-not-started', hint: 'Raise the limit of open files: ulimit -n 4096' });
});
