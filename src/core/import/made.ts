/** What an import makes, and what it is told of where things came from. */

/** Who recorded a file, and with which commit. */
export interface Recorded {
  commit: string;
  email: string;
}

/** What is known of the project that is imported into. */
export interface Here {
  isFolder(path: string): boolean;
  /** The lane that is meant, spelt as config.yml or the first document spells it; undefined for what can name none. */
  laneOf(said: string): string | undefined;
}

/** A document to be written. */
export interface MadeDocument {
  path: string;
  text: string;
  /** The files it was made of. */
  from: string[];
}

/** A value that no source has and the protocol demands. */
export interface Filled {
  path: string;
  key: string;
  value: string;
  why: string;
}
