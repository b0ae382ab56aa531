import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { config, configPath, order } from '../../../src/core/rules/examples.js';
import { cliPath, git, runProgram } from '../../support/run-program.js';
import { writeFiles } from '../../support/sample.js';
import { temporary } from '../../support/temporary.js';

/** Whose findings name the version that was read: no such owner exists, and each version has another. */
export const version = (owner: string) => order({ owner });
export const pathOf = (name: string) => `.autoloop/work-orders/${name}.md`;
export const [a, b, c] = ['a', 'b', 'c'].map(pathOf) as [string, string, string];

export interface Finding {
  path: string;
  rule: string;
  message: string;
}

export const findingsIn = (stdout: string): Finding[] => (JSON.parse(stdout) as { findings: Finding[] }).findings;
export const lines = (findings: readonly Finding[]) =>
  findings.map(({ path, rule, message }) => `${path} ${rule}: ${message}`).sort();
/** Owners that the findings name. */
export const owners = (findings: readonly Finding[]) =>
  findings.flatMap(({ message }) => /`(v-[a-z0-9-]+)`/.exec(message)?.[1] ?? []).sort();

export interface Scene {
  /** The repository; with a hook that checks what is staged and lets everything pass. */
  repo: string;
  /** Runs Git, with what it reads from standard input. */
  run(args: string[], stdin?: string, env?: Record<string, string>): Promise<void>;
  write(files: Record<string, string>): Promise<void>;
}

const hooks = ['pre-commit', 'pre-merge-commit'];

export async function scene(init: string[] = []): Promise<Scene & { said(): Promise<Finding[]> }> {
  const home = await temporary('autoloop staged ü');
  const repo = join(home, 'repo');
  const output = join(home, 'findings.json');
  await mkdir(repo);
  await git(repo, 'init', '-q', '-b', 'main', ...init);
  await writeFiles(repo, {
    [configPath]: config(),
    'src/login/a.ts': 'a\n',
    [a]: version('v-a0'),
    [b]: version('v-b0'),
  });
  await git(repo, 'add', '-A');
  await git(repo, 'commit', '-q', '-m', 'First');
  const hook = `#!/bin/sh\n"${process.execPath}" "${cliPath}" check --staged --json >"${output}"\n[ $? -lt 2 ]\n`;
  await writeFiles(join(repo, '.git/hooks'), Object.fromEntries(hooks.map((name) => [name, hook])));
  return {
    repo,
    run: async (args, stdin = '', env = {}) => {
      const { code, stderr } = await runProgram('git', args, { cwd: repo, stdin, env });
      if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    },
    write: (files) => writeFiles(repo, files),
    said: async () => findingsIn(await readFile(output, 'utf8')),
  };
}

/** A conflict of two branches over `a`, its solution staged, and another version of `b` that is not. */
export const conflicting = async ({ run, write }: Scene, how: string[]) => {
  await run(['checkout', '-q', '-b', 'side']);
  await write({ [a]: version('v-a-side') });
  await run(['commit', '-qam', 'Side']);
  await run(['checkout', '-q', 'main']);
  await write({ [a]: version('v-a-main') });
  await run(['commit', '-qam', 'Main']);
  await run(how).then(
    () => expect.unreachable('there was no conflict'),
    () => undefined,
  );
  await write({ [a]: version('v-a-both'), [b]: version('v-b-not-staged') });
  await run(['add', a]);
};

export interface Case {
  init?: string[];
  /** Up to and with the commit. */
  act(scene: Scene): Promise<void>;
  /** The commit, as a revision; HEAD where it is left out. */
  commit?: string;
  /** Owners in the versions that the commit holds of what it changed. */
  commits: string[];
  /** All that is found, where it is more than these owners. */
  rules?: string[];
  /** Whether a checkout shows what it holds: of a submodule it has but an empty folder. */
  isInFiles?: false;
}
