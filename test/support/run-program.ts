import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ProgramOptions {
  cwd: string;
  env?: Record<string, string>;
  stdin?: string;
}

/** Nothing of the machine's or the caller's Git configuration reaches a test. */
const hermetic = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test Maintainer',
  GIT_AUTHOR_EMAIL: 'maintainer@test.invalid',
  GIT_COMMITTER_NAME: 'Test Maintainer',
  GIT_COMMITTER_EMAIL: 'maintainer@test.invalid',
  NO_COLOR: '1',
};

/** Runs a program to its end, whatever that is. */
export function runProgram(file: string, args: string[], options: ProgramOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: options.cwd, env: { ...process.env, ...hermetic, ...options.env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.end(options.stdin ?? '');
  });
}

export const cliPath = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The shipped program, as a person starts it. */
export const autoloop = (cwd: string, args: string[], options: Omit<ProgramOptions, 'cwd'> = {}): Promise<Outcome> =>
  runProgram(process.execPath, [cliPath, ...args], { ...options, cwd });

/** Git as a person runs it; its output, or an error with what it said. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram('git', args, { cwd });
  if (code !== 0) throw new Error(`git ${args.join(' ')} exited with ${code}: ${stderr}`);
  return stdout.trimEnd();
}
