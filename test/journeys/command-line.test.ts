import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runIds } from '../support/journal.js';
import { autoloop, cliPath, runProgram } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';
import { temporary, temporaryForAll } from '../support/temporary.js';

const recordings = { right: { '1.patch': rightPatch } };
const home = await temporaryForAll();
let repo: string;
let run: string;
const tool = (...args: string[]) => autoloop(repo, args);

beforeAll(async () => {
  repo = await sampleRepository({ recordings, home });
  expect((await tool('run', 'add')).code).toBe(0);
  run = (await runIds(repo))[0] ?? '';
});

describe('every command', () => {
  it('works on the repository that --repo names, before or after it', async () => {
    const elsewhere = await temporary();
    for (const args of [
      ['--repo', join(repo, 'src'), 'runs'],
      ['runs', '--repo', repo],
    ])
      expect((await autoloop(elsewhere, args)).stdout).toContain(run);
    expect(await autoloop(elsewhere, ['runs', '--repo', '/nowhere'])).toMatchObject({ code: 3 });
  });

  it('colours for a terminal, or where it is told to', async () => {
    const coloured = async (env: Record<string, string>, ...args: string[]) =>
      (await autoloop(repo, ['runs', ...args], { env })).stdout.includes('\u001b[');
    expect(await coloured({ NO_COLOR: '' })).toBe(false);
    expect(await coloured({ NO_COLOR: '', FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(await coloured({ NO_COLOR: '', FORCE_COLOR: '1' }, '--no-color')).toBe(false);
    expect(await coloured({ NO_COLOR: '', FORCE_COLOR: '0' })).toBe(false);
  });

  it('with --quiet prints results, and errors', async () => {
    const fresh = await sampleRepository({ recordings });
    const quiet = await autoloop(fresh, ['run', 'add', '--quiet']);
    expect(quiet).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('accepted-candidate') });
    expect((await autoloop(fresh, ['show', 'ad', '--quiet'])).stderr).toContain('[unknown-order]');
  });

  it('ends without a stack when nobody reads on', async () => {
    const pipe = (line: string) => runProgram('bash', ['-o', 'pipefail', '-c', line], { cwd: repo });
    const cli = `'${process.execPath}' '${cliPath}'`;
    expect(await pipe(`${cli} inspect latest --json | :`)).toMatchObject({ code: 0, stderr: '' });
    expect(await pipe(`${cli} --help | head -1`)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage/) });
    // Progress that nobody reads does not end the work.
    const fresh = await sampleRepository({ recordings });
    const unread = await runProgram('bash', ['-c', `${cli} run add 2> >(:)`], { cwd: fresh });
    expect(unread).toMatchObject({ code: 0, stdout: expect.stringContaining('accepted-candidate') });
  });

  it('says what it does not know, with the nearest that it does', async () => {
    for (const [args, said] of [
      [['chek'], 'Did you mean check?'],
      [['help', 'chek'], 'Did you mean check?'],
      [['frobnicate'], "unknown command 'frobnicate'"],
      [['run', 'add', '--atempts', '3'], 'Did you mean --attempts?'],
      [['run', 'add', '--preset', 'slo'], 'Did you mean `solo`?'],
      [['run', 'add', '--agent', 'righ'], 'Did you mean `right`?'],
      [['run', 'ad'], 'Did you mean `add`?'],
      [['run', 'add', '--attempts', '0'], 'whole number from 1'],
      [['run', 'add', '--sandbox', 'none'], 'Allowed choices are auto, bubblewrap'],
      [['new', 'oder', 'x'], "'oder' is no kind. Did you mean order? Allowed choices are order, report, review"],
      [['inspect', 'latest', 'diffs'], 'Allowed choices are events'],
      [['stop'], "missing required argument 'run'"],
      [['runs', 'a', 'b'], 'too many arguments'],
    ] as const) {
      const { code, stderr, stdout } = await tool(...args);
      expect(`${stderr}${stdout}`, args.join(' ')).toContain(said);
      expect(code, args.join(' ')).toBe(2);
    }
  });

  it('says so when its directory is gone, or may not be written to', async () => {
    const folder = join(await temporary(), 'gone');
    await mkdir(folder);
    const gone = await runProgram('bash', ['-c', `rmdir "$PWD" && '${process.execPath}' '${cliPath}' runs`], {
      cwd: folder,
    });
    expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining('[no-such-directory]') });

    const fresh = await sampleRepository({ recordings });
    const readOnly = ['--bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--ro-bind', fresh, fresh];
    for (const args of [['init'], ['new', 'order', 'x'], ['run', 'add']]) {
      const refused = await runProgram('bwrap', [...readOnly, process.execPath, cliPath, ...args], { cwd: fresh });
      expect(refused.stderr, args.join(' ')).not.toMatch(/^ {4}at /m);
      expect(refused.code, `${args.join(' ')}: ${refused.stderr}`).toBe(3);
    }
  });
});
