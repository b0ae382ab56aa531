import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SNAPSHOT_LIMITS, readTree } from '../../../../src/edges/git/index.js';
import {
  attempt,
  commit,
  git,
  importAttempt,
  listing,
  oneAttempt,
  repository,
  sceneAt,
  shellInside,
  temporary,
  write,
} from '../scene.js';

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
