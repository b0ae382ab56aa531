import { join } from 'node:path';

/** Where one run keeps what it needs while it runs. All of it lives in the common Git directory, out of every sandbox's reach. */
export interface RunPlaces {
  /** Bare repository that holds only what the base commit reaches. */
  base: string;
  /** Host-owned bare repository that attempts' trees are read into. */
  quarantine: string;
  /** Fresh checkouts on which evidence is gathered. */
  workspaces: string;
  /** One attempt's private folder. */
  attempt(attempt: number): AttemptPlaces;
  /** Everything that may go once the run has ended. */
  scratch: string;
}

export interface AttemptPlaces {
  root: string;
  /** The private Git directory, `/gitdir` inside. */
  gitDir: string;
  /** The prompt and the order, read-only inside. */
  inbox: string;
  /** What a role leaves for the tool to read. Hostile input. */
  outbox: string;
}

/** The places of the run whose journal lies in `runDir`. */
export function placesOf(runDir: string): RunPlaces {
  const scratch = join(runDir, 'scratch');
  return {
    scratch,
    base: join(scratch, 'base.git'),
    quarantine: join(scratch, 'import.git'),
    workspaces: join(scratch, 'workspaces'),
    attempt: (attempt) => {
      const root = join(scratch, `attempt-${attempt}`);
      return { root, gitDir: join(root, 'git'), inbox: join(root, 'inbox'), outbox: join(root, 'outbox') };
    },
  };
}
