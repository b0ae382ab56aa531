/** What attempts changed and whether the criteria are met, worked out again from the commits themselves. */
import { join } from 'node:path';
import { recordPaths } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { checkChange } from '../../core/evidence/change.js';
import { type Checked, cannotTell, failed, held } from '../../core/evidence/checked.js';
import { artifactsOf, checkVerdicts } from '../../core/evidence/criteria.js';
import type { RecordDocuments } from '../../core/evidence/record.js';
import type { AttemptState, RunState } from '../../core/journal/state.js';
import { counted } from '../../core/render/counted.js';
import { isProtected } from '../../core/scope.js';
import { removeFolder, temporaryFolder } from '../../edges/files/index.js';
import { commitFacts, type Repository, readFilesAt, readTree, restorePaths } from '../../edges/git/index.js';

/** Measures the changes of all attempts whose commits are here; those of attempts that lost need not be in a clone. */
export async function checkChanges(
  repo: Repository,
  { order }: RecordDocuments,
  { started, attempts }: RunState,
  policy: Policy,
): Promise<Checked> {
  const imported = attempts.flatMap((attempt) => attempt.imported ?? []);
  const known = await commitFacts(repo, [started.base_commit, ...imported.map(({ commit }) => commit)]);
  if (!known.has(started.base_commit))
    return cannotTell('the base of the run is not here, so no change can be measured against it', undefined);
  const here = imported.filter(({ commit }) => known.has(commit));
  const other = here.find(({ commit, tree }) => known.get(commit)?.tree !== tree);
  if (other)
    return failed(recordPaths(order.id).journal, `commit ${other.commit} does not have the tree ${other.tree}`);
  const scratch = await temporaryFolder('verify');
  try {
    for (const one of here) {
      const place = { dir: join(scratch, 'objects.git'), tree: one.tree, baseCommit: started.base_commit };
      const { files, empty, patchId, whitespace } = await readTree(repo, place);
      const evidence = await restorePaths(repo, { ...place, isProtected: isProtected(order.data, policy) });
      const measured = { tree: one.tree, evidence_tree: evidence.tree, files, empty, patch_id: patchId, whitespace };
      const checked = checkChange(order, one, measured, policy);
      if (checked.ok === false) return checked;
    }
  } finally {
    await removeFolder(scratch);
  }
  const away = imported.length - here.length;
  const rest = away === 0 ? '' : `; the commits of ${away} more are not here, and the journal is believed about them`;
  return held(`${counted(here.length, 'change')} measured again from the trees${rest}`, undefined);
}

/** Looks at the accepted commit once more for every criterion of the order. */
export async function checkCriteria(
  repo: Repository,
  { order, closeout, review }: RecordDocuments,
  attempt: AttemptState,
  policy: Policy,
): Promise<Checked> {
  const commit = attempt.imported?.commit;
  if (!review || commit === undefined) return failed(closeout.path, 'it names no review of a commit');
  if (!(await commitFacts(repo, [commit])).has(commit))
    return cannotTell('the accepted commit is not here, so the artifacts in it cannot be looked at', undefined);
  const files = await readFilesAt(repo, commit, artifactsOf(order.data));
  return checkVerdicts(order, review, {
    attempt,
    repeats: policy.judge.repeats,
    fileOf: (path) => files.get(path),
  });
}
