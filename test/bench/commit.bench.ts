import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { measure, printTimings, type Subject } from './measure.js';
import { installPeers, type Peers } from './peers.js';
import { commitAll, git, inFolder, makeRepository, order, pathOf } from './repository.js';
import { milliseconds, writeTable } from './table.js';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const documents = 10_000;

/** Puts the hook of each in place. */
const hooks: readonly [name: string, install: (cwd: string, peers: Peers) => void][] = [
  ['no hook', () => {}],
  ['a hook that starts node', (cwd) => writeHook(cwd, `"${process.execPath}" -e 0`)],
  [
    'autoloop',
    (cwd) => {
      execFileSync(process.execPath, [cli, 'hooks', 'install'], { cwd, stdio: 'ignore' });
      execFileSync(process.execPath, [cli, 'check'], { cwd, stdio: 'ignore' });
    },
  ],
  [
    'markdownlint-cli2 on the three files',
    (cwd, peers) => writeHook(cwd, `"${peers.program('markdownlint-cli2')}" ${three.join(' ')}`),
  ],
  [
    'husky, lint-staged, markdownlint-cli2',
    (cwd, peers) => {
      execFileSync(peers.program('husky'), { cwd, stdio: 'ignore' });
      writeFileSync(join(cwd, '.husky/pre-commit'), `"${peers.program('lint-staged')}"\n`);
      const settings = { '*.md': `"${peers.program('markdownlint-cli2')}"` };
      writeFileSync(join(cwd, '.lintstagedrc.json'), JSON.stringify(settings));
    },
  ],
];

const three = [1, 2, 4].map(pathOf);

function writeHook(cwd: string, command: string): void {
  const path = join(cwd, '.git/hooks/pre-commit');
  writeFileSync(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}

test('commit', async () => {
  const peers = installPeers();
  await inFolder((folder) => {
    const origin = join(folder, 'origin');
    makeRepository(origin, documents);
    const style = { config: { MD013: false, MD025: false, MD041: false } };
    writeFileSync(join(origin, '.markdownlint-cli2.jsonc'), JSON.stringify(style));
    commitAll(origin);
    let round = 0;
    const subjects = hooks.map(([name, install], index): Subject => {
      const cwd = join(folder, `clone-${index}`);
      git(folder, 'clone', '-q', origin, cwd);
      git(cwd, 'config', 'user.name', 'Bench');
      git(cwd, 'config', 'user.email', 'bench@example.invalid');
      install(cwd, peers);
      commitAll(cwd);
      const before = () => {
        for (const path of three)
          writeFileSync(join(cwd, path), order(Number(/\d+/.exec(path)?.[0]), `Round ${round++}.`));
        git(cwd, 'add', ...three);
      };
      return { name, argv: ['git', 'commit', '-q', '-m', 'Three documents'], cwd, before };
    });
    const timings = measure(subjects, 5);
    printTimings(`commit of 3 documents of ${documents}, ms`, timings);
    const bare = timings[0];
    writeTable(
      'commit',
      ['`git commit` with', 'ms', 'more than without'],
      timings.map(({ name, cpu }) => [name, milliseconds(cpu), milliseconds(cpu - (bare?.cpu ?? 0))]),
    );
    expect(timings).toHaveLength(hooks.length);
  });
}, 3_600_000);
