/** How an agent is started inside the sandbox and how what it printed is read. A driver spawns nothing itself. */

/** An agent as `config.yml` names it. */
export interface AgentConfig {
  name: string;
  driver: 'exec' | 'replay' | 'acp';
  command?: string[];
  /** Names of variables passed through from the caller's environment. */
  env?: string[];
  model?: string;
  /** Seconds one turn of it may take. */
  timeout?: number;
  /** For `replay`: the folder of the recording. */
  recording?: string;
}

/** A host folder the agent's program needs to see. Always read-only. */
export interface ProgramMount {
  from: string;
  to: string;
}

/** What to start, as seen inside the sandbox. */
export interface Invocation {
  argv: string[];
  env: Record<string, string>;
  /** Bytes for standard input; the prompt, unless the agent takes it from a file. */
  stdin: Uint8Array;
  /** Prints the program's version, or `null` where there is no program to ask. */
  versionArgv: string[] | null;
}

/** What the agent's output says of itself. Everything here is a claim except that it was printed. */
export interface Reading {
  usage: { input_tokens: number; output_tokens: number } | null;
  cost_usd: number | null;
  /** Why it did not work, where the output says so. */
  cause: 'denied' | 'auth' | 'quota' | 'rate-limit' | 'transient' | null;
  /** Its last words, for a report when it wrote none. */
  lastWords: string;
}

export interface Driver {
  /**
   * Resolves the agent's program on this machine.
   * @throws AutoloopError `agent-missing` when it is not installed.
   */
  mounts(agent: AgentConfig): Promise<ProgramMount[]>;
  invocation(agent: AgentConfig, prompt: string, environment: Record<string, string | undefined>): Promise<Invocation>;
  read(stdout: string, stderr: string): Reading;
}

/** Where the sandbox shows the prompt and the order (read-only). */
export const INBOX = '/inbox';
/** Where a role leaves its report and its events. */
export const OUTBOX = '/outbox';
/** Where the sandbox shows a recording. */
export const RECORDING = '/recording';
