import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/core/journal/types.gen.js';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git, startAutoloop } from '../support/run-program.js';
import { sampleOrder, sampleRepository, writeFiles } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { until } from '../support/until.js';

const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));

const role = (event: string) => `---\nemits: [${event}]\non_exit: ${event}\n---\n\nDo your part.\n`;
const preset = (start: string, event: string, gates = '') =>
  `---\ntitle: ${start}\nstart: [${start}]\ncompletes_on: ${event}\n${gates}---\n\nYou work on one order.\n`;

const gate = (event: string) => `gates:\n  - { before: ${event}, commands: acceptance }\n`;

/**
 * `note` proves nothing and leaves a note; `plan` leaves it for a later step to make the commands pass; `mend` mends `add`, and
 * only where it finds the note; `whole` is two of them.
 */
const presets = {
  'note/preset.md': preset('scribe', 'note.done', 'prepares: true\n'),
  'note/roles/scribe.md': role('note.done'),
  'plan/preset.md': preset('scribe', 'note.done', `prepares: true\n${gate('note.done')}`),
  'plan/roles/scribe.md': role('note.done'),
  'mend/preset.md': preset('mender', 'mend.done', gate('mend.done')),
  'mend/roles/mender.md': role('mend.done'),
  'brief/chain.md': '---\ntitle: Mend in three seconds\nchain: [mend]\nlimits: { minutes: 0.05 }\n---\n',
  'whole/chain.md': '---\ntitle: Note, then mend\nchain: [note, mend]\nlimits: { failures: 1 }\n---\n',
};

const deed = `case $AUTOLOOP_ROLE in
scribe) [ -z "$IDLE" ] || exit 1; echo plus > src/note.txt; echo 'It takes a plus.' > "$AUTOLOOP_OUTBOX/report.md" ;;
mender) touch begun; sleep "\${WAIT:-0}"; rm begun; [ "$(cat src/note.txt)" != plus ] || ${rightDeed} ;;
esac`;

/** @param byOrder whether the order itself names the chain. */
async function scene({ byOrder = false } = {}): Promise<string> {
  const agents = await shellAgents({ worker: deed }, { worker: 'env: [WAIT, IDLE]' });
  const repo = await sampleRepository({ recordings: {}, agents });
  await writeFiles(join(repo, '.autoloop/presets'), presets);
  if (byOrder) {
    const attempts = 'attempts: { preset: whole }\nstop_rules:';
    await writeFiles(repo, { '.autoloop/work-orders/add.md': sampleOrder.replace('stop_rules:', attempts) });
  }
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Presets');
  return repo;
}

/** The ids of the runs, the first first: two may begin in one second. */
async function runsOf(repo: string): Promise<string[]> {
  const begun = await Promise.all(
    (await runIds(repo)).map(async (id) => ({ id, at: (await eventsOf(repo, id))[0]?.at ?? '' })),
  );
  return begun.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ id }) => id);
}

const startOf = async (repo: string, run: string | undefined) =>
  ((await eventsOf(repo, run))[0] as EventOf<'run.started'>).data;

describe('a chain', () => {
  it('hands over files and words from step to step, and its last step is what is decided on', async () => {
    const repo = await scene();
    const done = await autoloop(repo, ['chain', 'run', 'add', 'plan', 'mend', '-n', '2', '--json']);
    expect(done.stderr).toContain('step 2 of 2 (mend)');
    expect(JSON.parse(done.stdout)).toMatchObject({
      kind: 'chain',
      chain: 'plan+mend',
      how: 'finished',
      steps: [
        { step: 1, preset: 'plan', winner: null, hands_over: 1 },
        { step: 2, preset: 'mend', outcome: 'accepted-candidate', winner: 3 },
      ],
    });
    expect(done.code).toBe(0);
    const [first, second] = await runsOf(repo);
    const started = await startOf(repo, second);
    expect(started).toMatchObject({
      trigger: 'chain',
      parent_run_id: first,
      chain: { name: 'plan+mend', step: 2, of: 2, depth: 1 },
      continues: { run_id: first, attempt: 1, tree: await git(repo, 'rev-parse', 'autoloop/add/1^{tree}') },
    });
    expect(await startOf(repo, first)).toMatchObject({ trigger: 'cli', parent_run_id: null, chain: { step: 1 } });
    expect(JSON.stringify(await eventsOf(repo, first))).toContain('A later step of the chain has to prove it');
    // Both attempts of the second step began with the note, and what they changed is told from base.
    expect(await git(repo, 'diff', '--name-only', 'main', 'autoloop/add/4')).toBe('src/calc.sh\nsrc/note.txt');
    expect(await git(repo, 'log', '--format=%P', '-1', 'autoloop/add/3')).toBe(started.base_commit);
    const prompt = await autoloop(repo, ['inspect', 'latest', 'prompt', '--attempt', '4']);
    expect(prompt.stdout).toMatch(/step 2 of 2[\s\S]*It takes a plus\./);

    const report = await autoloop(repo, ['report', 'add']);
    expect(report.stdout).toContain(`attempt 1 of ${first}`);

    const accepted = await autoloop(repo, ['review', 'add', '--decision', 'accept', '--reason', 'It adds.']);
    expect(accepted.stderr).toBe('');
    expect((await autoloop(repo, ['close', 'add'])).code).toBe(0);
    expect((await autoloop(repo, ['verify', 'add', '--replay'])).code).toBe(0);
    expect((await autoloop(repo, ['apply', 'add'])).code).toBe(0);
    expect(await git(repo, 'show', 'autoloop/add/accepted:src/note.txt')).toBe('plus');
    expect(await leftovers(repo)).toEqual([]);
  });

  it('goes on after it was killed between two steps, and in the midst of one', async () => {
    const alone = await scene();
    expect((await autoloop(alone, ['run', 'add', '--preset', 'note'])).code).toBe(1);
    const events = (await eventsOf(alone)).length;

    // The first step journals as many events as the same preset alone: it is killed right after its last.
    const repo = await scene({ byOrder: true });
    const killed = await autoloop(repo, ['run', 'add'], {
      env: { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: `${events}` },
    });
    expect(killed.signal).toBe('SIGKILL');
    const [first] = await runsOf(repo);
    expect((await eventsOf(repo, first)).at(-1)?.type).toBe('run.ended');
    expect((await autoloop(repo, ['status', 'add'])).stdout).toContain(`autoloop resume ${first}`);

    // Nothing that goes on from it would answer another contract.
    await writeFiles(repo, { '.autoloop/work-orders/add.md': sampleOrder.replace('1 + 2 is 3', '1 + 2 makes 3') });
    await git(repo, 'commit', '-q', '-a', '-m', 'Another contract');
    expect((await autoloop(repo, ['resume', first ?? ''])).stderr).toMatch(
      /Step 2 of chain `whole`.*\[order-changed\]/,
    );
    await git(repo, 'reset', '-q', '--hard', 'HEAD~1');

    // Of two who go on with it, one does.
    const two = [1, 2].map(() => startAutoloop(repo, ['resume', first ?? ''], { env: { WAIT: '3600' } }));
    expect((await Promise.race(two.map(({ outcome }) => outcome))).code).toBe(1);
    await until(() => existsSync(join(repo, '.attempts/add/2/begun')));
    for (const one of two) one.kill('SIGKILL');
    await Promise.all(two.map(({ outcome }) => outcome));

    // Meanwhile HEAD moves on, and no branch has the tree any more that it goes on from: nothing but a reflog keeps it.
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Meanwhile');
    await git(repo, 'branch', '-q', '-D', 'autoloop/add/1');
    await git(repo, 'gc', '-q', '--prune=now');

    const resumed = await autoloop(repo, ['resume', 'latest', '--json']);
    expect(resumed.stderr).toContain('Chain whole: finished: All 2 steps have run');
    const { base_commit } = await startOf(repo, first);
    expect(JSON.parse(resumed.stdout)).toMatchObject({
      kind: 'run',
      outcome: 'accepted-candidate',
      base_commit,
      continues: { run_id: first, attempt: 1 },
      parent_run_id: first,
    });
    expect(resumed.code).toBe(0);
    expect(await runsOf(repo)).toHaveLength(2);
    expect(await leftovers(repo)).toEqual([]);

    const over = await autoloop(repo, ['resume', 'latest']);
    expect(over.stderr).toContain('[chain-over]');
    expect(over.code).toBe(1);
  });

  it('runs a step that left nothing again as often as it may, and ends', async () => {
    const repo = await scene({ byOrder: true });
    const { code, stdout, stderr } = await autoloop(repo, ['run', 'add'], { env: { IDLE: 'yes' } });
    expect(stdout).toContain('Chain whole: step-failed: Step 1 of 2 left nothing to go on from');
    expect(code, stderr).toBe(1);
    const [first, second, ...others] = await runsOf(repo);
    expect(others).toEqual([]);
    expect(await startOf(repo, second)).toMatchObject({ parent_run_id: first, chain: { step: 1 } });
    expect(await startOf(repo, second)).not.toHaveProperty('continues');
  });

  it('ends a step that wants more than the chain has left, and says so', async () => {
    const repo = await scene();
    const wanted = ['chain', 'run', 'add', 'brief', '--json'];
    const { code, stdout, stderr } = await autoloop(repo, wanted, { env: { WAIT: '600' } });
    expect(JSON.parse(stdout), stderr).toMatchObject({ how: 'limit-reached', limit: 'minutes' });
    expect(code).toBe(1);
    const events = await eventsOf(repo);
    expect(events[0]?.data).toMatchObject({ chain: { name: 'brief', minutes: 0.05 } });
    expect(events.find(({ type }) => type === 'budget.exhausted')?.data).toMatchObject({ limit: 0.05, of: 'chain' });
    expect(events.at(-1)?.data).toMatchObject({
      outcome: 'budget-exhausted',
      reason: expect.stringContaining('minutes that the chain had left are used up'),
    });
  });

  it('goes on in the background, and is over once a person stops a step', async () => {
    const repo = await scene({ byOrder: true });
    const begun = await autoloop(repo, ['run', 'add', '--detach'], { env: { WAIT: '3600' } });
    expect(begun.stdout).toContain('has begun in the background');
    await until(() => existsSync(join(repo, '.attempts/add/2/begun')));
    expect((await autoloop(repo, ['runs'])).stdout).toContain('step 2 of 2 of whole');
    expect((await autoloop(repo, ['stop', 'latest'])).code).toBe(0);
    await until(async () => (await eventsOf(repo, (await runsOf(repo)).at(-1))).at(-1)?.type === 'run.ended');
    const over = await autoloop(repo, ['resume', 'latest']);
    expect(over.stderr).toContain('[chain-over]');
    expect(over.stderr).toContain('stopped by a person');
    expect(await runsOf(repo)).toHaveLength(2);
  });

  it('is refused before anything begins', async () => {
    const repo = await scene();
    const refused = async (...args: string[]) => {
      const { code, stderr } = await autoloop(repo, args);
      expect(code).not.toBe(0);
      return stderr;
    };
    expect(await refused('chain', 'run', 'add', 'note', 'mendd')).toMatch(/unknown-preset.*\n.*`mend`/);
    expect(await refused('chain', 'run', 'add', 'note')).toContain('autoloop run add --preset note');
    expect(await refused('chain', 'run', 'add', ...Array(9).fill('note'))).toContain('limits.max_run_depth');
    expect(await refused('chain', 'run', 'add', ...Array(11).fill('note'))).toContain('[chain-too-long]');
    expect(await runsOf(repo)).toEqual([]);
    const plan = await autoloop(repo, ['run', 'add', '--preset', 'whole', '--dry-run']);
    expect(plan.stdout).toContain('chain     note, mend');
  });
});
