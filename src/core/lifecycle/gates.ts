/** What the user was asked about an order, and has not allowed. */
import type { GateDocument } from '../documents/document.js';
import { isUsable } from '../rules/rule.js';
import { byText, type Workspace } from '../rules/workspace.js';

/**
 * Gates of the order that the user has not approved, the gravest first. One that cannot be read, or that breaks the
 * protocol (`refused` holds the paths of such documents), allows nothing.
 */
export const openGates = (order: string, workspace: Workspace, refused: ReadonlySet<string>): GateDocument[] =>
  workspace
    .gatesOf(order)
    .filter((gate) => !isUsable(gate) || gate.data.user_decision !== 'approved' || refused.has(gate.path))
    .sort((a, b) => gravity.indexOf(decisionOf(a)) - gravity.indexOf(decisionOf(b)) || byText(a.id, b.id));

const gravity = ['rejected', 'unreadable', 'pending', 'deferred', 'approved'];

const decisionOf = (gate: GateDocument): string => gate.data?.user_decision ?? 'unreadable';
