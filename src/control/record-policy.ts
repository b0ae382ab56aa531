/** What governed a run, read from the commit it started at. */
import { configPath } from '../core/documents/paths.js';
import type { Policy } from '../core/documents/policy.js';
import type { Checked } from '../core/evidence/checked.js';
import { checkPolicy } from '../core/evidence/policy.js';
import type { RecordDocuments } from '../core/evidence/record.js';
import type { RunState } from '../core/journal/state.js';
import { commitFacts, type Repository, readFileAt } from '../edges/git/index.js';

/** The policy whose bytes the run pinned must be the one that its base was committed with. */
export async function checkRunPolicy(
  repo: Repository,
  { order }: RecordDocuments,
  { started }: RunState,
  pinned: Uint8Array,
): Promise<Checked<Policy>> {
  const isHere = (await commitFacts(repo, [started.base_commit])).has(started.base_commit);
  const config = isHere ? await readFileAt(repo, started.base_commit, configPath) : undefined;
  return checkPolicy(order.id, pinned, config);
}
