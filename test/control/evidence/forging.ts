/** Writing a record without asking whether anything in it holds, as a forger would with a tool of their own. */
import { writeRecord } from '../../../src/control/evidence/write-record.js';
import { type OrderDocument, parseDocument } from '../../../src/core/documents/document.js';
import { renderDocument } from '../../../src/core/documents/render.js';
import type { CriterionVerdict, Review } from '../../../src/core/documents/types.gen.js';
import { artifactsOf, criteriaVerdicts } from '../../../src/core/evidence/criteria.js';
import { sha256 } from '../../../src/core/evidence/record.js';
import { type Repository, readFilesAt } from '../../../src/edges/git/index.js';
import { openJournal } from '../../../src/edges/journal/index.js';
import { git } from '../../support/run-program.js';
import { orderId, orderText, reviewer, runId, write } from './decidable.js';
import { order, reviewed } from './verifying.js';

export interface Forgery {
  order?: string;
  /** What the review says in place of the verdicts that follow; all are met in any case, or nothing could be accepted. */
  criteria?: (verdicts: CriterionVerdict[]) => CriterionVerdict[];
}

/** Accepts attempt 1 and commits its record, sealed and consistent in itself. */
export async function forgeRecord(repo: Repository, forgery: Forgery = {}): Promise<void> {
  const journal = await openJournal(repo.commonDir, runId);
  const { started, attempts } = journal.state;
  const [attempt] = attempts;
  const commit = attempt?.imported?.commit ?? '';
  const contract = parseDocument(order, Buffer.from(forgery.order ?? orderText)) as OrderDocument;
  if (!attempt || !contract.data) throw new Error('there is nothing to accept');
  const files = await readFilesAt(repo, commit, artifactsOf(contract.data));
  const fileOf = (path: string) => files.get(path);
  const truth = criteriaVerdicts(contract.data, { attempt, repeats: 2, fileOf, met: ['readable'], reviewer });
  const data: Review = {
    work_order: orderId,
    order_digest: started.order_digest,
    kind: 'coordinator',
    depth: 'fast',
    reviewer,
    reports: ['attempt-1'],
    reviewed_commit: commit,
    decision: 'accept',
    reason: 'Trust me',
    criteria: (forgery.criteria?.(truth) ?? truth).map((verdict) => ({ ...verdict, verdict: 'met' })),
    findings: [],
  };
  const text = renderDocument(data, '');
  await write(repo.root, { [reviewed]: text });
  await journal.append('review.recorded', {
    path: reviewed,
    sha256: sha256(text),
    decision: 'accept',
    reviewer,
    attempt: 1,
  });
  const document = parseDocument(reviewed, Buffer.from(text)) as never;
  const facts = {
    order: contract as never,
    result: 'accepted',
    review: { number: 1, document },
    gates: [],
    reason: undefined,
  } as const;
  await writeRecord(repo, journal, { ...facts, accepted: attempt, evidenceLevel: 'local-readiness' }, null);
  await journal.close();
  await git(repo.root, 'add', '-A');
  await git(repo.root, 'commit', '-q', '-m', 'Close');
}
