/** Repairs the documents of a work tree where a repair changes nothing that their authors meant. */
import { join } from 'node:path';
import { applyFixes, fixesOf, repair } from '../../core/documents/apply-fixes.js';
import type { AnyDocument } from '../../core/documents/document.js';
import { boardPath } from '../../core/documents/paths.js';
import type { Finding } from '../../core/finding.js';
import type { CheckResult } from '../../core/render/findings/findings.js';
import { readFiles, writeDocument } from '../../edges/files/index.js';
import { type CheckOptions, checkSnapshot } from './check.js';
import type { Snapshot } from './snapshot.js';

/** A repair may show what to repair next, as a key that can be read shows its values. Deeper than this no document goes. */
const maxRounds = 10;

/**
 * Checks, applies every repair that findings in `paths` (all, where there are none) offer, and checks again until nothing is
 * left to repair. A document that changed since it was read is left as it is.
 * @returns what is still found, with `fixed`: what was repaired, where it stood when it was.
 * @throws AutoloopError as `checkDocuments` and `writeDocument`.
 */
export async function fixDocuments(
  directory: string,
  { paths = [], all = false }: Pick<CheckOptions, 'paths' | 'all'> = {},
): Promise<CheckResult> {
  const fixed: Finding[] = [];
  for (let round = 1; ; round++) {
    const { snapshot, result } = await checkSnapshot(directory, { paths, all });
    const repairable = snapshot.workspace.documents.filter(({ path }) => result.texts?.has(path));
    const before = fixed.length;
    if (round <= maxRounds)
      for (const document of repairable) fixed.push(...(await repairFile(snapshot.root, document, result.findings)));
    // The board is made of the documents, so it comes when they are as they are to be.
    if (round <= maxRounds && fixed.length === before) fixed.push(...(await repairBoard(snapshot, result.findings)));
    if (fixed.length === before) return { ...result, fixed };
  }
}

/** What was repaired of one document; nothing when its file is no longer what was read. */
export async function repairFile(
  root: string,
  document: AnyDocument,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const repaired = repair(document, findings);
  if (repaired === undefined) return [];
  return (await replaceFile(root, document, repaired.text)) ? repaired.fixed : [];
}

/** Writes the board anew where it is one of ours and not what the documents say. */
async function repairBoard({ root, workspace }: Snapshot, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const fixes = fixesOf(findings.filter(({ path }) => path === boardPath));
  if (fixes.length === 0 || workspace.board === undefined) return [];
  const board = { path: boardPath, text: workspace.board };
  const isDone = await replaceFile(root, board, applyFixes(board.text, fixes));
  return isDone ? fixes.map(({ finding }) => finding) : [];
}

/** Whether the file is still what was read, so that it was replaced. */
async function replaceFile(root: string, { path, text }: { path: string; text: string }, by: string): Promise<boolean> {
  const now = (await readFiles(root, [path])).get(path);
  if (now === undefined || !Buffer.from(text).equals(now)) return false;
  await writeDocument(join(root, path), by);
  return true;
}
