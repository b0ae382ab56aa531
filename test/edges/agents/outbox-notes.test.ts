/** The programs by which a role leaves discoveries and notes, and what is read of them. */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFindings } from '../../../src/core/discoveries/read.js';
import { readNotes } from '../../../src/core/memory/note.js';
import { readLines } from '../../../src/edges/agents/outbox.js';
import { findings } from '../../core/discoveries/example-findings.js';
import { runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

const bin = new URL('../../../templates/sandbox/bin/', import.meta.url).pathname;

// biome-ignore lint/suspicious/noControlCharactersInRegex: what the program leaves out
const controls = /[\u0001-\u001f\u007f]/g;

const shells: string[][] = [['sh'], ['busybox', 'sh']];

describe.each(shells)('in %s', (shell, ...more) => {
  const say = (folder: string, program: string, ...args: string[]) =>
    runProgram(shell, [...more, join(bin, program), ...args], { cwd: folder, env: { AUTOLOOP_OUTBOX: folder } });

  it('autoloop-discover leaves what was found', async () => {
    const folder = await temporary();
    for (const { type, data } of findings)
      expect((await say(folder, 'autoloop-discover', type, JSON.stringify(data, null, 2))).code).toBe(0);
    expect(readFindings(await readLines(join(folder, 'discoveries.ndjson')))).toEqual({
      accepted: findings,
      refused: [],
    });
  });

  it('autoloop-memory leaves notes with any text, each on a line', async () => {
    const folder = await temporary();
    const text = fc
      .string({ minLength: 1, maxLength: 60, unit: 'binary' })
      .map((text) => text.replace(/[\0\ud800-\udfff]/g, ''));
    const texts = fc.sample(
      fc.oneof(text, fc.string({ unit: fc.constantFrom('"', '\\', '\n', "'", '$', '%', ' n') })),
      15,
    );
    for (const one of texts) await say(folder, 'autoloop-memory', 'add', 'fact', `a${one}`);
    const { accepted, refused } = readNotes(await readLines(join(folder, 'memory.ndjson')));
    expect(refused).toEqual([]);
    const expected = texts.map((one) =>
      `a${one}`
        .replace(/[\t\r\n]/g, ' ')
        .replace(controls, '')
        .trim(),
    );
    expect(accepted.map((word) => ('note' in word ? word.note.text : ''))).toEqual(expected);
  });

  it('autoloop-memory has tags, and takes back', async () => {
    const folder = await temporary();
    await say(folder, 'autoloop-memory', 'add', 'todo', 'Look', '--tags', 'a,b"c');
    await say(folder, 'autoloop-memory', 'add', 'todo', 'Look', '--tags', '');
    await say(folder, 'autoloop-memory', 'remove', '0123456789abcdef');
    expect(readNotes(await readLines(join(folder, 'memory.ndjson'))).accepted).toMatchObject([
      { note: { tags: ['a', 'b"c'] } },
      { note: { tags: [] } },
      { removes: '0123456789abcdef' },
    ]);
  });

  it.each([
    ['autoloop-discover', []],
    ['autoloop-discover', ['utility']],
    ['autoloop-discover', ['utility"', '{}']],
    ['autoloop-memory', ['add', 'fact']],
    ['autoloop-memory', ['add', 'fact', 'x', '--tag', 'y']],
    ['autoloop-memory', ['forget', 'x']],
  ])('%s %j says how it is used, and leaves nothing', async (program, args) => {
    const folder = await temporary();
    const { code, stderr } = await say(folder, program, ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`usage: ${program}`) });
    for (const file of ['discoveries.ndjson', 'memory.ndjson']) expect(await readLines(join(folder, file))).toEqual([]);
  });
});

it('shellcheck has nothing to say about them', async () => {
  const { stdout } = await runProgram('shellcheck', ['autoloop-emit', 'autoloop-discover', 'autoloop-memory'], {
    cwd: bin,
  });
  expect(stdout).toBe('');
});

it('nothing is read through a link, from a FIFO or from a folder', async () => {
  const folder = await temporary();
  await symlink('/etc/passwd', join(folder, 'link'));
  await mkdir(join(folder, 'folder'));
  await runProgram('mkfifo', ['fifo'], { cwd: folder });
  for (const name of ['link', 'folder', 'fifo', 'none']) expect(await readLines(join(folder, name))).toEqual([]);
});
