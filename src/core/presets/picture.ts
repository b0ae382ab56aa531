/** A preset's topology as a picture for the terminal: a box for each role, an arrow for each event it may say. */
import { visibleLine } from '../untrusted.js';
import type { Gate, Preset, Role } from './preset.js';
import type { Taken } from './taken.js';
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
export const rolesInOrder = ({ roles }: Preset, { iterations }: Topology): Role[] => {
  const iterationOf = ({ name }: Role) => iterations.get(name) ?? Number.POSITIVE_INFINITY;
  const first = new Map([...iterations.keys()].map((name, index) => [name, index]));
  return [...roles.values()].sort(
    (a, b) => (first.get(a.name) ?? roles.size) - (first.get(b.name) ?? roles.size) || iterationOf(a) - iterationOf(b),
  );
};

/** What a role is besides its name: whether it only reads, for whom it waits, who plays it. */
export const traitsOf = ({ readOnly, dependsOn, agent }: Role): string[] => [
  ...(readOnly ? ['only reads'] : []),
  ...(dependsOn.length > 0 ? [`after ${dependsOn.map(visibleLine).join(', ')}`] : []),
  ...(agent === null ? [] : [`by ${visibleLine(agent)}`]),
];

/**
 * Lines without a line end at the last. `↑` is a role that stands above, `↺` the role itself.
 * @param taken what is marked: by heavy lines, and how often.
 */
export function pictureOf(preset: Preset, taken?: Taken): string {
  const topology = topologyOf(preset);
  const roles = rolesInOrder(preset, topology);
  const width = Math.max(0, ...roles.flatMap(({ emits }) => emits.map(({ length }) => length)));
  const lines = [`● start ─▶ ${preset.start.join(', ')}`];
  for (const [index, role] of roles.entries()) {
    const above = new Set(roles.slice(0, index).map(({ name }) => name));
    const marked = (names: readonly string[]) =>
      names.map((name) => `${name}${name === role.name ? ' ↺' : above.has(name) ? ' ↑' : ''}`).join(', ');
    const never = topology.iterations.has(role.name) ? [] : ['never starts'];
    const turns = times(taken?.turns(role.name));
    lines.push('', ...box([`${role.name}${turns}`, ...traitsOf(role), ...never].join(' · '), role.emits.length > 0));
    const ways = waysOf(preset, topology, role);
    for (const [place, way] of ways.entries())
      lines.push(...arrow(preset, way, place === ways.length - 1, width, marked, countsOf(taken, role.name, way)));
    if (role.onExit !== null) lines.push(`   without a word: ${role.onExit}`);
  }
  return lines.join('\n');
}

function box(text: string, hasWays: boolean): string[] {
  const rule = '─'.repeat([...text].length + 2);
  return [`┌${rule}┐`, `│ ${text} │`, `└${hasWays ? `┬${rule.slice(1)}` : rule}┘`];
}

/** How often a way was taken, and how often its gate turned back. */
const countsOf = (taken: Taken | undefined, role: string, { event }: Way) => ({
  through: taken?.counted(role, event) ?? 0,
  back: taken?.turnedBack(role, event) ?? 0,
});

/** How often something was taken, to stand behind it; nothing for never. */
export const times = (count = 0): string => (count === 0 ? '' : ` ×${count}`);

function arrow(
  preset: Preset,
  { event, lead, gate, otherwise }: Way,
  isLast: boolean,
  width: number,
  marked: (names: readonly string[]) => string,
  { through, back }: { through: number; back: number },
): string[] {
  const isTaken = through + back > 0;
  const head = ` ${isLast ? '└' : '├'}─ ${event} ${(isTaken ? '━' : '─').repeat(width - event.length + 1)}▶ `;
  const end = endOf(preset, lead, marked);
  if (gate === null) return [`${head}${end}${times(through)}`];
  const indent = ` ${isLast ? ' ' : '│'}`.padEnd(head.length);
  return [
    `${head}◇ ${gate} ${lineTo(through)} ${end}${times(through)}`,
    `${indent}└─ else ${lineTo(back)} ${marked(otherwise)}${times(back)}`,
  ];
}

const lineTo = (count: number): string => (count > 0 ? '━▶' : '─▶');

function endOf(preset: Preset, lead: Lead, marked: (names: readonly string[]) => string): string {
  switch (lead.to) {
    case 'roles':
      return marked(lead.roles);
    case 'waiting':
      return `${marked(lead.roles)} (in the same iteration)`;
    case 'nobody':
      return '■ blocked';
    case 'completion': {
      const end = preset.gates.has(preset.completesOn) ? '✔ complete' : '✔ held, for nothing proves it';
      const needs = [...preset.requires, ...(preset.phases.length > 0 ? ['what the phases ask for'] : [])];
      return needs.length > 0 ? `${end}, with ${needs.join(', ')}` : end;
    }
  }
}
