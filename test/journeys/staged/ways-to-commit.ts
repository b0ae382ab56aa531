import { chmod, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { order } from '../../../src/core/rules/examples.js';
import { git } from '../../support/run-program.js';
import { a, b, type Case, c, version } from './scene.js';

/** Ways to make a commit, and kinds of what is committed. */
export const waysToCommit: Record<string, Case> = {
  'what is staged, and not what lies in the work tree': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1') });
      await run(['add', a]);
      await write({ [a]: version('v-a2'), [c]: version('v-c-untracked') });
      await run(['commit', '-qm', 'x']);
    },
    commits: ['v-a1'],
  },
  'commit -a': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1'), [c]: version('v-c-untracked') });
      await run(['commit', '-qam', 'x']);
    },
    commits: ['v-a1', 'v-b1'],
  },
  'commit <path>, which leaves out what else is staged': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1'), [c]: version('v-c-staged') });
      await run(['add', b, c]);
      await run(['commit', '-qm', 'x', a]);
    },
    commits: ['v-a1'],
  },
  'commit --only, after another version was staged': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a-staged'), [b]: version('v-b-staged') });
      await run(['add', a, b]);
      await write({ [a]: version('v-a1') });
      await run(['commit', '-qm', 'x', '--only', a]);
    },
    commits: ['v-a1'],
  },
  'commit --include': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), [b]: version('v-b1') });
      await run(['add', b]);
      await run(['commit', '-qm', 'x', '--include', a]);
    },
    commits: ['v-a1', 'v-b1'],
  },
  'commit -p of one of two hunks': {
    act: async ({ repo, run, write }) => {
      await write({ [a]: `${version('v-a1').trimEnd()}\n\nA last line with {{a placeholder}}.\n` });
      await run(['commit', '-qm', 'x', '-p'], 'y\nn\n');
      expect(await git(repo, 'status', '--short', '--untracked-files=no')).not.toBe('');
    },
    commits: ['v-a1'],
  },
  'from a folder below the top': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a1'), 'src/login/b.ts': 'b\n' });
      await run(['-C', '.autoloop', 'add', '.']);
      await run(['-C', 'src', 'commit', '-qm', 'x']);
    },
    commits: ['v-a1'],
  },
  'commit --allow-empty': {
    act: async ({ run, write }) => {
      await write({ [a]: version('v-a-not-staged') });
      await run(['commit', '-qm', 'x', '--allow-empty']);
    },
    commits: [],
  },
  'what is only intended to be added, on which what is staged rests': {
    act: async ({ run, write }) => {
      const resting = order({ owner: 'v-a1', depends_on: '[c]', allowed_scope: '[src/new/**]' });
      await write({ [a]: resting, [c]: version('v-c-intended'), 'src/new/b.ts': '' });
      await run(['add', '-N', c, 'src/new/b.ts']);
      await run(['add', a]);
      await run(['commit', '-qm', 'x']);
    },
    commits: ['v-a1'],
    rules: ['broken-reference', 'broken-reference', 'scope-matches-nothing'],
  },
  'an empty document beside one that is only intended': {
    act: async ({ run, write }) => {
      await write({ [b]: '', [c]: version('v-c-intended') });
      await run(['add', '-N', c]);
      await run(['add', b]);
      await run(['commit', '-qm', 'x']);
    },
    commits: [],
  },
  'a renamed document': {
    act: async ({ run }) => {
      await run(['mv', a, c]);
      await run(['commit', '-qm', 'x']);
    },
    commits: ['v-a0'],
  },
  'a document that is gone': {
    act: async ({ run, write }) => {
      await run(['rm', '-q', '--cached', a]);
      await write({ [b]: version('v-b-not-staged') });
      await run(['commit', '-qm', 'x']);
    },
    commits: [],
  },
  'a document that became executable': {
    act: async ({ repo, run }) => {
      await chmod(join(repo, a), 0o755);
      await run(['commit', '-qam', 'x']);
    },
    commits: ['v-a0'],
  },
  'a symbolic link in the place of a document': {
    act: async ({ repo, run }) => {
      await rm(join(repo, a));
      await symlink('b.md', join(repo, a));
      await run(['commit', '-qam', 'x']);
    },
    commits: [],
  },
  'a submodule among the documents': {
    act: async ({ repo, run }) => {
      const head = await git(repo, 'rev-parse', 'HEAD');
      await run(['update-index', '--add', '--cacheinfo', `160000,${head},.autoloop/work-orders/sub.md`]);
      await run(['commit', '-qm', 'x']);
    },
    commits: [],
    isInFiles: false,
  },
};
