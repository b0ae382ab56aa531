import type { OrderDocument } from '../documents/document.js';
import { quoted } from '../untrusted.js';
import { allDependencies } from './dependencies.js';
import { order, orderPath, withOrder } from './examples.js';
import { at, defineRule, isUsable, type Usable } from './rule.js';
import { remembered, type ScopeIndex } from './scope-index.js';
import { isActive } from './standing.js';
import type { Workspace } from './workspace.js';

type Order = Usable<OrderDocument>;

const facts = { trackedFiles: ['src/login/form.ts', 'src/login/session.ts', 'src/logout.ts'] };

export default defineRule({
  id: 'scope-overlap',
  appliesTo: 'workspace',
  severity: 'hold',
  summary: 'Two active orders do not write the same tracked files, unless one waits for the other.',
  why: 'Each would be accepted on a base that the other is about to change.',
  good: () => ({
    files: withOrder({
      '.autoloop/work-orders/a.md': order({ dispatch: 'on-ready' }),
      [orderPath]: order({ dispatch: 'on-ready', depends_on: '[a]' }),
    }),
    facts,
  }),
  bad: () => [
    {
      files: withOrder({
        '.autoloop/work-orders/a.md': order({ dispatch: 'on-ready', allowed_scope: '[src/login/session.ts]' }),
        [orderPath]: order({ dispatch: 'on-ready' }),
      }),
      facts,
      at: [orderPath, 'allowed_scope:'],
    },
  ],
  *check(workspace, { facts, scopes }) {
    const active = workspace.orders.filter(isUsable).filter((known) => isActive(known, workspace, facts));
    const index = active.length > 1 ? scopes() : undefined;
    if (index === undefined) return;
    for (const [later, earlier, file] of overlaps(active, index, workspace))
      yield at(
        later,
        'allowed_scope',
        `\`${earlier.id}\` is active as well and may write ${quoted(index.path(file))} too`,
        {
          hint: 'Let one wait for the other with `depends_on`, or part their scopes.',
        },
      );
  },
});

/** Orders that may write exactly the same files. */
interface Group {
  files: readonly number[];
  members: Order[];
}

/** For each order at most one earlier order that shares a file with it, and that file. */
function* overlaps(
  active: readonly Order[],
  index: ScopeIndex,
  workspace: Workspace,
): Generator<[Order, Order, number]> {
  const groupOf = new Map<readonly number[], Group>();
  const groupsAt = new Map<number, Group[]>();
  const dependencies = remembered((id: string) => allDependencies(id, workspace));
  for (const order of active) {
    const files = index.files(order.data.allowed_scope, order.data.forbidden_scope);
    const own = groupOf.get(files) ?? { files, members: [] };
    const rival = findRival(order, own, { groupsAt, groups: groupOf.size, dependencies });
    if (rival) yield [order, ...rival];
    own.members.push(order);
    if (groupOf.has(files)) continue;
    groupOf.set(files, own);
    for (const file of files) {
      const there = groupsAt.get(file);
      if (there) there.push(own);
      else groupsAt.set(file, [own]);
    }
  }
}

interface Known {
  groupsAt: ReadonlyMap<number, readonly Group[]>;
  groups: number;
  dependencies(id: string): ReadonlySet<string>;
}

function findRival(order: Order, own: Group, { groupsAt, groups, dependencies }: Known): [Order, number] | undefined {
  const before = dependencies(order.id);
  const seen = new Set<Group>();
  for (const file of own.files)
    for (const group of groupsAt.get(file) ?? []) {
      if (seen.has(group)) continue;
      seen.add(group);
      const rival = group.members.find(({ id }) => !before.has(id) && !dependencies(id).has(order.id));
      if (rival) return [rival, file];
      if (seen.size === groups) return undefined;
    }
  return undefined;
}
