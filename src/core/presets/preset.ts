/**
 * A preset: one way to carry out an order, as data. `preset.md` holds the topology and the harness instructions every role
 * gets; `roles/<role>.md` what a role may emit, and its prompt.
 */

import type { PresetLimits, PresetManifest, PresetPhase, RoleManifest } from './types.gen.js';

/** What a role's prompt may hold besides its own text. */
export type ContextKind = NonNullable<RoleManifest['context']>[number];

export interface Role {
  name: string;
  /** The events the role may emit; any other is rejected. */
  emits: string[];
  /** The event taken as emitted when the role ends without a word, or `null`: then silence hands over to nobody. */
  onExit: string | null;
  /** The agent that plays it whichever the attempt is of; `null`: the attempt's. */
  agent: string | null;
  /** Whether it sees the files and may change none. */
  readOnly: boolean;
  /** Roles of the same iteration that have to pass on to it first. */
  dependsOn: string[];
  context: ContextKind[];
  /** Names of the documents it keeps. */
  documents: string[];
  prompt: string;
}

/** What must hold before an event counts. */
export interface Gate {
  /** Ids of acceptance commands; `acceptance` stands for all of the order's. */
  commands: 'acceptance' | string[];
  /** The roles that are told what failed; `null`: those that said the event. */
  otherwise: string[] | null;
}

export interface Preset {
  name: string;
  title: string;
  start: string[];
  completesOn: string;
  /** Events that must have been accepted, and still hold, before completion counts. */
  requires: string[];
  /** Whether it prepares what a later step of a chain carries out. */
  prepares: boolean;
  /** Which roles an event hands over to. */
  on: ReadonlyMap<string, string[]>;
  /** By the event that they stand before. */
  gates: ReadonlyMap<string, Gate>;
  limits: Required<Pick<PresetLimits, 'iterations' | 'stall' | 'failures'>> &
    Pick<PresetLimits, 'minutes' | 'cost_usd'>;
  /** Empty where a preset knows none. */
  phases: PresetPhase[];
  harness: string;
  roles: ReadonlyMap<string, Role>;
}

/** How often the loop of one attempt may go round when the preset does not say: a lone role, and several. */
const DEFAULT_ITERATIONS = { alone: 5, several: 25 };

/** Joins the parts of a preset whose frontmatter has passed its schema. */
export function assemblePreset(
  name: string,
  manifest: PresetManifest,
  harness: string,
  roles: { name: string; manifest: RoleManifest; prompt: string }[],
): Preset {
  const iterations = roles.length > 1 ? DEFAULT_ITERATIONS.several : DEFAULT_ITERATIONS.alone;
  return {
    name,
    title: manifest.title,
    start: manifest.start,
    completesOn: manifest.completes_on,
    requires: manifest.requires ?? [],
    prepares: manifest.prepares ?? false,
    on: new Map(Object.entries(manifest.on ?? {})),
    gates: new Map(
      (manifest.gates ?? []).map(({ before, commands, otherwise }) => [
        before,
        { commands, otherwise: otherwise ?? null },
      ]),
    ),
    limits: { iterations, stall: 2, failures: 3, ...manifest.limits },
    phases: manifest.phases ?? [],
    harness: harness.trim(),
    roles: new Map(
      roles.map((role) => [
        role.name,
        {
          name: role.name,
          emits: role.manifest.emits,
          onExit: role.manifest.on_exit ?? null,
          agent: role.manifest.agent ?? null,
          readOnly: role.manifest.read_only ?? false,
          dependsOn: role.manifest.depends_on ?? [],
          context: role.manifest.context ?? ['order', 'events'],
          documents: role.manifest.documents ?? [],
          prompt: role.prompt.trim(),
        },
      ]),
    ),
  };
}
