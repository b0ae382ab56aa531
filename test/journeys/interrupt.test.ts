import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/core/journal/chain.js';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers, processesNaming } from '../support/run-leftovers.js';
import { autoloop, git, type Started, startAutoloop } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { temporary } from '../support/temporary.js';
import { until } from '../support/until.js';

/** A sample whose agent mends `add`, after as many seconds as the variable WAIT says. */
interface Scene {
  repo: string;
  /** Starts the tool with an agent that takes far longer than any test. */
  slowly(...args: string[]): Started;
  /** Waits until the agent of an attempt is at work. */
  begun(attempt: number): Promise<void>;
  /** Waits until no process of any agent of this scene is left. */
  quiet(): Promise<void>;
}

async function scene(config = ''): Promise<Scene> {
  // By its odd length the agent's sleep is known among the processes of the machine.
  const wait = String(5000 + Math.random());
  const agents = await shellAgents(
    { worker: `touch begun\nsleep "\${WAIT:-0}"\nrm begun\n${rightDeed}` },
    { worker: 'env: [WAIT]' },
  );
  const repo = await sampleRepository({ recordings: {}, agents, config });
  return {
    repo,
    slowly: (...args) => startAutoloop(repo, args, { env: { WAIT: wait } }),
    begun: (attempt) => until(() => existsSync(join(repo, '.attempts/add', String(attempt), 'begun'))),
    quiet: () => until(async () => (await processesNaming(`sleep ${wait}`)).length === 0),
  };
}

const typesOf = async (repo: string) => (await eventsOf(repo)).map(({ type }) => type);
const lastOf = async (repo: string) => (await eventsOf(repo)).at(-1);
const stateOf = async (repo: string) => (await autoloop(repo, ['runs'])).stdout;

/** A run in the middle of its first attempt, and then killed as nothing can be caught. */
async function cutOff(): Promise<Scene> {
  const made = await scene();
  const run = made.slowly('run', 'add');
  await made.begun(1);
  run.kill('SIGKILL');
  expect((await run.outcome).signal).toBe('SIGKILL');
  await made.quiet();
  return made;
}

async function resumesWell(repo: string): Promise<void> {
  const resumed = await autoloop(repo, ['resume', 'latest']);
  expect(resumed.stderr).toContain('taking up again: iteration');
  expect(resumed.stdout).toContain('accepted-candidate');
  expect(resumed.code).toBe(0);
  const events = await eventsOf(repo);
  expect(verifyChain(events)).toMatchObject({ ok: true });
  expect(events.filter(({ type }) => type === 'attempt.imported')).toHaveLength(1);
  expect(await leftovers(repo)).toEqual([]);
}

describe('in the middle of a run', () => {
  it.each([
    ['SIGINT', 'Paused by a person'],
    ['SIGHUP', 'Interrupted by SIGHUP'],
  ] as const)('%s pauses it; resume ends it right', async (signal, reason) => {
    const { repo, slowly, begun, quiet } = await scene();
    const run = slowly('run', 'add');
    await begun(1);
    run.kill(signal);
    const { code, stderr, stdout } = await run.outcome;
    expect(code).toBe(130);
    const [id] = await runIds(repo);
    expect(stderr).toContain(`autoloop resume ${id}`);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stdout).toBe('');
    await quiet();
    expect(await lastOf(repo)).toMatchObject({ type: 'run.paused', data: { reason } });
    expect(await stateOf(repo)).toContain('paused');
    await resumesWell(repo);
  });

  it('stop ends it for good, and nothing of it is left', async () => {
    const { repo, slowly, begun, quiet } = await scene();
    const run = slowly('run', 'add');
    await begun(1);
    const stop = await autoloop(repo, ['stop', 'add', '--json']);
    expect(stop.code).toBe(0);
    expect(JSON.parse(stop.stdout)).toMatchObject({ kind: 'stop', run: (await runIds(repo))[0], live: true });
    const { code, stderr } = await run.outcome;
    expect(code).toBe(130);
    expect(stderr).toContain('[run-stopped]');
    await quiet();
    expect(await lastOf(repo)).toMatchObject({ type: 'run.ended', data: { outcome: 'interrupted' } });
    expect(await leftovers(repo)).toEqual([]);

    for (const args of [
      ['resume', 'latest'],
      ['stop', 'latest'],
    ]) {
      const again = await autoloop(repo, args);
      expect(again.stderr).toContain('[run-over]');
      expect(again.code).toBe(1);
    }
    // The next run gets a number of its own.
    const next = await autoloop(repo, ['run', 'add']);
    expect(next.code).toBe(0);
    expect(next.stdout).toContain('attempt 2 (worker)');
  });

  it('a second Ctrl-C ends the tool at once, and the run goes on all the same', async () => {
    const { repo, slowly, begun, quiet } = await scene();
    const run = slowly('run', 'add');
    await begun(1);
    // Two of one signal may arrive as one.
    run.kill('SIGINT');
    run.kill('SIGHUP');
    expect((await run.outcome).code).toBe(130);
    await quiet();
    expect(await typesOf(repo)).not.toContain('run.paused');
    expect(await stateOf(repo)).toContain('cut off');
    await resumesWell(repo);
  });

  it('who steers a run that two signals end at once hears what became of it, and stop ends it all the same', async () => {
    const { repo, slowly, begun, quiet } = await scene();
    const run = slowly('run', 'add');
    await begun(1);
    /** Both signals reach the run together, however soon it would have obeyed one. */
    const together = async (pid: number, first: NodeJS.Signals, second: number, ...args: string[]) => {
      process.kill(pid, 'SIGSTOP');
      process.kill(pid, first);
      const steering = startAutoloop(repo, args);
      await until(() => {
        const pending = /^ShdPnd:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '';
        return (BigInt(`0x${pending}`) & (1n << BigInt(second - 1))) !== 0n;
      });
      process.kill(pid, 'SIGCONT');
      return steering.outcome;
    };
    const paused = await together(run.pid, 'SIGHUP', constants.signals.SIGINT, 'pause', 'add');
    expect(paused.stderr).toContain('[run-cut-off]');
    await quiet();
    await rm(join(repo, '.attempts/add/1/begun'));
    const again = slowly('resume', 'add');
    await begun(1);
    const stopped = await together(again.pid, 'SIGINT', constants.signals.SIGTERM, 'stop', 'add');
    expect(stopped).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Ended run') });
    expect(await lastOf(repo)).toMatchObject({ type: 'run.ended', data: { outcome: 'interrupted' } });
    expect(await leftovers(repo)).toEqual([]);
  });

  it('it may be resumed in another work tree, and reports where it was started', async () => {
    const { repo } = await cutOff();
    const linked = join(await temporary(), 'linked');
    await git(repo, 'worktree', 'add', '-q', '-b', 'side', linked);
    expect((await autoloop(linked, ['resume', 'add'])).code).toBe(0);
    expect(existsSync(join(repo, '.autoloop/reports/add/attempt-1.md'))).toBe(true);
    expect(await git(linked, 'status', '--porcelain')).toBe('');
    await git(repo, 'worktree', 'remove', linked);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('a run that died is ended by stop', async () => {
    const { repo } = await cutOff();
    expect(await stateOf(repo)).toContain('cut off');
    const doctor = await autoloop(repo, ['doctor']);
    expect(doctor.stdout).toMatch(/warning {2}runs: 1 not finished\n.*autoloop resume/);
    const stop = await autoloop(repo, ['stop', 'latest']);
    expect(stop.stdout).toContain('Ended run');
    expect(stop.code).toBe(0);
    expect(await lastOf(repo)).toMatchObject({ type: 'run.ended', data: { outcome: 'interrupted' } });
    expect(await leftovers(repo)).toEqual([]);
  });
});

describe('at the same time', () => {
  it('one of two resumes goes on, and the other says who does', async () => {
    const { repo, slowly, begun, quiet } = await cutOff();
    const first = slowly('resume', 'latest');
    await until(async () => (await typesOf(repo)).includes('run.resumed'));
    await begun(1);
    const second = await autoloop(repo, ['resume', 'latest']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`process ${first.pid}`);
    expect(second.stderr).toContain('[run-locked]');
    first.kill('SIGINT');
    expect((await first.outcome).code).toBe(130);
    await quiet();

    const racing = await Promise.all([autoloop(repo, ['resume', 'latest']), autoloop(repo, ['resume', 'latest'])]);
    expect(racing.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(racing.map(({ stderr }) => stderr).join('')).toMatch(/\[run-(locked|over)\]/);
    expect(verifyChain(await eventsOf(repo))).toMatchObject({ ok: true });
    expect(await leftovers(repo)).toEqual([]);
  });

  it('two runs of one order work, each with attempts of its own, and a third waits its turn', async () => {
    const { repo, slowly, begun, quiet } = await scene();
    const runs = [slowly('run', 'add', '-n', '2'), slowly('run', 'add', '-n', '2')];
    await Promise.all([1, 2, 3, 4].map(begun));
    const known = await runIds(repo);
    const third = await autoloop(repo, ['run', 'add']);
    for (const id of known) expect(third.stderr).toContain(`end it: autoloop stop ${id}`);
    expect(third.stderr).toContain('[too-many-runs]');
    expect(third.code).toBe(1);
    for (const run of runs) run.kill('SIGINT');
    expect((await Promise.all(runs.map(({ outcome }) => outcome))).map(({ code }) => code)).toEqual([130, 130]);
    await quiet();

    const ids = await runIds(repo);
    const resumed = await Promise.all(ids.map((id) => autoloop(repo, ['resume', id])));
    expect(resumed.map(({ code }) => code)).toEqual([0, 0]);
    const attempts = await Promise.all(
      ids.map(async (id) =>
        (await eventsOf(repo, id)).flatMap(({ type, data }) => (type === 'attempt.opened' ? [data.attempt] : [])),
      ),
    );
    expect(attempts.map(({ length }) => length)).toEqual([2, 2]);
    expect(attempts.flat().sort()).toEqual([1, 2, 3, 4]);
    expect(await leftovers(repo)).toEqual([]);
  });
});

describe('clean', () => {
  it('keeps what an unfinished run needs, unless it is forced; then the run is over', async () => {
    const { repo } = await cutOff();
    const worktree = join(repo, '.attempts/add/1');
    const kept = await autoloop(repo, ['clean']);
    expect(kept.code).toBe(0);
    expect(kept.stdout).toMatch(/^kept worktree .*\.attempts\/add\/1: run .* can go on: autoloop resume/m);
    expect(kept.stdout).toMatch(/^kept scratch /m);
    expect(existsSync(join(worktree, 'begun'))).toBe(true);

    const dry = await autoloop(repo, ['clean', '--force', '--dry-run']);
    expect(dry.stdout).toMatch(/^would remove worktree /m);
    expect(existsSync(join(worktree, 'begun'))).toBe(true);
    expect(await stateOf(repo)).toContain('cut off');

    const forced = await autoloop(repo, ['clean', '--force']);
    expect(forced.stdout).toMatch(/^removed worktree .*\.attempts\/add\/1$/m);
    expect(await leftovers(repo)).toEqual([]);
    expect(await stateOf(repo)).toContain('interrupted');
    // Its branch holds nothing, so the next clean takes it.
    expect((await autoloop(repo, ['clean'])).stdout).toBe('removed branch autoloop/add/1\n');
    expect((await autoloop(repo, ['clean'])).stdout).toBe('Nothing is left over\n');
  });

  it('leaves a run at work alone', async () => {
    const { repo, slowly, begun } = await scene();
    const run = slowly('run', 'add');
    await begun(1);
    const { stdout } = await autoloop(repo, ['clean', '--force']);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^kept worktree .*is at work$/),
      expect.stringMatching(/^kept scratch .*is at work$/),
    ]);
    run.kill('SIGTERM');
    await run.outcome;
    expect(await leftovers(repo)).toEqual([]);
  });

  it('after an order is closed takes the branches of attempts that lost, and nothing that a person made or accepted', async () => {
    const { repo } = await scene();
    expect((await autoloop(repo, ['run', 'add', '-n', '2'])).code).toBe(0);
    await autoloop(repo, ['review', 'add', '--decision', 'accept', '--reason', 'Proved']);
    expect((await autoloop(repo, ['close', 'add'])).code).toBe(0);
    const look = join(await temporary(), 'look');
    await git(repo, 'worktree', 'add', '-q', look, 'autoloop/add/1');
    await writeFile(join(look, 'notes.txt'), 'Mine.\n');
    const lost = await git(repo, 'rev-parse', 'autoloop/add/2');
    // Commits that only a branch of that name has, from another machine perhaps.
    const foreign = await git(repo, 'commit-tree', '-m', 'Elsewhere', `${lost}^{tree}`);
    await git(repo, 'branch', 'autoloop/other/1', foreign);
    await git(repo, 'branch', 'autoloop/add/accepted', 'autoloop/add/1');

    const dry = await autoloop(repo, ['clean', '--dry-run']);
    expect(dry.stdout).toBe(
      'would remove branch autoloop/add/2\nkept branch autoloop/other/1: no run knows it, and its commits may be nowhere else: --force removes it\n',
    );
    expect(await git(repo, 'rev-parse', 'autoloop/add/2')).toBe(lost);
    await autoloop(repo, ['clean']);
    expect(await git(repo, 'branch', '--list', '--format=%(refname:short)', 'autoloop/*')).toBe(
      'autoloop/add/1\nautoloop/add/accepted\nautoloop/other/1',
    );
    expect(existsSync(join(look, 'notes.txt'))).toBe(true);
    expect((await autoloop(repo, ['verify'])).code).toBe(0);
  });
});

describe('the demo', () => {
  it('stops cleanly, overwrites nothing and is left by whoever stops it', async () => {
    const home = await temporary();
    const sample = join(home, 'sample');
    const demo = startAutoloop(home, ['demo', home]);
    await until(() => existsSync(join(sample, '.attempts')));
    demo.kill('SIGINT');
    const { code, stderr, stdout } = await demo.outcome;
    expect(code).toBe(130);
    expect(stderr).toContain('[demo-stopped]');
    expect(stdout).toContain('[run-paused]');
    expect(await lastOf(sample)).toMatchObject({ type: 'run.paused' });
    await until(async () => (await processesNaming(home)).length === 0);

    const again = await autoloop(home, ['demo', home]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('[folder-taken]');
    expect(existsSync(join(sample, '.attempts'))).toBe(true);
  });
});

describe('a detached run', () => {
  it('goes on when who asked for it is gone, and ends as any other', async () => {
    const { repo } = await scene();
    const asked = await autoloop(repo, ['run', 'add', '--detach']);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    const [id = ''] = await runIds(repo);
    expect(asked.stdout).toContain(`Run ${id} has begun in the background`);
    await until(async () => (await eventsOf(repo, id)).at(-1)?.type === 'run.ended');
    await until(async () => (await leftovers(repo)).length === 0);
    expect((await eventsOf(repo, id)).at(-1)).toMatchObject({ data: { outcome: 'accepted-candidate' } });
  });

  it('is refused in the foreground, where somebody hears it', async () => {
    const { repo } = await scene();
    const asked = await autoloop(repo, ['run', 'ad', '--detach']);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('Did you mean `add`?');
    expect(await runIds(repo)).toEqual([]);
  });
});
