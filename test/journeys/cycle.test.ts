/** The preset `cycle` from end to end: documents in versions, feedback, phases, and going on where it stopped. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository, writeFiles } from '../support/sample.js';
import { type Fixture, scriptedAgents } from '../support/scripted-agents.js';

const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));

/** What the order's command prints, and by which it fails. */
const printed = (pass: number, fail: number, lines: number) =>
  `# pass ${pass}\n# fail ${fail}\nAll files | 1 | 1 | 1 | ${lines} |\n`;
const results = (text: string) => [{ path: 'src/results.txt', content: text }];

const issues = (status: string) =>
  JSON.stringify({ issues: [{ id: 'one', title: 'It loses a result', severity: 'critical', status }] });

const order = `---
title: Get results
owner: core
goal: The results are good.
state: ready
allowed_scope: [src/**]
forbidden_scope: [docs/**]
stop_rules: [Stop if another file has to change.]
acceptance_criteria:
  - { id: good, text: No test fails., proved_by: [unit] }
acceptance_commands:
  - { id: unit, run: "cat src/results.txt && ! grep -q 'fail [1-9]' src/results.txt", timeout: 30 }
---

The results are in \`src/results.txt\`.
`;

/**
 * Cycle 1: what is developed first fails, and goes back to `cd`; then it holds with 40 % covered, enough for phase 0→1.
 * Cycle 2 covers 90 %. Whatever is wanted after that, in a run of its own, is there at once.
 */
const worker: Fixture = {
  ra: [
    {
      documents: { 'requirements.md': '# Requirements {iteration}\n' },
      events: [{ event: 'requirements.ready', data: { summary: 'What has to be true' } }],
    },
  ],
  ep: [
    {
      documents: {
        'exploration.md': '# What there is\n',
        'architecture.md': '# Where it goes {iteration}\n',
        'plan.json': '{"tasks": [{iteration}]}\n',
      },
    },
  ],
  cd: [
    { edits: results(printed(1, 1, 40)), documents: { 'implementation.md': '# Tried\n' } },
    {
      from: 5,
      edits: results(printed(2, 0, 40)),
      documents: { 'implementation.md': '# Mended\n', 'issues.json': issues('open') },
    },
    {
      from: 9,
      edits: results(printed(9, 0, 90)),
      documents: { 'implementation.md': '# Covered\n', 'issues.json': issues('mended') },
    },
  ],
  vas: [
    { documents: { 'summary.md': '# Not yet\n' }, events: [{ event: 'tests.failed', data: { failed: 1 } }] },
    { from: 6, documents: { 'summary.md': '# All of it {iteration}\n' }, events: [{ event: 'order.done' }] },
  ],
};

/** Goes on from that, in one cycle. */
const later: Fixture = {
  ...worker,
  ra: [{ documents: { 'requirements.md': '# More\n' }, events: [{ event: 'requirements.ready' }] }],
  cd: [{ edits: results(printed(12, 0, 95)), documents: { 'implementation.md': '# More\n' } }],
  vas: [{ documents: { 'summary.md': '# More\n' }, events: [{ event: 'order.done' }] }],
};

async function cycleRepository(): Promise<string> {
  const repo = await sampleRepository({ recordings: {}, agents: await scriptedAgents({ worker, later }) });
  await writeFiles(repo, { '.autoloop/work-orders/results.md': order });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Order');
  return repo;
}

const filesOf = async (repo: string, attempt = 1): Promise<{ folder: string; files: Record<string, string> }> => {
  const run = (await runIds(repo)).at(-1) ?? '';
  const folder = join(repo, '.git/autoloop/runs', run, 'projections', `attempt-${attempt}`);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
  );
  return { folder, files: Object.fromEntries(texts) };
};

const rolesOf = async (repo: string) =>
  (await eventsOf(repo)).flatMap((event) => (event.type === 'role.ended' ? [event.data.role] : []));
const whole = ['ra', 'ep', 'cd', 'vas', 'cd', 'vas', 'ra', 'ep', 'cd', 'vas'];

/** The prompts of the newest run, by role. */
async function promptsOf(repo: string): Promise<Record<string, string[]>> {
  const run = (await runIds(repo)).at(-1) ?? '';
  const prompts: Record<string, string[]> = {};
  for (const event of await eventsOf(repo)) {
    if (event.type !== 'role.started') continue;
    const { role, prompt } = event.data;
    const path = join(repo, '.git/autoloop/runs', run, 'blobs', prompt.sha256);
    prompts[role] = [...(prompts[role] ?? []), await readFile(path, 'utf8')];
  }
  return prompts;
}

const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('autoloop cycle', () => {
  it('goes through cycles, keeps documents in versions, and ends when what is measured converges', async () => {
    const repo = await cycleRepository();
    const { code, stdout, stderr } = await autoloop(repo, ['cycle', 'results', '--auto', '--agent', 'worker']);
    expect(stderr).toContain('cycle 1 (phase 0→1): another is needed');
    expect(stderr).toContain(
      'Phase 0→1 holds; completion needs phase 1→100: coverage is 40 %, under 80 %; `one` is a critical issue of `issues.json`, and open',
    );
    expect(stderr).toContain('cycle 2 (phase 0→1): it converged: Phase 1→100 holds');
    expect([code, stdout.includes('accepted-candidate')]).toEqual([0, true]);
    expect(await rolesOf(repo)).toEqual(whole);

    const { folder, files } = await filesOf(repo);
    expect(Object.keys(files)).toEqual([
      'cd/changes.log',
      'cd/history/implementation-v1.0.0.md',
      'cd/history/implementation-v1.1.0.md',
      'cd/history/issues-v1.0.0.json',
      'cd/implementation.md',
      'cd/issues.json',
      'coordination/decisions.log',
      'coordination/timeline.md',
      'ep/architecture.md',
      'ep/changes.log',
      'ep/exploration.md',
      'ep/history/architecture-v1.0.0.md',
      'ep/history/plan-v1.0.0.json',
      'ep/plan.json',
      'ra/changes.log',
      'ra/history/requirements-v1.0.0.md',
      'ra/requirements.md',
      'state.json',
      'vas/changes.log',
      'vas/history/summary-v1.0.0.md',
      'vas/history/summary-v1.1.0.md',
      'vas/summary.md',
      'vas/test-results.json',
    ]);
    expect(files['ra/requirements.md']).toBe('# Requirements 7\n');
    expect(files['ra/history/requirements-v1.0.0.md']).toBe('# Requirements 1\n');
    expect(lines(files['ra/changes.log'])).toMatchObject([
      { document: 'requirements.md', version: '1.0.0', action: 'create', description: 'What has to be true' },
      { document: 'requirements.md', version: '1.1.0', action: 'update' },
    ]);
    expect(JSON.parse(files['vas/test-results.json'] ?? '')).toMatchObject({
      iteration: 10,
      cycle: 2,
      how: 'converged',
      cases: { passed: 9, failed: 0, skipped: 0 },
      pass_rate: 100,
      coverage: 90,
    });
    expect(JSON.parse(files['state.json'] ?? '')).toMatchObject({
      title: 'results',
      status: 'completed',
      current_iteration: 10,
      agents: { ra: { status: 'completed', output_files: ['ra/requirements.md'] } },
      requirements: '1.1.0',
      test_results: { coverage: 90 },
    });
    expect(lines(files['coordination/decisions.log']).map(({ decision }) => decision)).toEqual(
      expect.arrayContaining(['hand-over', 'next-cycle', 'guidance', 'completion-held', 'converged', 'ended']),
    );
    expect(files['coordination/timeline.md']).toContain('`vas` says `tests.failed`');

    // Lost or damaged, all of it comes back from the journal.
    const rebuilt = async () => {
      const { code, stdout } = await autoloop(repo, ['journal', 'rebuild', '--json']);
      expect(code).toBe(0);
      return stdout;
    };
    expect(await rebuilt()).not.toContain('differed');
    await rm(join(folder, 'state.json'));
    await writeFile(join(folder, 'ra/requirements.md'), 'damaged');
    await writeFile(join(folder, 'ra/stray.md'), 'nobody wrote this');
    expect(await rebuilt()).toContain('differed');
    expect((await filesOf(repo)).files).toEqual(files);
    await rm(join(folder, '..'), { recursive: true });
    await rebuilt();
    expect((await filesOf(repo)).files).toEqual(files);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('pauses between cycles, is gone on with after that and after kill -9, and is extended when it has ended', async () => {
    const repo = await cycleRepository();
    const prep = join(repo, '..', 'prep.json');
    const template = await autoloop(repo, ['cycle', 'results', '--prep-template', '--agent', 'worker']);
    const focus = { '0→1': { cd: 'FOCUS-EARLY' }, '1→100': { cd: 'FOCUS-LATE' } };
    const filled = { ...JSON.parse(template.stdout), status: 'ready', score: 8, task: 'TASK-REFINED', focus };
    await writeFile(prep, JSON.stringify({ ...filled, score: 5 }));
    const refused = await autoloop(repo, ['cycle', 'results', '--agent', 'worker', '--prep', prep]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('a score of 5, and 6 is the least')]);
    expect(await runIds(repo)).toEqual([]);

    await writeFile(prep, JSON.stringify(filled));
    const first = await autoloop(repo, ['cycle', 'results', '--agent', 'worker', '--prep', prep]);
    expect(first.stderr).toContain('Go on with: autoloop cycle results --continue');
    expect([first.code, first.stdout.includes('not over')]).toEqual([0, true]);
    expect((await eventsOf(repo)).at(-1)).toMatchObject({
      type: 'run.paused',
      data: { reason: 'Cycle 1 is over; a person decides whether the next begins' },
    });
    expect(await rolesOf(repo)).toEqual(whole.slice(0, 6));
    expect(JSON.parse((await filesOf(repo)).files['state.json'] ?? '')).toMatchObject({ status: 'paused', cycle: 2 });

    const args = ['cycle', 'results', '--continue'];
    const env = { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: '22' };
    expect((await autoloop(repo, args, { env })).signal).toBe('SIGKILL');
    expect((await eventsOf(repo)).at(-1)?.type).not.toBe('run.ended');
    expect(await autoloop(repo, args)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('accepted-candidate'),
    });
    const { files } = await filesOf(repo);
    expect(files['ra/requirements.md']).toBe('# Requirements 7\n');
    expect(lines(files['cd/changes.log']).map(({ document, version }) => `${document} ${version}`)).toEqual([
      'implementation.md 1.0.0',
      'implementation.md 1.1.0',
      'issues.json 1.0.0',
      'implementation.md 1.2.0',
      'issues.json 1.1.0',
    ]);
    const told = await promptsOf(repo);
    expect(told.ra?.every((prompt) => prompt.includes('TASK-REFINED'))).toBe(true);
    expect(told.cd?.every((prompt) => prompt.includes('FOCUS-EARLY') && !prompt.includes('FOCUS-LATE'))).toBe(true);

    const complete = await autoloop(repo, [...args, '--auto']);
    expect([complete.code, complete.stderr]).toEqual([1, expect.stringContaining('is complete')]);
    const extended = await autoloop(repo, ['cycle', 'results', '--extend', 'MORE-OF-IT', '--agent', 'later', '--auto']);
    expect(extended).toMatchObject({ code: 0, stdout: expect.stringContaining('accepted-candidate') });
    const [before, run] = await runIds(repo);
    expect((await eventsOf(repo))[0]?.data).toMatchObject({
      parent_run_id: before,
      trigger: 'branch',
      continues: { run_id: before, attempt: 1 },
      extension: 'MORE-OF-IT',
      objective: 'The results are good.\n\nBesides: MORE-OF-IT',
    });
    expect(run).not.toBe(before);
    const later = await promptsOf(repo);
    expect(later.ra?.[0]).toContain('MORE-OF-IT');
    expect(later.ra?.[0]).toContain('`requirements.md` 1.1.0, kept by ra, carried over');
    expect(later.cd?.[0]).not.toContain('MORE-OF-IT');
    const grown = (await filesOf(repo, 2)).files;
    expect(grown['ra/history/requirements-v1.1.0.md']).toBe('# Requirements 7\n');
    expect(lines(grown['ra/changes.log']).at(-1)).toMatchObject({ version: '1.2.0', action: 'update' });
    expect(await leftovers(repo)).toEqual([]);
  });
});
