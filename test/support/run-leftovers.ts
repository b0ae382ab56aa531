import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runIds } from './journal.js';
import { sandboxLeftovers } from './leftovers.js';
import { git } from './run-program.js';

/** What the runs of a repository left behind: worktrees, scratch, locks, and what their sandboxes use on the machine. */
export async function leftovers(repo: string): Promise<string[]> {
  const runs = await runIds(repo);
  const worktrees = (await git(repo, 'worktree', 'list', '--porcelain'))
    .split('\n')
    .filter((line) => line.startsWith('worktree '));
  const inRuns = await Promise.all(
    runs.map(async (run) => {
      const folder = join(repo, '.git/autoloop/runs', run);
      const locks = (await readdir(folder)).filter((name) => /^\.?lock/.test(name));
      return [...locks, ...(existsSync(join(folder, 'scratch')) ? ['scratch'] : [])].map((name) => `${run}/${name}`);
    }),
  );
  const views = await readdir(join(repo, '.git/autoloop/views')).catch(() => []);
  return [...worktrees.slice(1), ...inRuns.flat(), ...views, ...(await sandboxLeftovers(join(repo, '.git')))];
}

/** The command lines of processes on this machine that name `text`. */
export async function processesNaming(text: string): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text)).map((line) => line.replaceAll('\0', ' '));
}
