/** A preset's topology with the way that a run took through it. */
import type { Coordination } from '../journal/coordination.js';
import { mermaidOf } from './mermaid.js';
import { pictureOf, rolesInOrder, type Way, waysOf } from './picture.js';
import type { Preset } from './preset.js';
import { type Taken, takenBy } from './taken.js';
import { topologyOf } from './topology.js';

export interface RunTopology {
  run_id: string;
  preset: string;
  title: string;
  /** The attempt whose way it is; null: all of the run's. */
  attempt: number | null;
  start: string[];
  completes_on: string;
  roles: {
    role: string;
    /** How often it had its turn. */
    turns: number;
    ways: {
      event: string;
      /** What it leads to: roles of the next iteration, roles of its own that wait, completion, or nobody. */
      leads: Way['lead']['to'];
      to: readonly string[];
      gate: string | null;
      otherwise: readonly string[];
      /** How often it counted; and how often not, for its gate or for what completion needs besides. */
      taken: number;
      turned_back: number;
    }[];
  }[];
  /** As a flowchart of Mermaid. */
  mermaid: string;
  /** For a terminal. */
  picture: string;
}

/** @param attempt default: all attempts together. */
export function waysThrough(preset: Preset, coordination: Coordination, attempt?: number): RunTopology {
  const topology = topologyOf(preset);
  const taken: Taken = takenBy(coordination, attempt);
  return {
    run_id: coordination.run_id,
    preset: preset.name,
    title: preset.title,
    attempt: attempt ?? null,
    start: preset.start,
    completes_on: preset.completesOn,
    roles: rolesInOrder(preset, topology).map((role) => ({
      role: role.name,
      turns: taken.turns(role.name),
      ways: waysOf(preset, topology, role).map(({ event, lead, gate, otherwise }) => ({
        event,
        leads: lead.to,
        to: 'roles' in lead ? lead.roles : [],
        gate,
        otherwise,
        taken: taken.counted(role.name, event),
        turned_back: taken.turnedBack(role.name, event),
      })),
    })),
    mermaid: mermaidOf(preset, taken),
    picture: pictureOf(preset, taken),
  };
}
