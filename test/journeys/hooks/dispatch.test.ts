import { existsSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dispatchReady } from '../../../src/control/watch/dispatch.js';
import { openRepository } from '../../../src/edges/git/index.js';
import { eventsOf, runIds } from '../../support/journal.js';
import { leftovers } from '../../support/run-leftovers.js';
import { autoloop, cliPath, git } from '../../support/run-program.js';
import { sampleOrder, sampleRepository } from '../../support/sample.js';
import { rightDeed, shellAgents } from '../../support/shell-agents.js';
import { temporary } from '../../support/temporary.js';
import { until } from '../../support/until.js';
import { hookNames, hooks, linesOf, stage, tryGit, writeHook } from './project.js';

const orderOnReady = (title: string): string =>
  sampleOrder.replace('state: ready', 'state: ready\ndispatch: on-ready').replace('Make add add', title);

/** A repository whose hooks start orders, with an agent that does `deed`. */
async function dispatching(deed: string, config = ''): Promise<string> {
  const agents = await shellAgents({ worker: deed });
  const repo = await sampleRepository({ recordings: {}, agents, config: `hooks: { post-commit: true }\n${config}` });
  await hooks(repo, 'install');
  return repo;
}

const over = async (repo: string, count: number) => {
  await until(async () => {
    const runs = await runIds(repo);
    const ends = await Promise.all(
      runs.map(async (run) => (await eventsOf(repo, run)).some((e) => e.type === 'run.ended')),
    );
    return ends.filter(Boolean).length === count;
  });
  await until(async () => (await leftovers(repo)).length === 0);
};

describe('post-commit', () => {
  it('starts an order that a commit made ready, in the background, once, and says so in a line', async () => {
    const repo = await dispatching(rightDeed);
    expect(await runIds(repo)).toEqual([]);
    await stage(repo, { '.autoloop/work-orders/auto.md': orderOnReady('Add') });
    const committed = await tryGit(repo, ['commit', '-m', 'Order', '--date', '2020-01-01T00:00:00Z']);
    expect(committed).toMatchObject({ code: 0 });
    const lines = committed.stderr.split('\n').filter((line) => line.startsWith('autoloop:'));
    expect(lines).toEqual([expect.stringMatching(/^autoloop: auto is ready: run \S+-auto-\S+ has begun/)]);
    expect(await runIds(repo)).toHaveLength(1);
    // More commits, merges and calls while it runs and afterwards: nothing is started twice.
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'More');
    await git(repo, 'switch', '-q', '-c', 'side', 'HEAD~1');
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Side');
    await git(repo, 'switch', '-q', 'main');
    await git(repo, 'merge', '-q', '--no-edit', 'side');
    const place = await openRepository(repo);
    expect(await Promise.all([1, 2, 3].map(() => dispatchReady(place, 'watch')))).toEqual([[], [], []]);
    await over(repo, 1);
    const [started] = await eventsOf(repo);
    expect(started).toMatchObject({ type: 'run.started', data: { trigger: 'hook', order: 'auto' } });
    expect((await eventsOf(repo)).at(-1)).toMatchObject({ data: { outcome: 'accepted-candidate' } });
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'After');
    expect(await runIds(repo)).toHaveLength(1);
  });

  it('never starts more runs than are allowed, one order once whoever asks, and what waits when there is room', async () => {
    const repo = await dispatching('sleep 600', 'limits: { max_concurrent_runs: 1 }');
    await git(repo, 'config', 'core.hooksPath', '/dev/null');
    await stage(repo, {
      '.autoloop/work-orders/one.md': orderOnReady('One'),
      '.autoloop/work-orders/two.md': orderOnReady('Two').replace('owner: core', 'owner: core\npriority: high'),
    });
    await git(repo, 'commit', '-q', '-m', 'Orders');
    const place = await openRepository(repo);
    const all = (await Promise.all([1, 2, 3, 4].map(() => dispatchReady(place, 'watch')))).flat();
    expect(all.filter(({ how }) => how === 'started')).toEqual([expect.objectContaining({ order: 'two' })]);
    expect(new Set(all.filter(({ how }) => how !== 'started').map(({ how, order }) => `${how} ${order}`))).toEqual(
      new Set(['waits one']),
    );
    expect(await runIds(repo)).toHaveLength(1);
    const [run = ''] = await runIds(repo);
    await autoloop(repo, ['stop', run]);
    await over(repo, 1);
    const next = await dispatchReady(place, 'watch');
    expect(next).toEqual([expect.objectContaining({ how: 'started', order: 'one' })]);
    // By its id: runs that began in the same second are sorted by their orders.
    for (const started of next) if (started.how === 'started') await autoloop(repo, ['stop', started.run_id]);
    await over(repo, 2);
    expect(await dispatchReady(place, 'watch')).toEqual([]);
  });

  it('starts nothing while Git is in the middle of something, without a branch, or on the branch of an attempt', async () => {
    const repo = await dispatching(rightDeed);
    await git(repo, 'config', 'core.hooksPath', '/dev/null');
    await stage(repo, { '.autoloop/work-orders/auto.md': orderOnReady('Add') });
    await git(repo, 'commit', '-q', '-m', 'Order');
    const place = await openRepository(repo);
    for (const name of ['rebase-merge', 'CHERRY_PICK_HEAD']) {
      await writeFile(join(repo, '.git', name), '');
      expect(await dispatchReady(place, 'hook')).toEqual([]);
      await rm(join(repo, '.git', name));
    }
    await git(repo, 'switch', '-q', '--detach');
    expect(await dispatchReady(place, 'hook')).toEqual([]);
    await git(repo, 'switch', '-q', '-c', 'autoloop/auto/1');
    expect(await dispatchReady(place, 'hook')).toEqual([]);
    expect(await runIds(repo)).toEqual([]);
  });

  it('ends what does not begin, and what was to begin when another had', async () => {
    const repo = await dispatching(rightDeed);
    const file = join(await temporary(), 'pid');
    const stuck = join(await temporary(), 'stuck.mjs');
    await writeFile(
      stuck,
      `import { writeFileSync } from 'node:fs';
if (process.argv.includes('--trigger')) {
  writeFileSync(${JSON.stringify(file)}, String(process.pid));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
`,
    );
    await stage(repo, { '.autoloop/work-orders/auto.md': orderOnReady('Add') });
    const committed = await tryGit(repo, ['commit', '-m', 'Order'], { NODE_OPTIONS: `--import ${stuck}` });
    expect([committed.code, committed.stderr]).toEqual([0, expect.stringContaining('No run of `auto` has begun')]);
    const pid = Number(await readFile(file, 'utf8'));
    await until(async () => !existsSync(`/proc/${pid}`));
    expect(await runIds(repo)).toEqual([]);

    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Again');
    await over(repo, 1);
    const late = await autoloop(repo, ['run', 'auto', '--trigger', 'hook']);
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('[run-already]')]);
    expect(await runIds(repo)).toHaveLength(1);
  });

  it('says what keeps a ready order from being started, and never refuses', async () => {
    const repo = await dispatching('true');
    const config = join(repo, '.autoloop/config.yml');
    await writeFile(
      config,
      (await readFile(config, 'utf8')).replace(/command: \[[^\]]*\]/, 'command: [/nowhere/agent]'),
    );
    await stage(repo, { '.autoloop/work-orders/auto.md': orderOnReady('Add') });
    const committed = await tryGit(repo, ['commit', '-am', 'Order']);
    expect(committed).toMatchObject({ code: 0 });
    expect(committed.stderr).toMatch(/autoloop: auto is ready and could not be started: /);
    expect(await runIds(repo)).toEqual([]);
  });
});

describe('what an agent works on', () => {
  it('no hook runs while attempts are opened, worked on, imported and judged, whatever the project has', async () => {
    const log = join(await temporary(), 'log');
    const repo = await dispatching(
      `${rightDeed}\nmkdir -p node_modules/.bin .husky\nprintf '#!/bin/sh\\necho agent >> ${log}\\n' > node_modules/.bin/autoloop\nchmod +x node_modules/.bin/autoloop\ncp node_modules/.bin/autoloop .husky/pre-commit\ngit add -A && git commit -qm Mine`,
    );
    const every = [
      'post-checkout',
      'prepare-commit-msg',
      'post-rewrite',
      'post-index-change',
      'pre-auto-gc',
      'applypatch-msg',
      ...hookNames,
    ];
    await hooks(repo, 'uninstall');
    for (const name of every) await writeHook(join(repo, '.git/hooks', name), `#!/bin/sh\necho ${name} >> ${log}\n`);
    await hooks(repo, 'install');
    await autoloop(repo, ['run', 'add']);
    expect((await eventsOf(repo)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['judge.ranked', 'run.ended']),
    );
    expect(await linesOf(log)).toEqual([]);
    expect(existsSync(log)).toBe(false);
    expect(await leftovers(repo)).toEqual([]);
  });

  it('a person who commits in the folder of an attempt does not start what an agent left there', async () => {
    const repo = await dispatching(rightDeed);
    const attempt = join(repo, '.attempts/add/1');
    await git(repo, 'worktree', 'add', '-q', '-b', 'autoloop/add/1', attempt);
    const log = join(await temporary(), 'log');
    await writeHook(join(attempt, 'node_modules/.bin/autoloop'), `#!/bin/sh\necho agent >> ${log}\n`);
    await stage(attempt, { 'src/more.sh': 'a\n' });
    expect(await tryGit(attempt, ['commit', '-m', 'By hand'])).toMatchObject({ code: 0 });
    expect(await linesOf(log)).toEqual([]);
    expect(await git(attempt, 'log', '-1', '--format=%B')).toBe('By hand\n\nWork-Order: add');
    // Whatever is checked out there by then, and by whatever name the folder is entered.
    await git(attempt, 'switch', '-q', '--detach');
    await stage(attempt, { 'src/more.sh': 'b\n' });
    expect(await tryGit(attempt, ['commit', '-m', 'Detached'])).toMatchObject({ code: 0 });
    await git(attempt, 'switch', '-q', '-c', 'mine');
    const link = join(await temporary(), 'link');
    await symlink(attempt, link);
    await stage(attempt, { 'src/more.sh': 'c\n' });
    expect(await tryGit(link, ['commit', '-m', 'Mine'], { PWD: link })).toMatchObject({ code: 0 });
    expect(await linesOf(log)).toEqual([]);
    const shown = JSON.parse((await autoloop(attempt, ['hooks', 'status', '--json'])).stdout);
    expect(shown.hooks[0].program).toBe(cliPath);
  });
});
