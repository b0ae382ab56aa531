import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, runIds } from '../support/journal.js';
import { autoloop } from '../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../support/sample.js';
import { temporary, temporaryForAll } from '../support/temporary.js';
import { until } from '../support/until.js';

/** Leaves a report with what moves a terminal's cursor, and turns a line around. */
const hostile = {
  '1.patch': rightPatch,
  '1.sh': `printf '{"event":"order.done","data":{"said":"\\302\\2332J \\342\\200\\256"}}\\n' >> "$AUTOLOOP_OUTBOX/events.jsonl"\n`,
  'output.txt': 'It says \u001b[2J\u009b31m and \u202e.\n',
  'report.md': '## Changed scope\n\nAll \u001b]0;title\u0007 done.\n',
};

const home = await temporaryForAll();
let repo: string;
let run: string;
const tool = (...args: string[]) => autoloop(repo, args);

/** One repository for all who only look: two attempts, of which the second won. */
beforeAll(async () => {
  repo = await sampleRepository({ recordings: { idle: { 'output.txt': 'Done.\n' }, hostile }, home });
  expect((await tool('run', 'add')).code).toBe(0);
  run = (await runIds(repo))[0] ?? '';
});

describe('runs', () => {
  it('lists each with its state', async () => {
    expect((await tool('runs')).stdout).toBe(`${run}  accepted-candidate  2 attempts, attempt 2 won\n`);
    expect((await tool('runs', 'add')).stdout).toContain(run);
    expect(await tool('runs', 'ad')).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean `add`?') });
  });

  it('says how to start one where there is none', async () => {
    const fresh = await sampleRepository({ recordings: { hostile } });
    expect((await autoloop(fresh, ['runs'])).stdout).toBe('No run yet. Start one with: autoloop run <order>\n');
    expect((await autoloop(fresh, ['runs', 'add'])).stdout).toContain('autoloop run add');
    const none = await autoloop(fresh, ['inspect', 'latest']);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('[unknown-run]') });
  });

  it('names one whose journal was damaged, beside the others', async () => {
    const damaged = await sampleRepository({ recordings: { hostile } });
    for (const _ of [1, 2]) expect((await autoloop(damaged, ['run', 'add'])).code).toBe(0);
    const [first = '', second = ''] = await runIds(damaged);
    const journal = join(damaged, '.git/autoloop/runs', first, 'journal.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"attempt":1', '"attempt":9'));
    const { stdout, code } = await autoloop(damaged, ['runs']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${second}  accepted-candidate .*\n${first}  .*journal`));
    expect((await autoloop(damaged, ['doctor'])).stdout).toContain('warning  runs: 1 cannot be read');
    // What others did is seen and goes on; what rests on it is refused, for nobody knows what it holds.
    for (const [args, code] of [
      [['status'], 0],
      [['check'], 0],
      [['inspect', second, 'diff'], 0],
      [['run', 'add', '--dry-run'], 0],
      [['inspect', first, 'diff'], 1],
      [['report', 'add'], 1],
      [['review', 'add', '--decision', 'accept', '--reason', 'Proved'], 1],
    ] as const) {
      const outcome = await autoloop(damaged, [...args]);
      expect(outcome.stderr, args.join(' ')).not.toMatch(/^ {4}at /m);
      expect(outcome.code, `${args.join(' ')}: ${outcome.stderr}`).toBe(code);
    }
  });
});

describe('inspect', () => {
  it('finds a run by its id, the beginning or end of it, its order, or as the latest', async () => {
    for (const name of [run, run.slice(0, 20), run.slice(-6), 'add', 'latest'])
      expect((await tool('inspect', name, 'metrics', '--json')).stdout).toContain(run);
  });

  it('refuses what names no run, or several', async () => {
    const two = await sampleRepository({ recordings: { hostile } });
    for (const _ of [1, 2]) await autoloop(two, ['run', 'add']);
    const ids = await runIds(two);
    const ambiguous = await autoloop(two, ['inspect', '20']);
    expect(ambiguous.code).toBe(2);
    for (const id of ids) expect(ambiguous.stderr).toContain(id);
    for (const [name, hint] of [
      ['ad', 'Did you mean `add`?'],
      ['', 'autoloop runs'],
      ['../../etc', 'autoloop runs'],
    ] as const)
      expect(await autoloop(two, ['inspect', name])).toMatchObject({ code: 2, stderr: expect.stringContaining(hint) });
  });

  it('prints the events in words, or as they stand in the journal', async () => {
    const events = await eventsOf(repo);
    const { stdout } = await tool('inspect', 'latest');
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(events.length);
    for (const [index, { at, type }] of events.entries()) expect(lines[index]).toMatch(new RegExp(`^${at} +${type}`));
    expect(stdout).toContain('attempt 2: completed: Every acceptance command passed');
    const json = await tool('inspect', 'latest', 'events', '--json');
    expect(JSON.stringify(events)).toContain('"said":"\u009b2J \u202e"');
    for (const printed of [stdout, json.stdout]) expect(printed).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(
      json.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(events);
  });

  it('prints texts of the winner, or of the attempt that is named, with nothing in them that a terminal acts on', async () => {
    expect((await tool('inspect', 'latest', 'prompt')).stdout).toContain('Make add add');
    expect((await tool('inspect', 'latest', 'diff')).stdout).toContain('+add() { echo $(($1 + $2)); }');
    expect((await tool('inspect', 'latest', 'output')).stdout).toBe('It says ⟨ESC⟩[2J⟨U+009B⟩31m and ⟨U+202E⟩.\n');
    expect((await tool('inspect', 'latest', 'report')).stdout).toContain('All ⟨ESC⟩]0;title⟨BEL⟩ done.');
    const nothing = await tool('inspect', 'latest', 'report', '--attempt', '1');
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('left no report') });
    const unknown = await tool('inspect', 'latest', 'diff', '--attempt', '9');
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('It has: 1, 2') });
    // Both turns of the one that was told that it had changed nothing.
    const prompts = (await tool('inspect', 'latest', 'prompt', '--attempt', '1')).stdout;
    expect(prompts).toContain('==> iteration 1, worker <==');
    expect(prompts).toContain('==> iteration 2, worker <==');
  });

  it('prints what it took, where what nobody reported is unknown', async () => {
    const { stdout } = await tool('inspect', 'latest', 'metrics');
    expect(stdout).toMatch(/^attempt +agent +elapsed +iterations +agent time/m);
    expect(stdout).toMatch(/^2 +hostile +\d+\.\d s +1 +.*unknown +unknown +unknown$/m);
  });
});

describe('report', () => {
  it('is Markdown, one page, or the facts', async () => {
    const markdown = await tool('report', 'add');
    expect(markdown.stdout).toMatch(/^# Run report: Make add add\n/);
    const page = join(await temporary(), 'page.html');
    expect((await tool('report', 'add', '--html', page)).stdout).toBe(`${page}\n`);
    expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>/i);
    expect((await tool('report', 'add', '--html')).stdout.trim()).toBe(
      join(repo, '.git/autoloop/runs', run, 'report.html'),
    );
    const { verdict, attempts } = JSON.parse((await tool('report', 'add', '--json')).stdout);
    expect(verdict).toMatchObject({ outcome: 'accepted-candidate', winner: 2 });
    expect(attempts[0]).toMatchObject({ attempt: 2, input_tokens: { reported: 0, of: 1 } });
  });

  it.each([
    [['report', 'ad'], 2, 'Did you mean `add`?'],
    [['report', 'add', '--html', '/nowhere/at/all.html'], 2, 'cannot-write'],
    [['report', 'add', '--html', '--json'], 2, 'cannot be used with'],
  ])('refuses %j', async (args, code, said) => {
    const outcome = await tool(...args);
    expect(outcome.stderr).toContain(said);
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
    expect(outcome.code).toBe(code);
  });

  it('is opened by the desktop, whose browser outlives the tool, or says where it lies', async () => {
    const folder = await temporary();
    // As a browser does that is started for the first page.
    await writeFiles(folder, { 'xdg-open': `#!/bin/sh\n(sleep 0.5; echo "$1" > ${folder}/opened) &\n` });
    const path = `${folder}:${process.env.PATH}`;
    const desktop = await autoloop(repo, ['report', 'add', '--open'], { env: { PATH: path, DISPLAY: ':0' } });
    expect(desktop).toMatchObject({ code: 0, stderr: '' });
    await until(() => existsSync(join(folder, 'opened')));
    await until(async () => (await readFile(join(folder, 'opened'), 'utf8')) === desktop.stdout);
    const none = await autoloop(repo, ['report', 'add', '--open'], {
      env: { PATH: path, DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    expect(none).toMatchObject({ code: 3, stderr: expect.stringContaining(`Open it yourself: ${repo}`) });
  });

  it('of an order that was never run says how to run it', async () => {
    const fresh = await sampleRepository({ recordings: { hostile } });
    expect((await autoloop(fresh, ['report', 'add'])).stderr).toContain('Run it: autoloop run add');
  });
});

describe('show and status', () => {
  it('say where the order stands and what comes next', async () => {
    expect((await tool('status')).stdout).toMatch(/add +judged.*attempt 2/);
    expect((await tool('show', 'add')).stdout).toContain(`${run}: accepted-candidate`);
    expect((await tool('show', 'ad')).stderr).toContain('Did you mean `add`?');
  });
});

describe('config', () => {
  it('names for each setting the line that says it', async () => {
    const lines = (await readFile(join(repo, '.autoloop/config.yml'), 'utf8')).split('\n');
    const { stdout } = await tool('config', '--explain');
    const said = stdout
      .trimEnd()
      .split('\n')
      .map((line) => /^([^:]+): (.*) {2}# (.*)$/.exec(line)?.slice(1) ?? []);
    expect(said.length).toBeGreaterThan(25);
    const own = said.filter(([, , from]) => from !== 'default');
    expect(own.map(([key]) => key)).toEqual(
      expect.arrayContaining(['owners.core.scope', 'agents.hostile.recording', 'judge.repeats', 'roles.user']),
    );
    for (const [key = '', , from = ''] of own) {
      const line = lines[Number(/^\.autoloop\/config\.yml:(\d+)$/.exec(from)?.[1]) - 1];
      expect(line, `${key} from ${from}`).toContain(`${key.split('.').at(-1)}:`);
    }
    expect(said.find(([key]) => key === 'judge.retries')).toEqual(['judge.retries', '1', 'default']);
  });

  it('is all defaults where there is none, and a fault with its place where it cannot be read', async () => {
    const empty = await temporary();
    const defaults = await autoloop(empty, ['config', '--explain']);
    expect(defaults).toMatchObject({ code: 0, stderr: expect.stringContaining('these are the defaults') });
    expect(defaults.stdout).not.toContain('config.yml');
    await writeFiles(empty, { '.autoloop/config.yml': 'judge:\n  repeats: many\n' });
    const faulty = await autoloop(empty, ['config', '--json']);
    expect(faulty).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('config.yml:2:12: ') });
  });
});
