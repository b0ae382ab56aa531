/** What orders wait for, as a graph: orders by their dependencies, and stages by the stage that comes before. */
import { isWithdrawn } from './standing.js';
import type { Workspace } from './workspace.js';

/** An order or a stage of the graph. */
export type Node = `order ${string}` | `stage ${string}`;

export const idOf = (node: Node): string => node.slice('order '.length);

export const isStage = (node: Node): boolean => node.startsWith('stage ');

/** What a node waits for: an order for orders and for the stages before its own, a stage for its orders. */
function awaitedBy(node: Node, workspace: Workspace): Node[] {
  const id = idOf(node);
  const stagesBefore = (stage: string) =>
    workspace
      .stagesBefore(stage)
      .filter(({ data }) => data?.result !== 'accepted' && data?.result !== 'withdrawn')
      .map((before): Node => `stage ${before.id}`);
  if (isStage(node))
    return [
      ...workspace
        .ordersOf(id)
        .filter((order) => !isWithdrawn(order, workspace))
        .map((order): Node => `order ${order.id}`),
      ...stagesBefore(id),
    ];
  return [
    ...(workspace.order(id)?.data?.depends_on ?? []).map((other): Node => `order ${other}`),
    ...workspace.stagesOf(id).flatMap((stage) => stagesBefore(stage.id)),
  ];
}

/** Ids of all orders that `order` waits for, directly or not. In a cycle, itself as well. */
export function allDependencies(order: string, workspace: Workspace): Set<string> {
  const found = new Set<Node>();
  const open = awaitedBy(`order ${order}`, workspace);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    open.push(...awaitedBy(node, workspace));
  }
  return new Set([...found].filter((node) => !isStage(node)).map(idOf));
}

/** One cycle for each knot of nodes that wait for each other: `[a, b]` when a waits for b and b for a. */
export function dependencyCycles(workspace: Workspace): Node[][] {
  const done = new Set<Node>();
  const cycles: Node[][] = [];
  const roots: Node[] = [
    ...workspace.orders.map(({ id }): Node => `order ${id}`),
    ...workspace.stages.map(({ id }): Node => `stage ${id}`),
  ];
  for (const root of roots) {
    // Depth first without recursion: a chain may be longer than the stack.
    const path = new Map<Node, number>();
    const steps = done.has(root) ? [] : [stepAt(root, workspace)];
    if (steps.length > 0) path.set(root, 0);
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const next = step.awaited[step.next++];
      if (next === undefined) {
        done.add(step.node);
        path.delete(step.node);
        steps.pop();
      } else if (path.has(next)) {
        cycles.push(steps.slice(path.get(next)).map(({ node }) => node));
        for (const visited of path.keys()) done.add(visited);
        break;
      } else if (!done.has(next)) {
        path.set(next, steps.length);
        steps.push(stepAt(next, workspace));
      }
    }
  }
  return cycles;
}

const stepAt = (node: Node, workspace: Workspace): { node: Node; awaited: readonly Node[]; next: number } => ({
  node,
  awaited: awaitedBy(node, workspace),
  next: 0,
});
