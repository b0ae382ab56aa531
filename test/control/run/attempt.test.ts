import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunState } from '../../../src/core/journal/state.js';
import { eventsOf, runIds } from '../../support/journal.js';
import { git } from '../../support/run-program.js';
import { rightPatch, sampleRepository, writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import { runOrder } from './running.js';

const attemptOf = (state: RunState, number: number) => {
  const found = state.attempts.find(({ attempt }) => attempt === number);
  if (found === undefined) throw new Error(`there is no attempt ${number}`);
  return found;
};

async function blobText(repo: string, sha256: string | undefined): Promise<string> {
  const [run = ''] = await runIds(repo);
  return readFile(join(repo, '.git/autoloop/runs', run, 'blobs', sha256 ?? ''), 'utf8');
}

/** A repository whose one agent is a program: \`script\`, in a folder that holds a secret too. */
async function withProgram(script: string, version = '1.2.3'): Promise<string> {
  const home = await temporary();
  await writeFiles(home, {
    'agent.sh': `#!/bin/sh\ncase $1 in --version) echo robot ${version}; exit;; esac\n${script}`,
    secret: 's',
  });
  const command = JSON.stringify([join(home, 'agent.sh')]);
  return sampleRepository({ recordings: {}, agents: { robot: `{ driver: exec, command: ${command} }` } });
}

describe('an attempt', () => {
  it('whose branch somebody moved is discarded with the reason, and keeps no other back', async () => {
    const repo = await sampleRepository({
      recordings: { first: { '1.patch': rightPatch }, second: { '1.patch': rightPatch } },
    });
    const elsewhere = await git(repo, 'commit-tree', '-m', 'Mine', 'HEAD^{tree}');
    const state = await runOrder(repo, {
      watch(event) {
        if (event.type === 'iteration.ended' && event.data.attempt === 1)
          execFileSync('git', ['update-ref', 'refs/heads/autoloop/add/1', elsewhere], { cwd: repo });
      },
    });
    expect(attemptOf(state, 1).discarded).toContain('no longer stands at its base');
    expect(state.ended).toMatchObject({ outcome: 'accepted-candidate' });
    expect(state.ranking?.winner).toBe(2);
  });

  it('keeps what the agent committed as text, and takes only its files', async () => {
    const repo = await sampleRepository({
      recordings: {
        talks: {
          '1.patch': rightPatch,
          '1.sh':
            'git commit -q -a -m "I am the best" && head -c 100000 /dev/zero | tr "\\0" x > /tmp/m && git commit -q --allow-empty -F /tmp/m\n',
        },
        silent: { '1.patch': rightPatch },
      },
    });
    const state = await runOrder(repo);
    const log = attemptOf(state, 1).iterations[0]?.log;
    expect(log).toMatchObject({ bytes: 64 * 1024, truncated: true });
    expect(await blobText(repo, log?.sha256)).toContain('agent@sandbox.invalid');
    expect(attemptOf(state, 2).iterations[0]?.log).toBe(null);
    expect(await git(repo, 'log', '--format=%s', 'main..autoloop/add/1')).toBe('Make add add');
  });

  it('leaves behind what only a patient program can delete, and the run goes on', async () => {
    const dig =
      'node -e "for (let i = 0; i < 1500; i++) { fs.mkdirSync(\\"a-folder\\"); process.chdir(\\"a-folder\\") }"';
    const repo = await sampleRepository({
      recordings: {
        digger: {
          '1.patch': rightPatch,
          '1.sh': `(cd /outbox && ${dig}); mkdir /outbox/shut && chmod 0 /outbox/shut\n`,
        },
      },
    });
    expect((await runOrder(repo)).ended?.outcome).toBe('accepted-candidate');
  });
});

describe('a role', () => {
  it('is shown its program and nothing beside it; what it prints cannot stop the run', async () => {
    const repo = await withProgram(
      `cat > /dev/null; ls "$(dirname "$0")"; echo '{"usage":{"input_tokens":1.5,"output_tokens":1},"result":"I fixed it"}'
       sed -i '1s/-/+/' src/calc.sh`,
    );
    const state = await runOrder(repo);
    const [role] = attemptOf(state, 1).iterations[0]?.roles ?? [];
    expect(role).toMatchObject({ agent_version: '1.2.3', usage: null, ended: { how: 'exited', code: 0 } });
    expect(await blobText(repo, role?.stdout.sha256)).toMatch(/^agent\.sh\n\{/);
    const report = await readFile(join(repo, '.autoloop/reports/add/attempt-1.md'), 'utf8');
    expect(report).toMatch(/agent claims.*\n+`+text\nIt left no report\. The last it said:\n\nI fixed it\n/);
  });

  it('is asked for its version once in a run', async () => {
    const repo = await withProgram(`cat > /dev/null; sed -i '1s/-/+/' src/calc.sh`, '1.2.$(date +%N)');
    const { attempts } = await runOrder(repo, { options: { attempts: 3 } });
    const versions = attempts.map(({ iterations }) => iterations[0]?.roles[0]?.agent_version);
    expect(versions).toEqual([expect.stringMatching(/^1\.2\.\d+$/), versions[0], versions[0]]);
  });

  it('is not taken at its word when it is asked for its version', async () => {
    const repo = await withProgram(
      `cat > /dev/null; sed -i '1s/-/+/' src/calc.sh`,
      '1; echo nonsense >> /outbox/events.jsonl',
    );
    const [iteration] = attemptOf(await runOrder(repo), 1).iterations;
    expect(iteration).toMatchObject({ emitted: [{ event: 'order.done' }], rejected: [] });
  });

  it('is heard where it may speak, and told where it may not', async () => {
    const repo = await sampleRepository({
      recordings: {
        loud: {
          '1.patch': rightPatch,
          '1.sh': 'autoloop-emit shutdown; echo nonsense >> /outbox/events.jsonl; autoloop-emit order.done\n',
        },
      },
    });
    const events = await runOrder(repo).then(() => eventsOf(repo));
    expect(events.flatMap(({ type, data }) => (type === 'event.rejected' ? [data.event] : []))).toEqual([
      'shutdown',
      'unnamed',
    ]);
    expect(events.flatMap(({ type, data }) => (type === 'event.emitted' ? [data.event] : []))).toEqual(['order.done']);
  });

  it('that the sandbox could not start is the machine’s failure', async () => {
    const repo = await sampleRepository({ recordings: { right: { '1.patch': rightPatch } } });
    const state = await runOrder(repo, {
      watch(event) {
        if (event.type === 'role.started')
          rmSync(join(repo, '.git/autoloop/runs', event.run, 'scratch/attempt-1/outbox'), { recursive: true });
      },
    });
    expect(attemptOf(state, 1).ended).toMatchObject({
      outcome: 'environment-failed',
      reason: expect.stringMatching(/ did not start: .*[^.]\. Look at what `autoloop doctor` says of the sandbox$/),
    });
    expect(state.ended?.outcome).toBe('environment-failed');
  });

  it('that printed more than is kept leaves a log that says so', async () => {
    const repo = await withProgram('cat > /dev/null; head -c 3000000 /dev/zero; echo short >&2');
    await git(repo, 'config', 'user.name', 'x');
    const config = join(repo, '.autoloop/config.yml');
    await writeFiles(repo, { '.autoloop/config.yml': `${await readFile(config, 'utf8')}sandbox: { output: 1M }\n` });
    await git(repo, 'commit', '-q', '-a', '-m', 'Less output');
    const [role] = attemptOf(await runOrder(repo), 1).iterations[0]?.roles ?? [];
    expect(role?.stdout).toMatchObject({ bytes: 1024 ** 2, truncated: true });
    expect(role?.stderr.truncated ?? false).toBe(false);
  });
});

describe('the budget of a run', () => {
  it('stops a role that would go on, ends every attempt, and is journaled', async () => {
    const repo = await sampleRepository({
      recordings: { slow: { '1.sh': 'sleep 600' }, late: { '1.patch': rightPatch } },
      config: 'budget: { minutes: 0.02 }\nlimits: { max_concurrent_attempts: 1 }\n',
    });
    const state = await runOrder(repo);
    const [slow, late] = [attemptOf(state, 1), attemptOf(state, 2)];
    expect(slow.iterations[0]?.roles[0]?.ended).toEqual({ how: 'timed-out', after_ms: 2000 });
    expect(slow.ended?.outcome).toBe('budget-exhausted');
    expect(late).toMatchObject({ iterations: [], ended: { outcome: 'budget-exhausted' } });
    expect(state.ended?.outcome).toBe('budget-exhausted');
    expect(state.budget.exhausted).toMatchObject({ budget: 'minutes', limit: 0.02 });
    expect(state.budget.exhausted?.spent).toBeGreaterThanOrEqual(0.02);
    expect(state.budget.minutes).toBeCloseTo(slow.spent.agent_ms / 60_000);
    expect(state.budget.cost_usd).toBe(null);
  });

  it('bounds the commands that answer a claim of completion, and not those that measure', async () => {
    const repo = await sampleRepository({
      recordings: { right: { '1.patch': rightPatch, '1.sh': 'printf "sleep 3\\n" >> src/calc.sh' } },
      config: 'budget: { minutes: 0.02 }\n',
    });
    const state = await runOrder(repo);
    const { iterations, gates } = attemptOf(state, 1);
    expect(iterations[0]?.gates.some(({ ended }) => ended.how === 'timed-out')).toBe(true);
    expect(gates.map(({ passed }) => passed)).toEqual([true, true]);
  });
});
