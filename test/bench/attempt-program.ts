/** One attempt's overhead, part by part, beside what Git and the bare engine take for the same: run by attempt.bench.ts. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAttempt, Run } from '../../src/control/run/context.js';
import { importTree } from '../../src/control/run/import-change.js';
import { cleanFiles } from '../../src/control/run/measure/workspace.js';
import { placesOf } from '../../src/control/run/places.js';
import { openSandbox } from '../../src/control/run/sandbox-plan.js';
import { withDefaults } from '../../src/core/documents/policy.js';
import {
  addWorktree,
  createAttemptGitDir,
  createBaseStore,
  createBranch,
  emptyTrash,
  openRepository,
  readTree,
  removeWorktree,
  treeOf,
} from '../../src/edges/git/index.js';
import { chooseEngine, type EngineName, engines, shell } from '../../src/edges/sandbox/index.js';

/** Milliseconds of one step: of the wall clock, and of processors, with those of every process that it started. */
interface Cost {
  wall: number;
  cpu: number;
}

/** A control group that counts the processor time of all that is started in it, sandboxes too; none where we may not make one. */
function countingGroup(): string | undefined {
  try {
    const group = `/sys/fs/cgroup/cpuacct/autoloop-bench-${process.pid}`;
    mkdirSync(group);
    process.on('exit', () => {
      writeFileSync('/sys/fs/cgroup/cpuacct/cgroup.procs', String(process.pid));
      rmdirSync(group);
    });
    writeFileSync(join(group, 'cgroup.procs'), String(process.pid));
    return join(group, 'cpuacct.usage');
  } catch {
    return undefined;
  }
}

const counter = countingGroup();

/**
 * Milliseconds of processors so far. Without a group only what its parents waited for is counted, which sandboxes do not;
 * that is fields 14 to 17 of proc(5) stat, in 1/100 s.
 */
function processorMs(): number {
  if (counter !== undefined) return Number(readFileSync(counter, 'utf8')) / 1e6;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

async function cost(work: () => Promise<unknown> | unknown): Promise<Cost> {
  const before = { wall: performance.now(), cpu: processorMs() };
  await work();
  return { wall: performance.now() - before.wall, cpu: processorMs() - before.cpu };
}

/** A repository of so many files of 1.6 kB, a hundred to a folder, all committed. */
function make(folder: string, files: number): void {
  for (let index = 0; index < files; index++) {
    const at = join(folder, 'src', `area-${Math.floor(index / 1_000)}`, `part-${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(at, { recursive: true });
    writeFileSync(join(at, `file-${index}.js`), `// ${index}\n${'export const something = "of a line";\n'.repeat(42)}`);
  }
  for (const args of [
    ['init', '-q'],
    ['config', 'user.name', 'Bench'],
    ['config', 'user.email', 'bench@example.invalid'],
    ['config', 'gc.auto', '0'], // it would do in the background what is done here
    ['add', '-A'],
    ['commit', '-q', '-m', 'Bench'],
    ['gc', '-q'],
  ])
    execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
}

/** What is measured in two halves: removing files slows down who makes some soon after, on ext4 tenfold, so all make first. */
interface Halves {
  made: Record<string, Cost>;
  remove: () => Promise<Record<string, Cost>>;
}

/** What Git takes to make a worktree and to remove it, files and all. */
async function bareGit(folder: string): Promise<Halves> {
  const at = join(folder, '.attempts', 'bare');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  return {
    made: { 'git worktree add': await cost(() => git('worktree', 'add', '-q', '--detach', at)) },
    remove: async () => ({ 'git worktree remove': await cost(() => git('worktree', 'remove', '--force', at)) }),
  };
}

/** The folders of an image without anything: this machine's programs are shown in them. */
const SHOWN = ['/usr', '/lib', '/lib64', '/bin'];
const image = 'localhost/autoloop-bench:1';

/** An image of empty folders for containers' bare start. */
function importImage(engine: EngineName): void {
  const root = mkdtempSync(join(tmpdir(), 'autoloop-bench-'));
  for (const at of SHOWN) mkdirSync(join(root, at));
  const tar = execFileSync('tar', ['-C', root, '-c', '.']);
  execFileSync(engine, ['import', '-', image], { input: tar, stdio: ['pipe', 'ignore', 'ignore'] });
  rmSync(root, { recursive: true });
}

/** What a common recipe of the engine takes to run `true`. */
function bareEngine(engine: EngineName): Promise<Cost> {
  const volumes = SHOWN.flatMap((at) => ['-v', `${at}:${at}:ro`]);
  const container = ['run', '--rm', '--network', 'none', ...volumes, '--ulimit', 'nofile=1024:1024'];
  const nproc = ['--ulimit', 'nproc=1024:1024'];
  const [program, ...args] = {
    bubblewrap: ['bwrap', '--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--unshare-all', '/usr/bin/true'],
    podman: ['podman', '--runtime', 'runc', ...container, ...nproc, image, '/usr/bin/true'],
    docker: ['docker', ...container, image, '/usr/bin/true'],
  }[engine] as [string, ...string[]];
  return cost(() => execFileSync(program, args, { stdio: 'ignore' }));
}

async function attempt(folder: string, name: EngineName, round: number): Promise<Halves> {
  const repo = await openRepository(folder);
  const { engine } = await chooseEngine(name);
  const scratch = join(repo.commonDir, 'autoloop', 'bench');
  const places = placesOf(scratch);
  const mine = places.attempt(round);
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  const base = { commit, tree: await treeOf(repo, commit) };
  for (const at of [places.scratch, mine.root, mine.outbox]) mkdirSync(at, { recursive: true });
  await createBaseStore(repo, commit, places.base);
  const branch = `autoloop/bench/${round}`;
  await createBranch(repo, branch, commit);
  const worktree = join(folder, '.attempts', 'bench', String(round));
  const policy = withDefaults({});
  const run = {
    repo,
    engine,
    image: null,
    policy,
    places,
    base,
    signal: new AbortController().signal,
  } as unknown as Run;
  const git = { dir: mine.gitDir, base: `${places.base}/objects` };
  const parts: Record<string, Cost> = {};
  parts.worktree = await cost(() => addWorktree(repo, worktree, branch));
  parts['private Git directory'] = await cost(() =>
    createAttemptGitDir(repo, { dir: git.dir, base: places.base, commit, worktree, branch }),
  );
  let opened: OpenAttempt | undefined;
  parts['opening the sandbox'] = await cost(async () => {
    const sandbox = await openSandbox(run, { workspace: { path: worktree, writable: true }, git });
    opened = {
      run,
      number: round,
      agent: 'bench',
      worktree,
      places: mine,
      sandbox,
      setup: { shared: [], commands: [] },
    };
  });
  if (opened === undefined) throw new Error('nothing was opened');
  const open = opened;
  const line = 'echo changed >> src/area-0/part-0/file-7.js; echo added > added.js';
  parts['starting the agent'] = await cost(async () => {
    const { ended } = await open.sandbox.run({ argv: shell(line) });
    if (ended.how !== 'exited' || ended.code !== 0) throw new Error(JSON.stringify(ended));
  });
  parts.import = await cost(async () => {
    const { tree } = await importTree(open);
    const { files } = await readTree(repo, { dir: places.quarantine, tree, baseCommit: commit });
    if (files.length !== 2) throw new Error(`${files.length} files were imported`);
  });
  parts['closing the sandbox'] = await cost(() => open.sandbox.close('abandoned'));
  const remove = async () => {
    const removal = await cost(() => removeWorktree(repo, worktree, 'later'));
    const deleting = await cost(() => emptyTrash(repo));
    rmSync(mine.root, { recursive: true, force: true });
    execFileSync('git', ['branch', '-q', '-D', branch], { cwd: folder });
    return { removal, deleting };
  };
  return { made: parts, remove };
}

async function measureAll(folder: string, rounds: number, names: EngineName[]): Promise<void> {
  for (const name of names) if (name !== 'bubblewrap') importImage(name);
  for (let round = 0; round < rounds; round++) {
    const answer: Record<string, Record<string, Cost>> = {};
    const halves: Record<string, Halves> = {};
    // Who is first in a round finds another machine than who is last.
    const order = round % 2 === 0 ? names : names.toReversed();
    if (round % 2 === 0) halves.git = await bareGit(folder);
    for (const [index, name] of order.entries())
      halves[name] = await attempt(folder, name, round * names.length + index);
    halves.git ??= await bareGit(folder);
    for (const [name, { made, remove }] of Object.entries(halves)) answer[name] = { ...made, ...(await remove()) };
    for (const name of names) answer[name] = { ...answer[name], bare: await bareEngine(name) };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

/** Measures `commands` commands on one tree: with the engine as it is, and as one that keeps nothing apart. */
async function measureGates(folder: string, commands: number): Promise<void> {
  const repo = await openRepository(folder);
  const { engine } = await chooseEngine('bubblewrap');
  const { keepsApart: _, ...plain } = engine;
  const answer: Record<string, Cost> = {};
  for (const [name, using] of Object.entries({ layers: engine, checkouts: plain })) {
    const at = join(repo.commonDir, 'autoloop', 'bench');
    const host = {
      ...{ repo, engine: using, image: null, policy: withDefaults({}), signal: new AbortController().signal },
      quarantine: join(at, 'import.git'),
      isProtected: () => false,
      setup: async () => ({ shared: [], commands: [] }),
    };
    const tree = await treeOf(repo, 'HEAD');
    answer[name] = await cost(async () => {
      const files = await cleanFiles(host, join(at, name), tree);
      for (let command = 0; command < commands; command++) {
        const { passed } = await files.run({ id: 'true', run: 'echo > written' });
        if (!passed) throw new Error('a command failed');
      }
      await files.close();
    });
  }
  process.stdout.write(JSON.stringify(answer));
}

/** The engines that hold here. */
async function usable(): Promise<string[]> {
  const held = await Promise.all(
    engines.map(({ name }) =>
      chooseEngine(name).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return held.flat();
}

const [task = '', folder = '', number = '', ...names] = process.argv.slice(2);
if (task === 'engines') process.stdout.write((await usable()).join(' '));
else if (task === 'make') make(folder, Number(number));
else if (task === 'gates') await measureGates(folder, Number(number));
else await measureAll(folder, Number(number), names as EngineName[]);
