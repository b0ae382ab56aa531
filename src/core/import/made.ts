/** What an import makes, and what it is told of where things came from. */

/** Who recorded a file, and with which commit. */
export interface Recorded {
  commit: string;
  email: string;
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
