import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOutbox } from '../../../src/edges/agents/outbox.js';
import { runProgram } from '../../support/run-program.js';
import { temporary } from '../../support/temporary.js';

const emit = new URL('../../../templates/sandbox/bin/autoloop-emit', import.meta.url).pathname;
const events = async (text: string) => {
  const folder = await temporary();
  await writeFile(join(folder, 'events.jsonl'), text);
  return (await readOutbox(folder)).events;
};

describe('what a role leaves', () => {
  it('is nothing when it left nothing', async () => {
    expect(await readOutbox(await temporary())).toEqual({ report: null, events: [] });
  });

  it('is read as autoloop-emit writes it', async () => {
    const folder = await temporary();
    const say = (...args: string[]) =>
      runProgram('sh', [emit, ...args], { cwd: folder, env: { AUTOLOOP_OUTBOX: folder } });
    expect((await say('order.done')).code).toBe(0);
    expect((await say('order.blocked', '--data', '{"rule":\n"stop"}')).code).toBe(0);
    expect((await say('Not An Event')).code).toBe(2);
    expect((await say()).code).toBe(2);
    expect((await readOutbox(folder)).events).toEqual([
      { event: 'order.done', data: {}, fault: null },
      { event: 'order.blocked', data: { rule: 'stop' }, fault: null },
    ]);
  });

  it.each([
    ['no JSON', 'done', 'the line is not JSON'],
    ['no name', '{"data":{}}', 'it has no valid `event` name'],
    ['a name with control bytes', '{"event":"a\\u001b[2J"}', 'it has no valid `event` name'],
    ['data that is a list', '{"event":"done","data":[1]}', '`data` is not a JSON object'],
    [
      'data nested beyond reason',
      `{"event":"done","data":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
      '`data` is nested deeper than 16 levels',
    ],
  ])('tells the role of %s', async (_, line, fault) => {
    expect((await events(line))[0]?.fault).toBe(fault);
  });

  it('is only so many events, the last ones', async () => {
    const said = await events(`${'{"event":"done"}\n'.repeat(5000)}{"event":"undone"}\n`);
    expect(said).toHaveLength(1000);
    expect(said.at(-1)?.event).toBe('undone');
  });

  it('ends with what it said last, however much was said before', async () => {
    const long = `{"event":"done","data":{"text":"${'x'.repeat(900_000)}"}}\n`;
    expect((await events(`${long.repeat(3)}{"event":"undone"}\n`)).map(({ event, fault }) => [event, fault])).toEqual([
      ['unnamed', 'the line is not JSON'],
      ['done', null],
      ['undone', null],
    ]);
    // Of what is too long at once it is told: it has not been silent.
    expect(await events(`{"event":"done","data":{"text":"${'x'.repeat(2_000_000)}"}}\n`)).toMatchObject([
      { fault: 'the line is not JSON' },
    ]);
  });

  it('is never read through a link, from a FIFO or from a folder', async () => {
    const folder = await temporary();
    const secret = join(folder, 'secret');
    await writeFile(secret, 'secret');
    await symlink(secret, join(folder, 'report.md'));
    expect((await readOutbox(folder)).report).toBeNull();
    const fifo = await temporary();
    await runProgram('mkfifo', ['report.md'], { cwd: fifo });
    await mkdir(join(fifo, 'events.jsonl'));
    expect(await readOutbox(fifo)).toEqual({ report: null, events: [] });
  });

  it('is at most a megabyte of report', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'report.md'), 'x'.repeat(3 << 20));
    expect((await readOutbox(folder)).report?.length).toBe(1 << 20);
  });
});
