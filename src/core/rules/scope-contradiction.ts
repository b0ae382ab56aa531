import { compileGlob } from '../glob.js';
import { matches } from '../scope.js';
import { quoted } from '../untrusted.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule } from './rule.js';

export default defineRule({
  id: 'scope-contradiction',
  appliesTo: 'order',
  severity: 'error',
  summary: 'Nothing is allowed that is wholly forbidden, and not all that is allowed is protected.',
  why: 'Forbidden wins, and what is protected is put back: the worker could not do what the order asks for.',
  alone: true,
  good: () => ({
    files: withOrder({ [orderPath]: order({ allowed_scope: '[src/**]', forbidden_scope: '[src/billing/**]' }) }),
  }),
  bad: () => [
    {
      files: withOrder({
        [orderPath]: order({ allowed_scope: '[src/billing/*.ts]', forbidden_scope: '[src/billing/**]' }),
      }),
      at: [orderPath, 'allowed_scope:'],
    },
    {
      files: withOrder({ [orderPath]: order({ forbidden_scope: '["**"]' }) }),
      at: [orderPath, 'allowed_scope:'],
    },
    {
      files: withOrder({ [orderPath]: order({ allowed_scope: '[src/**]', protected_scope: '[src/**]' }) }),
      at: [orderPath, 'protected_scope:'],
    },
  ],
  *check(order) {
    const { allowed_scope, forbidden_scope, protected_scope = [] } = order.data;
    const isPutBack = (allowed: string) => protected_scope.some((protects) => contains(protects, allowed));
    if (order.data.mode !== 'report-only' && allowed_scope.length > 0 && allowed_scope.every(isPutBack))
      yield at(order, 'protected_scope', 'Everything that is allowed is protected as well', {
        hint: 'What is protected is put back before anything is measured, so that no change could count; narrow it.',
      });
    for (const [index, allowed] of allowed_scope.entries()) {
      const within = forbidden_scope.find((forbidden) => contains(forbidden, allowed));
      if (within !== undefined)
        yield at(
          order,
          ['allowed_scope', index],
          `${quoted(allowed)} is allowed and, by ${quoted(within)}, forbidden`,
          {
            hint: 'Forbidden wins; narrow what is forbidden, or remove what is allowed.',
          },
        );
    }
  },
});

/** A name that no glob spells out, so that only a wildcard matches it. */
const anyName = 'q7-any-x';

/**
 * Whether `outer` matches everything `inner` matches, found by trying paths that stand for all: a wildcard of `inner`
 * as a name nobody chose, `**` as one, two and three of them. Says no where that does not settle it.
 */
function contains(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const { fault, prefixes } = compileGlob(outer);
  if (fault !== undefined || /[[{\\?]/.test(inner) || !prefixes.some((prefix) => inner.startsWith(prefix)))
    return false;
  const glob = inner.endsWith('/') ? `${inner}**` : inner;
  return [1, 2, 3].every((depth) => {
    const names = Array(depth).fill(anyName).join('/');
    const path = glob.split('/').map((name) => (name === '**' ? names : name.replace(/\*+/g, anyName)));
    return matches([outer], path.join('/'));
  });
}
