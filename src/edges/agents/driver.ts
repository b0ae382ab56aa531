/** How an agent is started inside the sandbox and how what it printed is read. A driver spawns nothing itself. */

import type { Writable } from 'node:stream';
import type { AgentOutput } from '../../core/agents/output.js';
import type { Ended } from '../../core/journal/ended.js';

/** An agent as `config.yml` names it. */
export interface AgentConfig {
  name: string;
  driver: 'exec' | 'replay' | 'acp';
  command?: string[];
  /** Names of variables passed through from the caller's environment. */
  env?: string[];
  /** Files and folders of the caller's home, by their path from it, that are copied into its own. */
  home?: string[];
  model?: string;
  /** Seconds one turn of it may take. */
  timeout?: number;
  /** For `replay`: the folder of the recording. */
  recording?: string;
  /** Its sandbox shows an image, which may have the program itself. */
  inImage?: boolean;
  /** Host folders that no mount may show, whole or in part of something larger: the repository, its Git directory. */
  keepOut: string[];
}

/** A host file or folder that the agent's program needs to see. Always read-only. */
export interface ProgramMount {
  from: string;
  to: string;
}

/** One turn of an agent: what to start, as seen inside the sandbox, and how to speak with it. */
export interface Turn {
  argv: string[];
  env: Record<string, string>;
  /** The prompt, unless the agent takes it from a file; or told of the pipe when it is spoken with. */
  stdin: Uint8Array | ((input: Writable) => void);
  /** Told of what it prints as it comes. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** Ends it when aborted, with the `Ended` that is the reason: one that has said all it has to say may stay on. */
  signal?: AbortSignal;
  /** How the turn ended, of how its program did: of an agent that is spoken with, what was said decides. */
  concluded?: (program: Ended) => Promise<Ended>;
  /** Prints the program's version, or `null` where it says so by itself or there is no program to ask. */
  versionArgv: string[] | null;
}

export interface Driver {
  /**
   * What of this machine the agent's program needs to see.
   * @throws AutoloopError `agent-missing` when it is not installed, `agent-exposes` when it cannot be shown without what
   * must stay hidden, `home-missing`, `home-refused`, `recording-missing`.
   */
  mounts(agent: AgentConfig): Promise<ProgramMount[]>;
  turn(agent: AgentConfig, prompt: string, environment: Record<string, string | undefined>): Promise<Turn>;
  /** What it printed, understood as far as it can be. From the bytes alone, which may come from a journal. */
  read(stdout: string, stderr: string): AgentOutput;
}

/** Where the sandbox shows the prompt and the order (read-only). */
export const INBOX = '/inbox';
/** Where the sandbox shows a recording. */
export const RECORDING = '/recording';
