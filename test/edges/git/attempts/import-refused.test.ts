/** What an import leaves out of what an attempt left. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SNAPSHOT_LIMITS, snapshotScript } from '../../../../src/edges/git/index.js';
import {
  attempt,
  byPath,
  commit,
  git,
  importAttempt,
  importOf,
  inside,
  listing,
  oneAttempt,
  repository,
  sceneAt,
  temporary,
  write,
} from '../scene.js';

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
