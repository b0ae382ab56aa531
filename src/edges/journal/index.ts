/** Journals of runs on disc. */
export { alone, type Held, holdAlone } from './alone.js';
export { maxBlobBytes, readBlob } from './blobs.js';
export { createJournal, type Journal, openJournal } from './journal.js';
export { type Addition, addLines, type Ledger, ledgerPath } from './ledger.js';
export { ledgerLines, ledgerLinesBackwards, lineNumberAt } from './ledger-lines.js';
export { deadLocks, holderOf, sweepLocks, tryLock } from './lock.js';
export { journalPath, listRuns, runDir, runsDir } from './places.js';
export { projectRun } from './projection.js';
export { type Projection, projectionsIn, withoutProjections } from './rebuild.js';
export { brokenAt, type JournalEnd, type Place, readJournal, scanJournal, startOf } from './scan.js';
export { listUnbegun, sweepUnbegun, type Unbegun } from './unbegun.js';
