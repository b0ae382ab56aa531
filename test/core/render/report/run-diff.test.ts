import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDiff } from '../../../../src/core/render/html/diff-parse.js';

/** The patch between two sets of files, as Git writes it. */
function gitDiff(before: Record<string, string>, after: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'autoloop-diff-'));
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
        cwd: dir,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
      });
    const put = (files: Record<string, string>) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text, 'latin1');
      }
      git('add', '-A');
      return git('write-tree').trim();
    };
    git('init', '-q');
    const base = put(before);
    for (const path of Object.keys(before)) rmSync(join(dir, path));
    return git('diff', '--no-renames', base, put(after));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

test('what Git writes is read back: lines, numbers, names', () => {
  const numbered = (...changes: [number, string][]) => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);
    for (const [at, text] of changes) lines[at - 1] = text;
    return `${lines.join('\n')}\n`;
  };
  const { files } = parseDiff(
    gitDiff(
      { 'a b.txt': numbered(), 'gone.txt': 'x\n', 'no-newline': 'one', 'picture.bin': '\0\x01' },
      {
        'a b.txt': numbered([3, 'third'], [35, 'thirty-fifth']),
        'new "quoted"\ttab.txt': '-- a/looks like a header\n++ b/looks like one too\n@@ -1 +1 @@\ndiff --git a/x b/x\n',
        'no-newline': 'two',
        'picture.bin': '\0\x02',
      },
    ),
  );
  expect(files.map(({ path, binary }) => [path, binary])).toEqual([
    ['a b.txt', false],
    ['gone.txt', false],
    ['new "quoted"\ttab.txt', false],
    ['no-newline', false],
    ['picture.bin', true],
  ]);
  expect(files[0]?.hunks).toHaveLength(2);
  expect(files[0]?.hunks[1]?.lines.filter(({ kind }) => kind !== 'context')).toEqual([
    { kind: 'removed', text: 'line 35', before: 35, after: undefined },
    { kind: 'added', text: 'thirty-fifth', before: undefined, after: 35 },
  ]);
  expect(files[2]?.hunks[0]?.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'added -- a/looks like a header',
    'added ++ b/looks like one too',
    'added @@ -1 +1 @@',
    'added diff --git a/x b/x',
  ]);
  expect(files[3]?.hunks[0]?.lines.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a name in octal bytes is decoded', () => {
  const { files } = parseDiff('diff --git "a/\\303\\244.txt" "b/\\303\\244.txt"\nold mode 100644\nnew mode 100755\n');
  expect(files).toEqual([{ path: 'ä.txt', binary: false, hunks: [] }]);
});

test.each([
  ['', 0],
  ['no diff at all\n@@ -1 +1 @@\n-a\n+b\n', 0],
  ['diff --git a/x b/x\n@@ -1,99 +1,99 @@\n-cut off', 1],
  ['diff --git a/x b/x\n@@ -1,2 +1,2 @@\nneither\n', 1],
])('%j is read as far as it goes', (text, files) => {
  expect(parseDiff(text).files).toHaveLength(files);
});

test('no more is read than asked for', () => {
  const text = `diff --git a/x b/x\n@@ -0,0 +1,9999 @@\n${'+line\n'.repeat(9999)}`;
  expect(parseDiff(text, 1000)).toMatchObject({ cut: true });
  expect(parseDiff(text, 1000).files[0]?.hunks[0]?.lines.length).toBeLessThan(170);
});
