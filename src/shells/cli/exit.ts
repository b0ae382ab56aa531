import { AutoloopError, type FailureKind } from '../../core/error.js';

/** Every exit code of the program. */
export const exitCodes = {
  /** Clean, or done. */
  clean: 0,
  /** Findings, a refused decision, or no candidate. */
  findings: 1,
  /** The command line or the configuration is wrong. */
  usage: 2,
  /** Git, the sandbox or an agent is missing or failed. */
  environment: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byKind: Record<FailureKind, ExitCode> = {
  usage: exitCodes.usage,
  configuration: exitCodes.usage,
  refused: exitCodes.findings,
  environment: exitCodes.environment,
  interrupted: exitCodes.interrupted,
};

/** The exit code for an expected failure; `undefined` for a bug, which crashes with its stack. */
export const exitCodeOf = (error: unknown): ExitCode | undefined =>
  error instanceof AutoloopError ? byKind[error.kind] : undefined;
