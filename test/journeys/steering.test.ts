import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../src/core/journal/types.gen.js';
import { eventsOf } from '../support/journal.js';
import { autoloop, startAutoloop } from '../support/run-program.js';
import { sampleRepository } from '../support/sample.js';
import { rightDeed, shellAgents } from '../support/shell-agents.js';
import { until } from '../support/until.js';

/**
 * A run whose agent waits in each iteration until it is let go, and is right in its third: the acceptance commands send it back
 * before. Iterations are told apart by files that the host sees.
 */
async function scene(...args: string[]) {
  const agents = await shellAgents({
    worker: `touch "began-$AUTOLOOP_ITERATION"
while [ ! -e "go-$AUTOLOOP_ITERATION" ]; do sleep 0.05; done
rm -f began-* go-*
echo "$AUTOLOOP_ITERATION" >> src/log.txt
[ "$AUTOLOOP_ITERATION" != 3 ] || ${rightDeed}`,
  });
  const repo = await sampleRepository({ recordings: {}, agents, config: 'budget: { iterations: 9 }' });
  const worktree = join(repo, '.attempts/add/1');
  return {
    repo,
    run: startAutoloop(repo, ['run', 'add', ...args]),
    began: (iteration: number) => until(() => existsSync(join(worktree, `began-${iteration}`))),
    /** What it left, of an iteration that was cut off, is nothing to go by. */
    forget: (iteration: number) => rm(join(worktree, `began-${iteration}`), { force: true }),
    letGo: (iteration: number) => writeFile(join(worktree, `go-${iteration}`), ''),
    guided: async () =>
      (await eventsOf(repo)).filter((event): event is EventOf<'guidance.added'> => event.type === 'guidance.added'),
    promptOf: async (iteration: number) => {
      const { stdout } = await autoloop(repo, ['inspect', 'add', 'prompt', '--attempt', '1']);
      return stdout.split(/^==> /m).find((part) => part.startsWith(`iteration ${iteration},`)) ?? '';
    },
  };
}

describe('a live run', () => {
  it('tells its next iteration what a person says, each note once, also across a pause and a kill', async () => {
    const { repo, run, began, forget, letGo, guided, promptOf } = await scene();
    await began(1);
    const said = await autoloop(repo, ['guide', 'add', '-m', 'Look at the operator.', '--json']);
    expect(JSON.parse(said.stdout)).toMatchObject({ kind: 'guide', attempt: null, live: true });
    await autoloop(repo, ['guide', 'add', '-m', 'And only there.', '--attempt', '1']);
    expect(await guided()).toEqual([]);
    await letGo(1);
    await began(2);
    const notes = (await guided()).filter(({ data }) => data.by !== undefined);
    expect(notes.map(({ data }) => data)).toMatchObject([
      { attempt: 1, iteration: 2, text: 'Look at the operator.', by: 'maintainer@test.invalid' },
      { attempt: 1, iteration: 2, text: 'And only there.' },
    ]);
    expect(await promptOf(2)).toMatch(/Look at the operator\.[\s\S]*And only there\./);

    // Cut off in the iteration that was told: told again there, and journaled no more.
    run.kill('SIGKILL');
    await run.outcome;
    await forget(2);
    const again = startAutoloop(repo, ['resume', 'add']);
    await began(2);
    const paused = await autoloop(repo, ['pause', 'add']);
    expect(paused.stdout).toContain('autoloop resume');
    expect(paused.code).toBe(0);
    const { code, stderr } = await again.outcome;
    expect(stderr).toMatch(/^Run \S+ is paused \[run-paused\]$/m);
    expect(code).toBe(130);
    expect((await eventsOf(repo)).at(-1)?.type).toBe('run.paused');
    const twice = await autoloop(repo, ['pause', 'add']);
    expect(twice.stderr).toMatch(/\[run-paused\]\n.*autoloop resume.*autoloop stop/);
    expect(twice.code).toBe(1);

    const later = await autoloop(repo, ['guide', 'add', '-m', 'It is a plus.']);
    expect(later.stdout).toContain('is not at work');
    await forget(2);
    const last = startAutoloop(repo, ['resume', 'add']);
    await began(2);
    expect(await promptOf(2)).toMatch(/Look at the operator\.[\s\S]*It is a plus\./);
    await letGo(2);
    await began(3);
    expect(await promptOf(3)).not.toContain('says:');
    await letGo(3);
    const ended = await last.outcome;
    expect(ended.stderr).toMatch(/^attempt 1: maintainer@test\.invalid told: \S/m);
    expect(ended.code).toBe(0);
    expect((await guided()).filter(({ data }) => data.by !== undefined)).toHaveLength(3);
    for (const command of [
      ['guide', 'add', '-m', 'Too late.'],
      ['pause', 'add'],
    ]) {
      const over = await autoloop(repo, command);
      expect(over.stderr).toContain('[run-over]');
      expect(over.code).toBe(1);
    }
  });

  it('is paused also where it was started in the background', async () => {
    const { repo, run, began } = await scene('--detach');
    await run.outcome;
    await began(1);
    expect((await autoloop(repo, ['pause', 'add', '--json'])).stdout).toContain('"kind": "pause"');
    expect((await eventsOf(repo)).at(-1)?.type).toBe('run.paused');
    expect((await autoloop(repo, ['stop', 'add'])).stdout).toContain('Ended run');
    expect((await eventsOf(repo)).at(-1)?.data).toMatchObject({ reason: 'Stopped by a person while it was paused' });
  });

  it('takes no note that nobody could be told', async () => {
    const { repo, run, began } = await scene();
    await began(1);
    const refused = async (...args: string[]) => (await autoloop(repo, ['guide', 'add', ...args])).stderr;
    expect(await refused('-m', '  ')).toContain('[note-empty]');
    expect(await refused('-m', 'x'.repeat(4097))).toContain('[note-too-long]');
    expect(await refused('--attempt', '2', '-m', 'x')).toMatch(/\[unknown-attempt\]\n.*1/);
    run.kill('SIGKILL');
    await run.outcome;
    expect((await autoloop(repo, ['pause', 'add'])).stderr).toContain('[run-cut-off]');
    expect((await autoloop(repo, ['stop', 'add'])).code).toBe(0);
  });
});
