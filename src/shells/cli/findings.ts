/** Findings in the form that was asked for. Renderers are loaded when used: most checks print text. */
import type { CheckResult } from '../../core/render/findings/findings.js';
import type { Shell } from './command.js';

export const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Prints a check's result; for GitHub with the summary of the step, where the runner says where that goes. */
export async function printFindings(shell: Shell, result: CheckResult, format: Format = 'text'): Promise<void> {
  switch (format) {
    case 'text': {
      const { renderFindingsText } = await import('../../core/render/findings/text.js');
      return shell.print(renderFindingsText(result, { colour: shell.colour }));
    }
    case 'json': {
      const { renderFindingsJson } = await import('../../core/render/findings/json.js');
      return shell.print(renderFindingsJson(result));
    }
    case 'sarif': {
      const { renderFindingsSarif } = await import('../../core/render/findings/sarif.js');
      const { version } = await import('../../version.js');
      return shell.print(renderFindingsSarif(result, { version }));
    }
    case 'junit': {
      const { renderFindingsJunit } = await import('../../core/render/findings/junit.js');
      return shell.print(renderFindingsJunit(result));
    }
    case 'github': {
      const { renderFindingsGithub } = await import('../../core/render/findings/github.js');
      const { GITHUB_STEP_SUMMARY: summary } = shell.env;
      const { writeStepSummary } = await import('../../control/check/step-summary.js');
      try {
        if (summary) await writeStepSummary(summary, result);
      } finally {
        // Last, because the program ends here where nobody reads it.
        shell.print(renderFindingsGithub(result));
      }
    }
  }
}
