/** What orders wait for, as a graph. */
import type { OrderDocument } from '../documents/document.js';
import type { Workspace } from './workspace.js';

const dependenciesOf = (order: OrderDocument | undefined): readonly string[] => order?.data?.depends_on ?? [];

/** Ids of all orders that `order` waits for, directly or not. In a cycle, itself as well. */
export function allDependencies(order: string, workspace: Workspace): Set<string> {
  const found = new Set<string>();
  const open = [...dependenciesOf(workspace.order(order))];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...dependenciesOf(workspace.order(id)));
  }
  return found;
}

/** One cycle for each knot of orders that wait for each other: `[a, b]` when a waits for b and b for a. */
export function dependencyCycles(workspace: Workspace): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const { id } of workspace.orders) {
    // Depth first without recursion: a chain may be longer than the stack.
    const path = new Map<string, number>();
    const steps = [{ id, next: 0 }];
    while (steps.length > 0) {
      const step = steps.at(-1) as { id: string; next: number };
      path.set(step.id, steps.length - 1);
      const dependency = done.has(step.id) ? undefined : dependenciesOf(workspace.order(step.id))[step.next++];
      if (dependency === undefined) {
        done.add(step.id);
        path.delete(step.id);
        steps.pop();
      } else if (path.has(dependency)) {
        cycles.push(steps.slice(path.get(dependency)).map((visited) => visited.id));
        for (const visited of path.keys()) done.add(visited);
        break;
      } else if (!done.has(dependency)) steps.push({ id: dependency, next: 0 });
    }
  }
  return cycles;
}
