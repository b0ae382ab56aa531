/** Whether the commits that a record speaks of are what it says they are. */
import { orderPath, recordPaths } from '../../core/documents/paths.js';
import { type Checked, cannotTell, failed, held } from '../../core/evidence/checked.js';
import { type RecordDocuments, sha256 } from '../../core/evidence/record.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import { actorId, authorIds } from '../../core/rules/actors.js';
import { quoted } from '../../core/untrusted.js';
import { commitFacts, type Repository, readFileAt } from '../../edges/git/index.js';

/** The commits must be what the journal says of them, and the run must have begun with the committed order. */
export async function checkCommits(
  repo: Repository,
  { order, closeout }: RecordDocuments,
  { started }: RunState,
  accepted: AttemptState | null,
): Promise<Checked> {
  const { journal } = recordPaths(order.id);
  const imported = accepted?.imported;
  const facts = await commitFacts(repo, [started.base_commit, ...(imported ? [imported.commit] : [])]);
  if (imported) {
    const commit = facts.get(imported.commit);
    const missing = `this repository does not have the accepted commit ${imported.commit}`;
    if (!commit && repo.shallow) return cannotTell(`${missing}; it is a shallow clone`, undefined);
    if (!commit) return failed(closeout.path, `${missing}; fetch the branch it is on`);
    if (commit.tree !== imported.tree)
      return failed(journal, `commit ${imported.commit} has tree ${commit.tree}, not ${imported.tree}`);
    if (imported.evidence_tree !== imported.tree)
      return failed(
        journal,
        `what was measured is tree ${imported.evidence_tree}, not that of commit ${imported.commit}`,
      );
    if (commit.parents.join() !== started.base_commit)
      return failed(journal, `commit ${imported.commit} was not made on the base ${started.base_commit}`);
    const accepter = actorId(closeout.data.accepted_by ?? '');
    if (accepter === undefined || authorIds(commit.author).includes(accepter))
      return failed(closeout.path, `${quoted(closeout.data.accepted_by ?? '')} wrote the commit that is accepted`);
  }
  const base = facts.get(started.base_commit);
  if (!base && repo.shallow)
    return cannotTell(`the base ${started.base_commit} lies beyond where this shallow clone was cut off`, undefined);
  if (!base) return failed(journal, `this repository does not have the base commit ${started.base_commit}`);
  if (base.tree !== started.base_tree)
    return failed(journal, `the base has tree ${base.tree}, not ${started.base_tree}`);
  const contract = await readFileAt(repo, started.base_commit, orderPath(order.id));
  if (!contract || sha256(contract) !== started.order_document.sha256)
    return failed(journal, `the run was not started with the order that the base ${started.base_commit} holds`);
  return held(
    imported
      ? `${imported.commit} has tree ${imported.tree}, on base ${started.base_commit}`
      : `base ${started.base_commit}`,
    undefined,
  );
}
