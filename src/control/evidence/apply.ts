/** Puts the accepted change of a closed order on a branch. Nothing is merged, and no checked out branch is touched. */
import { recordPaths } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import {
  branches,
  createBranch,
  isAncestor,
  listWorktrees,
  moveBranch,
  type Repository,
} from '../../edges/git/index.js';
import { documentsOf, orderToDecide } from '../check/proposal.js';
import { verify } from './verify.js';

export interface Applied {
  /** `moved`: it was fast-forwarded. */
  how: 'created' | 'moved' | 'already-there';
  branch: string;
  commit: string;
}

/**
 * Creates the branch (default `autoloop/<order>/accepted`) at the accepted commit, or fast-forwards it.
 * @throws AutoloopError `refused`: `not-accepted`, `evidence-refuted`, `branch-checked-out`, `not-fast-forward`, `branch-moved`; `usage`: `unknown-order`.
 */
export async function apply(repo: Repository, orderId: string, options: { branch?: string } = {}): Promise<Applied> {
  const commit = await acceptedCommit(repo, orderId);
  const branch = options.branch ?? acceptedBranch(orderId);
  const current = (await branches(repo, branch)).find(({ name }) => name === branch)?.commit;
  if (current === commit) return { how: 'already-there', branch, commit };
  await mustBeFree(repo, branch, { order: orderId, commit });
  if (current === undefined) {
    if (await createBranch(repo, branch, commit)) return { how: 'created', branch, commit };
    throw movedMeanwhile(branch);
  }
  if (!(await isAncestor(repo, current, commit)))
    throw new AutoloopError(
      'refused',
      'not-fast-forward',
      `The branch ${branch} has commits that the accepted ${commit} does not have`,
      {
        hint: `Choose another with --branch, or merge yourself: git switch ${branch} && git merge ${commit}`,
      },
    );
  if (await moveBranch(repo, branch, commit, current)) return { how: 'moved', branch, commit };
  throw movedMeanwhile(branch);
}

const acceptedBranch = (order: string): string => `autoloop/${order}/accepted`;

/** The commit that the order's closeout accepts, if its evidence holds. */
async function acceptedCommit(repo: Repository, orderId: string): Promise<string> {
  const documents = await documentsOf(repo);
  const order = orderToDecide(documents, orderId);
  const data = documents.workspace.closeoutOf(order.id)?.data;
  if (data?.result !== 'accepted' || data.accepted_commit === undefined)
    throw new AutoloopError(
      'refused',
      'not-accepted',
      `\`${order.id}\` is not closed as accepted, so there is nothing to apply`,
      {
        hint: `Close it first: autoloop close ${order.id}`,
      },
    );
  const [verified] = (await verify(repo.root, { orders: [order.id] })).orders;
  if (!verified?.ok) {
    const { path, reason } = verified?.first_fault ?? {
      path: recordPaths(order.id).closeout,
      reason: 'it cannot be verified',
    };
    throw new AutoloopError(
      'refused',
      'evidence-refuted',
      `The evidence of \`${order.id}\` does not hold: ${path}: ${reason}`,
      {
        hint: `See the whole: autoloop verify ${order.id}`,
      },
    );
  }
  return data.accepted_commit;
}

/** A branch that is checked out somewhere is somebody's to move: their files would not follow it. */
async function mustBeFree(
  repo: Repository,
  branch: string,
  { order, commit }: { order: string; commit: string },
): Promise<void> {
  const holder = (await listWorktrees(repo)).find((worktree) => worktree.branch === branch);
  if (!holder) return;
  // Closing committed the record there, so that the change can only be merged, not fast-forwarded to.
  const accepted = acceptedBranch(order);
  const [first, what] = branch === accepted ? ['', commit] : [`autoloop apply ${order} && `, accepted];
  throw new AutoloopError('refused', 'branch-checked-out', `The branch ${branch} is checked out in ${holder.path}`, {
    hint: `Merge it there yourself: ${first}git -C ${JSON.stringify(holder.path)} merge ${what}`,
  });
}

const movedMeanwhile = (branch: string): AutoloopError =>
  new AutoloopError('refused', 'branch-moved', `The branch ${branch} was moved by somebody else at this moment`, {
    hint: 'Try again.',
  });
