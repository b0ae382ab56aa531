import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeAtRandom } from '../support/random-changes.js';
import { autoloop, git, runProgram } from '../support/run-program.js';
import { rightPatch, sampleOrder, sampleRepository } from '../support/sample.js';
import { until } from '../support/until.js';
import { inOrder, type ShownFinding, shownBy, startWatching, type Watcher } from '../support/watching.js';

const orderFile = '.autoloop/work-orders/add.md';
const recordings = { right: { '1.patch': rightPatch } };
const sample = () => sampleRepository({ recordings });

/** A watcher of the sample, once it has told the first result. */
async function watchingSample(args: string[] = ['check', '--watch', '--json']): Promise<{ repo: string; on: Watcher }> {
  const repo = await sample();
  return { repo, on: await watchingIn(repo, args) };
}

async function watchingIn(repo: string, args = ['check', '--watch', '--json']): Promise<Watcher> {
  const on = startWatching(repo, args);
  await on.shows(({ stdout }) => stdout() !== '');
  return on;
}

const edit = async (repo: string, from: string, to: string) => {
  const text = await readFile(join(repo, orderFile), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(repo, orderFile), text.replace(from, to));
};

const finds =
  (rule: string, count = 1) =>
  (on: Watcher) =>
    shownBy(on.lines())?.filter((finding) => finding.rule === rule).length === count;

/** What a check finds that begins now; undefined where there is nothing to check. */
async function freshCheck(repo: string): Promise<ShownFinding[] | undefined> {
  const { stdout } = await autoloop(repo, ['check', '--json']);
  return stdout === '' ? undefined : inOrder(JSON.parse(stdout).findings);
}

describe('check --watch', () => {
  it('shows the whole result, then what is new and what is gone with the time, and ends at Ctrl-C with 130', async () => {
    const { repo, on } = await watchingSample(['check', '--watch']);
    await on.shows(({ stderr }) => stderr().includes('Ctrl-C'));
    expect(on.stdout()).toBe('2 documents: nothing found\n');
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(({ stdout }) => stdout().includes('1 new;'));
    await edit(repo, 'title: Make', 'priority: low\ntitle: Make');
    await on.shows(({ stdout }) => stdout().includes('nothing new;'));
    await edit(repo, 'owner: cor\n', 'owner: core\n');
    await on.shows(({ stdout }) => stdout().includes('1 gone;'));
    const time = /^\d\d:\d\d:\d\d /gm;
    expect(on.stdout().replaceAll(time, '')).toBe(
      [
        '2 documents: nothing found',
        `+ ${orderFile}:3:8: error: There is no owner lane \`cor\` in config.yml [broken-reference]`,
        '    Did you mean `core`?',
        '1 new; 2 documents: 1 error',
        'nothing new; 2 documents: 1 error',
        `- ${orderFile}:4:8: error: There is no owner lane \`cor\` in config.yml [broken-reference]`,
        '1 gone; 2 documents: nothing found',
        '',
      ].join('\n'),
    );
    expect(on.stdout().match(time)).toHaveLength(3);
    on.process.kill('SIGINT');
    expect(await on.ended).toBe(130);
    expect(on.stderr()).toBe('Watching. Ctrl-C ends it.\n');
  });

  it('says of lines what was written above them moved, and looks at the paths asked for alone', async () => {
    const repo = await sample();
    await writeFile(join(repo, '.autoloop/work-orders/other.md'), sampleOrder.replace('owner: core', 'owner: nobody'));
    await edit(repo, 'owner: core', 'owner: cor');
    const on = await watchingIn(repo, ['check', '--watch', '--json', orderFile]);
    expect(on.lines()[0]).toMatchObject({ documents: 1, findings: [{ path: orderFile, line: 3 }] });
    await edit(repo, 'title: Make', 'priority: low\ntitle: Make');
    await on.shows((watcher) => watcher.lines().length === 2);
    expect(on.lines()[1]).toMatchObject({ new: [], gone: [], moved: [{ from: { line: 3 }, to: { line: 4 } }] });
  });

  it.each([['--format', 'sarif'], ['--staged'], ['--range', 'HEAD'], ['--fix'], ['no-such-order.md']])(
    'does not go with %s %s',
    async (...args) => {
      const { code, stdout } = await autoloop(await sample(), ['check', '--watch', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    },
  );

  it('ends at SIGTERM, and where nobody reads any more', async () => {
    const { on } = await watchingSample();
    on.process.kill('SIGTERM');
    expect(await on.ended).toBe(130);

    const second = await watchingSample(['watch', '--json']);
    second.on.process.stdout?.destroy();
    // Whatever it says next, it learns from it.
    await edit(second.repo, 'owner: core', 'owner: cor');
    expect(await second.on.ended).toBe(0);
    const third = await watchingIn(second.repo, ['watch', '--json']);
    expect(finds('broken-reference')(third)).toBe(true);
  });

  it('was stopped for a while: what changed meanwhile is told', async () => {
    const { repo, on } = await watchingSample();
    on.process.kill('SIGSTOP');
    await edit(repo, 'owner: core', 'owner: cor');
    on.process.kill('SIGCONT');
    await on.shows(finds('broken-reference'));
  });
});

/** What editors do to save `text` in a file, each with real files. */
const saves: Record<string, (file: string, text: string) => Promise<void>> = {
  'in place': (file, text) => writeFile(file, text),
  'a new file renamed over it, as VS Code, Helix and emacs may': async (file, text) => {
    await writeFile(`${file}.tmp123`, text);
    await rename(`${file}.tmp123`, file);
  },
  'the old one renamed aside, as emacs makes `file~`': async (file, text) => {
    await writeFile(`${file.replace('add.md', '#add.md#')}`, text);
    await symlink('someone@host.1:1', file.replace('add.md', '.#add.md'));
    await rename(file, `${file}~`);
    await writeFile(file, text);
    await rm(file.replace('add.md', '.#add.md'));
    await rm(file.replace('add.md', '#add.md#'));
  },
  'removed and written': async (file, text) => {
    await rm(file);
    await writeFile(file, text);
  },
};

/** The editors of this machine, without what their users set. */
const editors: [string, string[]][] = [
  ['vim', ['-u', 'NONE', '-i', 'NONE', '-es']],
  ['vim', ['-u', 'NONE', '-i', 'NONE', '-es', '--cmd', 'set backup backupcopy=no writebackup']],
  ['nvim', ['-u', 'NONE', '-i', 'NONE', '-es', '--cmd', 'set backupcopy=yes']],
  ['nvim', ['-u', 'NONE', '-i', 'NONE', '-es', '--cmd', 'set backupcopy=no']],
];

describe('editors', () => {
  it.each(Object.entries(saves))('%s', async (_, save) => {
    const { repo, on } = await watchingSample();
    const file = join(repo, orderFile);
    for (const owner of ['cor', 'core', 'cor']) {
      await save(file, sampleOrder.replace('owner: core', `owner: ${owner}`));
      await on.shows(finds('broken-reference', owner === 'cor' ? 1 : 0));
    }
    expect(shownBy(on.lines())).toEqual(await freshCheck(repo));
  });

  it.each(editors.filter(([program]) => existsSync(`/usr/bin/${program}`)))('%s %j', async (program, options) => {
    const { repo, on } = await watchingSample();
    for (const [from, to, count] of [
      ['core', 'cor', 1],
      ['cor', 'core', 0],
    ] as const) {
      const args = [...options, '-c', `%s/^owner: ${from}$/owner: ${to}/`, '-c', 'wq', orderFile];
      expect(await runProgram(program, args, { cwd: repo, env: { TERM: 'dumb' } })).toMatchObject({ code: 0 });
      await on.shows(finds('broken-reference', count));
    }
  });
});

describe('folders and Git', () => {
  it('a switch of branches that changes hundreds of files is one change', async () => {
    const repo = await sample();
    await git(repo, 'switch', '-q', '-c', 'many');
    for (let i = 0; i < 300; i++)
      await writeFile(join(repo, `.autoloop/work-orders/w${i}.md`), sampleOrder.replace('owner: core', 'owner: cor'));
    await git(repo, 'add', '-A');
    await git(repo, 'commit', '-q', '-m', 'Many');
    await git(repo, 'switch', '-q', 'main');
    const on = await watchingIn(repo);
    await git(repo, 'switch', '-q', 'many');
    await on.shows(finds('broken-reference', 300));
    await git(repo, 'switch', '-q', 'main');
    await on.shows(finds('broken-reference', 0));
    expect(on.lines().map(({ what }) => what)).toEqual(['result', 'change', 'change']);
  });

  it('what is staged and committed counts: a scope matches nothing until its file is known to Git', async () => {
    const repo = await sample();
    await edit(repo, 'allowed_scope: [src/**, test/**]', 'allowed_scope: [src/**, test/**, later/**]');
    const on = await watchingIn(repo);
    expect(finds('scope-matches-nothing')(on)).toBe(true);
    await mkdir(join(repo, 'later'));
    await writeFile(join(repo, 'later/file'), '');
    await git(repo, 'add', 'later');
    await on.shows(finds('scope-matches-nothing', 0));
    await git(repo, 'rm', '-q', '--cached', 'later/file');
    await on.shows(finds('scope-matches-nothing', 1));
  });

  it('a folder removed and made again within moments is still watched', async () => {
    const { repo, on } = await watchingSample();
    for (const folder of ['.autoloop/work-orders', '.autoloop']) {
      const kept = await readFile(join(repo, orderFile), 'utf8');
      const config = await readFile(join(repo, '.autoloop/config.yml'), 'utf8');
      await rm(join(repo, folder), { recursive: true });
      await mkdir(join(repo, '.autoloop/work-orders'), { recursive: true });
      await writeFile(join(repo, '.autoloop/config.yml'), config);
      await writeFile(join(repo, orderFile), kept.replace('priority: low\n', ''));
      await edit(repo, 'title:', 'priority: low\ntitle:');
      const before = on.lines().length;
      await edit(repo, 'owner: core', 'owner: cor');
      await on.shows(finds('broken-reference'));
      await edit(repo, 'owner: cor\n', 'owner: core\n');
      await on.shows(finds('broken-reference', 0));
      expect(on.lines().length).toBeGreaterThan(before);
    }
  });

  it('.autoloop removed is told, and so is its return; so is a folder put in the place of another', async () => {
    const { repo, on } = await watchingSample();
    await rename(join(repo, '.autoloop'), join(repo, 'aside'));
    await on.shows((watcher) => watcher.lines().at(-1)?.what === 'failure');
    expect(on.lines().at(-1)).toMatchObject({ code: 'no-documents' });
    await rename(join(repo, 'aside'), join(repo, '.autoloop'));
    await on.shows((watcher) => watcher.lines().at(-1)?.what === 'result');
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(finds('broken-reference'));
  });

  it('new folders in new folders, links, what cannot be read, what is no file', async () => {
    const { repo, on } = await watchingSample();
    await mkdir(join(repo, '.autoloop/reports/add'), { recursive: true });
    await writeFile(join(repo, '.autoloop/reports/add/attempt-1.md'), 'nothing\n');
    await on.shows((watcher) => shownBy(watcher.lines())?.some(({ path }) => path.endsWith('attempt-1.md')) === true);
    await rm(join(repo, '.autoloop/reports/add/attempt-1.md'));
    await symlink('/etc/passwd', join(repo, '.autoloop/work-orders/link.md'));
    await runProgram('mkfifo', ['.autoloop/work-orders/pipe.md'], { cwd: repo });
    await symlink('/', join(repo, '.autoloop/gates'));
    await chmod(join(repo, '.autoloop/config.yml'), 0);
    await until(async () => JSON.stringify(shownBy(on.lines())) === JSON.stringify(await freshCheck(repo)));
    expect(shownBy(on.lines())?.map(({ path }) => path)).toContain('.autoloop/work-orders/link.md');
  });

  it.each([
    ['removed', (repo: string) => rm(repo, { recursive: true, maxRetries: 5 })],
    ['moved away', (repo: string) => rename(repo, `${repo}-moved`)],
  ])('a repository that is %s ends it, with 3 and a clear word', async (_, go) => {
    for (const args of [['check', '--watch'], ['watch']]) {
      const { repo, on } = await watchingSample(args);
      await go(repo);
      expect(await on.ended).toBe(3);
      expect(on.stderr()).toMatch(/^error: .*\/repo(\/\.git)? is no longer there \[project-gone\]$/m);
      expect(on.stderr()).not.toMatch(/^ {4}at /m);
    }
  });

  it('outside of Git too', async () => {
    const repo = await sample();
    await rm(join(repo, '.git'), { recursive: true });
    const on = await watchingIn(repo);
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(finds('broken-reference'));
  });
});

it.each([5, 4_711])(
  'after random changes somebody who read every line knows what a check says (seed %i)',
  async (seed) => {
    const { repo, on } = await watchingSample();
    await changeAtRandom(repo, seed, async () => {
      const fresh = JSON.stringify(await freshCheck(repo));
      await on.shows(({ lines }) => JSON.stringify(shownBy(lines())) === fresh);
    });
  },
);

describe('where nothing is told', () => {
  it('CHOKIDAR_USEPOLLING=1 looks again and again', async () => {
    const repo = await sample();
    const on = startWatching(repo, ['check', '--watch', '--json'], { env: { CHOKIDAR_USEPOLLING: '1' } });
    await on.shows((watcher) => shownBy(watcher.lines()) !== undefined);
    expect(on.lines()[0]).toMatchObject({ what: 'note', message: expect.stringContaining('CHOKIDAR_USEPOLLING') });
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(finds('broken-reference'));
    await rename(join(repo, '.autoloop'), join(repo, 'aside'));
    await on.shows((watcher) => watcher.lines().at(-1)?.what === 'failure');
    await rename(join(repo, 'aside'), join(repo, '.autoloop'));
    await on.shows(finds('broken-reference'));
  });

  it('the limit of inotify is reached: one note, and it looks again and again', async () => {
    const repo = await sample();
    const script = 'echo 3 > /proc/sys/user/max_inotify_watches && exec "$@"';
    const on = startWatching(repo, ['check', '--watch', '--json'], {
      before: ['unshare', '--user', '--map-root-user', 'sh', '-c', script, 'sh'],
    });
    await on.shows((watcher) => shownBy(watcher.lines()) !== undefined);
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(finds('broken-reference'));
    expect(on.lines().filter(({ what }) => what === 'note')).toMatchObject([
      { message: expect.stringContaining('ENOSPC') },
    ]);
  });
});

describe('one watcher a repository', () => {
  it('the second is refused and told of the first; one that was killed is in nobody’s way', async () => {
    const { repo, on } = await watchingSample(['watch']);
    await git(repo, 'worktree', 'add', '-q', '../linked');
    for (const place of [repo, join(repo, '../linked')]) {
      const { code, stderr } = await autoloop(place, ['watch']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `error: This repository is watched already, by process ${on.pid} [already-watched]\n  Stop it with: kill ${on.pid}\n`,
      });
    }
    // Who only checks is in nobody's way.
    await watchingIn(repo);
    on.process.kill('SIGKILL');
    expect(await on.ended).toBe('SIGKILL');
    const next = await watchingIn(repo, ['watch']);
    next.process.kill('SIGTERM');
    expect(await next.ended).toBe(130);
    expect(await readdir(join(repo, '.git/autoloop/watch'))).toEqual([]);
  });
});

describe('orders that become ready', () => {
  const onReady = sampleOrder.replace('state: ready', 'state: ready\ndispatch: on-ready');

  it('are started once by the commit that makes them so, and the end of their run is told', async () => {
    const { repo, on } = await watchingSample(['watch', '--json']);
    await writeFile(join(repo, orderFile), onReady);
    await on.shows((watcher) => watcher.lines().some(({ what }) => what === 'change'));
    await git(repo, 'commit', '-q', '-a', '-m', 'Ready');
    const told = (what: string) => on.lines().filter((line) => line.what === what);
    await on.shows(() => told('run-ended').length > 0);
    expect(told('run-started')).toMatchObject([{ order: 'add' }]);
    expect(told('run-ended')).toMatchObject([{ order: 'add', outcome: 'accepted-candidate', winner: 1 }]);
    // A second commit that changes nothing of the order, and what the run left, start nothing.
    await git(repo, 'commit', '-q', '--allow-empty', '-m', 'Nothing');
    await edit(repo, 'owner: core', 'owner: cor');
    await on.shows(finds('broken-reference'));
    on.process.kill('SIGINT');
    expect(await on.ended).toBe(130);
    expect(told('run-started')).toHaveLength(1);
  });

  it('are left alone with --no-dispatch, which tells of the runs of others', async () => {
    const { repo, on } = await watchingSample(['watch', '--no-dispatch']);
    await writeFile(join(repo, orderFile), onReady);
    await git(repo, 'commit', '-q', '-a', '-m', 'Ready');
    await autoloop(repo, ['run', 'add']);
    await on.shows(({ stdout }) => /add: run \S+ ended: accepted-candidate, attempt 1 won$/m.test(stdout()));
    expect(on.stdout().match(/ has begun$/gm)).toHaveLength(1);
    expect(on.stdout()).toContain('  autoloop report add\n');
  });

  it('are started when the watcher starts, if they are ready already; a run outlives it', async () => {
    const repo = await sampleRepository({ recordings });
    await writeFile(join(repo, orderFile), onReady);
    await git(repo, 'commit', '-q', '-a', '-m', 'Ready');
    const on = await watchingIn(repo, ['watch', '--json']);
    await on.shows((watcher) => watcher.lines().some(({ what }) => what === 'run-started'));
    on.process.kill('SIGINT');
    expect(await on.ended).toBe(130);
    await until(async () => (await autoloop(repo, ['runs'])).stdout.includes('accepted-candidate'));
  });
});
