/** What an order allows, forbids and protects. The one place where scopes are matched. */
import type { Policy } from './documents/policy.js';
import type { WorkOrder } from './documents/types.gen.js';
import { compileGlob } from './glob.js';

/** Whether any of the globs matches `path`, which is relative to the repository root, with `/`. */
export const matches = (globs: readonly string[] | undefined, path: string): boolean =>
  globs?.some((glob) => compileGlob(glob).matches(path)) ?? false;

/** As `matches`, for what must hold: a glob that cannot be used matches everything. */
const matchesOrUnusable = (globs: readonly string[], path: string): boolean =>
  globs.some((glob) => {
    const { fault, matches } = compileGlob(glob);
    return fault !== undefined || matches(path);
  });

/** Whether the order lets its worker write `path`, were it not forbidden. An order that cannot be read allows nothing. */
export const isAllowed = (order: WorkOrder | undefined, path: string): boolean => matches(order?.allowed_scope, path);

/** Whether the order forbids `path`; forbidden wins over allowed. An order that cannot be read forbids everything. */
export const isForbidden = (order: WorkOrder | undefined, path: string): boolean =>
  order === undefined || matchesOrUnusable(order.forbidden_scope, path);

/** Whether a path is restored from the base before evidence is gathered: by the order, or in every order. */
export function isProtected(
  order: WorkOrder | undefined,
  policy: Pick<Policy, 'protected_scope'>,
): (path: string) => boolean {
  const globs = [...(order?.protected_scope ?? []), ...policy.protected_scope];
  return (path) => matchesOrUnusable(globs, path);
}
