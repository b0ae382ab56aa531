import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.js';
import { autoloop, git } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

const pad = '{"name":"pad","file":"src/pad.ts","usage":"pad(text, 3)"}';

describe('autoloop discover', () => {
  it('puts each thing on the board once, of whichever worktree, and lists it', async () => {
    const repo = await project();
    const other = join(await temporary(), 'other');
    await git(repo, 'worktree', 'add', '-q', other);
    expect(await autoloop(repo, ['discover', 'add', 'utility', pad])).toEqual({
      code: 0,
      signal: null,
      stdout: 'added: utility: name: pad; file: src/pad.ts; usage: pad(text, 3)\n',
      stderr: '',
    });
    const again = await autoloop(other, [
      'discover',
      'add',
      'utility',
      pad.replace('src', 'lib'),
      '--agent',
      'cd\u001b[2J',
    ]);
    expect(again.code).toBe(0);
    expect(again.stdout).toBe(
      'already known, from maintainer@test.invalid: utility: name: pad; file: src/pad.ts; usage: pad(text, 3)\n',
    );
    const lines = '{"type":"blocker","data":{"issue":"a\\u001b[31m\\nb","severity":"low","impact":"none"}}\n\n';
    const piped = await autoloop(other, ['discover', 'add', '-', '--agent', 'vas\u001b[2J'], { stdin: lines });
    expect(piped).toMatchObject({
      code: 0,
      stdout: 'added: blocker: issue: a⟨ESC⟩[31m⟨LF⟩b; severity: low; impact: none\n',
    });
    const listed = await autoloop(repo, ['discover', 'list', '--type', 'blocker']);
    expect(listed.stdout).toMatch(/^\S+Z {2}vas⟨ESC⟩\[2J {2}blocker: issue: a⟨ESC⟩\[31m⟨LF⟩b; .*\n$/);
    expect(await autoloop(repo, ['discover', 'list', 'blocker'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--type'),
    });
    const json = (await autoloop(repo, ['discover', 'list', '--json'])).stdout;
    const known = await autoloop(repo, ['discover', 'add', '-'], { stdin: json });
    expect(known.stdout.match(/^already known/gm)).toHaveLength(2);
  });

  it.each([
    [['add', 'utilty', '{}'], '`utilty` is no type of discovery; did you mean `utility`?'],
    [['add', 'utility', '{"nmae":"x"}'], '`nmae` is no key of `data`; did you mean `name`?'],
    [['add', 'utility', '{'], '`data`: it is not JSON'],
    [['add', 'utility'], '`data`: it is missing'],
    [['add', 'utility'], '`utility` holds name, file, usage, as a JSON object.'],
    [['add', 'utilty'], 'did you mean `utility`?'],
    [['add', 'test_command', '{"unit":""}', '--agent', ' '], '`data.unit` is empty'],
    [['add', 'test_command', '{"unit":"x"}', '--agent', ' '], '[bad-name]'],
    [['list', '--type', 'bloker'], 'Did you mean `blocker`?'],
    [['lst'], 'Did you mean list?'],
  ])('refuses %j', async (args, said) => {
    const { code, stdout, stderr } = await autoloop(await project(), ['discover', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('adds none of several lines of which one is at fault, and names it', async () => {
    const repo = await project();
    const stdin = `{"type":"utility","data":${pad}}\n{"type":"utility"}\n`;
    const { code, stderr } = await autoloop(repo, ['discover', 'add', '-'], { stdin });
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Line 2 is no discovery: it has no `data`'),
    });
    expect((await autoloop(repo, ['discover', 'list'])).stdout).toBe('');
  });

  it('tells of lines that cannot be read by their number, and of one that was cut off', async () => {
    const repo = await project();
    const board = join(repo, '.git/autoloop/discoveries.ndjson');
    await autoloop(repo, ['discover', 'add', 'utility', pad]);
    await appendFile(board, '{"ts":1}\n{"ts":"2026-11-20T10:0');
    const listed = await autoloop(repo, ['discover', 'list']);
    expect(listed).toMatchObject({ code: 1, stdout: expect.stringContaining('name: pad') });
    expect(listed.stderr).toBe(`${board}:2: \`ts\` is no time of RFC 3339\n`);
    const added = await autoloop(repo, ['discover', 'add', 'test_command', '{"unit":"npm test"}']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining(`set aside in ${board}.torn`) });
    expect(await readFile(`${board}.torn`, 'utf8')).toBe('{"ts":"2026-11-20T10:0\n');
    expect((await autoloop(repo, ['discover', 'list'])).stdout.split('\n')).toHaveLength(3);
  });

  it('says what each type holds', async () => {
    const { stdout } = await autoloop(await project(), ['discover', 'types']);
    expect(stdout).toContain('test_command: unit, integration?, coverage?\n  How the tests are run. There is one.\n');
  });
});

describe('autoloop memory', () => {
  it('notes, finds and takes back', async () => {
    const repo = await project();
    const idIn = ({ stdout }: { stdout: string }) => /[0-9a-f]{16}/.exec(stdout)?.[0] ?? '';
    const clock = await autoloop(repo, ['memory', 'add', 'pitfall', 'The clock is UTC', '--tags', 'tests,time']);
    expect(clock).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^added: [0-9a-f]{16} .*pitfall: The clock is UTC \[tests, time\]\n$/),
    });
    const style = await autoloop(repo, ['memory', 'add', 'preference', 'Write less']);
    expect((await autoloop(repo, ['memory', 'add', 'preference', ' Write  less'])).stdout).toContain('already known: ');
    expect(idIn(await autoloop(repo, ['memory', 'find', 'TIME', 'clock']))).toBe(idIn(clock));
    // What a person tries first, and means the same.
    const all = await autoloop(repo, ['memory', 'list']);
    expect(all.stdout.split('\n').map((line) => line.slice(0, 16))).toEqual([idIn(style), idIn(clock), '']);
    const newest = await autoloop(repo, ['memory', 'find', '--most', '1']);
    expect(newest).toMatchObject({
      stdout: expect.stringContaining('Write less'),
      stderr: expect.stringContaining('newest 1'),
    });

    expect(await autoloop(repo, ['memory', 'remove', idIn(clock)])).toMatchObject({
      code: 0,
      stdout: `removed: ${idIn(clock)}\n`,
    });
    expect(await autoloop(repo, ['memory', 'find', 'clock'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'No note has all of that. See all of them: autoloop memory find\n',
    });
    const unknown = await autoloop(repo, ['memory', 'remove', idIn(style).slice(0, 6)]);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining(`Did you mean \`${idIn(style)}\`?`) });
    expect((await autoloop(repo, ['memory', 'remove', idIn(clock)])).code).toBe(2);

    // What was taken back can be noted again.
    expect((await autoloop(repo, ['memory', 'add', 'pitfall', 'The clock is UTC'])).stdout).toContain('added: ');
    expect(idIn(await autoloop(repo, ['memory', 'find', 'clock']))).toBe(idIn(clock));
    await appendFile(join(repo, '.git/autoloop/memory.ndjson'), 'x\n');
    const damaged = await autoloop(repo, ['memory', 'find', '--json']);
    expect(damaged).toMatchObject({ code: 1, stderr: expect.stringMatching(/memory\.ndjson:5: it is not JSON\n$/) });
  });

  it.each([
    [['add', 'pitfal', 'x'], 'did you mean `pitfall`?'],
    [['add', 'fact', ' '], '`note.text` is empty'],
    [['add', 'fact', 'x', '--tags', 'a b'], '`note.tags[0]` must match pattern'],
    [['remove', '../../x'], 'There is no note `../../x`'],
    [['take', 'latest'], 'There are no runs in this repository yet'],
  ])('refuses %j', async (args, said) => {
    const { code, stderr } = await autoloop(await project(), ['memory', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
