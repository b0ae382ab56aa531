/** What the user was asked about an order, and has not allowed. */

import { byText } from '../by-text.js';
import type { GateDocument } from '../documents/document.js';
import type { Gate } from '../documents/types.gen.js';
import { isUsable } from '../rules/rule.js';
import { isApproved } from '../rules/standing.js';
import type { Workspace } from '../rules/workspace.js';

/**
 * Gates of the order that the user has not approved, the gravest first. One that cannot be read, that breaks the protocol
 * (`refused` holds the paths of such documents), or that was approved for another contract, allows nothing.
 */
export const openGates = (order: string, workspace: Workspace, refused: ReadonlySet<string>): GateDocument[] =>
  workspace
    .gatesOf(order)
    .filter((gate) => !isApproved(gate, workspace) || refused.has(gate.path))
    .sort((a, b) => gravity.indexOf(decisionOf(a)) - gravity.indexOf(decisionOf(b)) || byText(a.id, b.id));

const gravity = ['rejected', 'unreadable', 'pending', 'deferred', 'approved'];

const decisionOf = (gate: GateDocument): string => gate.data?.user_decision ?? 'unreadable';

/** Why an open gate keeps its order back, in a sentence without its full stop. */
export function gateReason(gate: GateDocument, refused: ReadonlySet<string>): string {
  const name = `gate \`${gate.id}\``;
  if (!isUsable(gate)) return `Waits for ${name}, which cannot be read as it is`;
  if (refused.has(gate.path)) return `Waits for ${name}, which breaks the protocol`;
  const { user_decision, trigger } = gate.data;
  return `${said[user_decision](name)}: ${trigger.trim().split('\n', 1)[0]?.replace(/\.$/, '')}`;
}

const said: Readonly<Record<Gate['user_decision'], (name: string) => string>> = {
  pending: (name) => `Waits for the user to decide ${name}`,
  deferred: (name) => `The user put ${name} off`,
  rejected: (name) => `The user rejected ${name}`,
  approved: (name) => `The order changed since the user approved ${name}`,
};

/** What to do about an open gate, in a sentence without its full stop. */
export function gateRemedy(gate: GateDocument, refused: ReadonlySet<string>): string {
  if (!isUsable(gate) || refused.has(gate.path)) return `Correct ${gate.path}`;
  const { order, user_decision, recommendation } = gate.data;
  if (user_decision === 'rejected') return 'Withdraw the order, or change it and take the gate off it';
  if (user_decision === 'approved')
    return `Ask the user about the order as it stands, and write its digest (autoloop show ${order}) as \`order_digest\` in ${gate.path}`;
  const asked = user_decision === 'deferred' ? 'Ask the user again' : 'Ask the user';
  return `${asked} (recommended: ${recommendation}), and write the answer as \`user_decision\` in ${gate.path}`;
}
