import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, git } from '../support/run-program.js';
import { rightPatch, type SampleOptions, sampleOrder, sampleRepository, writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const recordings = { right: { '1.patch': rightPatch } };
const sample = (options: Partial<SampleOptions> = {}) => sampleRepository({ recordings, ...options });

/** The whole way of the order; what stays of the user's must be what it was. */
async function wholeWay(folder: string): Promise<void> {
  for (const args of [
    ['check'],
    ['run', 'add'],
    ['review', 'add', '--decision', 'accept', '--reason', 'Proved'],
    ['close', 'add'],
    ['verify'],
    ['status'],
  ]) {
    const { code, stdout, stderr } = await autoloop(folder, args);
    expect(code, `${args.join(' ')}: ${stderr}${stdout}`).toBe(0);
  }
}

describe('the whole way works', () => {
  it('in a repository of the SHA-256 object format', async () => {
    await wholeWay(await sample({ init: ['--object-format=sha256'] }));
  });

  it('from a subdirectory', async () => {
    await wholeWay(join(await sample(), 'src'));
  });

  it('at a path with spaces and Unicode', async () => {
    await wholeWay(await sample({ name: 'a répo with späces 仓库' }));
  });

  it('from a linked worktree', async () => {
    const repo = await sample();
    const linked = join(await temporary(), 'linked');
    await git(repo, 'worktree', 'add', '-q', '-b', 'side', linked);
    await wholeWay(linked);
    expect(await git(repo, 'status', '--porcelain')).toBe('');
  });

  it('with a detached HEAD', async () => {
    const repo = await sample();
    await git(repo, 'checkout', '-q', '--detach');
    await wholeWay(repo);
  });

  it('in a shallow clone', async () => {
    const repo = await sample();
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Second');
    const clone = join(await temporary(), 'clone');
    await git(repo, 'clone', '-q', '--depth', '1', `file://${repo}`, clone);
    await wholeWay(clone);
  });

  it('with a submodule', async () => {
    const other = await sample();
    const repo = await sample();
    await git(repo, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'vendor/other');
    await git(repo, 'commit', '-q', '-m', 'Submodule');
    await wholeWay(repo);
    expect(await git(repo, 'ls-tree', 'autoloop/add/1', 'vendor/other')).toBe(
      await git(repo, 'ls-tree', 'HEAD', 'vendor/other'),
    );
  });

  it('in a dirty work tree, of which nothing changes', async () => {
    const repo = await sample();
    await writeFile(join(repo, 'src/calc.sh'), 'half an idea\n');
    await writeFile(join(repo, 'staged.txt'), 'staged\n');
    await writeFile(join(repo, 'untracked.txt'), 'untracked\n');
    await git(repo, 'add', 'staged.txt');
    const before = await git(repo, 'status', '--porcelain');
    await wholeWay(repo);
    expect(await git(repo, 'status', '--porcelain')).toBe(before);
  });

  it('with hooks and filters of the user that would fail if they ran for attempts', async () => {
    const repo = await sample();
    await writeFiles(repo, {
      '.git/hooks/post-checkout': '#!/bin/sh\nexit 1\n',
      '.git/hooks/reference-transaction': '#!/bin/sh\nexit 0\n',
    });
    await git(repo, 'config', 'filter.broken.smudge', 'false');
    await git(repo, 'config', 'filter.broken.clean', 'cat');
    await git(repo, 'config', 'filter.broken.required', 'true');
    await writeFiles(repo, { '.git/info/attributes': '*.sh filter=broken\n' });
    await wholeWay(repo);
  });
});

describe('a clear refusal', () => {
  it.each([
    ['outside of any repository', async () => temporary(), 3, 'not-a-repository'],
    [
      'before the first commit',
      async () => {
        const repo = await temporary();
        await git(repo, 'init', '-q');
        await writeFiles(repo, { '.autoloop/work-orders/add.md': sampleOrder });
        return repo;
      },
      3,
      'no-commits',
    ],
    [
      'in a bare repository',
      async () => {
        const repo = await temporary();
        await git(repo, 'init', '-q', '--bare');
        return repo;
      },
      3,
      'bare-repository',
    ],
    [
      'for an order that is not committed',
      async () => {
        const repo = await sample();
        await writeFile(join(repo, '.autoloop/work-orders/add.md'), sampleOrder.replace('Make add', 'Made add'));
        return repo;
      },
      2,
      'not-committed',
    ],
    [
      'for a draft',
      async () => {
        const repo = await sample();
        await writeFile(
          join(repo, '.autoloop/work-orders/add.md'),
          sampleOrder.replace('state: ready', 'state: draft'),
        );
        await git(repo, 'commit', '-qam', 'Draft');
        return repo;
      },
      1,
      'order-not-ready',
    ],
  ])('%s', async (_, make, code, name) => {
    const outcome = await autoloop(await make(), ['run', 'add']);
    expect(outcome.stderr).toContain(`[${name}]`);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
  });

  it('for an order that does not exist, with the nearest that does', async () => {
    const outcome = await autoloop(await sample(), ['run', 'ad']);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('Did you mean `add`?');
  });
});
