/** Adds the result of a check to the summary of a step of GitHub Actions. */
import { AutoloopError } from '../../core/error.js';
import type { CheckResult } from '../../core/render/findings/findings.js';
import { renderStepSummary } from '../../core/render/findings/github.js';
import { appendText } from '../../edges/files/index.js';

/**
 * `file` is what the runner names in `GITHUB_STEP_SUMMARY`; what is there stays.
 * @throws AutoloopError `summary-unwritable`.
 */
export async function writeStepSummary(file: string, result: CheckResult): Promise<void> {
  await appendText(file, renderStepSummary(result)).catch((cause: Error) => {
    const message = `The summary of the step cannot be written: ${cause.message}`;
    throw new AutoloopError('environment', 'summary-unwritable', message, {
      hint: 'Look at the file that GITHUB_STEP_SUMMARY names, or unset it.',
      cause,
    });
  });
}
