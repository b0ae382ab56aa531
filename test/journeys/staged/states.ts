import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { writeFiles } from '../../support/sample.js';
import { a, b, type Case, c, conflicting, pathOf, version } from './scene.js';

/** States in which a repository may be while a commit is made. */
export const states: Record<string, Case> = {
  'what skip-worktree and assume-unchanged hide': {
    act: async ({ run, write }) => {
      await write({ [c]: version('v-c1') });
      await run(['add', c]);
      await run(['update-index', '--skip-worktree', a]);
      await run(['update-index', '--assume-unchanged', b]);
      await write({ [a]: version('v-a-hidden'), [b]: version('v-b-hidden') });
      await run(['commit', '-qam', 'x']);
    },
    commits: ['v-c1'],
  },
  'a sparse index, from which the documents are left out': {
    act: async ({ repo, run, write }) => {
      await run(['sparse-checkout', 'set', '--cone', '--sparse-index', 'src']);
      await expect(readFile(join(repo, a))).rejects.toThrow('ENOENT');
      await write({ 'src/login/a.ts': 'b\n' });
      await run(['commit', '-qam', 'x']);
    },
    commits: [],
  },
  'a split index': {
    act: async ({ run, write }) => {
      await run(['update-index', '--split-index']);
      await write({ [a]: version('v-a1') });
      await run(['commit', '-qam', 'x']);
    },
    commits: ['v-a1'],
  },
  'an index of version 4': {
    act: async ({ run, write }) => {
      await run(['update-index', '--index-version', '4']);
      await write({ [a]: version('v-a1') });
      await run(['commit', '-qam', 'x']);
    },
    commits: ['v-a1'],
  },
  'an index elsewhere, by an absolute path': {
    act: async ({ repo, run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1') });
      await run(['add', b]);
      const env = { GIT_INDEX_FILE: join(repo, '.git/other') };
      await run(['read-tree', 'HEAD'], '', env);
      await run(['add', a], '', env);
      await run(['commit', '-qm', 'x'], '', env);
    },
    commits: ['v-a1'],
  },
  'an index elsewhere, by a path from the top': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1') });
      await run(['add', b]);
      const env = { GIT_INDEX_FILE: '.git/other' };
      await run(['read-tree', 'HEAD'], '', env);
      await run(['-C', '.autoloop', 'add', 'work-orders/a.md'], '', env);
      await run(['-C', '.autoloop', 'commit', '-qm', 'x'], '', env);
    },
    commits: ['v-a1'],
  },
  'GIT_DIR and GIT_WORK_TREE': {
    act: async ({ repo, run, write }) => {
      await write({ [a]: version('v-a1') });
      await run(['-C', '/', 'commit', '-qam', 'x'], '', { GIT_DIR: join(repo, '.git'), GIT_WORK_TREE: repo });
    },
    commits: ['v-a1'],
  },
  'a merge that had a conflict': {
    act: async (scene) => {
      await conflicting(scene, ['merge', '-q', 'side']);
      await scene.run(['commit', '-qm', 'x']);
    },
    commits: ['v-a-both'],
  },
  'a cherry-pick that had a conflict': {
    act: async (scene) => {
      await conflicting(scene, ['cherry-pick', 'side']);
      await scene.run(['commit', '-qm', 'x']);
    },
    commits: ['v-a-both'],
  },
  'a rebase that had a conflict': {
    act: async (scene) => {
      await conflicting(scene, ['rebase', '-q', 'side']);
      await scene.run(['commit', '-qm', 'x']);
      await scene.run(['checkout', '-q', '--', '.']);
      await scene.run(['rebase', '--continue']);
    },
    commits: ['v-a-both'],
  },
  'a revert that had a conflict': {
    act: async (scene) => {
      await scene.run(['branch', 'side']);
      await scene.write({ [a]: version('v-a1') });
      await scene.run(['commit', '-qam', '1']);
      await scene.write({ [a]: version('v-a2') });
      await scene.run(['commit', '-qam', '2']);
      await scene.run(['revert', 'HEAD^']).catch(() => undefined);
      await scene.write({ [a]: version('v-a-both'), [b]: version('v-b-not-staged') });
      await scene.run(['add', a]);
      await scene.run(['revert', '--continue'], '', { GIT_EDITOR: 'true' });
    },
    commits: ['v-a-both'],
  },
  'contents that a filter and the ends of lines change on their way to disc': {
    act: async ({ run, write }) => {
      await write({ '.gitattributes': `*.md text eol=crlf filter=own\n` });
      await run(['config', 'filter.own.clean', 'sed s/v-a-on-disc/v-a1/']);
      await run(['config', 'filter.own.smudge', 'sed s/v-a1/v-a-on-disc/']);
      await write({ [a]: version('v-a-on-disc').replaceAll('\n', '\r\n') });
      await run(['add', a]);
      await run(['commit', '-qm', 'x']);
      await run(['config', '--unset', 'filter.own.smudge']);
    },
    commits: ['v-a1'],
  },
  'a repository of SHA-256': {
    init: ['--object-format=sha256'],
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [c]: version('v-c-intended') });
      await run(['add', '-N', c]);
      await run(['commit', '-qm', 'x', a]);
    },
    commits: ['v-a1'],
  },
  'a linked worktree': {
    act: async ({ repo, run, write }) => {
      const linked = join(repo, '../linked');
      await run(['worktree', 'add', '-q', '-b', 'side', linked]);
      await write({ [b]: version('v-b-not-here') });
      await run(['add', b]);
      await writeFiles(linked, { [a]: version('v-a1') });
      await run(['-C', linked, 'commit', '-qam', 'x']);
    },
    commit: 'side',
    commits: ['v-a1'],
  },
  'objects of another repository': {
    act: async ({ repo, run }) => {
      const borrower = join(repo, '../borrower');
      await run(['clone', '-q', '--shared', repo, borrower]);
      await run(['-C', borrower, 'config', 'core.hooksPath', join(repo, '.git/hooks')]);
      await writeFiles(borrower, { [a]: version('v-a1') });
      await run(['-C', borrower, 'commit', '-qam', 'x']);
      await run(['fetch', '-q', borrower, 'main:borrowed']);
    },
    commit: 'borrowed',
    commits: ['v-a1'],
  },
  'names that Git would quote': {
    act: async ({ run, write }) => {
      await write({
        [pathOf('li\nne')]: version('v-line'),
        [pathOf('"q\\ü')]: version('v-quote'),
        [a]: version('v-a1'),
      });
      await run(['add', '-A']);
      await run(['commit', '-qm', 'x']);
    },
    commits: ['v-a1', 'v-line', 'v-quote'],
  },
};
