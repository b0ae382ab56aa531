/** What rules may know besides the documents: plain values, gathered by a use case before the check begins. */
import type { RunState } from '../journal/state.js';
import type { Claim } from '../lifecycle/types.gen.js';
import type {
  ChangedFileFact,
  ChangeFact,
  IntegratedCommit,
  RecordFact,
  ReportHistory,
  SinceFact,
} from './history-facts.js';

export type { ChangedFileFact, ChangeFact } from './history-facts.js';

/** What a repository says of one commit. */
export interface CommitFact {
  tree: string;
  parents: readonly string[];
  author: { name: string; email: string };
  /** When it was committed, ISO 8601 in UTC. */
  at: string;
}

/** What the host itself saw of one attempt. */
export interface AttemptFact {
  attempt: number;
  agent: string;
  /** All agents that played its roles. */
  players?: readonly string[];
  /** The host's commit of its tree; null until it was imported. */
  commit: string | null;
  /** Paths it changed. */
  files: readonly string[];
  /** Of these, what was not allowed, what was forbidden, what was protected, by the contract the run was bound to. */
  outside_scope: readonly string[];
  forbidden: readonly string[];
  protected: readonly string[];
  /** Runs of acceptance commands on its tree, as evidence. */
  gates: readonly { command: string; passed: boolean; log_sha256: string }[];
}

/** What a run's journal says. */
export interface RunFact {
  run: string;
  order: string;
  order_digest: string;
  /** Null while it runs or was interrupted without a word. */
  outcome: string | null;
  exhausted: { budget: string; limit: number; spent: number; of?: 'chain' } | null;
  attempts: readonly AttemptFact[];
  /** The attempt whose files its attempts began with; null where those of base. */
  continues?: { run: string; attempt: number } | null;
  /** Whether it has not ended, is not paused, and no process carries it out; absent where nobody looked. */
  orphaned?: boolean;
}

/** A run whose journal cannot be read, as its id names it. */
export interface UnreadableRun {
  run: string;
  order: string;
}

/** A claim of this repository, and whether its lease had run out when it was looked at. */
export interface ClaimFact extends Claim {
  expired: boolean;
}

/** What stands where the claim on an order should, and why it is none. */
export interface UnreadableClaim {
  order: string;
  problem: string;
}

/** Every file that one of these changes touched; of a merge also what it brought together. */
export const filesOf = (changes: readonly ChangeFact[]): ChangedFileFact[] =>
  changes.flatMap(({ files, taken = [] }) => [...files, ...taken]);

export const touchedBy = (changes: readonly ChangeFact[]): Set<string> =>
  new Set(filesOf(changes).map(({ path }) => path));

/** Facts beside the documents. What could not be looked up is `undefined`, and rules that need it say nothing. */
export interface GitFacts {
  /** Paths in the index. */
  trackedFiles: readonly string[] | undefined;
  /** The commits that documents name, as far as the repository has them. */
  commits: ReadonlyMap<string, CommitFact> | undefined;
  /** Whether history was cut off when the repository was cloned, so that a commit may be missing honestly. */
  shallow?: boolean;
  /** Journals of this machine by run id, the oldest first. */
  journals: ReadonlyMap<string, RunFact>;
  /** Runs of open orders whose journals cannot be read. */
  unreadableRuns?: readonly UnreadableRun[];
  /** By order. */
  claims?: readonly ClaimFact[];
  unreadableClaims?: readonly UnreadableClaim[];
  /** How many signatures the attestation of each closeout carries, by order; gathered when signatures are required. */
  signatures?: ReadonlyMap<string, number>;
  /** What is staged, or each commit of a range, the oldest first; absent where only documents are looked at. */
  changes?: readonly ChangeFact[];
  /** What the work tree changed of the evidence that HEAD has. */
  uncommitted?: ChangeFact;
  /** By the path of the report; of reports that still count. */
  histories?: ReadonlyMap<string, ReportHistory>;
  /** What names an order and is on the integration branch since the oldest base of a report that still counts. */
  integrated?: readonly IntegratedCommit[];
  /** By order; of closeouts that name a run. */
  records?: ReadonlyMap<string, RecordFact>;
  /** Absent where config.yml says nothing, or names a commit that is not here. */
  since?: SinceFact;
  /** Names of the presets that come with the tool. */
  presets?: readonly string[];
}

/** For a snapshot of which nothing is known but its documents. */
export const noFacts: GitFacts = { trackedFiles: undefined, commits: undefined, journals: new Map() };

/** What rules need of a run, out of all that its journal holds. */
export function runFact(state: RunState): RunFact {
  const { started, ended, budget } = state;
  return {
    run: started.run_id,
    order: started.order,
    order_digest: started.order_digest,
    outcome: ended?.outcome ?? null,
    exhausted: budget.exhausted,
    continues: started.continues ? { run: started.continues.run_id, attempt: started.continues.attempt } : null,
    attempts: state.attempts.map(({ attempt, agent, imported, gates, iterations }) => ({
      attempt,
      agent,
      players: [...new Set(iterations.flatMap(({ roles }) => roles.map((role) => role.agent)))],
      commit: imported?.commit ?? null,
      files: imported?.files.map((file) => file.path) ?? [],
      outside_scope: imported?.outside_scope ?? [],
      forbidden: imported?.forbidden ?? [],
      protected: imported?.protected ?? [],
      gates: gates
        .filter((gate) => gate.purpose === 'evidence')
        .map(({ command, passed, log }) => ({ command, passed, log_sha256: log.sha256 })),
    })),
  };
}
