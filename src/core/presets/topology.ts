/** What can come of a preset's handing over: which roles start, which of them together, and how soon completion. */
import type { Preset, Role } from './preset.js';

export interface Topology {
  /** Which roles may say each event, in the order of the roles. */
  emitters: ReadonlyMap<string, readonly string[]>;
  /** Roles that can be handed to, and the iteration in which each can be for the first time, from 1. */
  iterations: ReadonlyMap<string, number>;
  /** The same without what follows a proposal of completion. */
  beforeProposal: ReadonlyMap<string, number>;
  /** Whether one iteration can have both. Never a wrong no. */
  together(role: string, other: string): boolean;
  /** Roles of its iterations that wait for it. */
  waitingFor(role: string): readonly string[];
  /** What an event of a role leads to. */
  leadsTo(role: string, event: string): Lead;
  /** Roles that this one, by its own words and those of who comes after, can lead to; itself where it can come again. */
  ahead(role: string): ReadonlySet<string>;
}

export type Lead =
  /** To these roles, in the next iteration. */
  | { to: 'roles'; roles: readonly string[] }
  /** To those of its iteration that wait for who said it. */
  | { to: 'waiting'; roles: readonly string[] }
  | { to: 'completion' }
  /** To nobody: the attempt ends as blocked. `meant`: the preset says so. */
  | { to: 'nobody'; meant: boolean };

/** The topology of a preset whose parts keep their schemas. Names of roles that are not defined lead nowhere. */
export function topologyOf(preset: Preset): Topology {
  const iterations = roundsOf(preset, true);
  const pairs = pairsOf(preset);
  const together = (role: string, other: string) => pairs.has(pairOf(role, other));
  const waitingFor = (role: string) =>
    [...preset.roles.values()]
      .filter(({ name, dependsOn }) => name !== role && dependsOn.includes(role) && together(role, name))
      .map(({ name }) => name);
  const leadsTo = (role: string, event: string): Lead => {
    if (event === preset.completesOn) return { to: 'completion' };
    const heirs = preset.on.get(event);
    if (heirs !== undefined) {
      const roles = heirs.filter((name) => preset.roles.has(name));
      return roles.length > 0 ? { to: 'roles', roles } : { to: 'nobody', meant: true };
    }
    const roles = waitingFor(role);
    return roles.length > 0 ? { to: 'waiting', roles } : { to: 'nobody', meant: false };
  };
  const next = (role: string): string[] =>
    (preset.roles.get(role)?.emits ?? []).flatMap((event) => {
      const lead = leadsTo(role, event);
      return lead.to === 'roles' || lead.to === 'waiting' ? [...lead.roles] : [];
    });
  return {
    emitters: emittersIn(preset),
    iterations,
    beforeProposal: roundsOf(preset, false),
    together,
    waitingFor,
    leadsTo,
    ahead: (role) => reachedFrom(next(role), next),
  };
}

function emittersIn({ roles }: Preset): Map<string, string[]> {
  const emitters = new Map<string, string[]>();
  for (const { name, emits } of roles.values())
    for (const event of emits) emitters.set(event, [...(emitters.get(event) ?? []), name]);
  return emitters;
}

/** Everything that can be got to from these, themselves with them. */
function reachedFrom(start: Iterable<string>, next: (role: string) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...start];
  for (let role = open.pop(); role !== undefined; role = open.pop()) {
    if (reached.has(role)) continue;
    reached.add(role);
    open.push(...next(role));
  }
  return reached;
}

/** The sets of roles that a role's words can hand over to, one for each way. */
function handed(preset: Preset, { name, emits }: Role, afterProposal: boolean): string[][] {
  const known = (roles: readonly string[]) => roles.filter((role) => preset.roles.has(role));
  return emits.flatMap((event) => {
    const gate = preset.gates.get(event);
    const refused = gate === undefined ? [] : [known(gate.otherwise ?? [name])];
    if (event !== preset.completesOn) return [known(preset.on.get(event) ?? []), ...refused];
    return afterProposal ? [known(preset.start), [name], ...refused] : [];
  });
}

/** In breadth: the iteration in which each role can be for the first time. */
function roundsOf(preset: Preset, afterProposal: boolean): Map<string, number> {
  const iterations = new Map<string, number>();
  let iteration = preset.start.filter((role) => preset.roles.has(role));
  for (let number = 1; iteration.length > 0; number++) {
    const fresh = iteration.filter((role) => !iterations.has(role));
    for (const role of fresh) iterations.set(role, number);
    iteration = fresh.flatMap((role) => handed(preset, preset.roles.get(role) as Role, afterProposal).flat());
  }
  return iterations;
}

const pairOf = (role: string, other: string): string => (role < other ? `${role} ${other}` : `${other} ${role}`);

/**
 * Pairs of roles that one iteration can have. Of two roles of an iteration each word hands over, and one that was not heard has its turn
 * again beside whom the other hands to; what else the two would have to say for it is left out, so that a pair may be too much.
 */
function pairsOf(preset: Preset): Set<string> {
  const pairs = new Set<string>();
  const open: [string, string][] = [];
  const add = (some: readonly string[], others: readonly string[]) => {
    for (const role of some)
      for (const other of others) {
        if (pairs.has(pairOf(role, other))) continue;
        pairs.add(pairOf(role, other));
        open.push([role, other]);
      }
  };
  const ways = new Map([...preset.roles.values()].map((role) => [role.name, handed(preset, role, true)]));
  const all = new Map([...ways].map(([role, some]) => [role, [...new Set([role, ...some.flat()])]]));
  const start = preset.start.filter((role) => preset.roles.has(role));
  add(start, start);
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [role, other] = pair;
    // Each is in a pair with itself too, where what one word of its alone hands over to is looked at.
    if (role === other) for (const way of ways.get(role) ?? []) add(way, way);
    else add(all.get(role) ?? [], all.get(other) ?? []);
  }
  return pairs;
}
