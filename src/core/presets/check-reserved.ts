/** Names that a preset may not give, since the tool gives them itself: beside a role's folder, and to what the host measures. */
import { TEST_RESULTS } from '../cycle/documents.js';
import { COORDINATION } from '../cycle/files.js';
import type { Finding } from '../finding.js';
import { quoted } from '../untrusted.js';
import { type Checked, faultIn, partOf } from './fault.js';

/** Roles and documents of such names. */
export function* reservedFaults(checked: Checked): Generator<Finding> {
  const { roles, phases } = checked.preset;
  for (const { name, documents } of roles.values()) {
    if (name === COORDINATION)
      yield faultIn(partOf(checked, name), [], 'preset-reserved-name', `No role can be called ${quoted(name)}`, {
        hint: `What the roles of an attempt have in common lies in a folder of that name, beside theirs. Rename the file, and the role where \`preset.md\` names it.`,
      });
    const index = phases.length > 0 ? documents.indexOf(TEST_RESULTS) : -1;
    if (index !== -1)
      yield faultIn(
        partOf(checked, name),
        ['documents', index],
        'preset-reserved-name',
        `No role can keep ${quoted(TEST_RESULTS)} where there are phases: the host writes it, from what it measured`,
        { hint: 'Give it another name.' },
      );
  }
}
