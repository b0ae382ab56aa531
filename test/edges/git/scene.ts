/** Real repositories in temporary directories, and attempts in real sandboxes. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import {
  addWorktree,
  createAttemptGitDir,
  createBaseStore,
  createBranch,
  DEFAULT_SNAPSHOT_LIMITS,
  head,
  type ImportedTree,
  importSnapshot,
  openRepository,
  type Repository,
  readTree,
  type SnapshotLimits,
  type SnapshotRun,
  snapshotScript,
  type TreeChange,
} from '../../../src/edges/git/index.js';
import { chooseEngine, type Engine, type Limits } from '../../../src/edges/sandbox/index.js';

// A test run started by a Git hook must not act on the repository of that hook.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];

const directories: string[] = [];
afterEach(() => {
  for (const dir of directories.splice(0)) {
    spawnSync('chmod', ['-R', 'u+rwx', dir]);
    spawnSync('rm', ['-rf', dir]); // which manages paths of any depth
  }
});

/** A directory that is gone after the test. */
export function temporary(name = 'git'): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), `autoloop-test-${name}-`));
  directories.push(dir);
  return dir;
}

/** Git as a person would run it, with a configuration of its own. */
export function git(dir: string, args: string[], input?: string | Buffer): string {
  return gitBytes(dir, args, input).toString('utf8').trimEnd();
}

export function gitBytes(dir: string, args: string[], input?: string | Buffer): Buffer {
  const result = spawnSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: dir,
    input,
    maxBuffer: 2 ** 28,
  });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

export type Files = Record<string, string | Buffer | { link: string } | { run: string } | null>;

/** Writes files, links and programs below `dir`; null deletes. */
export function write(dir: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(dir, name);
    rmSync(file, { recursive: true, force: true });
    if (content === null) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content);
    else if ('link' in content) symlinkSync(content.link, file);
    else {
      writeFileSync(file, content.run);
      chmodSync(file, 0o755);
    }
  }
}

export function read(dir: string, name: string): string {
  return readFileSync(path.join(dir, name), 'utf8');
}

export interface Scene {
  dir: string;
  repo: Repository;
  base: string;
}

export async function repository(files: Files = { 'README.md': 'one\n' }, init: string[] = []): Promise<Scene> {
  const dir = path.join(temporary('repo'), 'project');
  mkdirSync(dir);
  git(dir, ['init', '-q', '-b', 'main', ...init]);
  git(dir, ['config', 'user.name', 'Ada']);
  git(dir, ['config', 'user.email', 'ada@example.com']);
  git(dir, ['config', 'gc.auto', '0']);
  commit(dir, files);
  return sceneAt(dir);
}

export async function sceneAt(dir: string): Promise<Scene> {
  const repo = await openRepository(dir);
  return { dir, repo, base: (await head(repo)).commit ?? '' };
}

export function commit(dir: string, files: Files, message = 'change'): string {
  write(dir, files);
  git(dir, ['add', '-A', '-f']);
  git(dir, ['commit', '-q', '--allow-empty', '-m', message]);
  return git(dir, ['rev-parse', 'HEAD']);
}

export interface Attempt extends Scene {
  worktree: string;
  gitDir: string;
  store: string;
  quarantine: string;
  branch: string;
}

/** An attempt as a run opens it: branch, worktree, base store, private Git directory. */
export async function attempt(scene: Scene, number = 1): Promise<Attempt> {
  const places = temporary('run');
  const branch = `autoloop/order/${number}`;
  const worktree = path.join(scene.dir, '.attempts', 'order', String(number));
  const opened = {
    ...scene,
    branch,
    worktree,
    gitDir: `${places}/git`,
    store: `${places}/base`,
    quarantine: `${places}/import`,
  };
  await createBranch(scene.repo, branch, scene.base);
  await addWorktree(scene.repo, worktree, branch);
  await createBaseStore(scene.repo, scene.base, opened.store);
  const { gitDir: dir, store: base } = opened;
  await createAttemptGitDir(scene.repo, { dir, base, commit: scene.base, worktree, branch });
  return opened;
}

let engine: Promise<Engine> | undefined;

/** Runs a command as an agent: the worktree at /work, the private Git directory at /gitdir, the base's objects beside it. */
export async function inside(at: Attempt, argv: string[], as: { gitDir?: string; readOnly?: boolean } = {}) {
  engine ??= chooseEngine('bubblewrap').then((chosen) => chosen.engine);
  const sandbox = await (await engine).open({
    workspace: { path: at.worktree, writable: !as.readOnly },
    git: { dir: as.gitDir ?? at.gitDir, base: path.join(at.store, 'objects') },
    mounts: [],
    network: 'none',
    limits: LIMITS,
    label: 'git-test',
  });
  try {
    return await sandbox.run({ argv });
  } finally {
    await sandbox.close();
  }
}

const LIMITS: Limits = {
  seconds: 60,
  cpus: 2,
  memory_mb: 1024,
  pids: 256,
  open_files: 1024,
  file_size_mb: 64,
  disk_mb: 512,
  output_bytes: 2 ** 27,
  tmp_mb: 64,
};

/** What an agent's shell prints; throws when it fails. */
export async function shellInside(at: Attempt, script: string): Promise<string> {
  const { ended, stdout, stderr } = await inside(at, ['sh', '-euc', script]);
  if (ended.how !== 'exited' || ended.code !== 0) throw new Error(`${script}: ${Buffer.from(stderr)}`);
  return Buffer.from(stdout).toString().trimEnd();
}

/** Snapshot and import, as a run does after each iteration. */
export async function importAttempt(
  at: Attempt,
  limits: SnapshotLimits = DEFAULT_SNAPSHOT_LIMITS,
): Promise<ImportedTree & TreeChange> {
  const scratch = temporary('scratch');
  const argv = snapshotScript(at.base, limits);
  const { ended, stdout, stderr } = await inside(at, argv, { gitDir: scratch, readOnly: true });
  return importOf(at, { ended, stdout, stderr, limits });
}

/** What a snapshot that ran somewhere makes, described. */
export async function importOf(
  at: Attempt,
  snapshot: Pick<SnapshotRun, 'ended' | 'stdout' | 'stderr' | 'limits'>,
): Promise<ImportedTree & TreeChange> {
  const where = { dir: at.quarantine, baseCommit: at.base };
  const imported = await importSnapshot(at.repo, { ...where, ...snapshot });
  return { ...imported, ...(await readTree(at.repo, { ...where, tree: imported.tree })) };
}

/** Paths and modes of a tree of the quarantine, as `<mode> <path>`. */
export function listing(at: Attempt, tree: string): string[] {
  const out = gitBytes(at.quarantine, ['ls-tree', '-r', '-z', tree]).toString('utf8');
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => line.replace(/^(\d+) \w+ \w+\t/, '$1 '));
}

/** Why each path was refused. */
export const byPath = (refused: { path: string; reason: string }[]) =>
  Object.fromEntries(refused.map(({ path, reason }) => [path, reason]));

/** An attempt on a repository with these files. */
export async function oneAttempt(files: Parameters<typeof repository>[0], init?: string[]): Promise<Attempt> {
  return attempt(await repository(files, init));
}
