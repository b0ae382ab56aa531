import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import { useDocker } from '../support/docker-daemon.js';
import { eventsOf } from '../support/journal.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git, startAutoloop } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { temporary } from '../support/temporary.js';
import { enginesWith } from '../support/thorough.js';
import { until } from '../support/until.js';

const script = fileURLToPath(new URL('../support/acp-agent.mjs', import.meta.url));
const right = 'src/calc.sh=add() { echo $(($1 + $2)); }\nsub() { echo $(($1 - $2)); }';

/** A repository whose agents are the scripted one, each with its manner and its detail. */
async function sampleOf(
  manners: Record<string, [manner: string, detail?: string, settings?: string]>,
  config = '',
): Promise<string> {
  const program = join(await temporary(), 'acp-agent.mjs');
  await copyFile(script, program);
  const agents = Object.entries(manners).map(([name, [manner, detail = '', settings = 'retries: 0']]) => [
    name,
    `{ driver: acp, command: ${JSON.stringify([program, manner, detail])}, ${settings} }`,
  ]);
  return sampleRepository({ recordings: {}, agents: Object.fromEntries(agents), config });
}

/** The first turn of each attempt, and how the attempt ended. */
function fatesIn(events: JournalEvent[]) {
  const roles = events.flatMap((event) => (event.type === 'role.ended' ? [event.data] : []));
  return events.flatMap((event) => {
    if (event.type !== 'attempt.ended') return [];
    const { attempt, outcome, reason } = event.data;
    const role = roles.find((one) => one.attempt === attempt);
    return [{ attempt, outcome, reason, role }];
  });
}

useDocker();
it.each(enginesWith('docker'))(
  'an agent that is spoken with works in a sandbox of %s, and is over when it has answered',
  async (engine) => {
    const repo = await sampleOf({ works: ['works', right], stays: ['stays on'] }, `sandbox: { engine: ${engine} }`);
    const run = await autoloop(repo, ['run', 'add']);
    expect(run.stderr + run.stdout).toContain('accepted-candidate');
    expect(run.code).toBe(0);
    const fates = fatesIn(await eventsOf(repo)).toSorted((one, other) => one.attempt - other.attempt);
    expect(fates).toMatchObject([
      {
        outcome: 'completed',
        role: {
          ended: { how: 'exited', code: 0 },
          agent_version: '7.8.9',
          usage: null,
          cost_usd: null,
          cause: null,
        },
      },
      { outcome: 'stalled', role: { ended: { how: 'exited', code: 0 } } },
    ]);
    expect(await git(repo, 'show', 'autoloop/add/1:src/calc.sh')).toBe(right.split(/=(.*)/s)[1]);
    const output = await autoloop(repo, ['inspect', 'latest', 'output', '--attempt', '1']);
    expect(output.stdout).toContain('Make add add');
    expect(output.stdout).toContain('"stopReason":"end_turn"');
    expect(await leftovers(repo)).toEqual([]);
  },
);

it('one that does not finish its turn says why, in journal and report', async () => {
  const slow = 'timeout: 4, retries: 0';
  const repo = await sampleOf({
    refuses: ['stops', '"refusal"'],
    denied: ['fails the prompt', '{"code":-32000,"message":"Log in first"}'],
    old: ['of another version'],
    vanishes: ['goes away', '0'],
    dies: ['is killed', 'SIGSEGV'],
    hangs: ['silent later', '', slow],
    heeds: ['heeds a cancel', '', 'timeout: 8, retries: 0'],
    talks: ['floods with updates', '20000'],
  });
  const run = await autoloop(repo, ['run', 'add']);
  expect(run.code).toBe(1);
  const fates = new Map(fatesIn(await eventsOf(repo)).map((fate) => [fate.role?.agent, fate]));
  const fate = (agent: string) => fates.get(agent) ?? expect.fail(`no ${agent}`);
  const unfinished = (reason: string) => ({ ended: { how: 'unfinished', reason: expect.stringContaining(reason) } });
  const timedOut = { ended: { how: 'timed-out', after_ms: 4000 } };
  expect(fate('refuses')).toMatchObject({ outcome: 'agent-failed', role: unfinished('it refused') });
  expect(fate('refuses').reason).toBe('`worker` did not finish: it refused (`refusal`) and changed nothing');
  expect(fate('denied')).toMatchObject({ outcome: 'agent-failed', role: { ...unfinished('-32000'), cause: 'auth' } });
  expect(fate('old').role).toMatchObject(unfinished('version 1'));
  expect(fate('vanishes').role).toMatchObject(unfinished('it exited with 0 before it answered `session/prompt`'));
  expect(fate('dies').role).toMatchObject({ ended: { how: 'signalled', signal: 'SIGSEGV' } });
  expect(fate('hangs').role).toMatchObject({ ...timedOut, usage: null });
  expect(fate('heeds').role).toMatchObject({
    ended: { how: 'timed-out', after_ms: 8000 },
    usage: { input_tokens: 5, output_tokens: 6 },
  });
  // What it answered came after more than is kept: how it ended is known all the same.
  expect(fate('talks').role).toMatchObject({ ended: { how: 'exited', code: 0 }, usage: null });
  const report = await autoloop(repo, ['report', 'add']);
  expect(report.stdout).toContain('it refused');
  expect(await leftovers(repo)).toEqual([]);
});

it('one that is busy for a while is asked again', async () => {
  const error = '{"code":429,"message":"Too many requests"}';
  const repo = await sampleOf({ busy: ['fails the prompt', error, 'retries: 1'] });
  await autoloop(repo, ['run', 'add']);
  const types = (await eventsOf(repo)).map((event) => event.type).filter((type) => type.startsWith('role.'));
  expect(types).toEqual(['role.started', 'role.ended', 'role.retrying', 'role.started', 'role.ended']);
});

it.each(['silent', 'silent later'])('one that is at work (%s) ends with the run', async (manner) => {
  const repo = await sampleOf({ hangs: [manner] });
  const started = startAutoloop(repo, ['run', 'add']);
  await until(async () => (await eventsOf(repo).catch(() => [])).some((event) => event.type === 'role.started'));
  started.kill('SIGINT');
  expect((await started.outcome).code).toBe(130);
  expect((await eventsOf(repo)).at(-1)).toMatchObject({ type: 'run.paused' });
});
