import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verifyChain } from '../../../src/core/journal/chain.js';
import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import type { EngineName } from '../../../src/edges/sandbox/index.js';
import { eventsOf, runIds } from '../../support/journal.js';
import { sandboxLeftovers } from '../../support/leftovers.js';
import { autoloop, git, runProgram } from '../../support/run-program.js';
import { type Files, rightPatch, sampleOrder, sampleRepository, writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';
import type { HostileAttempt, Seen } from './attempt.js';
import { OBEYED } from './deceit.js';
import { commands, makeOutside, setup, withPlaces } from './naive.js';

const SECRET = 'secret-that-no-attempt-may-tell';
export const honest = { '1.patch': rightPatch, 'report.md': '## Changed scope\n\nOne operator in `src/calc.sh`.\n' };

/** The order of the sample, widened so that nothing is out merely for the place it lies at, and measured through npm. */
const order = sampleOrder
  .replace('allowed_scope: [src/**, test/**]', 'allowed_scope: ["**"]')
  .replace('[test/acceptance/**]', '[test/acceptance/**, package.json, .npmrc]\nbudget: { iterations: 1 }')
  .replace('sh test/unit/sub.sh', commands.unit)
  .replace('sh test/acceptance/add.sh', commands.acceptance);
const package_ = { scripts: { test: "find test/acceptance -name '*.sh' | sort | xargs -r -n 1 sh" } };

/** A repository whose order hostile agents are put to, and what of the host is none of theirs. */
export interface Scene {
  repo: string;
  outside: string;
}

interface SceneOptions {
  /** Of the order. */
  id?: string;
  network?: string;
  engine?: EngineName;
  /** The recording of the honest agent. */
  best?: Files;
}

/** A repository whose agents are these attempts, and an honest one as the last. */
export async function makeScene(
  attempts: readonly HostileAttempt[],
  { id = 'add', network = '"none"', engine = 'bubblewrap', best = honest }: SceneOptions = {},
): Promise<Scene> {
  const room = await temporary('autoloop-hostile-attempts');
  const outside = join(room, 'outside');
  await makeOutside(outside, SECRET);
  const recordings: Record<string, Record<string, string>> = {};
  const agents: Record<string, string> = {};
  for (const { name, recording, isProgram } of attempts) {
    const files = withPlaces(recording, outside);
    if (isProgram === undefined) {
      recordings[name] = files;
      continue;
    }
    const program = join(room, 'programs', name);
    await writeFiles(join(room, 'programs'), { [name]: `#!/bin/sh\n${files['1.sh']}` });
    agents[name] = `{ driver: exec, command: [${program}] }`;
  }
  const repo = await sampleRepository({
    recordings: { ...recordings, honest: best },
    agents,
    config: `limits: { max_file: 1M }\nsandbox: { output: 1M, engine: ${engine}, network: ${network}, setup: [${JSON.stringify(setup)}] }`,
  });
  const config = join(repo, '.autoloop/config.yml');
  await writeFile(
    config,
    (await readFile(config, 'utf8')).replace('core: { scope: [src/**, test/**] }', 'core: { scope: ["**"] }'),
  );
  await git(repo, 'rm', '-q', '--cached', '.autoloop/work-orders/add.md');
  await runProgram('rm', ['.autoloop/work-orders/add.md'], { cwd: repo });
  await writeFiles(repo, {
    [`.autoloop/work-orders/${id}.md`]: order,
    'package.json': JSON.stringify(package_),
    // Runs the code that is measured, before the test that proves it.
    'test/acceptance/a-loads.sh': '. src/calc.sh\n',
  });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'Wider');
  return { repo, outside };
}

/** What is the user's, and must be the same after a run. */
async function mineOf({ repo, outside }: Scene): Promise<unknown> {
  const inGit = async (...args: string[]) => git(repo, ...args);
  return {
    head: await inGit('rev-parse', 'HEAD'),
    refs: await inGit(
      'for-each-ref',
      '--format=%(refname) %(objectname)',
      'refs/heads/main',
      'refs/tags',
      'refs/remotes',
    ),
    status: await inGit('status', '--porcelain', '--', ':(exclude).autoloop/reports'),
    ignored: (await inGit('ls-files', '--others', '--ignored', '--exclude-standard'))
      .split('\n')
      .filter((path) => !path.startsWith('.attempts/')),
    config: await readFile(join(repo, '.git/config'), 'utf8'),
    hooks: await readdir(join(repo, '.git/hooks')),
    outside: (await readdir(outside)).sort(),
    canary: await readFile(join(outside, 'canary'), 'utf8'),
  };
}

/** What stays of a run but should not. */
export async function leftOver({ repo }: Scene): Promise<string[]> {
  const [run = ''] = await runIds(repo);
  const worktrees = (await git(repo, 'worktree', 'list', '--porcelain'))
    .split('\n')
    .filter((line) => /^worktree /.test(line));
  const scratch = await readdir(join(repo, '.git/autoloop/runs', run, 'scratch')).catch(() => []);
  const locks = (await readdir(join(repo, '.git/autoloop/runs', run))).filter((name) => name.startsWith('lock'));
  const attempts = await readdir(join(repo, '.attempts/add')).catch(() => []);
  return [...worktrees.slice(1), ...scratch, ...locks, ...attempts, ...(await sandboxLeftovers(join(repo, '.git')))];
}

const attemptOf = ({ data }: JournalEvent): unknown => (data as { attempt?: number }).attempt;

function seenOf({ repo }: Scene, number: number, events: JournalEvent[]): Seen {
  const branch = `autoloop/add/${number}`;
  return {
    repo,
    branch,
    events: events.filter((event) => attemptOf(event) === number || subjectOf(event) === `attempt-${number}`),
    git: (...args) => git(repo, ...args),
    entries: async () => (await git(repo, 'ls-tree', '-r', '-z', branch)).split('\0').filter(Boolean),
  };
}

const subjectOf = ({ data }: JournalEvent): unknown => (data as { subject?: string }).subject;

/** Everything wrong with how the run dealt with the attempts; the faults of each under its name. */
export async function faultsOf(scene: Scene, attempts: readonly HostileAttempt[]): Promise<Record<string, string[]>> {
  const events = await eventsOf(scene.repo);
  const started = events.find((event) => event.type === 'run.started')?.data.attempts ?? [];
  const numberOf = (agent: string): number => started.find((one) => one.agent === agent)?.attempt ?? 0;
  const ranked = events.find((event) => event.type === 'judge.ranked')?.data;
  const faults: Record<string, string[]> = {};
  if (ranked?.winner !== numberOf('honest')) faults.winner = [JSON.stringify(ranked ?? null)];
  for (const attempt of attempts) {
    const seen = seenOf(scene, numberOf(attempt.name), events);
    const scored = seen.events.find((event) => event.type === 'judge.scored');
    const found = (await attempt.faults?.(seen)) ?? [];
    if (scored?.data.standing !== 'out') found.push(`is ${scored?.data.standing}: ${scored?.data.reasons.join('; ')}`);
    if (found.length > 0) faults[attempt.name] = found;
  }
  return faults;
}

/** Everything that shows a person what agents made, by its name. */
async function shownOf({ repo }: Scene, attempts: readonly unknown[]): Promise<Record<string, string>> {
  const numbers = attempts.map((_, index) => String(index + 1));
  const ofAttempts = numbers.flatMap((number) =>
    ['output', 'diff'].map((topic) => ['inspect', 'latest', topic, '--attempt', number]),
  );
  const shown: Record<string, string> = {};
  for (const args of [['status'], ['runs'], ['inspect', 'latest'], ['report', 'add'], ['show', 'add'], ...ofAttempts]) {
    const { code, stdout, stderr } = await autoloop(repo, args);
    shown[args.join(' ')] = stdout + stderr;
    // An attempt without a change has no diff to show.
    if (code !== 0 && !(args.length > 3 && code === 2)) shown[args.join(' ')] += `\x00exited with ${code}`;
  }
  const page = await autoloop(repo, ['report', 'add', '--html']);
  shown['the page'] = await readFile(join(repo, page.stdout.trim()), 'utf8').catch(() =>
    readFile(page.stdout.trim(), 'utf8'),
  );
  for (const name of await readdir(join(repo, '.autoloop/reports/add')))
    shown[name] = await readFile(join(repo, '.autoloop/reports/add', name), 'utf8');
  return shown;
}

/** Runs the order, and expects that all these attempts are out, the honest one wins, and nothing of the host has changed. */
export async function expectHeld(scene: Scene, attempts: readonly HostileAttempt[]): Promise<void> {
  const before = await mineOf(scene);
  const run = await autoloop(scene.repo, ['run', 'add']);

  expect(run.stderr).not.toMatch(/^ {4}at /m);
  expect(await faultsOf(scene, attempts)).toEqual({});
  expect(run.code, run.stderr).toBe(0);
  expect(verifyChain(await eventsOf(scene.repo))).toMatchObject({ ok: true });
  expect(await mineOf(scene)).toEqual(before);
  expect(await leftOver(scene)).toEqual([]);
  const told = await runProgram('grep', ['-rlF', SECRET, scene.repo], { cwd: scene.repo });
  expect(told.stdout).toBe('');
  const setId = await runProgram('find', [scene.repo, '-type', 'f', '-perm', '/6000'], { cwd: scene.repo });
  expect(setId.stdout).toBe('');
  const shown = { run: run.stdout + run.stderr, ...(await shownOf(scene, attempts)) };
  expect(Object.entries(shown).filter(([, text]) => OBEYED.test(text))).toEqual([]);
}
