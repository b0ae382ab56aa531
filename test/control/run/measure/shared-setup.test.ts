import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../../src/control/doctor/clean.js';
import { keptSetup } from '../../../../src/control/doctor/clean-setup.js';
import { openRepository } from '../../../../src/edges/git/index.js';
import { eventsOf } from '../../../support/journal.js';
import { git } from '../../../support/run-program.js';
import { rightPatch, sampleOrder, sampleRepository, writeFiles } from '../../../support/sample.js';
import { temporary } from '../../../support/temporary.js';
import { until } from '../../../support/until.js';
import { runOrder } from '../running.js';
import { shared } from './setup-program.js';

const entry = { run: 'mkdir out; cat lock > out/made', inputs: ['lock'], outputs: ['out'] };

async function project(files: Record<string, string> = {}): Promise<string> {
  const repo = await sampleRepository({ recordings: { some: {} } });
  await writeFiles(repo, { lock: 'one\n', ...files });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'More');
  return repo;
}

const kept = (repo: string): string[] =>
  existsSync(join(repo, '.git/autoloop/setup'))
    ? readdirSync(join(repo, '.git/autoloop/setup')).filter((name) => !name.endsWith('.lock'))
    : [];

/** The tree of the work tree, made without touching the branch. */
async function treeWith(repo: string, change: () => Promise<unknown>): Promise<string> {
  await change();
  await git(repo, 'add', '-A');
  const tree = (await git(repo, 'write-tree')).trim();
  await git(repo, 'reset', '-q', '--hard');
  return tree;
}

describe('outputs', () => {
  it('are made once for one command, its inputs and what it runs in', async () => {
    const repo = await project();
    const first = await shared(repo, [entry]);
    const second = await shared(repo, [entry]);
    expect([first, second].map(({ told }) => told.map(({ how }) => how))).toEqual([['run'], ['taken']]);
    expect(second.setup).toEqual(first.setup);
    expect(first.setup.commands).toEqual([]);
    const [{ from, at } = { from: '', at: '' }] = first.setup.shared;
    expect([at, readFileSync(join(from, 'made'), 'utf8')]).toEqual(['out', 'one\n']);
    expect(lstatSync(join(from, 'made')).mode & 0o777).toBe(0o644);
    await writeFiles(repo, { lock: 'two\n' });
    await git(repo, 'commit', '-q', '-a', '-m', 'Lock');
    expect((await shared(repo, [entry])).told[0]?.how).toBe('run');
    expect((await shared(repo, [{ ...entry, run: `${entry.run}; true` }])).told[0]?.how).toBe('run');
    expect((await shared(repo, ['true', entry])).told[0]?.how).toBe('run');
    expect(kept(repo)).toHaveLength(4);
  });

  it('may be closed to others, hold programs and links, and be read by every sandbox', async () => {
    const repo = await project();
    const run =
      'umask 077; mkdir -p a/out; echo x > a/out/secret; ln -s secret a/out/link; cp /bin/true a/out/; chmod 711 a/out/true';
    const { setup } = await shared(repo, [{ run, inputs: ['lock'], outputs: ['./a//out/'] }]);
    const [{ from, at } = { from: '', at: '' }] = setup.shared;
    expect([at, lstatSync(from).mode & 0o777, lstatSync(join(from, 'secret')).mode & 0o777]).toEqual([
      'a/out',
      0o755,
      0o644,
    ]);
    expect([lstatSync(join(from, 'true')).mode & 0o7777, lstatSync(join(from, 'link')).isSymbolicLink()]).toEqual([
      0o755,
      true,
    ]);
  });

  it('of an earlier command are there for a later one', async () => {
    const repo = await project();
    const later = { run: 'mkdir built; cp out/made built/', inputs: ['src/calc.sh'], outputs: ['built'] };
    const { setup } = await shared(repo, [entry, 'touch plain', later]);
    expect(setup.shared.map(({ at }) => at)).toEqual(['out', 'built']);
    expect(readFileSync(join(setup.shared[1]?.from ?? '', 'made'), 'utf8')).toBe('one\n');
    expect(setup.commands).toEqual(['touch plain']);
  });

  it('are made by one of two that need them at once', async () => {
    const repo = await project();
    const slow = { ...entry, run: `sleep 1; ${entry.run}` };
    const both = await Promise.all([shared(repo, [slow]), shared(repo, [slow])]);
    expect(both.flatMap(({ told }) => told.map(({ how }) => how)).sort()).toEqual(['run', 'taken']);
  });

  it('that were being made when the tool was killed are made again', async () => {
    const repo = await project();
    const slow = { ...entry, run: `sleep 2; ${entry.run}` };
    const program = join(await temporary(), 'setup-program.mjs');
    const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    await build({
      entryPoints: [join(import.meta.dirname, 'setup-program.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: { js: banner },
      logLevel: 'error',
    });
    const killed = spawn(process.execPath, [program, repo, JSON.stringify([slow])], { stdio: 'ignore' });
    await until(() => kept(repo).some((name) => name.endsWith('.making')));
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(kept(repo)).toHaveLength(1);
    expect((await shared(repo, [slow])).told[0]?.how).toBe('run');
    expect(kept(repo).map((name) => name.includes('making'))).toEqual([false]);
  });
});

it('outputs that nobody used for long are cleaned away, and all of them when asked', async () => {
  const path = await project();
  const repo = await openRepository(path);
  const { setup } = await shared(path, [entry]);
  const dir = dirname(setup.shared[0]?.from ?? '');
  const now = new Date();
  const look = async (more: { dryRun?: boolean; caches?: boolean; now?: Date }) =>
    (await clean(repo, { dryRun: false, force: false, caches: false, now, ...more })).filter(
      ({ kind }) => kind === 'setup',
    );
  const recent = `used on ${now.toISOString().slice(0, 10)}: --caches removes it`;
  expect(await look({})).toEqual([{ kind: 'setup', name: dir, kept: recent }]);
  expect(await look({ dryRun: true, caches: true })).toEqual([{ kind: 'setup', name: dir, kept: null }]);
  expect(existsSync(dir)).toBe(true);
  const later = new Date(now.getTime() + 31 * 24 * 60 * 60 * 1000);
  expect(await look({ now: later })).toEqual([{ kind: 'setup', name: dir, kept: null }]);
  expect([existsSync(dir), await look({})]).toEqual([false, []]);
  expect((await shared(path, [entry])).told[0]?.how).toBe('run');
  expect(await look({ caches: true })).toEqual([{ kind: 'setup', name: dir, kept: null }]);
  expect(kept(path)).toEqual([]);
});

it('outputs whose removal was cut off are made again, whole', async () => {
  const path = await project();
  const repo = await openRepository(path);
  const { setup } = await shared(path, [entry]);
  const dir = dirname(setup.shared[0]?.from ?? '');
  const tools = await temporary();
  await writeFiles(tools, { rm: '#!/bin/sh\n/bin/rm "$3/0/made"\nexit 1\n' });
  chmodSync(join(tools, 'rm'), 0o755);
  const { PATH } = process.env;
  process.env.PATH = `${tools}:${PATH}`;
  const cleaned = clean(repo, { dryRun: false, force: false, caches: true, now: new Date() });
  await expect(cleaned.finally(() => Object.assign(process.env, { PATH }))).rejects.toMatchObject({
    code: 'cannot-delete',
  });
  const again = await shared(path, [entry]);
  expect([again.told[0]?.how, readdirSync(join(dir, '0'))]).toEqual(['run', ['made']]);
  rmSync(join(dir, 'setup.json'));
  expect((await shared(path, [entry])).told[0]?.how).toBe('run');
  expect(kept(path)).toHaveLength(1);
});

it('outputs that a run took since they were found are left to it', async () => {
  const path = await project();
  const { setup } = await shared(path, [entry]);
  const [found] = await keptSetup(await openRepository(path), { live: undefined, all: true, now: new Date() });
  await shared(path, [entry]);
  await found?.remove();
  expect([found?.kept, existsSync(setup.shared[0]?.from ?? '')]).toEqual([null, true]);
});

it('a tree that could not be looked up once is looked up again', async () => {
  const path = await project();
  const { setupOf, quarantine } = await shared(path, [entry]);
  const tree = await treeWith(path, () => writeFiles(path, { more: 'x\n' }));
  renameSync(quarantine, `${quarantine}.away`);
  writeFileSync(quarantine, '');
  await expect(setupOf(tree)).rejects.toThrow();
  rmSync(quarantine);
  renameSync(`${quarantine}.away`, quarantine);
  expect((await setupOf(tree)).shared).toHaveLength(1);
});

describe('nothing is kept', () => {
  it.each([
    ['of a command that fails', { ...entry, run: 'mkdir out; exit 3' }, 'setup-failed'],
    ['where a folder is missing', { ...entry, run: 'true' }, 'setup-failed'],
    ['where a link stands for it', { ...entry, run: 'ln -s /etc out' }, 'setup-failed'],
    [
      'where a link leads to it',
      { ...entry, run: 'mkdir -p real/out; ln -s real via', outputs: ['via/out'] },
      'setup-failed',
    ],
    ['in place of what is committed', { ...entry, outputs: ['src'] }, 'setup-output-tracked'],
    ['below a committed file', { ...entry, outputs: ['lock/out'] }, 'setup-output-tracked'],
    ['of one folder in another', { ...entry, outputs: ['out', 'out/in'] }, 'setup-outputs-overlap'],
    ['of the whole repository', { ...entry, outputs: ['./'] }, 'setup-output-unusable'],
  ])('%s', async (_why, wrong, code) => {
    const repo = await project();
    await expect(shared(repo, [wrong])).rejects.toMatchObject({ code });
    expect(kept(repo)).toEqual([]);
  });
});

describe('an attempt runs by itself', () => {
  it('what depends on an input that it changed, and what comes after that', async () => {
    const repo = await project();
    const later = { run: 'mkdir built; cp out/made built/', inputs: ['src/calc.sh'], outputs: ['built'] };
    const tree = await treeWith(repo, () => writeFiles(repo, { lock: 'changed\n' }));
    const { setup } = await shared(repo, [entry, later], tree);
    expect(setup).toEqual({ shared: [], commands: [entry.run, later.run] });
    const after = await treeWith(repo, () => writeFiles(repo, { 'src/calc.sh': 'changed\n' }));
    const second = await shared(repo, [entry, later], after);
    expect([second.setup.shared.map(({ at }) => at), second.setup.commands]).toEqual([['out'], [later.run]]);
  });

  it.each([
    ['a folder', (repo: string) => writeFiles(repo, { 'out/own': 'x' })],
    ['a file', (repo: string) => writeFiles(repo, { out: 'x' })],
    ['a link', (repo: string) => symlink('src', join(repo, 'out'))],
  ])('what would hide %s of its own', async (_what, change) => {
    const repo = await project();
    const tree = await treeWith(repo, () => change(repo));
    expect((await shared(repo, [entry], tree)).setup).toEqual({ shared: [], commands: [entry.run] });
  });
});

it('an attempt that changes an input has outputs of its own from its next iteration on', async () => {
  const look = (name: string) =>
    `cat out/made > src/${name}; { echo x > out/mine; } 2> /dev/null && echo wrote >> src/${name}\n`;
  const repo = await sampleRepository({
    recordings: {
      some: { '1.sh': `echo mine > lock; ${look('first')}`, '2.patch': rightPatch, '2.sh': look('second') },
    },
    config: `sandbox: { setup: [${JSON.stringify(entry)}] }\n`,
  });
  await writeFiles(repo, { lock: 'one\n', '.gitignore': 'out\n' });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Lock');
  const notes: string[] = [];
  const [attempt] = (await runOrder(repo, { note: (text) => void notes.push(text) })).attempts;
  expect(notes).toEqual([
    `setup: \`${entry.run}\` starts, for all attempts`,
    `attempt 1: setup: \`${entry.run}\` starts`,
  ]);
  const { commit = '' } = attempt?.imported ?? {};
  expect(await git(repo, 'show', `${commit}:src/first`)).toBe('one');
  expect(await git(repo, 'show', `${commit}:src/second`)).toBe('mine\nwrote');
  expect(attempt?.imported?.files.map(({ path }) => path)).toEqual(['lock', 'src/calc.sh', 'src/first', 'src/second']);
});

it('npm installs once for four attempts and their gates; what they try to do to it changes nothing', async () => {
  const home = await temporary();
  await writeFiles(join(home, 'dep'), {
    'package.json': '{"name":"dep","version":"1.0.0","main":"index.js"}',
    'index.js': 'module.exports = 42;\n',
  });
  const files = {
    'package.json': '{"name":"sample","private":true,"dependencies":{"dep":"file:vendor/dep-1.0.0.tgz"}}\n',
    '.gitignore': 'node_modules/\n',
  };
  const run = promisify(execFile);
  const spoil =
    'rm -rf node_modules; mv node_modules gone; ln -s /etc node_modules; echo 0 > node_modules/dep/index.js';
  const recordings = {
    right: { '1.patch': rightPatch },
    spoils: { '1.patch': rightPatch, '1.sh': `{ ${spoil}; } 2> src/said; node -p 'require("dep")' >> src/said` },
    hides: { '1.patch': rightPatch, '1.sh': 'echo node_modules/x > .gitignore; git add -A -f . || true\n' },
    locks: { '1.patch': rightPatch, '1.sh': 'echo >> package.json\n' },
  };
  const install = `npm ci --offline --no-audit --no-fund && node -p 'crypto.randomUUID()' > node_modules/.id`;
  const setup = { run: install, inputs: ['package.json', 'package-lock.json', 'vendor'], outputs: ['node_modules'] };
  const repo = await sampleRepository({ recordings, home, config: `sandbox: { setup: [${JSON.stringify(setup)}] }\n` });
  await writeFiles(repo, files);
  await writeFiles(repo, { 'vendor/.keep': '' });
  await run('npm', ['pack', join(home, 'dep'), '--pack-destination', join(repo, 'vendor')], { cwd: home });
  await run('npm', ['install', '--offline', '--package-lock-only', '--no-audit', '--no-fund'], { cwd: repo });
  const command = `run: "cat node_modules/.id && [ $(node -p 'require(\\"dep\\")') = 42 ] && . src/calc.sh && [ $(sub 5 3) = 2 ]"`;
  const scope = 'allowed_scope: [src/**, test/**, package.json, .gitignore]';
  const order = sampleOrder
    .replace('run: sh test/unit/sub.sh', command)
    .replace('allowed_scope: [src/**, test/**]', scope);
  await writeFiles(repo, { '.autoloop/work-orders/add.md': order });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Dependencies');

  const { attempts, baseline } = await runOrder(repo);
  const events = await eventsOf(repo);
  const told = events.flatMap((event) => (event.type === 'setup.shared' ? [event.data] : []));
  expect(told).toMatchObject([{ command: install, outputs: ['node_modules'], how: 'run' }]);
  const blobs = join(repo, '.git/autoloop/runs', events[0]?.run ?? '', 'blobs');
  const said = (gates: typeof baseline): string[] =>
    gates.filter((gate) => gate.command === 'unit').map(({ log }) => readFileSync(join(blobs, log.sha256), 'utf8'));
  const [id = ''] = said(baseline);
  expect(id).toMatch(/^[0-9a-f-]{36}\n$/);
  expect(attempts.map(({ gates }) => gates.map(({ passed }) => passed))).toEqual(attempts.map(() => [true, true]));
  const [right, spoils, hides, locks] = attempts.map(({ gates }) => said(gates));
  expect([right, spoils, hides]).toEqual([[id], [id], [id]]);
  expect(locks).not.toEqual([id]); // it has another input
  const changed = attempts.map(({ imported }) => imported?.files.map(({ path }) => path));
  expect(changed).toEqual([
    ['src/calc.sh'],
    ['src/calc.sh', 'src/said'],
    ['.gitignore', 'src/calc.sh'],
    ['package.json', 'src/calc.sh'],
  ]);
  const seen = await git(repo, 'show', `${attempts[1]?.imported?.commit}:src/said`);
  expect(seen).toContain('Read-only file system');
  expect(seen.trim().endsWith('42')).toBe(true);

  const again = await runOrder(repo, { options: { agents: ['right'] } });
  expect(again.shared_setup).toEqual([told[0]?.digest]);
  const latest = (await eventsOf(repo)).flatMap((event) => (event.type === 'setup.shared' ? [event.data.how] : []));
  expect(latest).toEqual(['taken']);
  expect(said(again.baseline).concat(id)[0]).toBe(id);
});
