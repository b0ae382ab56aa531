/** A chain: presets that are run one after another, each step a run that goes on from what the one before left. */
import { AutoloopError } from '../error.js';
import type { ChainManifest } from '../presets/types.gen.js';

/** What ends a chain before its last step. */
export interface ChainLimits {
  /** How many steps may run, those that are run again counted. */
  steps: number;
  /** How often a step that hands nothing over may be run again, in all. */
  failures: number;
  /** Minutes of all its runs together, by the clock while they are at work; null: no limit. */
  minutes: number | null;
}

/** The steps in a row, and what ends them early. */
export interface Chain {
  /** Its folder's name, or of presets that were only named these joined by `+`. */
  name: string;
  steps: ChainStep[];
  limits: ChainLimits;
}

/** One preset of a chain, and how deep the chain it stands in stands in others: 1 for the one that was asked for. */
export interface ChainStep {
  preset: string;
  depth: number;
}

/** The most steps of a chain, how deep chains may stand in each other, and how often a step may fail, where it says nothing. */
export const chainDefaults = { steps: 10, depth: 3, failures: 0 };

/** The name of a chain of presets that were only named: no folder has a `+` in its name. */
export const nameOfChain = (presets: readonly string[]): string => presets.join('+');

/** The presets that such a name stands for; undefined for a name that a folder may have. */
export const presetsIn = (name: string): string[] | undefined => (name.includes('+') ? name.split('+') : undefined);

/**
 * Lays the steps of a chain out in a row. `chainNamed` answers the manifest of what is a chain itself. The limits are those
 * of the chain that was asked for: what stands in it counts as so many steps.
 * @throws AutoloopError `chain-circular`, `chain-too-deep`, `chain-too-long`.
 */
export function layOut(
  name: string,
  manifest: Pick<ChainManifest, 'chain' | 'limits'>,
  chainNamed: (preset: string) => Pick<ChainManifest, 'chain'> | undefined,
): Chain {
  const limits = { ...chainDefaults, ...manifest.limits };
  const steps: ChainStep[] = [];
  const add = (presets: readonly string[], within: readonly string[]) => {
    if (within.length > limits.depth)
      throw unfit('chain-too-deep', `${path(within)} are ${within.length} chains in each other, of ${limits.depth}`, [
        name,
        'limits.depth',
      ]);
    for (const preset of presets) {
      const inner = chainNamed(preset);
      if (inner === undefined) steps.push({ preset, depth: within.length });
      else if (within.includes(preset))
        throw unfit('chain-circular', `Chain \`${preset}\` contains itself: ${path([...within, preset])}`);
      else add(inner.chain, [...within, preset]);
      if (steps.length > limits.steps)
        throw unfit('chain-too-long', `Chain \`${name}\` has more than the ${limits.steps} steps it may run`, [
          name,
          'limits.steps',
        ]);
    }
  };
  add(manifest.chain, [name]);
  return { name, steps, limits: { steps: limits.steps, failures: limits.failures, minutes: limits.minutes ?? null } };
}

const path = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' > ');

function unfit(code: string, message: string, raise?: [chain: string, key: string]): AutoloopError {
  const hint =
    raise === undefined
      ? 'Take it out of its own steps.'
      : presetsIn(raise[0])
        ? 'Name fewer steps, or write a `chain.md` with limits of its own.'
        : `Raise \`${raise[1]}\` in the \`chain.md\` of \`${raise[0]}\`, or take steps out; and commit.`;
  return new AutoloopError('configuration', code, message, { hint });
}
