/** Writes what each attempt left as a worker report into the work tree: measured facts, and the agent's words as claims. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { reportPath } from '../../core/documents/paths.js';
import { renderDocument } from '../../core/documents/render.js';
import type { WorkerReport } from '../../core/documents/types.gen.js';
import type { AttemptState } from '../../core/journal/state.js';
import type { Blob } from '../../core/journal/types.gen.js';
import { workerReport } from '../../core/render/report/worker-report.js';
import { driverOf } from '../../edges/agents/index.js';
import { writeDocument } from '../../edges/files/index.js';
import { branches, isAncestor } from '../../edges/git/index.js';
import type { Run } from './context.js';
import { agentOf } from './roles/agents.js';

/** Goes on behind the report that was written last. */
export async function writeReports(run: Run): Promise<void> {
  const { attempts, report } = run.journal.state;
  const written = report === null ? -1 : attempts.findIndex((attempt) => pathOf(run, attempt) === report.path);
  for (const attempt of attempts.slice(written + 1)) await writeReport(run, attempt);
}

const pathOf = (run: Run, { attempt }: AttemptState): string => reportPath(run.order.id, `attempt-${attempt}`);

async function writeReport(run: Run, attempt: AttemptState): Promise<void> {
  const data = run.order.data;
  if (data === undefined) throw new Error('a run is governed by an order that could be read');
  const report = workerReport(run.journal.state, attempt, {
    order: { id: run.order.id, data },
    policy: run.policy,
    claims: await claimsOf(run, attempt),
    integration: await integrationOf(run),
  });
  const path = pathOf(run, attempt);
  const text = renderDocument(report.data, report.body);
  await writeDocument(join(run.repo.root, path), text);
  await run.append('report.written', { path, sha256: createHash('sha256').update(text).digest('hex') });
}

/** The last report of a role that may complete it, else of any; else, marked as such, what its last role said last. */
async function claimsOf(run: Run, attempt: AttemptState): Promise<string | undefined> {
  const textOf = async ({ sha256 }: Blob) => new TextDecoder().decode(await run.journal.getBlob(sha256));
  const roles = attempt.iterations.flatMap((iteration) => iteration.roles);
  const completes = (role: string) => run.preset.roles.get(role)?.emits.includes(run.preset.completesOn);
  const written = roles.filter(({ report }) => report !== null);
  const left = (written.findLast(({ role }) => completes(role)) ?? written.at(-1))?.report;
  if (left) return textOf(left);
  const last = roles.at(-1);
  if (last === undefined) return undefined;
  const { lastWords } = driverOf(agentOf(run, last.agent)).read(await textOf(last.stdout), '');
  return lastWords === '' ? undefined : `It left no report. The last it said:\n\n${lastWords}`;
}

/** Whether the integration branch has moved away from under the attempts. */
async function integrationOf(run: Run): Promise<{ commit: string | null; drift: WorkerReport['drift_status'] }> {
  const name = run.policy.integration_branch;
  const commit = (await branches(run.repo, name)).find((branch) => branch.name === name)?.commit ?? null;
  if (commit === null) return { commit, drift: 'not-applicable' };
  return {
    commit,
    drift: (await isAncestor(run.repo, commit, run.base.commit)) ? 'none-observed' : 'refresh-required-deferred',
  };
}
