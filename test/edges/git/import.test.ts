import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SNAPSHOT_LIMITS, readTree, snapshotScript } from '../../../src/edges/git/index.js';
import {
  type Attempt,
  attempt,
  commit,
  git,
  importAttempt,
  importOf,
  inside,
  listing,
  repository,
  sceneAt,
  shellInside,
  temporary,
  write,
} from './scene.js';

const byPath = (refused: { path: string; reason: string }[]) =>
  Object.fromEntries(refused.map(({ path, reason }) => [path, reason]));

async function oneAttempt(files: Parameters<typeof repository>[0], init?: string[]): Promise<Attempt> {
  return attempt(await repository(files, init));
}

describe.each([['sha1'], ['sha256']])('importing an attempt of a %s repository', (format) => {
  it('takes new, changed, deleted and executable files, and files that became links or folders', async () => {
    const base = { 'a.txt': 'a\n', 'b.txt': 'b\n', 'c/d.txt': 'd\n', file: 'f\n', 'folder/x': 'x\n', tool: 'echo\n' };
    const at = await oneAttempt(base, [`--object-format=${format}`]);
    write(at.worktree, {
      'a.txt': 'a2\n',
      'b.txt': null,
      'new file ü.txt': 'x\ny\n',
      'run.sh': { run: '#!/bin/sh\n' },
      file: null,
      'file/inside': 'now a folder\n',
      folder: 'now a file\n',
      'c/link': { link: '../a.txt' },
    });
    chmodSync(path.join(at.worktree, 'tool'), 0o755);
    const change = await importAttempt(at);
    expect(change.refused).toEqual([]);
    expect(change.empty).toBe(false);
    expect(change.files).toEqual([
      { path: 'a.txt', status: 'M', binary: false, insertions: 1, deletions: 1 },
      { path: 'b.txt', status: 'D', binary: false, insertions: 0, deletions: 1 },
      { path: 'c/link', status: 'A', binary: false, insertions: 1, deletions: 0 },
      { path: 'file', status: 'D', binary: false, insertions: 0, deletions: 1 },
      { path: 'file/inside', status: 'A', binary: false, insertions: 1, deletions: 0 },
      { path: 'folder', status: 'A', binary: false, insertions: 1, deletions: 0 },
      { path: 'folder/x', status: 'D', binary: false, insertions: 0, deletions: 1 },
      { path: 'new file ü.txt', status: 'A', binary: false, insertions: 2, deletions: 0 },
      { path: 'run.sh', status: 'A', binary: false, insertions: 1, deletions: 0 },
      { path: 'tool', status: 'M', binary: false, insertions: 0, deletions: 0 },
    ]);
    expect(listing(at, change.tree)).toEqual([
      '100644 a.txt',
      '100644 c/d.txt',
      '120000 c/link',
      '100644 file/inside',
      '100644 folder',
      '100644 new file ü.txt',
      '100755 run.sh',
      '100755 tool',
    ]);
  });

  it('gives a patch that makes the tree out of the base', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\nb\n', 'p.png': Buffer.from([0, 1, 2]) }, [`--object-format=${format}`]);
    write(at.worktree, { 'a.txt': 'a\r\nb', 'p.png': Buffer.from([0, 9, 9, 9]), 'a b/ü "q"': 'x' });
    const change = await importAttempt(at);
    expect(change.files.find((file) => file.path === 'p.png')).toMatchObject({ binary: true, insertions: 0 });
    git(at.dir, ['apply', '--index', '--whitespace=nowarn', '-'], Buffer.from(change.diff));
    expect(git(at.dir, ['write-tree'])).toBe(change.tree);
  });
});

describe('what an attempt leaves', () => {
  it('may be nothing', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    await shellInside(at, 'touch a.txt; git commit -q --allow-empty -m "I did much"');
    const change = await importAttempt(at);
    expect(change).toMatchObject({ empty: true, files: [], patchId: null, refused: [], whitespace: [] });
    expect(change.tree).toBe(git(at.dir, ['rev-parse', 'HEAD^{tree}']));
  });

  it('may be nothing at all: every file deleted', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n', 'b/c': 'c\n' });
    write(at.worktree, { 'a.txt': null, b: null });
    const change = await importAttempt(at);
    expect(change.files.map(({ status, path }) => status + path)).toEqual(['Da.txt', 'Db/c']);
    expect(listing(at, change.tree)).toEqual([]);
  });

  it('is read from the files, whatever the index and the history in its Git directory say', async () => {
    const at = await oneAttempt({ 'a.txt': 'aaa\n', 'b.txt': 'bbb\n', 'c.txt': 'c\n' });
    await shellInside(
      at,
      `echo AAA > a.txt; git commit -qam "as seen by git"; git update-index --skip-worktree b.txt; git update-index --assume-unchanged c.txt
       touch -r b.txt /tmp/t; echo BBB > b.txt; touch -r /tmp/t b.txt; echo C > c.txt; git reset -q --soft HEAD~; git stash -q || true`,
    );
    write(at.worktree, { 'a.txt': 'AAA\n', 'b.txt': 'BBB\n', 'c.txt': 'C\n' });
    const change = await importAttempt(at);
    expect(change.files.map((file) => file.path)).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('counts byte for byte, whatever .gitattributes says', async () => {
    const at = await oneAttempt({
      'id.txt': 'v $Id$\n',
      'crlf.txt': 'one\ntwo\n',
      'f.txt': 'f\n',
      'u.txt': 'u\n',
      'h.js': 'old\n',
    });
    const hide =
      '* ident text=auto eol=lf -diff whitespace=-trailing-space\nf.txt filter=evil\nu.txt working-tree-encoding=UTF-16\n';
    write(at.worktree, {
      '.gitattributes': hide,
      'id.txt': 'v $Id: tampered $\n',
      'crlf.txt': 'one\r\ntwo\r\n',
      'f.txt': 'F \n',
      'u.txt': 'U\n',
      'h.js': 'new\n',
    });
    const change = await importAttempt(at);
    expect(change.refused).toEqual([]);
    expect(change.files.filter((file) => file.path !== '.gitattributes')).toEqual(
      ['crlf.txt', 'f.txt', 'h.js', 'id.txt', 'u.txt'].map((name) => ({
        path: name,
        status: 'M',
        binary: false,
        insertions: name === 'crlf.txt' ? 2 : 1,
        deletions: name === 'crlf.txt' ? 2 : 1,
      })),
    );
    expect(Buffer.from(change.diff).toString()).toContain('+v $Id: tampered $\n');
    expect(change.whitespace).toContain('f.txt:1: trailing whitespace');
  });

  it('is compared with what it was given: conversion settings of the base do not show up as changes', async () => {
    const scene = await repository({
      '.gitattributes': '*.bat eol=crlf\n*.id ident\n',
      'a.bat': 'one\n',
      'b.id': '$Id$\n',
    });
    git(scene.dir, ['config', 'core.autocrlf', 'true']);
    const at = await attempt(scene);
    expect((await importAttempt(at)).empty).toBe(true);
    expect(await shellInside(at, 'git status --porcelain')).toBe('');
    expect(git(at.worktree, ['status', '--porcelain'])).toBe('');
  });

  it('has the same patch id for the same change, on another base too, and another for other whitespace', async () => {
    const lines = (...more: string[]) => [...'abcdefgh', 'if x:', '  y', ...more, ''].join('\n');
    const scene = await repository({ 'a.py': lines() });
    const [one, two, three] = [await attempt(scene, 1), await attempt(scene, 2), await attempt(scene, 3)];
    commit(scene.dir, { 'a.py': `moved down\n${lines()}` });
    const later = await attempt(await sceneAt(scene.dir), 4);
    for (const at of [one, two]) write(at.worktree, { 'a.py': lines('  z') });
    write(later.worktree, { 'a.py': `moved down\n${lines('  z')}` });
    write(three.worktree, { 'a.py': lines('z') });
    const ids = await Promise.all([one, two, three, later].map(async (at) => (await importAttempt(at)).patchId));
    expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[3]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('can be described again from the quarantine', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    write(at.worktree, { 'a.txt': 'a \n<<<<<<< ours\n\n' });
    const { refused, ...change } = await importAttempt(at);
    expect(change.whitespace).toEqual([
      'a.txt:1: trailing whitespace',
      'a.txt:2: leftover conflict marker',
      'a.txt:3: new blank line at EOF',
    ]);
    expect(await readTree(at.repo, { dir: at.quarantine, tree: change.tree, baseCommit: at.base })).toEqual(change);
  });

  it('may have 5,000 files', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    for (let i = 0; i < 5000; i++) {
      if (i % 100 === 0) mkdirSync(path.join(at.worktree, `d${i / 100}`));
      writeFileSync(path.join(at.worktree, `d${Math.floor(i / 100)}`, `f${i}`), `${i}\n`);
    }
    const change = await importAttempt(at);
    expect(change.refused).toEqual([]);
    expect(change.files).toHaveLength(5000);
    expect(listing(at, change.tree)).toHaveLength(5001);
  });
});

describe('what is refused, with its reason, while the rest is taken', () => {
  it('names that no honest file has', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n', 'src/x.ts': 'x\n' });
    write(at.worktree, {
      'new\nline': '1',
      'esc\u001b[2J': '2',
      '-rf': '3',
      'dir/--help': '4',
      'bidi\u202etxt': '5',
      'git~1': '6',
      'deep/.GIT/config': '7',
      [`long/${'x'.repeat(250)}/${'y'.repeat(250)}/${'z'.repeat(250)}/${'w'.repeat(250)}/${'v'.repeat(100)}`]: '8',
      'A.TXT': '9',
      'Src/y.ts': '10',
      'cafe\u0301': '11',
      café: '12',
      good: 'kept',
    });
    spawnSync('sh', ['-c', String.raw`printf x > "$(printf 'latin\351')"`], { cwd: at.worktree });
    const change = await importAttempt(at);
    const reasons = byPath(change.refused);
    expect(reasons).toMatchObject({
      'new\\u{000a}line': 'control character in name',
      'esc\\u{001b}[2J': 'control character in name',
      '-rf': 'leading dash in name',
      'dir/--help': 'leading dash in name',
      'bidi\\u{202e}txt': 'control character in name',
      'deep/.GIT': 'nested repository: a .git inside the work tree',
      'A.TXT': 'differs from another name only in case or Unicode form',
      'Src/y.ts': 'differs from another name only in case or Unicode form',
      'latin\\xe9': 'name is not UTF-8',
    });
    expect(Object.entries(reasons).filter(([name]) => name.startsWith('long/'))).toEqual([
      [expect.any(String), 'name too long'],
    ]);
    expect(change.refused.some(({ reason }) => /could not add it: .*git~1/.test(reason))).toBe(true);
    // Of two new names that collide the first is kept.
    expect(change.files.map((file) => file.path)).toEqual(['cafe\u0301', 'good']);
    expect(JSON.stringify(change.refused)).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('folders deeper than a path can be long', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    const dig = `n=$(printf 'd%.0s' $(seq 200)); i=0; while [ $i -lt 30 ]; do mkdir $n && cd $n || exit 1; i=$((i+1)); done; echo x > deep.txt`;
    expect(spawnSync('bash', ['-c', dig], { cwd: at.worktree, env: { PATH: process.env.PATH } }).status).toBe(0);
    write(at.worktree, { 'a.txt': 'b\n' });
    const change = await importAttempt(at);
    expect(change.files.map((file) => file.path)).toEqual(['a.txt']);
    expect(change.refused).toContainEqual({ path: '.', reason: expect.stringContaining('could not open directory') });
    expect(JSON.stringify(change.refused).length).toBeLessThan(1000);
  });

  it('a renaming by case alone is no collision', async () => {
    const at = await oneAttempt({ 'readme.md': 'a\n', 'lib/a': 'a\n' });
    write(at.worktree, { 'readme.md': null, 'README.md': 'a\n', lib: null, 'Lib/a': 'a\n' });
    const change = await importAttempt(at);
    expect(change.refused).toEqual([]);
    expect(listing(at, change.tree)).toEqual(['100644 Lib/a', '100644 README.md']);
  });

  it('links that leave the tree or point into a Git directory', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n', 'd/b.txt': 'b\n', old: { link: '/etc/hosts' } });
    write(at.worktree, {
      absolute: { link: '/etc/passwd' },
      'd/up': { link: '../../x' },
      'd/fine': { link: '../a.txt' },
      'd/round': { link: '../d/../../x' },
      hooks: { link: '.git/hooks' },
      dangling: { link: 'not/there' },
      'd/b.txt': { link: '/root/.ssh/id' },
    });
    const change = await importAttempt(at);
    expect(byPath(change.refused)).toEqual({
      absolute: 'symbolic link leaves the work tree',
      'd/up': 'symbolic link leaves the work tree',
      'd/round': 'symbolic link leaves the work tree',
      'd/b.txt': 'symbolic link leaves the work tree',
      hooks: 'symbolic link into a Git directory',
    });
    expect(listing(at, change.tree)).toEqual([
      '100644 a.txt',
      '100644 d/b.txt',
      '120000 d/fine',
      '120000 dangling',
      '120000 old',
    ]);
  });

  it('special, unreadable and oversized files, without opening any', async () => {
    const at = await oneAttempt({
      'a.txt': 'a\n',
      fifo: 'was a file\n',
      'x.sh': 'x\n',
      'huge.bin': Buffer.alloc(2000),
      'same.bin': Buffer.alloc(2000),
    });
    const make =
      'rm fifo; mkfifo fifo new-fifo; echo more > locked; chmod 000 locked; mkdir -m 000 shut; head -c 3000 /dev/zero > huge.bin; head -c 5000 /dev/zero > new.bin; truncate -s 10G sparse';
    expect(spawnSync('sh', ['-ec', make], { cwd: at.worktree }).status).toBe(0);
    write(at.worktree, { 'a.txt': 'changed\n' });
    const change = await importAttempt(at, { ...DEFAULT_SNAPSHOT_LIMITS, blobBytes: 1000 });
    expect(byPath(change.refused)).toEqual({
      fifo: 'special file: neither a regular file nor a symbolic link',
      'new-fifo': 'special file: neither a regular file nor a symbolic link',
      locked: 'unreadable: its mode forbids reading',
      shut: 'unreadable: its mode forbids reading',
      'huge.bin': 'file too large',
      'new.bin': 'file too large',
      sparse: 'file too large',
    });
    expect(change.files.map((file) => file.path)).toEqual(['a.txt']);
    expect(listing(at, change.tree)).toContain('100644 fifo');
  });

  it('programs with set-user-id or set-group-id mode', async () => {
    const at = await oneAttempt({ 'old.sh': { run: 'x\n' }, 'a.txt': 'a\n' });
    write(at.worktree, { 'new.sh': { run: 'y\n' }, 'a.txt': 'b\n' });
    chmodSync(path.join(at.worktree, 'old.sh'), 0o4755);
    chmodSync(path.join(at.worktree, 'new.sh'), 0o2755);
    // Giving files to a sandbox's user, as root does, strips these modes: here the script sees them as they are.
    const bind = [
      '--ro-bind',
      at.worktree,
      '/work',
      '--bind',
      temporary(),
      '/gitdir',
      '--ro-bind',
      `${at.store}/objects`,
      '/base-objects',
    ];
    const system = ['--ro-bind', '/usr', '/usr', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp'];
    const links = ['bin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]);
    const argv = [...system, ...links, ...bind, '--', ...snapshotScript(at.base, DEFAULT_SNAPSHOT_LIMITS)];
    const { status, stdout, stderr } = spawnSync('bwrap', argv);
    const change = await importOf(at, {
      ended: { how: 'exited', code: status ?? -1 },
      stdout,
      stderr,
      limits: DEFAULT_SNAPSHOT_LIMITS,
    });
    const reason = 'set-user-id or set-group-id mode';
    expect(byPath(change.refused)).toEqual({ 'new.sh': reason, 'old.sh': reason });
    expect(change.files.map((file) => file.path)).toEqual(['a.txt']);
  });

  it('nested repositories: with commits, without, by a .git file, and in a folder of the base', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n', 'pkg/b.txt': 'b\n' });
    for (const name of ['full', 'hollow', 'pkg']) {
      write(at.worktree, { [`${name}/n.txt`]: 'n\n' });
      git(path.join(at.worktree, name), ['init', '-q']);
    }
    git(path.join(at.worktree, 'full'), ['add', '-A']);
    git(path.join(at.worktree, 'full'), ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-qm', 'x']);
    git(path.join(at.worktree, 'full'), ['config', 'core.fsmonitor', 'touch /gitdir/pwned; touch /tmp/pwned']);
    write(at.worktree, { 'pointed/.git': 'gitdir: /gitdir\n', 'pointed/n.txt': 'n\n', 'pkg/b.txt': 'b2\n' });
    const change = await importAttempt(at);
    const nested = 'nested repository: a .git inside the work tree';
    const reasons = byPath(change.refused);
    expect(reasons).toMatchObject({
      'full/.git': nested,
      'hollow/.git': nested,
      'pkg/.git': nested,
      'pointed/.git': nested,
    });
    expect(reasons.full).toBe('submodule or nested repository');
    // Files beside a .git that names no repository are files like any other.
    const kept = ['100644 a.txt', '100644 pkg/b.txt', '100644 pkg/n.txt', '100644 pointed/n.txt'];
    expect(listing(at, change.tree)).toEqual(kept);
  });

  it('submodules: those of the base stay, new and changed ones do not come in', async () => {
    const scene = await repository({ 'a.txt': 'a\n' });
    const other = await repository({ 'o.txt': 'o\n' });
    git(scene.dir, ['submodule', '--quiet', 'add', other.dir, 'sub']);
    git(scene.dir, ['submodule', '--quiet', 'add', other.dir, 'empty']);
    git(scene.dir, ['commit', '-qm', 'submodules']);
    const at = await attempt(await sceneAt(scene.dir));
    write(at.worktree, { 'sub/planted.txt': 'x', 'a.txt': 'a2\n' });
    const change = await importAttempt(at);
    expect(byPath(change.refused)).toEqual({ sub: 'files inside a submodule' });
    expect(listing(at, change.tree)).toEqual(['100644 .gitmodules', '100644 a.txt', '160000 empty', '160000 sub']);
  });

  it('a submodule that the attempt filled with a repository of its own, whose programs never run', async () => {
    const scene = await repository({ 'a.txt': 'a\n' });
    const other = await repository({ 'o.txt': 'o\n' });
    git(scene.dir, ['submodule', '--quiet', 'add', other.dir, 'sub']);
    git(scene.dir, ['commit', '-qm', 'submodule']);
    const at = await attempt(await sceneAt(scene.dir));
    const sub = path.join(at.worktree, 'sub');
    write(at.worktree, { 'sub/o.txt': 'o\n', 'evil.sh': { run: '#!/bin/sh\n: > /gitdir/escaped\n' } });
    git(sub, ['init', '-q']);
    commit(sub, {});
    git(sub, ['config', 'core.fsmonitor', '/work/evil.sh']);
    write(sub, { 'o.txt': 'changed\n' });
    const change = await importAttempt(at);
    expect(byPath(change.refused)).toEqual({
      'sub/.git': 'nested repository: a .git inside the work tree',
      sub: 'files inside a submodule',
    });
    expect(change.files.map((file) => file.path)).toEqual(['evil.sh']);
    const scratch = temporary();
    await inside(at, snapshotScript(at.base, DEFAULT_SNAPSHOT_LIMITS), { gitDir: scratch, readOnly: true });
    expect(readdirSync(scratch)).toEqual([expect.stringMatching(/^snapshot\./)]);
  });

  it('files hidden by ignore rules that the attempt changed, but not those that the base ignores', async () => {
    const at = await oneAttempt({
      '.gitignore': 'node_modules/\n*.log\n!keep.log\n',
      'a.txt': 'a\n',
      'sub/.gitignore': '/out\n',
    });
    write(at.worktree, {
      'node_modules/dep/index.js': 'dep',
      'node_modules/dep/fifo-dir/x': 'x',
      'debug.log': 'l',
      'keep.log': 'kept',
      'sub/out': 'o',
      '.gitignore': 'node_modules/\n*.log\n!keep.log\nsecret*\n',
      'secret.js': 's',
      'hidden/.gitignore': '*\n',
      'hidden/deep/x.js': 'x',
      'a.txt': 'a2\n',
    });
    expect(spawnSync('mkfifo', [path.join(at.worktree, 'node_modules/sock')]).status).toBe(0);
    git(path.join(at.worktree, 'node_modules/dep'), ['init', '-q']);
    const change = await importAttempt(at);
    const reason = 'ignored by rules that the attempt changed';
    expect(byPath(change.refused)).toEqual({ 'secret.js': reason, 'hidden/': reason });
    expect(change.files.map((file) => file.path)).toEqual(['.gitignore', 'a.txt', 'keep.log']);
  });

  it('lists too long to show are cut, and say so', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    const make = `mkdir d; i=0; while [ $i -lt 3000 ]; do echo "d/${'n'.repeat(120)}$i"; i=$((i+1)); done | xargs mkfifo`;
    expect(spawnSync('sh', ['-ec', make], { cwd: at.worktree }).status).toBe(0);
    const { refused } = await importAttempt(at);
    expect(refused.length).toBeGreaterThan(1000);
    expect(refused.at(-1)).toEqual({ path: '.', reason: expect.stringContaining('more than can be listed') });
  });
});

describe('an attempt that is refused as a whole', () => {
  it('changes too many files, or too many bytes', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    write(at.worktree, { 'b.txt': 'b'.repeat(1000), 'c.txt': 'c'.repeat(1000) });
    const limits = DEFAULT_SNAPSHOT_LIMITS;
    await expect(importAttempt(at, { ...limits, changedFiles: 1 })).rejects.toMatchObject({
      code: 'snapshot-too-big',
      kind: 'refused',
    });
    await expect(importAttempt(at, { ...limits, totalBytes: 1999 })).rejects.toMatchObject({
      code: 'snapshot-too-big',
    });
    await expect(importAttempt(at, { ...limits, packBytes: 50 })).rejects.toMatchObject({ code: 'snapshot-too-big' });
    expect((await importAttempt(at, { ...limits, changedFiles: 2, totalBytes: 2000 })).files).toHaveLength(2);
  });

  it('brings a .gitmodules that Git itself calls an attack', async () => {
    const at = await oneAttempt({ 'a.txt': 'a\n' });
    write(at.worktree, { '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = -u./payload\n' });
    await expect(importAttempt(at)).rejects.toMatchObject({ code: 'snapshot-malformed' });
  });
});

describe('repositories of other shapes', () => {
  it('works from a shallow clone', async () => {
    const scene = await repository({ 'a.txt': '1\n' });
    for (const n of ['2', '3', '4']) commit(scene.dir, { 'a.txt': `${n}\n` });
    const dir = path.join(temporary('clone'), 'c');
    git('/', ['clone', '-q', '--depth=2', `file://${scene.dir}`, dir]);
    const at = await attempt(await sceneAt(dir));
    expect(at.repo.shallow).toBe(true);
    expect(await shellInside(at, 'git log --oneline | wc -l; git fsck 2>&1; git status --porcelain')).toBe('2');
    write(at.worktree, { 'a.txt': '5\n' });
    expect((await importAttempt(at)).files).toHaveLength(1);
  });

  it('works from a clone that borrows its objects, and from a linked worktree', async () => {
    const scene = await repository({ 'a.txt': '1\n' });
    const dir = path.join(temporary('clone'), 'c');
    git('/', ['clone', '-q', '--shared', scene.dir, dir]);
    git(dir, ['worktree', 'add', '-q', '-b', 'side', path.join(dir, '../side')]);
    const at = await attempt(await sceneAt(path.join(dir, '../side')));
    write(at.worktree, { 'a.txt': '2\n' });
    expect((await importAttempt(at)).files).toHaveLength(1);
    expect(await shellInside(at, 'git log --format=%s')).toBe('change');
  });
});
