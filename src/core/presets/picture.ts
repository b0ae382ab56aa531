/** A preset's topology as a picture for the terminal: a box for each role, an arrow for each event it may say. */
import { visibleLine } from '../render/untrusted.js';
import type { Gate, Preset, Role } from './preset.js';
import { type Lead, type Topology, topologyOf } from './topology.js';

/** One event of one role, and what stands between it and what it leads to. */
export interface Way {
  event: string;
  lead: Lead;
  /** What has to pass before it counts, in words; null where nothing has to. */
  gate: string | null;
  /** Who has its turn when that fails; empty without a gate. */
  otherwise: readonly string[];
}

/** The ways out of a role, in the order of its `emits`. */
export const waysOf = (preset: Preset, topology: Topology, { name, emits }: Role): Way[] =>
  emits.map((event) => {
    const gate = preset.gates.get(event);
    const lead = topology.leadsTo(name, event);
    return gate === undefined
      ? { event, lead, gate: null, otherwise: [] }
      : { event, lead, gate: gateWords(gate), otherwise: gate.otherwise ?? [name] };
  });

const gateWords = ({ commands }: Gate): string =>
  commands === 'acceptance' ? 'acceptance' : commands.map(visibleLine).join(', ');

/** The roles as an attempt comes to them; at last those that never start. */
export const rolesInOrder = ({ roles }: Preset, { rounds }: Topology): Role[] => {
  const roundOf = ({ name }: Role) => rounds.get(name) ?? Number.POSITIVE_INFINITY;
  const first = new Map([...rounds.keys()].map((name, index) => [name, index]));
  return [...roles.values()].sort(
    (a, b) => (first.get(a.name) ?? roles.size) - (first.get(b.name) ?? roles.size) || roundOf(a) - roundOf(b),
  );
};

/** What a role is besides its name: whether it only reads, for whom it waits, who plays it. */
export const traitsOf = ({ readOnly, dependsOn, agent }: Role): string[] => [
  ...(readOnly ? ['only reads'] : []),
  ...(dependsOn.length > 0 ? [`after ${dependsOn.map(visibleLine).join(', ')}`] : []),
  ...(agent === null ? [] : [`by ${visibleLine(agent)}`]),
];

/** Lines without a line end at the last. `↑` is a role that stands above, `↺` the role itself. */
export function pictureOf(preset: Preset): string {
  const topology = topologyOf(preset);
  const roles = rolesInOrder(preset, topology);
  const width = Math.max(0, ...roles.flatMap(({ emits }) => emits.map(({ length }) => length)));
  const lines = [`● start ─▶ ${preset.start.join(', ')}`];
  for (const [index, role] of roles.entries()) {
    const above = new Set(roles.slice(0, index).map(({ name }) => name));
    const marked = (names: readonly string[]) =>
      names.map((name) => `${name}${name === role.name ? ' ↺' : above.has(name) ? ' ↑' : ''}`).join(', ');
    const never = topology.rounds.has(role.name) ? [] : ['never starts'];
    lines.push('', ...box([role.name, ...traitsOf(role), ...never].join(' · '), role.emits.length > 0));
    const ways = waysOf(preset, topology, role);
    for (const [place, way] of ways.entries())
      lines.push(...arrow(preset, way, place === ways.length - 1, width, marked));
    if (role.onExit !== null) lines.push(`   without a word: ${role.onExit}`);
  }
  return lines.join('\n');
}

function box(text: string, hasWays: boolean): string[] {
  const rule = '─'.repeat([...text].length + 2);
  return [`┌${rule}┐`, `│ ${text} │`, `└${hasWays ? `┬${rule.slice(1)}` : rule}┘`];
}

function arrow(
  preset: Preset,
  { event, lead, gate, otherwise }: Way,
  isLast: boolean,
  width: number,
  marked: (names: readonly string[]) => string,
): string[] {
  const head = ` ${isLast ? '└' : '├'}─ ${event} ${'─'.repeat(width - event.length + 1)}▶ `;
  const end = endOf(preset, lead, marked);
  if (gate === null) return [`${head}${end}`];
  const indent = ` ${isLast ? ' ' : '│'}`.padEnd(head.length);
  return [`${head}◇ ${gate} ─▶ ${end}`, `${indent}└─ else ─▶ ${marked(otherwise)}`];
}

function endOf(preset: Preset, lead: Lead, marked: (names: readonly string[]) => string): string {
  switch (lead.to) {
    case 'roles':
      return marked(lead.roles);
    case 'waiting':
      return `${marked(lead.roles)} (in the same round)`;
    case 'nobody':
      return '■ blocked';
    case 'completion': {
      const end = preset.gates.has(preset.completesOn) ? '✔ complete' : '✔ held, for nothing proves it';
      const needs = [...preset.requires, ...(preset.phases.length > 0 ? ['what the phases ask for'] : [])];
      return needs.length > 0 ? `${end}, with ${needs.join(', ')}` : end;
    }
  }
}
