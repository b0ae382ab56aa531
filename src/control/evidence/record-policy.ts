/** What governed a run, read from the commit it started at. */
import { configPath } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { type Checked, cannotTell } from '../../core/evidence/checked.js';
import { checkPolicy } from '../../core/evidence/policy.js';
import type { RecordDocuments } from '../../core/evidence/record.js';
import type { RunState } from '../../core/journal/state.js';
import { commitFacts, head, isAncestor, type Repository, readFileAt } from '../../edges/git/index.js';

/**
 * The policy whose bytes the run pinned must be the one that its base was committed with. Anybody can commit lax settings
 * beside the project and start from there, so a base that is in nobody's history here is said to be one.
 */
export async function checkRunPolicy(
  repo: Repository,
  { order }: RecordDocuments,
  { started }: RunState,
  pinned: Uint8Array,
): Promise<Checked<Policy>> {
  const isHere = (await commitFacts(repo, [started.base_commit])).has(started.base_commit);
  const config = isHere ? await readFileAt(repo, started.base_commit, configPath) : undefined;
  const checked = checkPolicy(order.id, pinned, config);
  if (checked.ok !== true || (await isOurs(repo, started.base_commit))) return checked;
  return cannotTell(
    `${checked.detail}, but ${started.base_commit} is not in the history of HEAD: whose settings are these?`,
    checked.value,
  );
}

async function isOurs(repo: Repository, base: string): Promise<boolean> {
  const { commit } = await head(repo);
  return commit !== null && (await isAncestor(repo, base, commit));
}
