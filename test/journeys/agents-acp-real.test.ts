import { expect, it } from 'vitest';
import { acpEntry, acpPrograms } from '../support/acp-programs.js';
import { eventsOf } from '../support/journal.js';
import { type ModelStep, modelServer } from '../support/model-server.js';
import { leftovers } from '../support/run-leftovers.js';
import { autoloop, git } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';

const before = 'add() { echo $(($1 - $2)); }';
const after = (operator: string, who: string) => `add() { echo $(($1 ${operator} $2)); } # ${who}`;
const works = (operator: string, who: string): ModelStep[] => [
  { read: '/work/src/calc.sh' },
  { edit: { path: '/work/src/calc.sh', before, after: after(operator, who) } },
  { shell: 'git add -A && git commit -qm "Mend add" && sh test/acceptance/add.sh; echo "it says $?"' },
  { text: 'The sum is right now.' },
];
const config = (port: number) => `sandbox: { network: ["127.0.0.1:${port}"], memory: 4G, pids: 1000 }`;

it('lets real programs compete that are spoken with, with the network open to their model only', async (test) => {
  const scripts = Object.fromEntries(
    acpPrograms.map((name) => [`m-${name}`, works(name === 'gemini' ? '*' : '+', name)]),
  );
  const model = await modelServer(scripts);
  const made = await Promise.all(
    acpPrograms.map(async (name) => ({ name, made: await acpEntry(name, model.port, `m-${name}`) })),
  );
  const entries = made.flatMap(({ name, made: one }) => (one === null ? [] : [{ name, ...one }]));
  if (entries.length < 2) test.skip('npm installs none of them');
  const repo = await sampleRepository({
    recordings: {},
    config: config(model.port),
    agents: Object.fromEntries(entries.map(({ name, entry }) => [name, entry])),
  });

  const env = Object.assign({ SECRET: 'not for agents' }, ...entries.map((one) => one.env));
  const run = await autoloop(repo, ['run', 'add'], { env });

  expect(run.stderr + run.stdout).toContain('accepted-candidate');
  expect(run.code).toBe(0);
  const events = await eventsOf(repo);
  for (const [index, { name }] of entries.entries()) {
    const attempt = index + 1;
    const of = <T extends { attempt: number }>(data: T) => data.attempt === attempt;
    const roles = events.flatMap((event) => (event.type === 'role.ended' && of(event.data) ? [event.data] : []));
    const role = roles[0];
    expect(role, name).toMatchObject({
      agent: name,
      agent_version: expect.stringMatching(/^\d+\.\d+/),
      ended: { how: 'exited', code: 0 },
      cause: null,
    });
    expect(role?.usage?.output_tokens, name).toBeGreaterThan(0);
    // It ran the command it was told to.
    const log = events.find((event) => event.type === 'iteration.ended' && of(event.data));
    expect(log?.type === 'iteration.ended' && log.data.log, name).not.toBe(null);
    const scored = events.find((event) => event.type === 'judge.scored' && of(event.data));
    expect(scored?.data, name).toMatchObject({ standing: name === 'gemini' ? 'out' : 'candidate', files: 1, lines: 2 });
    const tree = await git(repo, 'show', `autoloop/add/${attempt}:src/calc.sh`);
    expect(tree.split('\n')[0]).toBe(after(name === 'gemini' ? '*' : '+', name));
  }
  // Only their model was spoken with, about the order, and of the caller's environment nothing was told.
  const decided = events.flatMap((event) =>
    event.type === 'network.decided' && event.data.allowed ? [event.data.port] : [],
  );
  expect([...new Set(decided)]).toEqual([model.port]);
  const said = JSON.stringify(model.requests);
  expect(said).toContain('Make add add');
  expect(said).not.toContain('not for agents');
  expect(await leftovers(repo)).toEqual([]);
}, 600_000);

it('knows why a real program that is spoken with did nothing, and starts again what passes', async (test) => {
  const model = await modelServer({
    limited: [{ error: { status: 429, message: 'Rate limit reached', times: 1 } }, ...works('+', 'limited')],
    unknown: [{ error: { status: 401, message: 'Invalid API key provided', type: 'invalid_request_error' } }],
    idle: [{ text: 'I would rather not.' }],
    hangs: [{ hang: true }],
  });
  const agents = {
    limited: await acpEntry('codex-acp', model.port, 'limited'),
    unknown: await acpEntry('qwen', model.port, 'unknown'),
    idle: await acpEntry('gemini', model.port, 'idle'),
    hangs: await acpEntry('claude-agent-acp', model.port, 'hangs', 'timeout: 25'),
  };
  const found = Object.entries(agents).flatMap(([name, made]) => (made === null ? [] : [{ name, ...made }]));
  if (found.length < 2) test.skip('npm installs too few of them');
  const repo = await sampleRepository({
    recordings: {},
    config: config(model.port),
    agents: Object.fromEntries(found.map(({ name, entry }) => [name, entry])),
  });
  const run = await autoloop(repo, ['run', 'add'], { env: Object.assign({}, ...found.map((one) => one.env)) });
  const events = await eventsOf(repo);
  const told = (name: keyof typeof agents) => {
    const attempt = found.findIndex((one) => one.name === name) + 1;
    return events.flatMap<unknown>((event) => {
      if (event.type === 'role.ended' && event.data.attempt === attempt) {
        const { ended, cause } = event.data;
        return [{ ended, cause }];
      }
      if (event.type === 'attempt.ended' && event.data.attempt === attempt) return [event.data.outcome];
      return event.type === 'role.retrying' && event.data.attempt === attempt ? [event.data.cause] : [];
    });
  };
  const well = { how: 'exited', code: 0 };
  const tried = (name: keyof typeof agents) => found.some((one) => one.name === name);
  if (tried('limited')) {
    expect(told('limited')).toEqual([
      { ended: well, cause: 'rate-limit' },
      'rate-limit',
      { ended: well, cause: null },
      'completed',
    ]);
    expect(run.code).toBe(0);
  }
  if (tried('unknown')) {
    expect(told('unknown')).toEqual([
      { ended: { how: 'unfinished', reason: expect.stringContaining('401 Invalid API key provided') }, cause: 'auth' },
      'agent-failed',
    ]);
    expect(run.stdout).toContain('(auth)');
  }
  if (tried('idle')) expect(told('idle').at(-1)).toBe('stalled');
  if (tried('hangs')) {
    expect(told('hangs')).toEqual([{ ended: { how: 'timed-out', after_ms: 25_000 }, cause: null }, 'agent-failed']);
    // It was asked to stop, and answered, before it was ended.
    const attempt = found.findIndex((one) => one.name === 'hangs') + 1;
    const output = await autoloop(repo, ['inspect', 'latest', 'output', '--attempt', String(attempt)]);
    expect(output.stdout).toContain('"stopReason":"cancelled"');
  }
  expect(await leftovers(repo)).toEqual([]);
}, 600_000);
