/**
 * A preset: one way to carry out an order, as data. `preset.md` holds the topology and the harness instructions every role
 * gets; `roles/<role>.md` what a role may emit, and its prompt.
 */

import type { PresetManifest, RoleManifest } from './types.gen.js';

export interface Role {
  name: string;
  /** The events the role may emit; any other is rejected. */
  emits: string[];
  /** The event taken as emitted when the role ends without a word, or `null`: then silence hands over to nobody. */
  onExit: string | null;
  prompt: string;
}

export interface Preset {
  name: string;
  title: string;
  start: string[];
  completesOn: string;
  /** Which roles an event hands over to. */
  on: ReadonlyMap<string, string[]>;
  /** Events that count only after the order's acceptance commands pass on a clean workspace. */
  gated: ReadonlySet<string>;
  iterations: number;
  harness: string;
  roles: ReadonlyMap<string, Role>;
}

/** How often the loop of one attempt may go round when the preset does not say. */
const DEFAULT_ITERATIONS = 5;

/** Joins the parts of a preset whose frontmatter has passed its schema. */
export function assemblePreset(
  name: string,
  manifest: PresetManifest,
  harness: string,
  roles: { name: string; manifest: RoleManifest; prompt: string }[],
): Preset {
  return {
    name,
    title: manifest.title,
    start: manifest.start,
    completesOn: manifest.completes_on,
    on: new Map(Object.entries(manifest.on ?? {})),
    gated: new Set((manifest.gates ?? []).map((gate) => gate.before)),
    iterations: manifest.limits?.iterations ?? DEFAULT_ITERATIONS,
    harness: harness.trim(),
    roles: new Map(
      roles.map((role) => [
        role.name,
        {
          name: role.name,
          emits: role.manifest.emits,
          onExit: role.manifest.on_exit ?? null,
          prompt: role.prompt.trim(),
        },
      ]),
    ),
  };
}

/** What is wrong with a preset's topology, one sentence each; empty when it can run. */
export function presetFaults(preset: Preset): string[] {
  const faults: string[] = [];
  const defined = (role: string, where: string) => {
    if (!preset.roles.has(role)) faults.push(`${where} names role \`${role}\`, which has no \`roles/${role}.md\``);
  };
  for (const role of preset.start) defined(role, '`start`');
  for (const [event, roles] of preset.on) for (const role of roles) defined(role, `\`on.${event}\``);
  const emitted = new Set(
    [...preset.roles.values()].flatMap((role) => [...role.emits, ...(role.onExit ? [role.onExit] : [])]),
  );
  if (!emitted.has(preset.completesOn))
    faults.push(`No role emits \`${preset.completesOn}\`, so it can never complete`);
  for (const event of preset.on.keys())
    if (!emitted.has(event)) faults.push(`No role emits \`${event}\`, which \`on\` waits for`);
  for (const role of preset.roles.values())
    if (role.onExit && !role.emits.includes(role.onExit))
      faults.push(`Role \`${role.name}\` ends as \`${role.onExit}\`, which it may not emit`);
  return faults;
}
