/** What an import of a preset did, what became of each line, and what a check says of the result. */
import type { Finding } from '../finding.js';
import { counted } from './counted.js';
import { shownFinding } from './findings/json.js';
import { findingLines, painter } from './findings/text.js';
import { type ImportView, renderImported } from './imported.js';

/** As much of the result of an import as is shown. */
export interface PresetImportView extends Pick<ImportView, 'steps' | 'filled' | 'counts' | 'losses'> {
  name: string;
  shadows: boolean;
  findings: readonly Finding[];
}

/** For a person. */
export function renderPresetImport(
  view: PresetImportView,
  { dryRun, colour }: { dryRun: boolean; colour: boolean },
): string {
  const { name, shadows, findings } = view;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const lines = [renderImported({ ...view, owners: [], conflicts: [], removable: [], in_the_way: [] })];
  if (findings.length > 0)
    lines.push('', 'What a check says of it:', ...findingLines(findings, painter(colour)).map(({ text }) => text));
  if (shadows)
    lines.push('', `It takes the place of the preset \`${name}\` that comes with the tool; --name gives it another`);
  const next =
    errors > 0
      ? `correct ${counted(errors, 'error')}, then: autoloop preset show ${name}`
      : `autoloop preset show ${name}`;
  lines.push('', dryRun ? 'Nothing was written. Next: the same without --dry-run' : `Next: ${next}`);
  return lines.join('\n');
}

/** For a program. */
export const presetImportView = (
  { name, shadows, steps, filled, counts, losses, findings }: PresetImportView,
  dryRun: boolean,
) => ({
  dry_run: dryRun,
  name,
  shadows,
  steps,
  filled,
  counts,
  losses,
  findings: findings.map(shownFinding),
});
