import type { JournalEvent } from '../../../src/core/journal/types.gen.js';
import type { Files } from '../../support/sample.js';

/** An attempt that wants to win, or to reach the host, by a trick. */
export interface HostileAttempt {
  /** Also the name of its agent. */
  name: string;
  /** What it does, as a recording; `@OUTSIDE@` stands for a folder of the host in which nothing may change. */
  recording: Files;
  /** Started by its command instead of replayed, for what only an agent's own output can do. */
  isProgram?: true;
  /** Whether the trick works on a harness that guards nothing. */
  works: (naive: Naive) => boolean | Promise<boolean>;
  /** What is wrong on the host after the run, beyond what must hold for every attempt; empty when all is well. */
  faults?: (seen: Seen) => string[] | Promise<string[]>;
}

/** What a harness that guards nothing has after the attempt: the agent ran in a plain clone, with all rights of the user. */
export interface Naive {
  copy: string;
  outbox: string;
  /** Holds `canary` and `secret`. */
  outside: string;
  /** What the agent printed. */
  output: string;
  /** Runs the order's commands where the agent worked. */
  passes(): Promise<boolean>;
  git(...args: string[]): Promise<string>;
  /** Commits what the agent left, as a person would. Answers with the paths of the commit, modes included. */
  commit(): Promise<string[]>;
}

/** What the host sees of one attempt after the run. */
export interface Seen {
  repo: string;
  branch: string;
  /** Of this attempt only. */
  events: JournalEvent[];
  git(...args: string[]): Promise<string>;
  /** Entries of the attempt's branch, modes included. */
  entries(): Promise<string[]>;
}

/** Shell that makes the order's change rightly: such an attempt is out for its trick alone. */
export const right = `sed -i '1s/ - / + /' src/calc.sh\n`;
/** Shell that changes something, and not what was asked. */
export const wrong = `sed -i '1s/ - / * /' src/calc.sh\n`;

export const passesInPlace = (naive: Naive): Promise<boolean> => naive.passes();

/** One word of fault when `wrong`, none when not. */
export const faultIf = (isWrong: boolean, fault: string): string[] => (isWrong ? [fault] : []);
