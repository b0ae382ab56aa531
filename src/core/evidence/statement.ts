/**
 * in-toto Statement v1: who or what is spoken of (`subject`) and what is said of it (`predicate`).
 * Format: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */

export const statementType = 'https://in-toto.io/Statement/v1';
export const payloadType = 'application/vnd.in-toto+json';

/** Algorithm name to lowercase hex. `gitCommit` and `gitTree` are SHA-1 or SHA-256, by the repository's format. */
export type DigestSet = Readonly<Record<string, string>>;

/** in-toto ResourceDescriptor: names a thing and pins it by at least one of `uri` and `digest`. */
export interface ResourceDescriptor {
  name?: string;
  uri?: string;
  digest?: DigestSet;
  annotations?: Readonly<Record<string, unknown>>;
}

export interface Statement<Predicate = unknown> {
  _type: typeof statementType;
  subject: readonly ResourceDescriptor[];
  predicateType: string;
  predicate: Predicate;
}

/** The accepted change: a commit made by the host and the tree that was measured. */
export interface AcceptedChange {
  commit: string;
  tree: string;
}

/** Says `predicate` of the accepted commit and its tree. */
export function statementOf<Predicate>(
  { commit, tree }: AcceptedChange,
  predicateType: string,
  predicate: Predicate,
): Statement<Predicate> {
  return {
    _type: statementType,
    subject: [
      { name: 'commit', digest: { gitCommit: commit } },
      { name: 'tree', digest: { gitTree: tree } },
    ],
    predicateType,
    predicate,
  };
}
