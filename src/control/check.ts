/** Checks the documents of a work tree against the protocol. */
import { relative, resolve, sep } from 'node:path';
import { AutoloopError } from '../core/error.js';
import type { Finding } from '../core/finding.js';
import { nearest } from '../core/nearest.js';
import { type CheckResult, countBySeverity } from '../core/render/findings.js';
import { check } from '../core/rules/check.js';
import type { Workspace } from '../core/rules/workspace.js';
import { resolved } from '../edges/files/index.js';
import { gatherFacts, readSnapshot, type Snapshot } from './snapshot.js';

/**
 * What every rule says of the work tree that contains `directory`. All documents are read, for they speak of each other;
 * with `paths` (absolute, or relative to `directory`) only findings in these files and folders are given.
 * @throws AutoloopError as `readSnapshot`; `unknown-path` for a path that holds no document.
 */
export async function checkWorkTree(
  directory: string,
  { paths = [] }: { paths?: readonly string[] } = {},
): Promise<CheckResult> {
  const snapshot = await readSnapshot(directory);
  const wanted = await Promise.all(paths.map((path) => pathInProject(snapshot, resolve(directory, path))));
  for (const path of wanted) refuseUnknown(path, snapshot.workspace);
  const findings = check(snapshot.workspace, await gatherFacts(snapshot));
  return select(findings, snapshot, wanted);
}

function select(all: readonly Finding[], { workspace, withoutGit }: Snapshot, wanted: readonly string[]): CheckResult {
  const isWanted = (path: string) => wanted.length === 0 || wanted.some((folder) => isWithin(path, folder));
  const findings = all.filter(({ path }) => isWanted(path));
  return {
    findings,
    counts: countBySeverity(findings),
    documents: workspace.documents.filter(({ path }) => isWanted(path)).length,
    notes: withoutGit === undefined ? [] : [`Checked without Git: ${withoutGit}`],
  };
}

/** From the root of the project, with `/`; empty for the root itself. */
async function pathInProject({ root }: Snapshot, path: string): Promise<string> {
  const inside = relative(await resolved(root), await resolved(path));
  return inside.split(sep).join('/');
}

const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

function refuseUnknown(path: string, { paths }: Workspace): void {
  const known = [...paths];
  if (known.some((file) => isWithin(file, path))) return;
  const close = nearest(
    path.slice(path.lastIndexOf('/') + 1),
    known.map((file) => file.slice(file.lastIndexOf('/') + 1)),
  );
  const meant = close && known.find((file) => file.endsWith(`/${close}`));
  throw new AutoloopError('usage', 'unknown-path', `There is no document of the protocol at \`${path}\``, {
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : 'Documents are under .autoloop; leave the paths out to check them all.',
  });
}
