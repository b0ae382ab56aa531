/** Real repositories in temporary directories, and the snapshot script in a real sandbox. */
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
  type SnapshotLimits,
  snapshotScript,
} from '../../../src/edges/git/index.js';

// A test run started by a Git hook must not act on the repository of that hook.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];

const directories: string[] = [];
afterEach(() => {
  for (const dir of directories.splice(0)) {
    spawnSync('chmod', ['-R', 'u+rwx', dir]);
    rmSync(dir, { recursive: true, force: true });
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

/** Runs a command as an agent: the worktree at /work, the private Git directory at /gitdir, the base's objects beside it. */
export function inside(at: Attempt, argv: string[], as: { gitDir?: string; readOnly?: boolean } = {}) {
  const pointer = path.join(path.dirname(at.gitDir), 'pointer');
  writeFileSync(pointer, 'gitdir: /gitdir\n');
  const binds = [
    as.readOnly ? '--ro-bind' : '--bind',
    at.worktree,
    '/work',
    '--bind',
    as.gitDir ?? at.gitDir,
    '/gitdir',
  ];
  const system = ['/usr', '/etc/alternatives', '/etc/ld.so.cache'].flatMap((dir) => ['--ro-bind-try', dir, dir]);
  const links = ['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]);
  const args = [
    ...[
      '--unshare-all',
      '--die-with-parent',
      '--clearenv',
      '--setenv',
      'PATH',
      '/usr/bin:/bin',
      '--setenv',
      'HOME',
      '/tmp',
    ],
    ...[...system, ...links, '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', ...binds],
    ...['--ro-bind', `${at.store}/objects`, '/base-objects', '--ro-bind', pointer, '/work/.git', '--chdir', '/work'],
  ];
  return spawnSync('bwrap', [...args, '--', ...argv], { maxBuffer: 2 ** 28 });
}

/** What an agent's shell prints; throws when it fails. */
export function shellInside(at: Attempt, script: string): string {
  const { status, stdout, stderr } = inside(at, ['sh', '-euc', script]);
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return stdout.toString().trimEnd();
}

/** The bytes that the snapshot script prints for an attempt. */
export function snapshot(at: Attempt, limits: SnapshotLimits = DEFAULT_SNAPSHOT_LIMITS) {
  const scratch = temporary('scratch');
  return inside(at, snapshotScript(at.base, limits), { gitDir: scratch, readOnly: true });
}

/** Snapshot and import, as a run does after each iteration. */
export function importAttempt(at: Attempt, limits: SnapshotLimits = DEFAULT_SNAPSHOT_LIMITS): Promise<ImportedTree> {
  const { status, stdout, stderr } = snapshot(at, limits);
  if (process.env.SHOW_SNAPSHOT) process.stderr.write(stderr);
  return importSnapshot(at.repo, {
    dir: at.quarantine,
    baseCommit: at.base,
    ended: { how: 'exited', code: status ?? -1 },
    stdout,
    stderr,
    limits,
  });
}

/** Paths and modes of a tree of the quarantine, as `<mode> <path>`. */
export function listing(at: Attempt, tree: string): string[] {
  const out = gitBytes(at.quarantine, ['ls-tree', '-r', '-z', tree]).toString('utf8');
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => line.replace(/^(\d+) \w+ \w+\t/, '$1 '));
}
