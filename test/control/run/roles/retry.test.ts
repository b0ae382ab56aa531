import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../../src/core/journal/types.gen.js';
import { eventsOf } from '../../../support/journal.js';
import { leftovers } from '../../../support/run-leftovers.js';
import { git } from '../../../support/run-program.js';
import { sampleRepository, writeFiles } from '../../../support/sample.js';
import { rightDeed, shellAgents } from '../../../support/shell-agents.js';
import { runOrder } from '../running.js';

/** An agent that fails as often as it is told to, counting in its own Git directory, which outlives its tries. */
const failing = (times: number, words: string, meanwhile = ':') => `
n=$(cat /gitdir/tries 2>/dev/null || echo 0)
echo $((n + 1)) > /gitdir/tries
if [ $n -lt ${times} ]; then ${meanwhile}; echo '${words}' >&2; exit 1; fi
${rightDeed}`;

const sample = async (deed: string, settings = '') =>
  sampleRepository({ recordings: {}, agents: await shellAgents({ worker: deed }, { worker: settings }) });

/** The types of events about roles, and of retries what they say. */
async function story(repo: string) {
  return (await eventsOf(repo)).flatMap((event): (string | unknown[])[] => {
    if (event.type === 'role.retrying') return [[event.data.cause, event.data.retry, event.data.wait_ms]];
    return event.type.startsWith('role.') || event.type === 'attempt.ended' ? [event.type] : [];
  });
}

describe('a role whose model was busy', () => {
  it('starts again, and its work counts as if nothing had been', async () => {
    const repo = await sample(failing(1, 'HTTP 429 Too Many Requests'));
    const state = await runOrder(repo);
    expect(state.ended?.outcome).toBe('accepted-candidate');
    expect(await story(repo)).toEqual([
      ...['role.started', 'role.ended', ['rate-limit', 1, 2000]],
      ...['role.started', 'role.ended', 'attempt.ended'],
    ]);
    expect(state.attempts[0]?.iterations).toMatchObject([{ iteration: 1, retries: [{ retry: 1 }], roles: [{}] }]);
    // Of the try that failed nobody takes silence for a word.
    expect((await eventsOf(repo)).filter(({ type }) => type === 'event.emitted')).toHaveLength(1);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('is given up after so many times, and its words are the reason', async () => {
    const repo = await sample(failing(9, 'Error: 503 Service Unavailable, retry in 10ms'), 'retries: 2');
    const state = await runOrder(repo);
    expect(state.attempts[0]?.ended).toMatchObject({
      outcome: 'agent-failed',
      reason:
        '`worker` exited with 1 (transient) after 2 retries and changed nothing: Error: 503 Service Unavailable, retry in 10ms' +
        '. No host is open to it: `sandbox.network` has to name the one that it needs',
    });
    expect((await story(repo)).filter((event) => Array.isArray(event))).toEqual([
      ['transient', 1, 2000],
      ['transient', 2, 2000],
    ]);
  });

  it.each([
    ['has changed something', failing(1, 'HTTP 429', 'echo more >> src/calc.sh'), ''],
    ['has said something', failing(1, 'HTTP 429', 'autoloop-emit order.blocked'), ''],
    ['is wanted to be tried once', failing(1, 'HTTP 429'), 'retries: 0'],
    ['is not known to the model', failing(1, '401 unauthorized'), ''],
    ['was killed by the clock', failing(1, 'HTTP 429', 'echo HTTP 429 >&2; sleep 60'), 'timeout: 1'],
  ])('does not start again when it %s', async (_, deed, settings) => {
    const repo = await sample(deed, settings);
    await runOrder(repo);
    expect((await story(repo)).filter((event) => Array.isArray(event))).toEqual([]);
  });

  it.each([
    [
      '401 unauthorized',
      'env: [SOME_KEY, OTHER_KEY]',
      {},
      'agents.worker.env` names is set here: `SOME_KEY`, `OTHER_KEY`',
    ],
    ['401 unauthorized', 'env: [SOME_KEY, OTHER_KEY]', { OTHER_KEY: 'x' }, 'It was given `OTHER_KEY`'],
    ['Please log in', '', {}, '`agents.worker` names no variable'],
    ['insufficient_quota', '', {}, 'Its account has nothing left'],
    ['tool use was denied', '', {}, 'turn its own approvals and sandbox off'],
  ])('nor when it was refused: %s', async (words, settings, environment, advice) => {
    const repo = await sample(failing(9, words), settings);
    const state = await runOrder(repo, { environment: { ...process.env, ...environment } });
    expect(await story(repo)).toEqual(['role.started', 'role.ended', 'attempt.ended']);
    expect(state.attempts[0]?.ended).toMatchObject({
      outcome: 'agent-failed',
      reason: expect.stringContaining(advice),
    });
  });

  it('is compared with what the role before it left', async () => {
    const role = (name: string) =>
      `---\nemits: [${name}.done, order.done]\non_exit: ${name === 'first' ? 'first.done' : 'order.done\ndepends_on: [first]'}\n---\nWork.\n`;
    const repo = await sample(`
if [ "$AUTOLOOP_ROLE" = first ]; then ${rightDeed}; exit; fi
[ -e /gitdir/tried ] || { touch /gitdir/tried; echo 'HTTP 429' >&2; exit 1; }`);
    await writeFiles(repo, {
      '.autoloop/presets/pair/preset.md':
        '---\ntitle: Two\nstart: [first, second]\ncompletes_on: order.done\ngates: [{before: order.done, commands: acceptance}]\n---\nWork.\n',
      '.autoloop/presets/pair/roles/first.md': role('first'),
      '.autoloop/presets/pair/roles/second.md': role('second'),
    });
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-qm', 'A preset');
    const state = await runOrder(repo, { options: { preset: 'pair' } });
    expect(state.ended?.outcome).toBe('accepted-candidate');
    expect(state.attempts[0]?.iterations[0]?.retries).toMatchObject([{ role: 'second', retry: 1 }]);
  });

  it('lets go of its wait when the run is stopped', async () => {
    const repo = await sample(failing(9, 'HTTP 429, retry in 60s'));
    const stop = new AbortController();
    let stopped = Number.NaN;
    const watch = ({ type }: JournalEvent) => {
      if (type !== 'role.retrying') return;
      // It waits by then, or finds itself stopped as it begins to.
      setTimeout(() => {
        stopped = performance.now();
        stop.abort(new Error('SIGINT'));
      }, 100);
    };
    await expect(runOrder(repo, { signal: stop.signal, watch })).rejects.toMatchObject({ code: 'run-paused' });
    expect(performance.now() - stopped).toBeLessThan(30_000);
    expect((await story(repo)).at(-1)).toEqual(['rate-limit', 1, 60_000]);
  });
});
