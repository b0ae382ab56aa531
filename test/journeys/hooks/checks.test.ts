import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/control/check/check.js';
import { autoloop, git } from '../../support/run-program.js';
import { sampleOrder, writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import { badOrder, badPath, hooks, project, stage, tryGit, writeHook } from './project.js';

const guarded = async (options: Parameters<typeof project>[0] = {}): Promise<string> => {
  const repo = await project(options);
  await hooks(repo, 'install');
  return repo;
};

const message = (repo: string) => git(repo, 'log', '-1', '--format=%B');

describe('a commit', () => {
  it.each([
    ['-a', ['commit', '-am', 'Bad']],
    ['of a path', ['commit', '-m', 'Bad', '--', badPath]],
    ['--include', ['commit', '-m', 'Bad', '--include', '--', badPath]],
    ['--amend', ['commit', '--amend', '-m', 'Bad', '-a']],
    ['from a subfolder', ['-C', 'src', 'commit', '-am', 'Bad']],
  ])('%s is refused for what it would hold', async (_, args) => {
    const repo = await guarded();
    await stage(repo, {
      [badPath]: (await readFile(join(repo, '.autoloop/work-orders/add.md'), 'utf8')).replace('title', 'title'),
    });
    await git(repo, 'commit', '-q', '-m', 'Good');
    await writeFiles(repo, { [badPath]: badOrder });
    const head = await git(repo, 'rev-parse', 'HEAD');
    const refused = await tryGit(repo, args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`${badPath}:`);
    expect(await git(repo, 'rev-parse', 'HEAD')).toBe(head);
  });

  it('-p and one of another path pass beside a bad document that is not part of them', async () => {
    const repo = await guarded();
    await writeFiles(repo, { [badPath]: badOrder, 'src/calc.sh': 'changed\n' });
    expect(await tryGit(repo, ['commit', '-p', '-m', 'Part'], {}, 'y\n')).toMatchObject({ code: 0 });
    await stage(repo, { [badPath]: badOrder });
    await writeFiles(repo, { 'src/calc.sh': 'again\n' });
    expect(await tryGit(repo, ['commit', '-m', 'Path', 'src/calc.sh'])).toMatchObject({ code: 0 });
    expect(await git(repo, 'status', '--porcelain')).toBe(`A  ${badPath}`);
  });

  it('is not looked at where the settings that are staged switch the hook off, or there are no documents', async () => {
    const repo = await guarded({ config: 'hooks: { pre-commit: false }' });
    await stage(repo, { [badPath]: badOrder });
    expect(await tryGit(repo, ['commit', '-m', 'Bad'])).toMatchObject({ code: 0 });
    const bare = join(await temporary(), 'bare');
    await git('.', 'init', '-q', bare);
    await hooks(bare, 'install');
    await stage(bare, { a: 'a\n' });
    const first = await tryGit(bare, ['commit', '-m', 'First']);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).not.toContain('autoloop');
  });

  it('that merges is held to the documents of the merge', async () => {
    const repo = await guarded();
    await git(repo, 'switch', '-q', '-c', 'side');
    await stage(repo, { [badPath]: badOrder });
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
    await git(repo, 'switch', '-q', 'main');
    await stage(repo, { 'src/main.sh': 'a\n' });
    await git(repo, 'commit', '-q', '-m', 'Main');
    const merged = await tryGit(repo, ['merge', '--no-edit', 'side']);
    expect([merged.code, merged.stderr]).toEqual([1, expect.stringContaining('pre-merge-commit refuses')]);
  });

  it('that merges sides which are whole, and are not together, is refused; the range of the merge alone says the same', async () => {
    const repo = await guarded();
    const add = await readFile(join(repo, '.autoloop/work-orders/add.md'), 'utf8');
    await stage(repo, { '.autoloop/work-orders/other.md': add });
    expect(await tryGit(repo, ['commit', '-m', 'Other'])).toMatchObject({ code: 0 });
    await git(repo, 'switch', '-q', '-c', 'side');
    await git(repo, 'rm', '-q', '.autoloop/work-orders/other.md');
    expect(await tryGit(repo, ['commit', '-m', 'Without'])).toMatchObject({ code: 0 });
    await git(repo, 'switch', '-q', 'main');
    await stage(repo, { '.autoloop/work-orders/later.md': add.replace('---\n', '---\ndepends_on: [other]\n') });
    expect(await tryGit(repo, ['commit', '-m', 'Later'])).toMatchObject({ code: 0 });
    const merged = await tryGit(repo, ['merge', '--no-edit', 'side']);
    expect([merged.code, merged.stderr]).toEqual([1, expect.stringContaining('[broken-reference]')]);
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'Merge');
    const [head = '', ...not] = (await git(repo, 'log', '-1', '--format=%H %P')).split(' ');
    const { findings } = await checkDocuments(repo, { source: { of: 'range', to: head, not } });
    expect(findings.map(({ path, rule }) => `${path} ${rule}`)).toContain(
      '.autoloop/work-orders/later.md broken-reference',
    );
  });

  /** An order at fault in so many lines. */
  const faulty = (count: number) =>
    sampleOrder.replace(
      '---\n',
      `---\ndepends_on:\n${Array.from({ length: count }, (_, n) => `  - no-${n}\n`).join('')}`,
    );

  it.each([
    ['what is staged', ['commit', '-m', 'Bad'], /See all: (autoloop check --staged)\n/],
    ['-a', ['commit', '-am', 'Bad'], /See all: (autoloop check .autoloop\/work-orders\/bad.md)\n/],
    ['a path', ['commit', '-m', 'Bad', badPath], /See all: (autoloop check .autoloop\/work-orders\/bad.md)\n/],
    ['-a from a subfolder', ['-C', 'src', 'commit', '-am', 'Bad'], /See all: (autoloop check)\n/],
  ])('of %s with more faults than are shown names a command that shows them', async (what, args, named) => {
    const repo = await guarded();
    await stage(repo, { [badPath]: sampleOrder });
    await git(repo, 'commit', '-q', '-m', 'Good');
    await writeFiles(repo, { [badPath]: faulty(12) });
    if (what === 'what is staged') await git(repo, 'add', '-A');
    const { stderr } = await tryGit(repo, args);
    const [, command = ''] = named.exec(stderr) ?? [];
    const { stdout } = await autoloop(repo, command.split(' ').slice(1));
    expect(stdout).toContain('`no-11`');
    expect(stdout.match(/broken-reference/g)).toHaveLength(12);
  });

  it('that passes with something to say says it once, also where its order is checked next', async () => {
    const repo = await guarded({ config: 'checks: { severity: { broken-reference: warning } }' });
    await git(repo, 'switch', '-q', '-c', 'topic');
    await stage(repo, { [badPath]: faulty(2) });
    const { code, stderr } = await tryGit(repo, ['commit', '-m', 'Doubtful\n\nWork-Order: add']);
    expect([code, stderr.match(/warning: .*`no-[01]`.*\[broken-reference\]/g)?.length]).toEqual([0, 2]);
    expect(stderr).toContain('what is staged: ');
    expect(stderr).not.toContain('See ');
  });

  it('whose hook crashes is refused with what to do', async () => {
    const repo = await guarded();
    await writeHook(join(repo, 'node_modules/.bin/autoloop'), '#!/usr/bin/env node\nthrow new Error("boom")\n');
    await stage(repo, { 'src/a': 'a\n' });
    const { code, stderr } = await tryGit(repo, ['commit', '-m', 'A']);
    expect(code).toBe(1);
    expect(stderr).toContain('boom');
  });
});

describe('the message of a commit', () => {
  it('gets the trailer of its order on the branch of an attempt, above what Git wrote for its reader', async () => {
    const repo = await guarded();
    await git(repo, 'switch', '-q', '-c', 'autoloop/add/1');
    await stage(repo, { 'src/more.sh': 'a\n' });
    const editor = join(await temporary(), 'editor');
    await writeHook(editor, `#!/bin/sh\nprintf 'Subject\\n\\nText.\\n' | cat - "$1" > "$1.new" && mv "$1.new" "$1"\n`);
    expect(await tryGit(repo, ['commit', '-v'], { GIT_EDITOR: editor })).toMatchObject({ code: 0 });
    expect(await message(repo)).toBe('Subject\n\nText.\n\nWork-Order: add');
    await stage(repo, { 'src/more.sh': 'b\n' });
    await git(repo, 'commit', '-q', '-m', 'One\n\nSigned-off-by: A <a@b.c>');
    expect(await message(repo)).toBe('One\n\nSigned-off-by: A <a@b.c>\nWork-Order: add');
    await git(repo, 'commit', '-q', '--amend', '--no-edit');
    expect(await message(repo)).toBe('One\n\nSigned-off-by: A <a@b.c>\nWork-Order: add');
    // Nothing written is how somebody gives a commit up.
    await stage(repo, { 'src/more.sh': 'c\n' });
    const nothing = await tryGit(repo, ['commit'], { GIT_EDITOR: 'true' });
    expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('empty commit message')]);
  });

  it('gets it in the work tree of a claim, and in no other', async () => {
    const repo = await guarded();
    const other = join(await temporary(), 'other');
    await git(repo, 'worktree', 'add', '-q', '-b', 'other', other);
    const shown = JSON.parse((await autoloop(repo, ['show', 'add', '--json'])).stdout);
    expect((await autoloop(repo, ['claim', 'add', '--digest', shown.digest])).code).toBe(0);
    const commit = async (place: string) => {
      await stage(place, { 'src/more.sh': `${Math.random()}\n` });
      await git(place, 'commit', '-q', '-m', 'Work');
      return message(place);
    };
    expect(await commit(other)).toBe('Work');
    // What goes straight to the branch for accepted work is nobody's claim, and whoever means the claim is told.
    expect(await commit(repo)).toBe('Work');
    const told = await tryGit(repo, ['commit', '--amend', '-m', 'Work']);
    expect(told).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(
        'autoloop: `add` is claimed here; commits on `main` are not held to it: git switch -c add\n',
      ),
    });
    await git(repo, 'switch', '-q', '-c', 'topic');
    expect(await commit(repo)).toBe('Work\n\nWork-Order: add');
  });

  it('is refused when its trailer names no order, or the order does not allow what is staged', async () => {
    const repo = await guarded();
    await git(repo, 'switch', '-q', '-c', 'topic');
    await stage(repo, { 'src/more.sh': 'a\n' });
    const unknown = await tryGit(repo, ['commit', '-m', 'A\n\nWork-Order: ad']);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Did you mean `add`?')]);
    expect(await tryGit(repo, ['commit', '-m', 'A\n\nWork-Order: add'])).toMatchObject({ code: 0 });
    await stage(repo, { 'docs/read.md': 'changed\n' });
    const outside = await tryGit(repo, ['commit', '-m', 'A\n\nWork-Order: add']);
    expect([outside.code, outside.stderr]).toEqual([1, expect.stringMatching(/docs\/read\.md:1:1: error: .*scope\]/)]);
    // A line that is a comment to Git names nothing.
    const editor = join(await temporary(), 'editor');
    await writeHook(editor, `#!/bin/sh\nprintf 'Docs\\n\\n# Work-Order: nobody\\n' > "$1"\n`);
    expect(await tryGit(repo, ['commit'], { GIT_EDITOR: editor })).toMatchObject({ code: 0 });
    expect(await message(repo)).toBe('Docs');
  });
});

describe('a push', () => {
  const withRemote = async () => {
    const repo = await guarded();
    await git(repo, 'init', '-q', '--bare', '../remote.git');
    await git(repo, 'remote', 'add', 'origin', '../remote.git');
    await git(repo, 'push', '-q', 'origin', 'main');
    return repo;
  };
  const push = (repo: string, ...args: string[]) => tryGit(repo, ['push', 'origin', ...args]);
  const refused = async (repo: string, ...args: string[]) => {
    const { code, stderr } = await push(repo, ...args);
    expect(code, args.join(' ')).toBe(1);
    expect(stderr).toContain('pre-push refuses');
    return stderr;
  };

  it('of commits made with --no-verify is refused, on old and new branches, by tags and among many refs', async () => {
    const repo = await withRemote();
    await stage(repo, { [badPath]: badOrder });
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'Bad');
    await git(repo, 'tag', '-a', 'v1', '-m', 'v1');
    for (const refs of [['main'], ['main:refs/heads/new'], ['v1'], ['HEAD~1:refs/heads/fine', 'main:refs/heads/other']])
      expect(await refused(repo, ...refs)).toContain(`${badPath}:`);
    expect(await git(repo, 'ls-remote', 'origin', 'refs/heads/fine')).toBe('');
    expect(await push(repo, 'HEAD~1:refs/heads/fine')).toMatchObject({ code: 0 });
    await git(repo, 'rm', '-q', badPath);
    await git(repo, 'commit', '-q', '-m', 'Mended');
    expect(await push(repo, 'main')).toMatchObject({ code: 0 });
    expect(await push(repo, 'main:refs/heads/new', ':refs/heads/fine')).toMatchObject({ code: 0 });
  });

  it('of what an order does not allow is refused, whatever was said when it was committed', async () => {
    const repo = await withRemote();
    await stage(repo, { 'docs/read.md': 'changed\n' });
    await git(repo, 'commit', '-q', '--no-verify', '-m', 'A\n\nWork-Order: add');
    expect(await refused(repo, 'main')).toMatch(/docs\/read\.md:1:1: error: .*scope\]/);
  });

  it('of claims and notes passes, and so does rewriting what proves nothing', async () => {
    const repo = await withRemote();
    const shown = JSON.parse((await autoloop(repo, ['show', 'add', '--json'])).stdout);
    await autoloop(repo, ['claim', 'add', '--digest', shown.digest]);
    await git(repo, 'notes', 'add', '-m', 'A note');
    expect(await push(repo, 'refs/autoloop/claims/add', 'refs/notes/commits')).toMatchObject({ code: 0 });
    await git(repo, 'switch', '-q', '-c', 'topic');
    await stage(repo, { 'src/a': 'a\n' });
    await git(repo, 'commit', '-q', '-m', 'A');
    expect(await push(repo, 'topic')).toMatchObject({ code: 0 });
    await git(repo, 'commit', '-q', '--amend', '-m', 'B');
    expect(await push(repo, '--force', 'topic')).toMatchObject({ code: 0 });
    expect(await push(repo, ':topic')).toMatchObject({ code: 0 });
  });

  it('that would lose evidence is refused, however it is asked for', async () => {
    const repo = await withRemote();
    for (const args of [
      ['run', 'add'],
      ['review', 'add', '--decision', 'accept', '--reason', 'Both are proved'],
      ['close', 'add'],
    ])
      expect(await autoloop(repo, args)).toMatchObject({ code: 0 });
    expect(await push(repo, 'main:refs/heads/record')).toMatchObject({ code: 0 });
    await git(repo, 'branch', 'before', 'HEAD~1');
    expect(await refused(repo, '--force', 'before:record')).toContain('.autoloop/closeouts/add');
    expect(await refused(repo, ':record')).toContain('would lose the evidence');
    // The same records elsewhere, and nothing is lost.
    expect(await push(repo, 'main')).toMatchObject({ code: 0 });
    expect(await push(repo, ':record')).toMatchObject({ code: 0 });

    const journal = join(repo, '.autoloop/closeouts/add.journal.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"passed":true', '"passed":false'));
    await git(repo, 'commit', '-q', '--no-verify', '-a', '--amend', '--no-edit');
    expect(await refused(repo, '--force', 'main')).toContain('add.journal.jsonl');
  });

  it('over what was never fetched is refused, for nobody can tell what would go', async () => {
    const repo = await withRemote();
    const clone = join(await temporary(), 'clone');
    await git(repo, 'clone', '-q', '-b', 'main', join(repo, '../remote.git'), clone);
    await git(clone, 'commit', '-q', '--allow-empty', '-m', 'Theirs');
    await git(clone, 'push', '-q', 'origin', 'main');
    expect(await refused(repo, '--force', 'main~0:main')).toContain('git fetch');
    await git(repo, 'fetch', '-q');
    expect(await push(repo, '--force', 'main')).toMatchObject({ code: 0 });
  });
});
