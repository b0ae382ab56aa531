import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programPath } from '../../../../src/edges/agents/installed.js';
import { DEFAULT_SNAPSHOT_LIMITS, snapshotScript } from '../../../../src/edges/git/index.js';
import { attempt, git, importOf, inside, repository, shellInside, temporary } from '../scene.js';

/** All that the script starts, also through others. */
const PROGRAMS = 'cp find git head ls mkdir mktemp mv printf sed sh wc xargs'.split(' ');

/** Stands before a program, counts, and dies where it is its turn. */
const standIn = (program: string) => `#!/bin/sh
read -r turn < /gitdir/turn; turn=$((turn + 1)); echo $turn > /gitdir/turn
printf '%s %s %.40s\\n' $turn "\${0##*/}" "$1 \${2%%
*}" >> /gitdir/turns
[ $turn != "$DIES" ] || kill -9 $$
exec ${program} "$@"
`;

/** Runs the snapshot once as it is, and once for each way in which it starts a program, which dies then; tells which nobody missed. */
const EACH = `
PATH=/gitdir/bin:$PATH
once() { DIES=$1; export DIES; shift; echo 0 > /gitdir/turn; "$@"; }
once 0 "$@" > /gitdir/whole || exit
/usr/bin/sort -u -k2 /gitdir/turns > /gitdir/ways
while read -r turn way; do
  echo "dies: $way"
  once "$turn" "$@" > /gitdir/cut 2> /gitdir/said || continue
  /usr/bin/cmp -s /gitdir/whole /gitdir/cut || echo "unnoticed: $way"
done < /gitdir/ways
`;

it('a snapshot of which any program is killed ends badly, and is never shorter than it was', async () => {
  const limits = { ...DEFAULT_SNAPSHOT_LIMITS, blobBytes: 1000 };
  const scene = await repository({ 'a.txt': 'a\n', '.gitignore': 'hidden\n', large: 'x'.repeat(2000) });
  git(scene.dir, ['update-index', '--add', '--cacheinfo', `160000,${scene.base},submodule`]);
  git(scene.dir, ['commit', '-q', '-m', 'a submodule']);
  const at = await attempt({ ...scene, base: git(scene.dir, ['rev-parse', 'HEAD']) });
  await shellInside(
    at,
    `echo b > a.txt; echo new > .gitignore; echo x > new; echo x > submodule/x; mkfifo pipe; mkdir closed
     git init -q nested; touch unreadable; chmod 0 unreadable closed; cat large large > larger`,
  );
  const scratch = temporary('scratch');
  mkdirSync(join(scratch, 'bin'));
  for (const name of PROGRAMS) {
    const file = join(scratch, 'bin', name);
    writeFileSync(file, standIn((await programPath(name)) ?? ''));
    chmodSync(file, 0o755);
  }

  const argv = ['/bin/sh', '-c', EACH, 'each', ...snapshotScript(at.base, limits)];
  const { ended, stdout, stderr } = await inside(at, argv, { gitDir: scratch, readOnly: true });
  expect(ended, Buffer.from(stderr).toString()).toEqual({ how: 'exited', code: 0 });
  const told = Buffer.from(stdout).toString().trim().split('\n');
  expect(told.filter((line) => line.startsWith('unnoticed'))).toEqual([]);
  const died = new Set(told.map((line) => line.split(' ')[1]));
  expect([...died].sort()).toEqual(PROGRAMS);

  const whole = { ended, stdout: readFileSync(join(scratch, 'whole')), stderr: new Uint8Array(), limits };
  const { files, refused } = await importOf(at, whole);
  expect(files.map(({ path }) => path)).toEqual(['.gitignore', 'a.txt']);
  const left = ['.', 'closed', 'larger', 'nested/.git', 'new', 'pipe', 'submodule', 'unreadable'];
  expect(refused.map(({ path }) => path.replace(/\/$/, '')).sort()).toEqual(left);
});
