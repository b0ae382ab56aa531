/** What rules may know of the history behind reports, of what reached the integration branch, and of evidence records. */
import type { ChangeFact } from './facts.js';

/** Where a report that still counts stands in the history. Paths are sorted. */
export interface ReportHistory {
  /** Whether its verified head descends from its base; null where a shallow clone cannot tell. */
  descends: boolean | null;
  /** Commits from the base to the verified head that are its own: not those that were merged in from the integration branch. */
  commits: readonly ChangeFact[];
  /** What these changed, as far as the verified head is not again as the base was. */
  files: readonly string[];
  /** The branch it names; absent where neither this repository nor a remote has one of that name. */
  branch?: {
    name: string;
    tip: string;
    hasBase: boolean;
    hasHead: boolean;
    /** What was changed on it after the verified head. */
    files: readonly string[];
  };
  /** The integration branch; absent where there is none. */
  integration?: {
    name: string;
    tip: string;
    /** Whether the work has arrived there. */
    hasHead: boolean;
    /** What was changed there since the base and is not the same in the verified head. */
    files: readonly string[];
  };
}

/** A commit on the integration branch that names an order. */
export interface IntegratedCommit extends ChangeFact {
  /** Of the commits that reviews and closeouts of its order name: those that have it in their history, or changed the same files. */
  within: readonly string[];
}

/** The record beside a closeout, as far as its bytes tell by themselves. */
export interface RecordFact {
  /** SHA-256 of the attestation; null when it is not there. */
  attestation: string | null;
  /** Why the attestation cannot be read; null when it can. */
  unreadable: string | null;
  /** SHA-256 of the journal; null when it is not there. */
  journal: string | null;
  /** The hash of the journal's last event; null when its last line is none. */
  head: string | null;
  /** What the attestation says of the files beside it; null where it says nothing. */
  attested: { journal: string | null; head: string | null; files: readonly { path: string; sha256: string }[] };
  /** SHA-256 of those files, as far as they are there. */
  files: ReadonlyMap<string, string>;
}

/** From when on documents are held to everything: `checks.since`. */
export interface SinceFact {
  commit: string;
  /** Paths of the documents that are as they were then. */
  untouched: ReadonlySet<string>;
}
