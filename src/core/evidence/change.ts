/** What an attempt changed, measured again from its tree, against what the journal says of it. */
import { recordPaths } from '../documents/paths.js';
import type { Policy } from '../documents/policy.js';
import type { WorkOrder } from '../documents/types.gen.js';
import type { AttemptImportedData } from '../journal/types.gen.js';
import { isAllowed, isForbidden, isProtected } from '../scope.js';
import { quoted } from '../untrusted.js';
import { type Checked, failed, held } from './checked.js';
import { firstDifference } from './difference.js';

/** What Git says of a tree beside its base. Everything else about a change follows from it. */
export type MeasuredChange = Pick<
  AttemptImportedData,
  'tree' | 'evidence_tree' | 'files' | 'patch_id' | 'empty' | 'whitespace'
>;

/** The journal must say of the change what its tree says. What import refused is in no tree, and left to the journal. */
export function checkChange(
  order: { id: string; data: WorkOrder },
  imported: AttemptImportedData,
  measured: MeasuredChange,
  policy: Policy,
): Checked {
  const paths = measured.files.map(({ path }) => path);
  const wanted = {
    ...measured,
    outside_scope: paths.filter((path) => !isAllowed(order.data, path)),
    forbidden: paths.filter((path) => isForbidden(order.data, path)),
    protected: paths.filter(isProtected(order.data, policy)),
  };
  const said = Object.fromEntries(Object.keys(wanted).map((key) => [key, imported[key as keyof typeof wanted]]));
  const difference = firstDifference(said, wanted);
  if (difference)
    return failed(
      recordPaths(order.id).journal,
      `what it says of the change of attempt ${imported.attempt} differs at ${quoted(difference.pointer)} from the trees`,
    );
  return held('', undefined);
}
