import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeCycleFiles } from '../../src/control/inspect/cycle-files.js';
import type { EventOf } from '../../src/core/journal/types.gen.js';
import { createJournal } from '../../src/edges/journal/index.js';
import { begun, type Happening, runId, sealed, started, wholeRun } from '../core/journal/a-run.js';
import { played } from '../core/journal/a-team.js';
import { eventsOf, runIds } from '../support/journal.js';
import { project } from '../support/project.js';
import { autoloop, cliPath, runProgram } from '../support/run-program.js';
import { rightPatch, sampleRepository } from '../support/sample.js';
import { temporaryForAll } from '../support/temporary.js';
import { startWatching } from '../support/watching.js';

const runsOf = (repo: string): string => join(repo, '.git/autoloop/runs');
const journalOf = (repo: string, run: string): string => join(runsOf(repo), run, 'journal.jsonl');

/** A run as if it had been, with what its events say and nothing beside them. */
async function withJournal(repo: string, happenings: Happening[], id = runId): Promise<string> {
  await mkdir(join(runsOf(repo), id, 'blobs'), { recursive: true });
  await writeFile(journalOf(repo, id), sealed(happenings).bytes);
  return journalOf(repo, id);
}

describe('journal verify', async () => {
  const home = await temporaryForAll();
  let repo: string;
  let run: string;
  beforeAll(async () => {
    repo = await sampleRepository({ recordings: { right: { '1.patch': rightPatch } }, home });
    expect((await autoloop(repo, ['run', 'add'])).code).toBe(0);
    run = (await runIds(repo))[0] ?? '';
  });

  /** What it says of the run after something was done to its folder, which is as before afterwards. */
  async function verdictAfter(change: (folder: string) => Promise<void>) {
    const kept = await Promise.all(
      (await readdir(join(runsOf(repo), run), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => ({
          path: join(parentPath, name),
          bytes: await readFile(join(parentPath, name)),
        })),
    );
    await change(join(runsOf(repo), run));
    const said = await autoloop(repo, ['journal', 'verify', run]);
    const { journals } = JSON.parse((await autoloop(repo, ['journal', 'verify', '--json'])).stdout);
    for (const { path, bytes } of kept) await writeFile(path, bytes);
    return { said, problems: journals[0].problems, events: journals[0].events };
  }

  const lines = async (): Promise<string[]> => (await readFile(journalOf(repo, run), 'utf8')).split('\n');
  const rewritten = (edit: (lines: string[]) => string[]) => async (folder: string) =>
    writeFile(join(folder, 'journal.jsonl'), edit(await lines()).join('\n'));

  it('finds nothing in a run that nobody touched', async () => {
    const { length } = await eventsOf(repo);
    const { stdout, code } = await autoloop(repo, ['journal', 'verify']);
    expect({ stdout, code }).toEqual({
      stdout: expect.stringMatching(new RegExp(`^${run}  whole  ${length} events, \\d+ blobs\n$`)),
      code: 0,
    });
    expect((await autoloop(repo, ['journal', 'verify', '--all'])).stdout).toBe(stdout);
    const both = await autoloop(repo, ['journal', 'verify', 'latest', '--all']);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('[all-or-some]') });
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'changed',
      (all) => all.with(6, (all[6] ?? '').replace(/"type":"([a-z])/, '"type":"x$1')),
      /content does not match its hash/,
    ],
    ['taken out', (all) => all.toSpliced(6, 1), /its `seq` is 8/],
    ['put in twice', (all) => all.toSpliced(6, 0, all[5] ?? ''), /its `seq` is 6/],
    ['of another make', (all) => all.with(6, '{}'), /the line is not an event/],
    ['empty', (all) => all.with(6, ''), /the line is not an event/],
  ])('names the first line that is %s', async (_, edit, reason) => {
    const { said, problems, events } = await verdictAfter(rewritten(edit));
    expect(said.code).toBe(1);
    expect(said.stdout).toMatch(new RegExp(`^${run}  broken  6 events`));
    expect(said.stdout).toContain('  line 7: ');
    expect(said.stdout).not.toMatch(/at event 7|\.git/);
    expect(problems).toMatchObject([{ what: 'chain', line: 7, seq: 7, message: expect.stringMatching(reason) }]);
    expect(events).toBe(6);
  });

  it('tells a line that a crash cut off from one that was changed', async () => {
    const { length } = await eventsOf(repo);
    const torn = await verdictAfter((folder) => appendFile(join(folder, 'journal.jsonl'), '{"v":1,"seq":'));
    expect(torn.said).toMatchObject({ code: 1, stdout: expect.stringContaining(`  torn  ${length} events`) });
    expect(torn.problems).toMatchObject([{ what: 'torn', line: length + 1 }]);
    const cut = await verdictAfter(rewritten((all) => [all.join('\n').slice(0, -9)]));
    expect(cut.problems).toMatchObject([{ what: 'torn', line: length }]);
    const glued = await verdictAfter(rewritten((all) => [`${all.join('\n').slice(0, -1)} `]));
    expect(glued.problems).toMatchObject([{ what: 'chain', line: length }]);
  });

  it('shows what a journal says of itself, and lets none of it reach the terminal', async () => {
    const made = await project();
    const path = await withJournal(made, begun);
    const [first = '', second = '', ...rest] = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [first, second.replace(`"run":"${runId}"`, '"run":"\u001b[2J\u202e"'), ...rest].join('\n'));
    for (const args of [
      ['journal', 'verify'],
      ['journal', 'rebuild'],
      ['journal', 'tail', 'latest'],
      ['runs'],
      ['inspect', 'latest'],
    ]) {
      const { stdout, stderr } = await autoloop(made, args);
      expect(`${stdout}${stderr}`, args.join(' ')).toContain('it belongs to the run `⟨ESC⟩[2J⟨U+202E⟩`');
      for (const acting of ['\u001b', '\u202e']) expect(`${stdout}${stderr}`, args.join(' ')).not.toContain(acting);
    }
  });

  it('does not take for torn what somebody is just writing', async () => {
    const made = await project();
    const journal = await createJournal(join(made, '.git'), runId);
    for (const [type, data] of begun) await journal.append(type, data);
    await appendFile(journalOf(made, runId), '{"v":1,"seq":');
    const problems = async () =>
      JSON.parse((await autoloop(made, ['journal', 'verify', '--json'])).stdout).journals[0].problems as {
        what: string;
      }[];
    // Its blobs were never written.
    expect((await problems()).map(({ what }) => what)).toEqual(['blob', 'blob', 'blob']);
    await journal.close();
    expect((await problems()).map(({ what }) => what)).toEqual(['torn', 'blob', 'blob', 'blob']);
  });

  it('looks at every blob, and names the event that speaks of one that is missing or changed', async () => {
    const all = await eventsOf(repo);
    const imported = all.find(({ type }) => type === 'attempt.imported') as EventOf<'attempt.imported'>;
    // The iteration's diff is the attempt's: of one blob the first event that names it is told.
    const { seq } = all.find(({ type }) => type === 'iteration.ended') as EventOf<'iteration.ended'>;
    const diff = imported.data.diff.sha256;
    const changed = await verdictAfter((folder) => appendFile(join(folder, 'blobs', diff), 'x'));
    expect(changed.said).toMatchObject({ code: 1, stdout: expect.stringContaining(`  line ${seq}: `) });
    expect(changed.problems).toMatchObject([
      { what: 'blob', seq, message: expect.stringContaining('iteration.ended') },
    ]);
    const gone = await verdictAfter((folder) => rm(join(folder, 'blobs', diff)));
    expect(gone.problems).toMatchObject([{ what: 'blob', seq, message: expect.stringContaining('There is no blob') }]);
  });

  it('tells a size that is another than the event says', async () => {
    const made = await project();
    const journal = await createJournal(join(made, '.git'), runId);
    const kept = await journal.putBlob(Buffer.from('{}'));
    const said = { ...kept, bytes: 3 };
    await journal.append('run.started', { ...started, policy: said, order_document: said, preset_files: said });
    await journal.close();
    const { stdout, code } = await autoloop(made, ['journal', 'verify']);
    expect(code).toBe(1);
    expect(stdout).toContain(`line 1: \`run.started\` says that ${kept.sha256} has 3 bytes; it has 2\n`);
  });

  it('finds events that are whole, each after the other, and yet cannot have happened so', async () => {
    const made = await project();
    const imported = wholeRun.filter(([type]) => type === 'attempt.imported');
    await withJournal(made, [...begun, ...imported]);
    const { stdout, code } = await autoloop(made, ['journal', 'verify']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n {2}line 4: Event 4 \(`attempt.imported`\) cannot stand: the attempt is open\n/);
    expect((await autoloop(await project(), ['journal', 'verify'])).stdout).toBe(
      'No run yet, so there is no journal\n',
    );
  });

  it('is not deceived by a journal that lost every event, and neither is anything else', async () => {
    const before = await Promise.all(['journal.jsonl', 'begun'].map((name) => readFile(join(runsOf(repo), run, name))));
    for (const left of ['', '{"v":1,"seq":1,']) {
      await writeFile(journalOf(repo, run), left);
      for (const args of [
        ['journal', 'verify'],
        ['runs'],
        ['inspect', 'latest'],
        ['resume', run],
        ['status'],
        ['show', 'add'],
        ['check', '--json'],
        ['review', 'add', '--decision', 'accept', '--reason', 'Well done'],
      ]) {
        const { stdout, stderr } = await autoloop(repo, args);
        const isOrder = ['status', 'show', 'check'].includes(args[0] ?? '');
        const said = isOrder ? `autoloop journal verify ${run}` : /holds no whole event/;
        expect(`${stdout}${stderr}`, args.join(' ')).toMatch(said);
      }
      expect((await autoloop(repo, ['journal', 'verify'])).code).toBe(1);
      expect((await autoloop(repo, ['clean', '--force'])).code).toBe(0);
      expect((await readFile(journalOf(repo, run))).toString()).toBe(left);
    }
    await writeFile(journalOf(repo, run), before[0] ?? '');
    expect((await autoloop(repo, ['journal', 'verify'])).code).toBe(0);
  });
});

describe('journal tail', () => {
  it('prints the last events, as many as are asked for', async () => {
    const repo = await project();
    await withJournal(repo, wholeRun);
    const all = (await autoloop(repo, ['inspect', 'latest'])).stdout.trimEnd().split('\n');
    const tail = async (...args: string[]) =>
      (await autoloop(repo, ['journal', 'tail', 'latest', ...args])).stdout.trimEnd().split('\n');
    expect(await tail()).toEqual(all.slice(-10));
    expect(await tail('-n', '3')).toEqual(all.slice(-3));
    expect(await tail('-n', '999', '--follow')).toEqual(all);
    const json = await tail('-n', '2', '--json');
    expect(json.map((line) => JSON.parse(line))).toEqual((await eventsOf(repo)).slice(-2));
  });

  it('tells each event once it is whole, and ends with the run', async () => {
    const repo = await project();
    const journal = await createJournal(join(repo, '.git'), runId);
    const [first, ...rest] = wholeRun.slice(0, 8);
    for (const [type, data] of [first as Happening]) await journal.append(type, data);
    const tail = startWatching(repo, ['journal', 'tail', 'latest', '-f', '--json']);
    const told = () => tail.lines() as unknown as { seq: number; type: string }[];
    await tail.shows(() => told().length === 1);
    for (const [type, data] of rest) {
      await journal.append(type, data);
      await tail.shows(() => told().at(-1)?.type === type);
    }
    await journal.append('run.paused', { reason: 'For a while' });
    await tail.shows(() => told().at(-1)?.type === 'run.paused');
    await journal.append('run.ended', { outcome: 'interrupted', reason: 'Stopped' });
    expect(await tail.ended).toBe(0);
    expect(told().map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    await journal.close();
  });

  it('waits for the end of a line that is being written', async () => {
    const repo = await project();
    const journal = await createJournal(join(repo, '.git'), runId);
    const { bytes, events } = sealed(wholeRun.slice(0, 3));
    const [first = '', second = '', third = ''] = bytes.toString().split('\n');
    const path = journalOf(repo, runId);
    await appendFile(path, `${first}\n${second.slice(0, 100)}`);
    const tail = startWatching(repo, ['journal', 'tail', 'latest', '-f', '--json']);
    const told = () => tail.lines() as unknown as { seq: number }[];
    await tail.shows(() => told().length === 1);
    await appendFile(path, `${second.slice(100)}\n${third.slice(0, -1)}`);
    await tail.shows(() => told().length === 2);
    await appendFile(path, `}\n`);
    await tail.shows(() => told().length === 3);
    expect(told()).toEqual(events);
    await appendFile(path, 'no event\n');
    expect(await tail.ended).toBe(1);
    expect(tail.stderr()).toContain('is broken at event 4: the line is not an event');
    await journal.close();
  });

  it('ends when nobody works on the run any more, and on Ctrl-C', async () => {
    const repo = await project();
    const journal = await createJournal(join(repo, '.git'), runId);
    for (const [type, data] of wholeRun.slice(0, 3)) await journal.append(type, data);
    const interrupted = startWatching(repo, ['journal', 'tail', 'latest', '-f']);
    await interrupted.shows(() => interrupted.stdout().includes('gate.ended'));
    interrupted.process.kill('SIGINT');
    expect(await interrupted.ended).toBe(130);
    await journal.append('run.paused', { reason: 'For a while' });
    const { tool_version } = started;
    const sandbox = { engine: 'bubblewrap', version: '0.8.0' };
    await journal.append('run.resumed', { by: 'cli', redone: [], tool_version, sandbox });
    const tail = startWatching(repo, ['journal', 'tail', 'latest', '-f']);
    await tail.shows(() => tail.stdout().includes('run.resumed'));
    await journal.close();
    expect(await tail.ended).toBe(0);
    expect(tail.stderr()).toContain(`Run ${runId} was cut off; go on with: autoloop resume ${runId}`);
    await withJournal(repo, [...wholeRun.slice(0, 3), ['run.paused', { reason: 'For a while' }]]);
    const { stderr } = await autoloop(repo, ['journal', 'tail', 'latest', '-f']);
    expect(stderr).toContain(`Run ${runId} is paused; go on with: autoloop resume ${runId}`);
  });
});

describe('a long journal', () => {
  it('is listed to a slow reader, every byte of it, in memory that it does not fit into', async () => {
    const repo = await project();
    const path = await withJournal(repo, [
      ...begun,
      ...Array.from({ length: 100_000 }, (): Happening => ['run.paused', { reason: 'é'.repeat(150) }]),
    ]);
    // What it prints is no shorter than the file: 58 MB, of which a pipe holds 64 KB.
    const listing = '"$0" --max-old-space-size=40 "$1" inspect latest --json | (sleep 3; cmp - "$2")';
    const { code, stderr } = await runProgram('sh', ['-c', listing, process.execPath, cliPath, path], { cwd: repo });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('journal rebuild', () => {
  const long: Happening[] = [
    ...wholeRun.slice(0, 30),
    ...Array.from({ length: 300 }, (_, index): Happening => ['run.paused', { reason: `${index} ${'é'.repeat(100)}` }]),
  ];
  const rebuilt = async (repo: string) => {
    const { stdout } = await autoloop(repo, ['journal', 'rebuild', '--json']);
    return JSON.parse(stdout).runs as {
      run_id: string;
      files: { path: string; how: string }[];
      problem: string | null;
    }[];
  };

  it('makes each projection as it was, and says which was not', async () => {
    const repo = await project();
    const path = await withJournal(repo, long);
    const kept = join(runsOf(repo), runId, 'projection.json');
    expect(await rebuilt(repo)).toMatchObject([{ files: [{ path: 'projection.json', how: 'made' }] }]);
    const bytes = await readFile(kept);
    expect(await rebuilt(repo)).toMatchObject([{ files: [{ path: 'projection.json', how: 'identical' }] }]);
    await rm(kept);
    await autoloop(repo, ['runs']);
    expect(await readFile(kept)).toEqual(bytes);

    await writeFile(kept, bytes.toString().replace('"resumed":0', '"resumed":7'));
    expect(await rebuilt(repo)).toMatchObject([{ files: [{ how: 'differed' }] }]);
    expect(await readFile(kept)).toEqual(bytes);

    await writeFile(path, sealed([...long, ['run.paused', { reason: 'Once more' }]]).bytes);
    const text = await autoloop(repo, ['journal', 'rebuild']);
    expect(text).toMatchObject({
      code: 0,
      stdout: `${runId}  1 projection built again: 1 renewed (projection.json)\n`,
    });
  });

  it('makes the documents and logs of roles as they were, and takes away what is none of them', async () => {
    const repo = await project();
    const journal = await createJournal(join(repo, '.git'), runId);
    const preset = [
      { path: 'preset.md', text: '---\ntitle: One\nstart: [ra]\ncompletes_on: done\n---\n\nWell.\n' },
      { path: 'roles/ra.md', text: '---\nemits: [done]\ndocuments: [requirements.md]\n---\n\nAsk.\n' },
    ];
    const preset_files = await journal.putBlob(Buffer.from(JSON.stringify(preset)));
    const content = await journal.putBlob(Buffer.from('# What is asked for\n'));
    const happenings: Happening[] = [
      ['run.started', { ...started, preset: 'one', preset_files }],
      ...begun.slice(1),
      ...played('ra', 1, ['done']),
      [
        'document.written',
        { attempt: 1, iteration: 1, role: 'ra', name: 'requirements.md', version: '1.0.0', content },
      ],
    ];
    for (const [type, data] of happenings) await journal.append(type, data);
    await journal.close();

    const [made] = await rebuilt(repo);
    const paths = made?.files.map(({ path }) => path) ?? [];
    expect(paths.some((path) => /^projections\/attempt-1\/.*requirements\.md$/.test(path))).toBe(true);
    const files = () => Promise.all(paths.map((path) => readFile(join(runsOf(repo), runId, path), 'utf8')));
    const before = await files();
    expect(before).toContain('# What is asked for\n');
    expect((await rebuilt(repo))[0]?.files).toEqual(paths.map((path) => ({ path, how: 'identical' })));

    const [first = '', second = ''] = paths;
    await appendFile(join(runsOf(repo), runId, first), 'Changed by hand.\n');
    await rm(join(runsOf(repo), runId, second));
    await writeFile(join(runsOf(repo), runId, 'projections/stray.md'), 'Not read out of anything.\n');
    const [again] = await rebuilt(repo);
    expect(again?.files.filter(({ how }) => how !== 'identical')).toEqual([
      { path: first, how: 'differed' },
      { path: second, how: 'made' },
      { path: 'projections/stray.md', how: 'removed' },
    ]);
    expect(await files()).toEqual(before);
    expect((await autoloop(repo, ['journal', 'rebuild'])).stdout).toBe(
      `${runId}  ${paths.length} projections built again: all identical\n`,
    );

    // A run at work leaves no other there either.
    const stray = join(runsOf(repo), runId, 'projections/attempt-1/ra/stray.md');
    await writeFile(stray, 'Not read out of anything.\n');
    await writeCycleFiles(join(repo, '.git'), runId, 1);
    expect(existsSync(stray)).toBe(false);
    expect(await files()).toEqual(before);
  });

  it('is done by one at a time', async () => {
    const repo = await project();
    await withJournal(repo, long);
    await autoloop(repo, ['runs']);
    const kept = await readFile(join(runsOf(repo), runId, 'projection.json'));
    const said = await Promise.all(Array.from({ length: 6 }, () => autoloop(repo, ['journal', 'rebuild', '--json'])));
    for (const { stderr, stdout } of said) {
      expect(stderr).toBe('');
      const [{ files, problem }] = JSON.parse(stdout).runs;
      expect(problem === null ? files : []).toEqual(
        problem === null ? [{ path: 'projection.json', how: 'identical' }] : [],
      );
    }
    expect(await readFile(join(runsOf(repo), runId, 'projection.json'))).toEqual(kept);
  });

  it('leaves what it has to a run whose journal is broken, or that is at work', async () => {
    const repo = await project();
    const path = await withJournal(repo, long);
    await autoloop(repo, ['runs']);
    await appendFile(path, 'no event\n');
    const kept = await readFile(join(runsOf(repo), runId, 'projection.json'));
    expect(await rebuilt(repo)).toMatchObject([{ files: [], problem: expect.stringContaining('broken at event 331') }]);
    expect((await autoloop(repo, ['journal', 'rebuild'])).code).toBe(1);
    expect(await readFile(join(runsOf(repo), runId, 'projection.json'))).toEqual(kept);

    const live = await project();
    const journal = await createJournal(join(live, '.git'), runId);
    for (const [type, data] of begun) await journal.append(type, data);
    expect(await rebuilt(live)).toMatchObject([{ problem: 'It is at work, and writes them as it goes' }]);
    await journal.close();
    expect(await rebuilt(live)).toEqual([{ run_id: runId, files: [], problem: null }]);
  });
});
