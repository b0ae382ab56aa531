/** What each sandbox engine of this machine can do, found by starting real sandboxes, side by side. */
import { AutoloopError } from '../../core/error.js';
import {
  chooseEngine,
  type Engine,
  type EngineName,
  type EngineNeeds,
  engines,
  type Probe,
} from '../../edges/sandbox/index.js';

/** One engine: whether it is here, and whether it holds. */
export type EngineFound = { name: EngineName } & (
  | { how: 'holds'; probe: Probe }
  /** `absent` is not installed; `unusable` is, and does not start or does not hold here. */
  | { how: 'absent' | 'unusable'; error: AutoloopError }
);

/** All engines, and their probes, so that nobody has to start them again. */
export interface EnginesFound {
  /** In the order in which `auto` tries them. */
  engines: EngineFound[];
  /** Answers what was found instead of trying again. */
  probe: NonNullable<EngineNeeds['probe']>;
}

/** Tries every engine. What keeps one from holding is in the answer; only a bug throws. */
export async function findEngines(): Promise<EnginesFound> {
  const probes = new Map<Engine, Promise<Probe>>();
  const probe = (engine: Engine): Promise<Probe> => {
    const known = probes.get(engine) ?? engine.probe();
    probes.set(engine, known);
    return known;
  };
  return { engines: await Promise.all(engines.map((engine) => look(engine, probe))), probe };
}

async function look({ name }: Engine, probe: EnginesFound['probe']): Promise<EngineFound> {
  try {
    return { name, how: 'holds', probe: (await chooseEngine(name, { probe })).probe };
  } catch (error) {
    if (!(error instanceof AutoloopError)) throw error;
    return { name, how: error.code === 'sandbox-missing' ? 'absent' : 'unusable', error };
  }
}

/** A version where it holds here; else null, and what keeps it from holding. */
export interface EngineTold {
  engine: string;
  version: string | null;
  problem: string | null;
}

/** For `init`, in text and JSON. */
export const engineTold = (found: EngineFound): EngineTold =>
  found.how === 'holds'
    ? { engine: found.name, version: found.probe.version, problem: null }
    : { engine: found.name, version: null, problem: found.error.message };

/** Why no attempt can run here, by the engine that comes first; nothing where one can. */
export function whyNoneHolds(engines: readonly EngineFound[]): string[] {
  const [first] = engines;
  if (first === undefined || first.how === 'holds' || engines.some(({ how }) => how === 'holds')) return [];
  const { message, hint } = first.error;
  return [`Attempts cannot run here yet: ${message}${hint === undefined ? '' : `. ${hint}`}`];
}
