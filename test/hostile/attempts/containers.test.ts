import { describe, expect, test } from 'vitest';
import { useDocker } from '../../support/docker-daemon.js';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';
import { enginesWith, isTried } from '../../support/thorough.js';
import { ATTEMPTS_IN_CONTAINERS } from './all.js';
import { right } from './attempt.js';
import { expectHeld, makeScene } from './scene.js';

useDocker();

describe.each(['podman', 'docker'] as const)('in %s:', (engine) => {
  test('hostile attempts beside an honest one are out, and it wins', { timeout: 240_000 }, async () => {
    // Both are driven by the same code: of a dozen each plays some, so that together they play half.
    const turn = engine === 'podman' ? 0 : 2;
    const attempts = ATTEMPTS_IN_CONTAINERS.filter((attempt, index) => isTried(attempt, index + turn));
    await expectHeld(await makeScene(attempts, { engine }), attempts);
  });
});

/** What an agent may leave, and a harness may lose: modes, links, odd names, odd bytes, what Git was told and not told. */
const work = `${right}mkdir -p src/many 'src/a folder' src/empty
for number in $(seq 200); do echo "$number" > "src/many/$number"; done
printf '#!/bin/sh\\necho tool\\n' > src/tool && chmod 755 src/tool
ln -s many/1 src/link && ln -s nowhere src/dangling
printf 'one\\r\\ntwo\\r\\n\\000\\377' > src/bytes && : > src/nothing
echo x > 'src/a folder/ünïcode (name) with $signs' && echo x > src/.hidden
git mv test/unit/sub.sh test/unit/other.sh 2>/dev/null && git mv test/unit/other.sh test/unit/sub.sh
git add -A && git -c user.name=x -c user.email=x@x.invalid commit -q -m One
git rm -q src/many/200 && git switch -q -c aside && echo more >> src/nothing && git stash -q && git stash pop -q
truncate -s 300000 src/zeros
`;

test.each(enginesWith('podman'))('what an honest agent leaves is imported exactly, from %s', async (engine) => {
  const { repo } = await makeScene([], { engine, best: { '1.sh': work, 'report.md': 'Done.\n' } });
  const copy = await temporary('autoloop-honest');
  await git(repo, 'clone', '-q', repo, copy);
  await runProgram('sh', ['-c', work], { cwd: copy });
  await git(copy, 'add', '-A');
  const run = await autoloop(repo, ['run', 'add']);
  expect(run.code, run.stderr).toBe(0);
  expect(await git(repo, 'rev-parse', 'autoloop/add/1^{tree}')).toBe(await git(copy, 'write-tree'));
  expect((await git(repo, 'ls-tree', '-r', '--name-only', 'autoloop/add/1', 'src/many')).split('\n')).toHaveLength(199);
});
