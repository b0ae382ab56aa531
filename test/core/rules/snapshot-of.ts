import { parseDocument } from '../../../src/core/documents/document.js';
import type { Finding } from '../../../src/core/finding.js';
import { check } from '../../../src/core/rules/check.js';
import type { Example } from '../../../src/core/rules/examples.js';
import type { GitFacts } from '../../../src/core/rules/facts.js';
import { buildWorkspace, type Workspace } from '../../../src/core/rules/workspace.js';

const encoder = new TextEncoder();

/** `<digest of login>` becomes the digest of that order, or a digest of nothing when it has none. */
function withDigests(text: string, files: Example['files']): string {
  return text.replace(/<digest of ([^>]+)>/g, (_, id: string) => {
    const path = `.autoloop/work-orders/${id}.md`;
    const order = parseDocument(path, encoder.encode(files[path] ?? ''));
    return (order.kind === 'order' && order.digest) || 'f'.repeat(64);
  });
}

/** The files of an example as they would lie on disc. */
export const textsOf = ({ files }: Example): [path: string, text: string][] =>
  Object.entries(files).map(([path, text]) => [path, withDigests(text, files)]);

export const workspaceOf = (example: Example): Workspace =>
  buildWorkspace([
    ...textsOf(example).map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
    ...Object.keys(example.links ?? {}).map((path) => ({ path, problem: 'is a symbolic link' })),
  ]);

export function factsOf({ facts = {}, files }: Example): GitFacts {
  const runs = (facts.runs ?? []).map((run) => ({ ...run, order_digest: withDigests(run.order_digest, files) }));
  const claims = facts.claims?.map((claim) => ({ ...claim, order_digest: withDigests(claim.order_digest, files) }));
  return {
    ...(claims && { claims }),
    ...(facts.unreadableRuns && { unreadableRuns: facts.unreadableRuns }),
    ...(facts.unreadableClaims && { unreadableClaims: facts.unreadableClaims }),
    trackedFiles: facts.trackedFiles,
    commits: facts.commits && new Map(Object.entries(facts.commits)),
    journals: new Map(runs.map((run) => [run.run, run])),
    ...(facts.signatures && { signatures: new Map(Object.entries(facts.signatures)) }),
    ...(facts.presets && { presets: facts.presets }),
    ...(facts.changes && { changes: facts.changes }),
    ...(facts.uncommitted && { uncommitted: facts.uncommitted }),
    ...(facts.histories && { histories: new Map(Object.entries(facts.histories)) }),
    ...(facts.integrated && { integrated: facts.integrated }),
    ...(facts.records && { records: new Map(Object.entries(facts.records)) }),
  };
}

/** What the check says of an example. */
export const findingsIn = (example: Example): Finding[] => check(workspaceOf(example), factsOf(example));
