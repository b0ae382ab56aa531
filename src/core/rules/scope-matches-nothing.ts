import type { Severity } from '../finding.js';
import { compileGlob } from '../glob.js';
import { quoted } from '../untrusted.js';
import { order, orderPath, withOrder } from './examples.js';
import { hasPlaceholder } from './placeholder-left.js';
import { at, type Context, defineRule } from './rule.js';
import { endOf, isWithdrawn } from './standing.js';

const trackedFiles = ['src/login/session.ts', 'src/billing/invoice.ts', 'secrets/key'];

export default defineRule({
  id: 'scope-matches-nothing',
  appliesTo: 'order',
  severity: 'warning',
  summary: 'What an order allows or protects matches a file; what it forbids is not the bare name of a folder.',
  why: 'A scope that matches nothing is most often a typing error, and a folder’s bare name forbids nothing inside it.',
  good: () => ({ files: withOrder(), facts: { trackedFiles } }),
  bad: () => [
    {
      files: withOrder({ [orderPath]: order({ allowed_scope: '[src/logn/**]' }) }),
      facts: { trackedFiles },
      at: [orderPath, 'allowed_scope:'],
    },
    {
      files: withOrder({ [orderPath]: order({ forbidden_scope: '[secrets]' }) }),
      facts: { trackedFiles },
      at: [orderPath, 'forbidden_scope:'],
    },
    {
      files: withOrder({ [orderPath]: order({ protected_scope: `["${'{a,b}'.repeat(10)}"]` }) }),
      at: [orderPath, 'protected_scope:'],
    },
  ],
  *check(order, context) {
    if (isWithdrawn(order, context.workspace) || endOf(order.id, context.workspace)) return;
    for (const key of ['allowed_scope', 'forbidden_scope', 'protected_scope'] as const)
      for (const [index, glob] of (order.data[key] ?? []).entries()) {
        if (hasPlaceholder(glob)) continue;
        const reason = reasonOf(glob, key === 'forbidden_scope', context);
        if (reason) yield at(order, [key, index], `${quoted(glob)} ${reason.message}`, reason);
      }
  },
});

function reasonOf(
  glob: string,
  forbids: boolean,
  { scopes }: Context,
): { message: string; hint: string; severity?: Severity } | undefined {
  const { fault } = compileGlob(glob);
  if (fault !== undefined)
    return { message: `cannot be used: ${fault}`, hint: 'Write several simpler globs.', severity: 'error' };
  const index = scopes();
  if (index === undefined || index.matchesAny(glob)) return undefined;
  if (index.isFolder(glob))
    return {
      message: 'is a folder and matches no file in it',
      hint: `Write ${quoted(`${glob}/**`)}.`,
      severity: 'error',
    };
  // Forbidding what is not there yet is a precaution.
  return forbids
    ? undefined
    : { message: 'matches no tracked file', hint: 'Correct it, unless the files are still to be written.' };
}
