import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf, runIds } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';

const sample = (agents: Record<string, string>) => sampleRepository({ recordings: {}, agents });

/** What the judge and the loop said of each attempt, by its agent. */
async function fates(repo: string) {
  const events = await eventsOf(repo);
  const agents = new Map(events.flatMap((e) => (e.type === 'attempt.opened' ? [[e.data.attempt, e.data.agent]] : [])));
  return Object.fromEntries(
    [...agents].map(([attempt, agent]) => {
      const of = <T extends { attempt: number }>(data: T) => data.attempt === attempt;
      const ended = events.find((e) => e.type === 'attempt.ended' && of(e.data));
      const scored = events.find((e) => e.type === 'judge.scored' && of(e.data));
      const role = events.find((e) => e.type === 'role.ended' && of(e.data));
      return [
        agent,
        {
          outcome: ended?.type === 'attempt.ended' ? ended.data.outcome : null,
          standing: scored?.type === 'judge.scored' ? scored.data.standing : null,
          reasons: scored?.type === 'judge.scored' ? scored.data.reasons : [],
          ended: role?.type === 'role.ended' ? role.data.ended : null,
        },
      ];
    }),
  );
}

describe('an agent is believed by what it leaves', () => {
  it('whatever its exit code, its noise and its commits say', async () => {
    const agents = await shellAgents(
      {
        fails: `${rightDeed}\nexit 1`,
        commits: `sed -i 's/^/ /' src/calc.sh\n${rightDeed}\ngit add -A && git commit -qm 'Mine, all mine'`,
        noisy: `${rightDeed}\nhead -c 20000000 /dev/zero | tr '\\0' x\nhead -c 20000000 /dev/zero | tr '\\0' y >&2`,
        slow: `echo '# slow' >> src/calc.sh\n${rightDeed}\nsleep 600`,
      },
      { slow: 'timeout: 6' },
    );
    const repo = await sample(agents);
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.code).toBe(0);
    expect(await fates(repo)).toMatchObject({
      fails: { outcome: 'completed', standing: 'candidate', ended: { how: 'exited', code: 1 } },
      commits: { standing: 'candidate', ended: { how: 'exited', code: 0 } },
      noisy: { standing: 'duplicate', ended: { how: 'exited', code: 0 } },
      slow: { outcome: 'completed', standing: 'candidate', ended: { how: 'timed-out', after_ms: 6000 } },
    });
    // Its history is not taken: the commit is ours, on the base.
    expect(await git(repo, 'log', '--format=%s', 'main..autoloop/add/2')).toBe('Make add add');
    // What is kept of its noise is bounded.
    const sizes = (await eventsOf(repo)).flatMap((e) =>
      e.type === 'role.ended' && e.data.agent === 'noisy' ? [e.data.stdout.bytes, e.data.stderr.bytes] : [],
    );
    expect(Math.max(...sizes)).toBe(16 * 1024 ** 2);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('and is out, by name of the reason, when that is nothing', async () => {
    const agents = await shellAgents({
      idle: 'echo "Everything is done."',
      stopped: `autoloop-emit order.blocked --data '{"rule":"another function has to change"}'`,
      broken: 'echo "401 unauthorized" >&2\nexit 7',
      talkative: "autoloop-emit review.ready\nautoloop-emit 'no name'",
    });
    const repo = await sample(agents);
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('no-candidate');
    const fate = await fates(repo);
    expect(fate).toMatchObject({
      idle: { outcome: 'stalled', standing: 'out' },
      stopped: { outcome: 'blocked', standing: 'out' },
      broken: { outcome: 'agent-failed', standing: 'out', ended: { how: 'exited', code: 7 } },
      talkative: { standing: 'out' },
    });
    expect(fate.idle?.reasons.join()).toContain('changed nothing');
    expect(fate.broken?.reasons.join()).toContain('(auth)');
    const events = await eventsOf(repo);
    expect(events.find((e) => e.type === 'event.emitted' && e.data.event === 'order.blocked')?.data).toMatchObject({
      data: { rule: 'another function has to change' },
    });
    expect(events.find((e) => e.type === 'event.rejected')?.data).toMatchObject({ event: 'review.ready' });
    expect(await leftovers(repo)).toEqual([]);
  });

  it('all of one mind end the run with their reason', async () => {
    const repo = await sample(await shellAgents({ stopped: 'autoloop-emit order.blocked' }));
    const run = await autoloop(repo, ['run', 'add', '--json']);
    expect(run.code).toBe(1);
    const told = JSON.parse(run.stdout);
    expect(told).toMatchObject({ kind: 'run', outcome: 'blocked', sandbox: { engine: 'bubblewrap', image: null } });
    // As the report has them.
    const { sandbox, contacts } = JSON.parse((await autoloop(repo, ['report', 'add', '--json'])).stdout);
    expect(told).toMatchObject({ contacts, sandbox: { version: sandbox.version, unenforced: sandbox.unenforced } });
  });
});

describe('an agent sees', () => {
  it('of the environment what is named, and nothing else', async () => {
    const agents = await shellAgents({ curious: `env\n${rightDeed}` }, { curious: 'env: [NAMED, ABSENT]' });
    const repo = await sample(agents);
    await autoloop(repo, ['run', 'add'], { env: { NAMED: 'for the agent', UNNAMED: 'not for the agent' } });
    const { stdout } = await autoloop(repo, ['inspect', 'latest', 'output']);
    expect(stdout).toContain('NAMED=for the agent\n');
    expect(stdout).not.toContain('not for the agent');
    expect(stdout).not.toContain('ABSENT');
    expect(stdout).not.toContain('GIT_CONFIG_GLOBAL');
  });

  it('the prompt on standard input, or in the file it asks for', async () => {
    const { reader = '', filer = '' } = await shellAgents({
      reader: `cat\n${rightDeed}`,
      filer: `cat "$2"; cat\n${rightDeed}`,
    });
    const repo = await sample({ reader, filer: filer.replace(/\]/, ', --from, "{prompt_file}"]') });
    await autoloop(repo, ['run', 'add']);
    for (const attempt of ['1', '2']) {
      const prompt = await autoloop(repo, ['inspect', 'latest', 'prompt', '--attempt', attempt]);
      const output = await autoloop(repo, ['inspect', 'latest', 'output', '--attempt', attempt]);
      expect(prompt.stdout).toContain('Make add add');
      expect(output.stdout).toBe(prompt.stdout);
    }
  });
});

describe('an agent that cannot be started', () => {
  it.each([
    ['that is not installed', '{ driver: exec, command: [no-such-agent, -p] }', 3, 'agent-missing'],
    ['that is not installed, to be spoken with', '{ driver: acp, command: [no-such-agent] }', 3, 'agent-missing'],
    ['that needs what no home has', '{ driver: exec, command: [sh], home: [.no-such-login] }', 3, 'home-missing'],
    ['that asks for what no agent is given', '{ driver: exec, command: [sh], home: [.ssh] }', 2, 'home-refused'],
    ['whose recording is gone', '{ driver: replay, recording: /nowhere/at/all }', 2, 'recording-missing'],
  ])('%s is missed before anything has begun, in a dry run too', async (_, entry, code, name) => {
    const right = await shellAgents({ right: rightDeed });
    const repo = await sample({ ...right, wrong: entry });
    for (const more of [['--dry-run'], []]) {
      const run = await autoloop(repo, ['run', 'add', ...more]);
      expect(run.stderr).toContain(`[${name}]`);
      expect(run.code).toBe(code);
    }
    expect(await runIds(repo)).toEqual([]);
    expect(await git(repo, 'branch', '--list', 'autoloop/*')).toBe('');
    // Nobody asked for it here.
    expect((await autoloop(repo, ['run', 'add', '--agent', 'right'])).code).toBe(0);
  });

  it('any more stops a resume before it goes on', async () => {
    const { worker = '' } = await shellAgents({ worker: rightDeed });
    const repo = await sample({ worker });
    const { fileURLToPath } = await import('node:url');
    const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));
    await autoloop(repo, ['run', 'add'], { env: { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: '2' } });
    const before = await eventsOf(repo);
    await rm(dirname(/\[(.*?)\]/.exec(worker)?.[1] ?? ''), { recursive: true });
    const resumed = await autoloop(repo, ['resume', 'latest']);
    expect(resumed.stderr).toContain('[agent-missing]');
    expect(resumed.code).toBe(3);
    expect(await eventsOf(repo)).toEqual(before);
  });
});

describe('a run that is killed while an agent waits to be tried again', () => {
  it('goes on, and waits again where it must', async () => {
    const deed = `[ -e /gitdir/tried ] || { touch /gitdir/tried; echo 'HTTP 429 Too Many Requests' >&2; exit 1; }\n${rightDeed}`;
    const repo = await sample(await shellAgents({ worker: deed }));
    const { fileURLToPath } = await import('node:url');
    const preload = fileURLToPath(new URL('./kill-after.mjs', import.meta.url));
    const killed = await autoloop(repo, ['run', 'add'], {
      env: { NODE_OPTIONS: `--import=${preload}`, KILL_AFTER_EVENT: '6' },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect((await eventsOf(repo)).at(-1)).toMatchObject({ type: 'role.retrying', data: { wait_ms: 2000 } });
    const resumed = await autoloop(repo, ['resume', 'latest']);
    expect(resumed.stderr + resumed.stdout).toContain('accepted-candidate');
    expect(resumed.stderr).toMatch(/attempt 1: worker starts again in 2\.0 s \(rate-limit, retry 1\)/);
    const report = await autoloop(repo, ['report', 'add']);
    expect(report.stdout).toContain('Started again 1 time, for `rate-limit`');
    expect(await leftovers(repo)).toEqual([]);
  });
});
