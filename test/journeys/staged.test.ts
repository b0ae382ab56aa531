import { chmod, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { config, configPath, order } from '../../src/core/rules/examples.js';
import { autoloop, cliPath, git, runProgram } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

/** Whose findings name the version that was read: no such owner exists, and each version has another. */
const version = (owner: string) => order({ owner });
const pathOf = (name: string) => `.autoloop/work-orders/${name}.md`;
const [a, b, c] = ['a', 'b', 'c'].map(pathOf) as [string, string, string];

interface Finding {
  path: string;
  rule: string;
  message: string;
}

const findingsIn = (stdout: string): Finding[] => (JSON.parse(stdout) as { findings: Finding[] }).findings;
const lines = (findings: readonly Finding[]) =>
  findings.map(({ path, rule, message }) => `${path} ${rule}: ${message}`).sort();
/** Owners that the findings name. */
const owners = (findings: readonly Finding[]) =>
  findings.flatMap(({ message }) => /`(v-[a-z0-9-]+)`/.exec(message)?.[1] ?? []).sort();

interface Scene {
  /** The repository; with a hook that checks what is staged and lets everything pass. */
  repo: string;
  /** Runs Git, with what it reads from standard input. */
  run(args: string[], stdin?: string, env?: Record<string, string>): Promise<void>;
  write(files: Record<string, string>): Promise<void>;
}

const hooks = ['pre-commit', 'pre-merge-commit'];

async function scene(init: string[] = []): Promise<Scene & { said(): Promise<Finding[]> }> {
  const home = await temporary('autoloop staged ü');
  const repo = join(home, 'repo');
  const output = join(home, 'findings.json');
  await mkdir(repo);
  await git(repo, 'init', '-q', '-b', 'main', ...init);
  await writeFiles(repo, {
    [configPath]: config(),
    'src/login/a.ts': 'a\n',
    [a]: version('v-a0'),
    [b]: version('v-b0'),
  });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'First');
  const hook = `#!/bin/sh\n"${process.execPath}" "${cliPath}" check --staged --json >"${output}"\n[ $? -lt 2 ]\n`;
  await writeFiles(join(repo, '.git/hooks'), Object.fromEntries(hooks.map((name) => [name, hook])));
  return {
    repo,
    run: async (args, stdin = '', env = {}) => {
      const { code, stderr } = await runProgram('git', args, { cwd: repo, stdin, env });
      if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    },
    write: (files) => writeFiles(repo, files),
    said: async () => findingsIn(await readFile(output, 'utf8')),
  };
}

/** What `check` says of a checkout of this commit, of the documents that it changed against its first parent. */
async function afterwards(repo: string, commit: string): Promise<{ whole: Finding[]; range: Finding[] }> {
  const folder = join(await temporary(), 'checkout');
  await git(repo, 'clone', '-q', '--shared', '--no-checkout', repo, folder);
  await git(folder, 'checkout', '-q', '--detach', await git(repo, 'rev-parse', commit));
  const changed = await git(repo, 'diff-tree', '-r', '--no-renames', '--name-only', '-z', `${commit}^1`, commit);
  const touched = new Set(changed.split('\0'));
  const [files, range] = await Promise.all([
    autoloop(folder, ['check', '--json']),
    autoloop(repo, ['check', '--range', `${commit}^1..${commit}`, '--json']),
  ]);
  const whole = findingsIn(files.stdout).filter(({ path }) => touched.has(path));
  return { whole, range: findingsIn(range.stdout) };
}

interface Case {
  init?: string[];
  /** Up to and with the commit. */
  act(scene: Scene): Promise<void>;
  /** The commit, as a revision; HEAD where it is left out. */
  commit?: string;
  /** Owners in the versions that the commit holds of what it changed. */
  commits: string[];
  /** All that is found, where it is more than these owners. */
  rules?: string[];
  /** Whether a checkout shows what it holds: of a submodule it has but an empty folder. */
  isInFiles?: false;
}

const conflicting = async ({ run, write }: Scene, how: string[]) => {
  await run(['checkout', '-q', '-b', 'side']);
  await write({ [a]: version('v-a-side') });
  await run(['commit', '-qam', 'Side']);
  await run(['checkout', '-q', 'main']);
  await write({ [a]: version('v-a-main') });
  await run(['commit', '-qam', 'Main']);
  await run(how).then(
    () => expect.unreachable('there was no conflict'),
    () => undefined,
  );
  await write({ [a]: version('v-a-both'), [b]: version('v-b-not-staged') });
  await run(['add', a]);
};

const cases: Record<string, Case> = {
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

describe('the hook sees what is committed', () => {
  it.each(Object.entries(cases))('%s', async (_, { init, act, commit = 'HEAD', commits, rules, isInFiles = true }) => {
    const { said, ...here } = await scene(init);
    await act(here);
    const found = await said();
    const { whole, range } = await afterwards(here.repo, commit);
    expect(owners(found)).toEqual(commits);
    if (rules) expect(found.map(({ rule }) => rule).sort()).toEqual(rules);
    expect(lines(found)).toEqual(lines(range));
    if (isInFiles) expect(lines(found)).toEqual(lines(whole));
  });

  it('in the first commit', async () => {
    const { repo, run, said } = await scene();
    await run(['checkout', '-q', '--orphan', 'fresh']);
    await run(['rm', '-q', '--cached', b]);
    await run(['commit', '-qm', 'x']);
    expect(owners(await said())).toEqual(['v-a0']);
    expect(await git(repo, 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  it('when one is amended, of which Git tells what is new in it', async () => {
    const { run, write, said } = await scene();
    await write({ [a]: version('v-a1') });
    await run(['commit', '-qam', 'x']);
    await write({ [b]: version('v-b1') });
    await run(['commit', '-qa', '--amend', '--no-edit']);
    expect(owners(await said())).toEqual(['v-b1']);
  });

  it('in a merge without conflicts, which changes nothing of its own', async () => {
    const { run, write, said } = await scene();
    await run(['checkout', '-q', '-b', 'side']);
    await write({ [a]: version('v-a-side') });
    await run(['commit', '-qam', 'Side']);
    await run(['checkout', '-q', 'main']);
    await write({ [b]: version('v-b-main') });
    await run(['commit', '-qam', 'Main']);
    expect(owners(await said())).toEqual(['v-b-main']);
    await run(['merge', '-q', '--no-edit', 'side']);
    expect(lines(await said())).toEqual([]);
  });
});

describe('what cannot be committed, or not be read', () => {
  const check = async (repo: string, ...args: string[]) => {
    const { code, stdout } = await autoloop(repo, ['check', '--json', ...args]);
    return { code, found: findingsIn(stdout).map(({ path, rule, message }) => `${path} ${rule}: ${message}`) };
  };
  const unreadable = (path: string, why: string) => `${path} unreadable-document: The file ${why}`;

  it('is one finding for each document that a merge left in several versions', async () => {
    const here = await scene();
    const { repo, run, write } = here;
    await conflicting(here, ['merge', '-q', 'side']);
    await run(['checkout', '-q', '--merge', '--', a]);
    await write({ [b]: version('v-b-not-staged') });
    expect(await check(repo, '--staged')).toEqual({
      code: 1,
      found: [unreadable(a, 'has a conflict that is not resolved')],
    });
  });

  it('is a document too large to be one, staged or committed, and none that is beside it', async () => {
    const { repo, run, write } = await scene();
    await write({ [a]: version('v-a1'), [b]: `${version('v-b1')}${' '.repeat(17 * 2 ** 20)}` });
    await run(['commit', '-qam', 'x', '--no-verify']);
    const found = [unreadable(b, `has ${Buffer.byteLength(version('v-b1')) + 17 * 2 ** 20} bytes`)];
    const { found: range } = await check(repo, '--range', 'HEAD^..HEAD');
    expect(range.filter((line) => line.startsWith(b))).toEqual(found);
    expect(range.some((line) => line.includes('v-a1'))).toBe(true);
    await run(['reset', '-q', '--soft', 'HEAD^']);
    expect((await check(repo, '--staged')).found).toEqual(range);
  });

  it('is a document that a partial clone does not have, which is not fetched', async () => {
    const { repo, run } = await scene();
    await run(['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(repo, '../clone');
    await run(['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repo}`, clone]);
    await run(['-C', clone, 'read-tree', 'HEAD']);
    const missing = async () =>
      (await git(clone, 'rev-list', '--objects', '--missing=print', 'HEAD')).match(/^\?.*$/gm);
    await git(
      clone,
      'update-ref',
      'refs/heads/empty',
      await git(clone, 'commit-tree', '-m', 'x', await git(clone, 'mktree')),
    );
    const before = await missing();
    expect(before).toHaveLength(4);
    const { code, found } = await check(clone, '--range', 'empty..HEAD');
    expect(code).toBe(1);
    const lacking = 'is not in this repository, which lacks some of its objects';
    expect(found).toEqual([configPath, a, b].map((path) => unreadable(path, lacking)));
    expect(await missing()).toEqual(before);
  });
});

describe('where there are no files', () => {
  it('a server refuses a push whose documents break a rule, before it takes it', async () => {
    const { repo, run, write } = await scene();
    const server = join(repo, '../server.git');
    await run(['clone', '-q', '--bare', repo, server]);
    const hook = `#!/bin/sh
while read old new ref; do
  "${process.execPath}" "${cliPath}" check --range "$old..$new" || exit 1
done
`;
    await writeFiles(join(server, 'hooks'), { 'pre-receive': hook });
    await write({ 'src/login/b.ts': 'b\n' });
    await run(['add', '-A']);
    await run(['commit', '-qm', 'x']);
    await run(['push', '-q', server, 'main']);
    await write({ [a]: version('v-a1') });
    await run(['commit', '-qam', 'x']);
    await expect(run(['push', '-q', server, 'main'])).rejects.toThrow('v-a1');
    expect(await git(server, 'rev-parse', 'main')).toBe(await git(repo, 'rev-parse', 'HEAD^'));
  });

  it('what is staged and what lies there is not asked for', async () => {
    const { repo, run } = await scene();
    const server = join(repo, '../server.git');
    await run(['clone', '-q', '--bare', repo, server]);
    for (const args of [['check'], ['check', '--staged']]) {
      const { code, stderr } = await autoloop(server, args);
      expect(code).toBe(3);
      expect(stderr).toContain('is a bare repository: it has no files');
    }
  });
});
