import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

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
export const hermetic = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test Maintainer',
  GIT_AUTHOR_EMAIL: 'maintainer@test.invalid',
  GIT_COMMITTER_NAME: 'Test Maintainer',
  GIT_COMMITTER_EMAIL: 'maintainer@test.invalid',
  NO_COLOR: '1',
};

/** Runs a program to its end, whatever that is. */
export async function runProgram(file: string, args: string[], options: ProgramOptions): Promise<Outcome> {
  const { exitCode, signal, stdout, stderr } = await execa(file, args, {
    cwd: options.cwd,
    env: { ...hermetic, ...options.env },
    input: options.stdin ?? '',
    reject: false,
    stripFinalNewline: false,
  });
  return { code: exitCode ?? null, signal: signal ?? null, stdout, stderr };
}

export interface Started {
  pid: number;
  /** Sends a signal to the program alone, as `kill` does. */
  kill(signal: NodeJS.Signals): void;
  /** How it ended, whatever way that is. */
  outcome: Promise<Outcome>;
}

/** Starts the shipped program and leaves it running. */
export function startAutoloop(cwd: string, args: string[], options: Omit<ProgramOptions, 'cwd'> = {}): Started {
  const child = execa(process.execPath, [cliPath, ...args], {
    cwd,
    env: { ...hermetic, ...options.env },
    input: options.stdin ?? '',
    reject: false,
    stripFinalNewline: false,
    forceKillAfterDelay: false,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('node could not be started');
  return {
    pid,
    kill: (signal) => void child.kill(signal),
    outcome: child.then(({ exitCode, signal, stdout, stderr }) => ({
      code: exitCode ?? null,
      signal: signal ?? null,
      stdout,
      stderr,
    })),
  };
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
