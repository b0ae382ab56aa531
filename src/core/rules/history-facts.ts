/** What rules may know of commits, of the history behind reports, of what reached the integration branch, and of evidence records. */

/** What one commit changed, or what is staged for the next one. */
export interface ChangeFact {
  /** Null for what is staged. */
  commit: string | null;
  parents: readonly string[];
  author: { name: string; email: string };
  /** The order it says it belongs to, whether or not there is one; null when it names none. */
  order: string | null;
  /** The attempt that it says the host imported, by its trailers `Run` and `Attempt`. */
  imported?: { run: string; attempt: number };
  /** Whether it is on the integration branch as a commit of its own, not by a merge, or will be. */
  integrated?: boolean;
  /** A merge changed only what is as in none of its parents, and lost what one of them had sealed. */
  files: readonly ChangedFileFact[];
  /** What a merge has as one of its sides had it and another had not: no change of its own, but sides that fit no more are its fault. */
  taken?: readonly ChangedFileFact[];
}

export interface ChangedFileFact {
  /** From the repository root, with `/`. */
  path: string;
  status: 'added' | 'changed' | 'removed';
  /** Ids of the contents it had, one for each parent that has it. */
  before?: readonly string[];
  /** Evidence of an order that had been closed for good before; `appended` when what was there is still its beginning. */
  sealed?: 'replaced' | 'appended';
}

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
    /** What was changed there beside `.autoloop` since the base, or since the work last took it in, and is not the same in the verified head. */
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
