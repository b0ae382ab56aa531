/** Are the reports those that the run wrote? */
import { classify } from '../documents/kinds.js';
import type { RunState } from '../journal/state.js';
import { counted } from '../render/counted.js';
import { type Checked, failed, held } from './checked.js';
import { type Files, type RecordDocuments, sha256 } from './record.js';

/** A report as far as this question needs it. */
type Report = Pick<RecordDocuments['reports'][number], 'path' | 'data'>;

/**
 * Every report that the run wrote must be there, byte by byte, and none of `named` may call itself of this run without
 * having been written by it: an edited report would pass for what was measured.
 */
export function checkReports(run: RunState, named: readonly Report[], files: Files): Checked {
  const written = run.reports.filter(({ path }) => classify(path)?.kind === 'report');
  for (const { path, sha256: digest } of written) {
    const bytes = files.get(path);
    if (!bytes) return failed(path, 'it is gone, and the run wrote it');
    if (sha256(bytes) !== digest) return failed(path, 'it is not the report that the run wrote: it was edited since');
  }
  const stranger = named.find(
    ({ path, data }) => data.run === run.started.run_id && !written.some((known) => known.path === path),
  );
  if (stranger) return failed(stranger.path, 'it calls itself of this run, and the run did not write it');
  return held(`${counted(written.length, 'report')} as the run wrote them`, undefined);
}
