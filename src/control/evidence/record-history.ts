/** Evidence records and the commits that hold them: which there are, what is in them, and whether they were touched since. */
import type { CloseoutDocument } from '../../core/documents/document.js';
import { parseDocument } from '../../core/documents/document.js';
import { classify } from '../../core/documents/kinds.js';
import { closeoutsFolder, orderPath, recordPaths, reportsFolder, reviewsFolder } from '../../core/documents/paths.js';
import { type BadPlace, type Checked, cannotTell, failed, held } from '../../core/evidence/checked.js';
import type { Files, RecordDocuments } from '../../core/evidence/record.js';
import { counted } from '../../core/render/counted.js';
import { listFiles, readFiles } from '../../edges/files/index.js';
import { everUnder, historyOf } from '../../edges/git/file-history.js';
import { isAncestor, listFilesAt, type Repository, readFileAt, readFilesAt } from '../../edges/git/index.js';

/** Ids of the orders whose closing is in the work tree or was ever committed: one that vanished is one to ask about. */
export async function closedOrders(repo: Repository): Promise<string[]> {
  const paths = [...(await listFiles(repo.root, closeoutsFolder)), ...(await everUnder(repo, closeoutsFolder))];
  const ids = paths.map(classify).flatMap((found) => (found?.kind === 'closeout' ? found.id : []));
  return [...new Set(ids)].sort();
}

/** The files of the work tree that belong to the record of an order, its reports and reviews with it. */
export async function readRecordFiles(repo: Repository, order: string): Promise<Files> {
  const { closeout, journal, attestation } = recordPaths(order);
  const around = await Promise.all(foldersOf(order).map((path) => listFiles(repo.root, path)));
  return readFiles(repo.root, [closeout, journal, attestation, orderPath(order), ...around.flat()]);
}

/**
 * Whether the record is as it was committed when the order was closed, and no closing for good was ever replaced.
 * Answers with the files as they were then: the order may later change what is no part of its contract.
 */
export async function checkUnchanged(
  repo: Repository,
  documents: RecordDocuments,
  files: Files,
): Promise<Checked<Files>> {
  const { order, closeout } = documents;
  const versions = await historyOf(repo, closeout.path);
  const closing = versions.at(-1);
  if (closing === undefined)
    return cannotTell('the record is not committed yet: nothing but itself vouches for it', files);
  for (const [index, commit] of versions.slice(0, -1).entries()) {
    if (!isForGood(closeout.path, await readFileAt(repo, commit, closeout.path))) continue;
    const next = versions[index + 1];
    return failed(closeout.path, `commit ${next} changed it after commit ${commit} had closed the order for good`);
  }
  const { journal, attestation } = recordPaths(order.id);
  const around = await Promise.all(foldersOf(order.id).map((path) => listFilesAt(repo, closing, path)));
  const paths = [closeout.path, journal, attestation, ...around.flat()];
  const then = await readFilesAt(repo, closing, [...paths, order.path]);
  for (const path of paths) {
    const place = firstChange(path, then.get(path), files.get(path));
    if (place) return failed(place, await whoChanged(repo, path, closing));
  }
  if (repo.shallow)
    return cannotTell(`as in commit ${closing}; this clone is shallow and cannot tell of earlier changes`, then);
  return held(
    `${counted(paths.filter((path) => then.has(path)).length, 'file')} as in commit ${closing}, which closed the order`,
    then,
  );
}

const foldersOf = (order: string) => [reportsFolder(order), reviewsFolder(order)];

/** Accepting and withdrawing are final; a hold may be followed by another closing. */
function isForGood(path: string, bytes: Uint8Array | null): boolean {
  const result = bytes && (parseDocument(path, bytes) as CloseoutDocument).data?.result;
  return result === 'accepted' || result === 'withdrawn';
}

/** The first line that differs; `undefined` when none does, also where a file that only a run leaves is missing from both. */
function firstChange(path: string, then: Uint8Array | undefined, now: Uint8Array | undefined): BadPlace | undefined {
  if (!then && !now) return undefined;
  if (!then || !now) return { path };
  if (Buffer.compare(then, now) === 0) return undefined;
  const common = then.findIndex((byte, index) => byte !== now[index]);
  const before = then.subarray(0, common < 0 ? then.length : common);
  return { path, line: before.reduce((lines, byte) => lines + Number(byte === 0x0a), 1) };
}

/** Who made a file differ from what the closing commit has: a later commit, or nobody but the work tree. */
async function whoChanged(repo: Repository, path: string, closing: string): Promise<string> {
  const [then, committed] = await Promise.all([readFileAt(repo, closing, path), readFileAt(repo, 'HEAD', path)]);
  if (then === null) return `commit ${closing}, which closed the order, does not hold it`;
  const sinceClosing = `it is not as commit ${closing} closed the order with`;
  if (committed !== null && Buffer.compare(committed, then) === 0) return `${sinceClosing}: the work tree differs`;
  for (const commit of await historyOf(repo, path))
    if (!(await isAncestor(repo, commit, closing))) return `${sinceClosing}: commit ${commit} changed it`;
  return sinceClosing;
}
