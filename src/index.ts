/** What other programs may import: the questions that can be asked of a repository, and the values that answer them. */
export { checkDocuments } from './control/check/check.js';
export { verify } from './control/evidence/verify.js';
export { showOrder, statusOf } from './control/orders/status.js';
export { parseDocument } from './core/documents/document.js';
export type { Closeout, Config, Review, WorkerReport, WorkOrder } from './core/documents/types.gen.js';
export { AutoloopError, type FailureKind } from './core/error.js';
export type { Finding, Severity } from './core/finding.js';
export { verifyChain } from './core/journal/chain.js';
export { foldRun } from './core/journal/fold.js';
export type { JournalEvent } from './core/journal/types.gen.js';
