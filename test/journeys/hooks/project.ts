/** Repositories with hooks of their own, and what is compared of them. */
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { agentCli } from '../../support/agent-cli.js';
import { autoloop, cliPath, type Outcome, runProgram } from '../../support/run-program.js';
import { rightPatch, sampleRepository } from '../../support/sample.js';

export const hookNames = ['pre-commit', 'pre-merge-commit', 'commit-msg', 'pre-push', 'post-commit', 'post-merge'];

/** The sample with documents, and no hooks but Git's examples. */
export const project = (options: { name?: string; config?: string; home?: string } = {}): Promise<string> =>
  sampleRepository({ recordings: { right: { '1.patch': rightPatch } }, ...options });

/** Git as a person runs it, whatever comes of it. */
export const tryGit = (
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
  stdin?: string,
): Promise<Outcome> => runProgram('git', args, { cwd, env, ...(stdin === undefined ? {} : { stdin }) });

export async function hooks(repo: string, action: 'install' | 'uninstall', env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await autoloop(repo, ['hooks', action, '--json'], { env });
  if (code !== 0) throw new Error(`hooks ${action} exited with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

interface Status {
  manager: string;
  hooks: Record<
    string,
    {
      active: boolean;
      by: string | null;
      runs_first: string | null;
      shadowed: string[];
      problem: string | null;
      program: string | null;
      switched_on: boolean;
      path: string;
    }
  >;
}

export async function status(repo: string): Promise<Status> {
  const { stdout } = await autoloop(repo, ['hooks', 'status', '--json']);
  const { manager, hooks } = JSON.parse(stdout);
  return { manager, hooks: Object.fromEntries(hooks.map((one: { hook: string }) => [one.hook, one])) };
}

/** Everything under these paths: kind, mode, content, and when it was changed. */
export async function fingerprint(
  root: string,
  paths = ['.git/hooks', '.git/config', '.husky', 'lefthook.yml', '.githooks'],
) {
  const found: Record<string, string> = {};
  const look = async (path: string): Promise<void> => {
    const own = await lstat(join(root, path)).catch(() => undefined);
    if (own === undefined) return;
    const mode = (own.mode & 0o7777).toString(8);
    if (own.isSymbolicLink()) found[path] = `link to ${await readlink(join(root, path))}`;
    else if (own.isFile()) {
      const content = createHash('sha256')
        .update(await readFile(join(root, path)))
        .digest('hex');
      found[path] = `${mode} ${content}${path.endsWith('.git/config') ? '' : ` ${Math.floor(own.mtimeMs)}`}`;
    } else {
      found[path] = mode;
      for (const name of (await readdir(join(root, path))).sort()) await look(`${path}/${name}`);
    }
  };
  for (const path of paths) await look(path);
  return found;
}

/** Writes a hook as a person would have it, changed some time ago. */
export async function writeHook(path: string, text: string | Uint8Array, mode = 0o755): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, mode);
  await utimes(path, 1_600_000_000, 1_600_000_000);
}

/** A hook that writes down its name, arguments and input, and ends as it is told to. */
export const tracing = (log: string, end = 'exit 0', shebang = '#!/bin/sh'): string =>
  `${shebang}\ninput=; case \${0##*/} in pre-push) input=$(cat) ;; esac\necho "$0 [$*] [$input]" >> '${log}'\n${end}\n`;

export const linesOf = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);

/** The packages from the registry, as `node_modules` of a project that has this tool too. */
export async function nodeModules(repo: string, packages: Record<string, string>): Promise<void> {
  const bin = join(repo, 'node_modules', '.bin');
  await mkdir(bin, { recursive: true });
  await symlink(cliPath, join(bin, 'autoloop'));
  for (const [name, spec] of Object.entries(packages)) {
    const program = await agentCli(spec, name);
    const folder = dirname(dirname(program));
    for (const entry of await readdir(folder))
      if (!entry.startsWith('.')) await symlink(join(folder, entry), join(repo, 'node_modules', entry)).catch(() => {});
    await symlink(program, join(bin, name));
  }
}

/** A document that no check lets through. */
export const badOrder = '---\ntitle: 3\n---\n';
export const badPath = '.autoloop/work-orders/bad.md';

/** Writes, stages. */
export async function stage(repo: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(repo, path)), { recursive: true });
    await writeFile(join(repo, path), text);
    await runProgram('git', ['add', '--', path], { cwd: repo });
  }
}

/** Whether a commit of a good document goes through and one of a bad document is refused. */
export async function commitsAreChecked(repo: string): Promise<{ good: Outcome; bad: Outcome }> {
  await stage(repo, { 'src/more.sh': `# ${Math.random()}\n` });
  const good = await tryGit(repo, ['commit', '-m', 'More']);
  await stage(repo, { [badPath]: badOrder });
  const bad = await tryGit(repo, ['commit', '-m', 'Bad']);
  await runProgram('git', ['rm', '-q', '-f', badPath], { cwd: repo });
  return { good, bad };
}
