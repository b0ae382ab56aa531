// Made from schemas/ by `npm run generate`; edit the schema, not this file.
/* biome-ignore-all lint: generated */

export interface LiveState {
  claim: Claim;
}
/**
 * The lease of one actor on one order: the blob behind refs/autoloop/claims/<order>, as JSON.
 */
export interface Claim {
  /**
   * The order that is claimed: the one the ref is named after.
   */
  order: string;
  /**
   * The digest of the contract that the actor presented.
   */
  order_digest: string;
  /**
   * Whose claim it is: the e-mail address of a person, in lower case, or agent/<name>@<attempt>.
   */
  actor: string;
  /**
   * Where the work is done: <host>:<absolute path of the work tree>.
   */
  worktree: string;
  /**
   * When the claim lapses, in UTC; from then on anybody may take it over.
   */
  lease_until: string;
  /**
   * By chance, so that no two claims are the same blob and every change of a claim is seen.
   */
  nonce: string;
}
