import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cleanEntries } from '../../../src/edges/git/index.js';
import { commit, git, repository, write } from './scene.js';

describe('cleanEntries', () => {
  it('knows what is on disk as the index has it, and nothing else', async () => {
    const { repo, dir } = await repository({
      'docs/same.md': 'same\n',
      'docs/[odd] *.md': 'odd\n',
      'docs/changed.md': 'old\n',
      'docs/gone.md': 'gone\n',
      'docs/hidden.md': 'old\n',
      'docs/program.md': { run: '#!/bin/sh\n' },
      'docs/link.md': { link: 'same.md' },
      'other/same.md': 'same\n',
    });
    write(dir, { 'docs/changed.md': 'new\n', 'docs/gone.md': null, 'docs/new.md': 'new\n', 'docs/intended.md': '' });
    git(dir, ['add', '-N', 'docs/intended.md']);
    git(dir, ['update-index', '--assume-unchanged', 'docs/hidden.md']);
    const idOf = (name: string) => git(dir, ['rev-parse', `:${name}`]);
    const names = ['docs/[odd] *.md', 'docs/program.md', 'docs/same.md'];
    expect(await cleanEntries(repo, 'docs')).toEqual(new Map(names.map((name) => [name, idOf(name)])));
  });

  it('does not take what a filter makes for what is on disk', async () => {
    const { repo, dir } = await repository({ '.gitattributes': '' });
    git(dir, ['config', 'filter.own.clean', 'sed s/disk/blob/']);
    git(dir, ['config', 'filter.own.smudge', 'sed s/blob/disk/']);
    const attributes =
      'a.md filter=own\nb.md ident\nc.md working-tree-encoding=UTF-16LE\nd.md eol=crlf\ne.md -filter\n';
    commit(dir, { '.gitattributes': attributes });
    const utf16 = Buffer.from('text\n', 'utf16le');
    commit(dir, {
      'docs/a.md': 'disk\n',
      'docs/b.md': '$Id$\n',
      'docs/c.md': utf16,
      'docs/d.md': 'd\r\n',
      'docs/f.md': 'f',
    });
    expect(git(dir, ['show', 'HEAD:docs/a.md'])).toBe('blob');
    expect([...(await cleanEntries(repo, 'docs')).keys()]).toEqual(['docs/d.md', 'docs/f.md']);
  });

  it.each(['core.checkStat=minimal', 'core.trustctime=false'])(
    'does not overlook a change of the same length whose time was set back, also with %s',
    async (setting) => {
      const { repo, dir } = await repository({ 'docs/a.md': 'one\n' });
      git(dir, ['config', ...setting.split('=')]);
      const file = join(dir, 'docs/a.md');
      const long = new Date(Date.now() - 3_600_000);
      utimesSync(file, long, long);
      git(dir, ['update-index', '--refresh']);
      // Git keeps whole seconds of the time that nobody can set.
      await pause(1100);
      writeFileSync(file, 'two\n');
      utimesSync(file, long, long);
      expect(await cleanEntries(repo, 'docs')).toEqual(new Map());
    },
  );
});
