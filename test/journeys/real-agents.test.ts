import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/core/journal/types.gen.js';
import { eventsOf } from '../support/journal.js';
import type { ModelStep } from '../support/model/script.js';
import { modelServer } from '../support/model-server.js';
import { type RealAgentName, realAgents, realAgentsHere, realEntry } from '../support/real-agents.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';

const calc = '/work/src/calc.sh';
const before = 'add() { echo $(($1 - $2)); }';
const after = (name: string) => `add() { echo $(($1 + $2)); } # by ${name}`;
const mend = (name: string): ModelStep[] => [
  { read: calc },
  { edit: { path: calc, before, after: after(name) } },
  {
    deeds: [{ shell: 'git add -A && git commit -qm "Mend add"' }, { shell: 'sh test/acceptance/add.sh && echo held' }],
  },
  { text: 'The sum is right now.' },
];

type DataOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { type: Type }>['data'];

/** What the journal says of an agent's attempt. */
function attempt(events: JournalEvent[], agent: string) {
  const opened = events.find((event) => event.type === 'attempt.opened' && event.data.agent === agent);
  const number = opened?.type === 'attempt.opened' ? opened.data.attempt : 0;
  const of = <Type extends JournalEvent['type']>(type: Type): DataOf<Type>[] =>
    events.flatMap((event) =>
      event.type === type && 'attempt' in event.data && event.data.attempt === number
        ? [event.data as DataOf<Type>]
        : [],
    );
  return {
    number,
    roles: of('role.ended'),
    retries: of('role.retrying'),
    ended: of('attempt.ended')[0],
    scored: of('judge.scored')[0],
  };
}

describe('real agent CLIs, with the network open to their model only', () => {
  it('work as their ready-made entries say: each edits a file, and is believed for the file alone', async () => {
    const all = Object.keys(realAgents) as RealAgentName[];
    const model = await modelServer(Object.fromEntries(all.map((name) => [`right-${name}`, mend(name)])));
    const { names, env } = await realAgentsHere(
      model.port,
      all.map((name) => `right-${name}`),
    );
    const repo = await sampleRepository({
      recordings: {},
      config: `sandbox: { network: ["127.0.0.1:${model.port}"], memory: 4G }`,
      agents: Object.fromEntries(names.map((name) => [name, realEntry(name, `right-${name}`)])),
    });

    const run = await autoloop(repo, ['run', 'add'], { env: { ...env, SECRET: 'not for agents' } });

    expect(run.stderr + run.stdout).toContain('accepted-candidate');
    const events = await eventsOf(repo);
    for (const name of names) {
      const { number, roles, ended, scored } = attempt(events, name);
      expect({ name, ended, roles }).toMatchObject({
        ended: { outcome: 'completed' },
        roles: [{ agent_version: realAgents[name].version, ended: { how: 'exited', code: 0 }, cause: null }],
      });
      expect(scored?.standing).toBe('candidate');
      expect(await git(repo, 'show', `autoloop/add/${number}:src/calc.sh`)).toContain(after(name));
      expect(await git(repo, 'diff', '--name-only', 'main', `autoloop/add/${number}`)).toBe('src/calc.sh');
      // Copilot counts requests, and no tokens.
      if (name !== 'copilot') expect(roles[0]?.usage).toEqual({ input_tokens: 4800, output_tokens: 136 });
    }
    const said = JSON.stringify(model.requests);
    expect(said).toContain('Make add add');
    expect(said).not.toContain('not for agents');
    expect(await leftovers(repo)).toEqual([]);
  }, 600_000);

  it('fail in their own ways, each of which is told by its name', async () => {
    const refusal = (status: number, message: string, times?: number) => ({
      error: { status, message, ...(times === undefined ? {} : { times }) },
    });
    const model = await modelServer({
      busy: [refusal(429, 'This request would exceed the rate limit', 1), ...mend('busy')],
      refused: [refusal(401, 'invalid x-api-key')],
      malformed: [refusal(400, 'The request is malformed')],
      denied: mend('denied'),
      idle: [{ text: 'Everything is right already. It prints 429 Too Many Requests, as it should.' }],
      hangs: [{ hang: true }],
      floods: [{ flood: 3_000_000 }],
      killed: [{ shell: 'kill -9 $PPID' }],
    });
    const { env } = await realAgentsHere(model.port, ['idle']);
    const repo = await sampleRepository({
      recordings: {},
      config: `sandbox: { network: ["127.0.0.1:${model.port}"], memory: 4G, output: 1M }\nbudget: { iterations: 2 }`,
      agents: {
        busy: realEntry('claude', 'busy'),
        refused: realEntry('qwen', 'refused'),
        malformed: realEntry('qwen', 'malformed'),
        denied: realEntry('claude', 'denied', {
          command: (ready) => ready.filter((argument) => argument !== '--dangerously-skip-permissions'),
        }),
        idle: realEntry('gemini', 'idle'),
        hangs: realEntry('claude', 'hangs', { more: { timeout: 10 } }),
        floods: realEntry('claude', 'floods'),
        killed: realEntry('claude', 'killed'),
      },
    });

    const run = await autoloop(repo, ['run', 'add'], { env });

    expect(run.stderr + run.stdout).toContain('accepted-candidate');
    const events = await eventsOf(repo);
    const of = (agent: string) => attempt(events, agent);
    expect(of('busy')).toMatchObject({
      ended: { outcome: 'completed' },
      roles: [
        { cause: 'rate-limit', ended: { how: 'exited', code: 1 } },
        { cause: null, ended: { code: 0 } },
      ],
      retries: [{ cause: 'rate-limit', retry: 1, wait_ms: 2000 }],
    });
    expect(of('refused')).toMatchObject({
      // It ends with 0, and as a success in its own words.
      roles: [{ ended: { how: 'exited', code: 0 }, cause: 'auth' }],
      ended: {
        outcome: 'agent-failed',
        reason: expect.stringMatching(
          /\(auth\) and changed nothing: \[API Error: 401 invalid x-api-key\]\. It was given `OPENAI_API_KEY`/,
        ),
      },
    });
    expect(of('malformed').ended).toMatchObject({
      outcome: 'agent-failed',
      reason: '`worker` exited with 0 and changed nothing: [API Error: 400 The request is malformed]',
    });
    expect(of('denied')).toMatchObject({
      roles: [{ ended: { how: 'exited', code: 0 }, cause: 'denied' }],
      ended: { outcome: 'agent-failed', reason: expect.stringContaining('(denied) and changed nothing') },
    });
    expect(of('idle')).toMatchObject({
      ended: { outcome: 'stalled', reason: 'It changed nothing' },
      roles: [{ cause: null }, { cause: null }],
    });
    expect(of('hangs')).toMatchObject({
      roles: [{ ended: { how: 'timed-out', after_ms: 10_000 } }],
      ended: { outcome: 'agent-failed', reason: expect.stringContaining('timed out after 10 s') },
    });
    expect(of('floods').roles[0]?.stdout).toMatchObject({ bytes: 1024 ** 2, dropped_bytes: expect.any(Number) });
    expect(of('killed')).toMatchObject({
      roles: [{ ended: { how: 'signalled', signal: 'SIGKILL' } }],
      ended: { outcome: 'agent-failed', reason: expect.stringContaining('was ended by SIGKILL') },
    });
    expect(await leftovers(repo)).toEqual([]);
  }, 600_000);
});
