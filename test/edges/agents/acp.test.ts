import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { converse, type Patience } from '../../../src/edges/agents/acp/conversation.js';
import { driverOf } from '../../../src/edges/agents/index.js';
import { runProcess } from '../../../src/edges/process/run.js';

const script = fileURLToPath(new URL('../../support/acp-agent.mjs', import.meta.url));
/** Long enough that it never decides a test, but for those that name another. */
const patience: Patience = { answer: 50_000, farewell: 50_000, notice: 1_000 };

interface Told {
  model?: string;
  seconds?: number;
  patience?: Partial<Patience>;
}

/** What became of a turn with an agent of this manner, and what it said and was told. */
async function spoken(manner: string, detail = '', told: Told = {}) {
  const { model, seconds } = told;
  const task = {
    prompt: 'Do it.\nAll of it.',
    ...(model === undefined ? {} : { model }),
    ...(seconds === undefined ? {} : { seconds }),
  };
  const { stdin, onOutput, signal, concluded } = converse(task, { ...patience, ...told.patience });
  const complaints = vi.spyOn(console, 'error');
  onTestFinished(() => complaints.mockRestore());
  const began = performance.now();
  const result = await runProcess(process.execPath, [script, manner, detail], {
    stdin,
    onOutput,
    signal,
    seconds: 55,
    env: {},
  });
  const ended = await concluded(result.ended);
  // What the agent says must not come out of our own mouth.
  expect(complaints).not.toHaveBeenCalled();
  const stdout = Buffer.from(result.stdout).toString();
  return { ended, concluded, program: result.ended, stdout, ms: performance.now() - began, heard: heardIn(stdout) };
}

/** What the agent told of as JSON in its messages. */
function heardIn(stdout: string): unknown[] {
  return stdout.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(JSON.parse(line).params.update.content.text)];
    } catch {
      return [];
    }
  });
}

const well = { how: 'exited', code: 0 };
const unfinished = (reason: unknown) => ({ how: 'unfinished', reason });

describe('a turn', () => {
  it('is prompted in a session, and ends with the answer', async () => {
    const { ended, heard } = await spoken('works');
    expect(ended).toEqual(well);
    expect(heard).toEqual([{ sessionId: 'one', prompt: [{ type: 'text', text: 'Do it.\nAll of it.' }] }]);
  });

  it('is over when it was answered, though its program stays on', async () => {
    const { ended, program, stdout } = await spoken('stays on', '', { patience: { farewell: 50 } });
    expect([ended, program]).toEqual([well, well]);
    expect(stdout).toContain('done');
  });

  it('that was answered has reached its end, unless a limit or a person ended its program', async () => {
    const { concluded } = await spoken('works');
    expect(await concluded({ how: 'timed-out', after_ms: 1 })).toEqual(well);
    expect(await concluded({ how: 'signalled', signal: 'SIGKILL' })).toEqual(well);
    for (const ended of [
      { how: 'disk-limit', bytes: 1 },
      { how: 'output-limit', bytes: 1 },
      { how: 'out-of-memory' },
      { how: 'stopped', by: 'person' },
      { how: 'not-started', reason: 'x' },
    ] as const)
      expect(await concluded(ended)).toEqual(ended);
  });

  it('is over when it was answered, though its program goes in anger', async () => {
    const { ended, program } = await spoken('ends badly');
    expect([ended, program]).toEqual([well, { how: 'exited', code: 9 }]);
  });

  it.each([
    ['refusal', 'it refused'],
    ['max_tokens', 'its limit of tokens'],
    ['max_turn_requests', 'its limit of requests'],
    ['cancelled', 'it says that it was cancelled'],
    ['world_peace', 'no reason that the protocol has'],
    [{ how: 'ended' }, 'no reason that the protocol has'],
  ])('that stops for %j is unfinished', async (reason, words) => {
    const { ended } = await spoken('stops', JSON.stringify(reason));
    expect(ended).toEqual(unfinished(expect.stringContaining(words)));
  });

  it('whose time is nearly up is asked to stop, and has timed out all the same', async () => {
    const { ended, stdout } = await spoken('heeds a cancel', '', { seconds: 8 });
    expect(ended).toEqual({ how: 'timed-out', after_ms: 8000 });
    expect(stdout).toContain('"cancelled"');
  });
});

describe('an agent that asks', () => {
  it('gets leave once rather than always, and out of the host nothing', async () => {
    const { ended, heard } = await spoken('asks');
    expect(ended).toEqual(well);
    const selected = (optionId: string) => ({ outcome: { outcome: 'selected', optionId } });
    const cancelled = { outcome: { outcome: 'cancelled' } };
    const missing = expect.objectContaining({ code: -32601 });
    expect(heard).toEqual([
      selected('by allow_once'),
      selected('by allow_always'),
      ...[cancelled, cancelled, cancelled],
      ...[missing, missing, missing, missing],
    ]);
  });

  it('and does not hear the answers is given up', async () => {
    const { ended } = await spoken('asks and does not listen', '', { patience: { farewell: 50 } });
    expect(ended).toEqual(unfinished('it did not read what it was sent'));
  });
});

describe('a login', () => {
  const key = { id: 'openai-api-key', name: 'A key' };
  const marked = { id: 'env', name: 'A key', _meta: { 'api-key': { provider: 'x' } } };
  const persons = [
    { id: 'chat', name: 'A browser' },
    { id: 'api-key', name: 'A terminal', type: 'terminal' },
    { id: 'api-key', name: 'A terminal', _meta: { type: 'terminal' } },
    { id: 'api-key', name: 'A terminal', _meta: { 'terminal-auth': { command: 'x' } } },
  ];

  it.each([
    ['by its name', key],
    ['by its mark', marked],
  ])('that needs no person is made, told %s', async (_, method) => {
    const { ended, heard } = await spoken('wants a login', JSON.stringify([...persons, method]));
    expect(ended).toEqual(well);
    expect(heard[0]).toEqual({ methodId: method.id });
  });

  it('that needs one is not', async () => {
    const { ended, heard } = await spoken('wants a login', JSON.stringify(persons));
    expect(ended).toEqual(
      unfinished(
        'it answered `session/new` with error -32000: Authentication required (it logs in by `chat`, `api-key`, `api-key`, `api-key`)',
      ),
    );
    expect(heard).toEqual([]);
    const many = await spoken('wants a login', JSON.stringify(Array(99).fill({ id: 'x'.repeat(999) })));
    expect(JSON.stringify(many.ended).length).toBeLessThan(3_000);
    const none = await spoken('wants a login', '[]');
    expect(none.ended).toEqual(unfinished(expect.stringContaining('it has no way to log in')));
  });
});

describe('a model', () => {
  const options = [
    { value: 'big', name: 'Big one' },
    { value: 'small', name: 'Small one' },
  ];
  const option = { id: 'm', category: 'model', type: 'select', currentValue: 'big', options };
  const grouped = { ...option, options: [{ group: 'g', name: 'G', options }] };
  const models = {
    currentModelId: 'big',
    availableModels: options.map(({ value, name }) => ({ modelId: value, name })),
  };

  it.each([
    ['an option', { configOptions: [{ id: 'mode' }, option] }, 'small', { configId: 'm', value: 'small' }],
    ['an option in a group', { configOptions: [grouped] }, 'Small one', { configId: 'm', value: 'small' }],
    ['a list', { models }, 'Small one', { modelId: 'small' }],
  ])('is chosen where it is offered as %s', async (_, offer, model, chosen) => {
    const { ended, heard } = await spoken('offers models', JSON.stringify(offer), { model });
    expect(ended).toEqual(well);
    expect(heard[0]).toEqual({ sessionId: 'one', ...chosen });
  });

  it.each([
    ['it is in use already', { configOptions: [option] }, 'big'],
    ['its name is', { models }, 'Big one'],
    ['it is in use, though not on offer', { models: { ...models, currentModelId: 'own' } }, 'own'],
  ])('is left alone where %s', async (_, offer, model) => {
    const { ended, heard } = await spoken('offers models', JSON.stringify(offer), { model });
    expect([ended, heard.length]).toEqual([well, 1]);
  });

  it.each([
    [{ configOptions: [option] }, 'it has no model `none` (`model` can be `big`, `small`)'],
    [{}, 'it has no model `none` (it offers no choice: leave `model` out)'],
    [{ configOptions: 'x', models: [3] }, 'it has no model `none` (it offers no choice: leave `model` out)'],
  ])('that is not to be had ends the turn', async (offer, reason) => {
    const { ended } = await spoken('offers models', JSON.stringify(offer), { model: 'none' });
    expect(ended).toEqual(unfinished(reason));
  });
});

describe('a mode in which nobody is asked', () => {
  const modes = (...ids: string[]) =>
    JSON.stringify({ modes: { currentModeId: 'default', availableModes: ids.map((id) => ({ id, name: id })) } });

  it.each(['yolo', 'agent-full-access', 'bypassPermissions'])('is %s, and no condition', async (modeId) => {
    const { ended, heard } = await spoken('has modes', modes('default', 'plan', modeId));
    expect([ended, heard[0]]).toEqual([well, { sessionId: 'one', modeId }]);
  });

  it('is none of others', async () => {
    const { ended, heard } = await spoken('has modes', modes('default', 'plan'));
    expect([ended, heard.length]).toEqual([well, 1]);
  });
});

describe('an agent that fails', () => {
  it.each([
    ['of another version', '', 'it does not speak version 1 of the protocol'],
    ['of no version', '', 'it does not speak version 1 of the protocol'],
    ['answers nothing', '', 'its answer to `initialize` is none'],
    ['answers nonsense', '', expect.stringContaining('it answered `initialize` with error -32600')],
    ['has no session', '', 'its session has no id'],
    ['fails a session', 'no disk', 'it answered `session/new` with error -32603: Internal error: no disk'],
    [
      'fails the prompt',
      '{"code":401,"message":"\\u001b[2Jno\\nkey"}',
      'it answered `session/prompt` with error 401: ⟨ESC⟩[2Jno⟨LF⟩key',
    ],
    ['goes away', '0', 'it exited with 0 before it answered `session/prompt`'],
    ['goes away at once', '', 'it exited with 0 before it answered `initialize`'],
  ])('and %s is named (%s)', async (manner, detail, reason) => {
    expect((await spoken(manner, detail)).ended).toEqual(unfinished(reason));
  });

  it('by an end of its own keeps that', async () => {
    expect((await spoken('goes away', '7')).ended).toEqual({ how: 'exited', code: 7 });
    expect((await spoken('is killed', 'SIGSEGV')).ended).toEqual({ how: 'signalled', signal: 'SIGSEGV' });
  });

  it('by saying nothing at the start is not waited for', async () => {
    const { ended, program } = await spoken('silent', '', { patience: { answer: 700, farewell: 50 } });
    expect(ended).toEqual(unfinished('it did not answer `initialize` within 0.7 s'));
    expect(['exited', 'unfinished']).toContain(program.how);
  });
});

describe('what is no message', () => {
  it('is passed over: noise, half lines, broken characters, answers to nothing', async () => {
    const { ended, heard } = await spoken('prints nonsense');
    // What has an id and a method is answered, unless these are no names.
    expect([ended, heard]).toEqual([well, [{ unasked: 1 }]]);
    expect((await spoken('answers others')).ended).toEqual(well);
  });

  it('however long it is, keeps nobody from the end', async () => {
    const { ended, heard } = await spoken('sends long lines', '17');
    expect([ended, heard]).toEqual([well, [{ unasked: 0 }]]);
    expect((await spoken('sends long lines', '1')).heard).toEqual([{ unasked: 1 }]);
  });

  it('however much of it there is, keeps nobody from the end', async () => {
    expect((await spoken('floods with updates', '100000')).ended).toEqual(well);
  });
});

it('an agent is started as its command says, with the model in it or chosen, and told the time it has', async () => {
  const agent = { name: 'robot', driver: 'acp' as const, keepOut: [] };
  const turn = await driverOf(agent).turn(
    { ...agent, command: [script, 'offers models', '{}', '--model', '{model}'], model: 'x', env: ['GIVEN'] },
    'Do it.',
    { GIVEN: 'yes', OTHER: 'no' },
  );
  expect(turn).toMatchObject({
    argv: [script, 'offers models', '{}', '--model', 'x'],
    env: { GIVEN: 'yes' },
    versionArgv: null,
  });
  const [file = '', ...rest] = turn.argv;
  const { stdin, onOutput, signal, concluded } = turn;
  const run = { ...(onOutput && { onOutput }), ...(signal && { signal }), env: 'inherit' as const };
  const result = await runProcess(file, rest, { stdin, ...run });
  expect(await concluded?.(result.ended)).toEqual(well);
});
