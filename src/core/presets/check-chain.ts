/** Whether a chain can be gone through: its steps are there, none leads back into it, and its limits suffice. */
import { chainDefaults } from '../chains/chain.js';
import type { ReadText } from '../documents/parse.js';
import type { Finding } from '../finding.js';
import { quoted } from '../untrusted.js';
import { didYouMean, faultIn, type KnownBeside } from './fault.js';
import type { ChainManifest } from './types.gen.js';
import { wayBack } from './way-back.js';

/** What is wrong with chain `name`, as far as the others are known. */
export function* chainFaults(
  name: string,
  chain: ReadText<ChainManifest> & { data: ChainManifest },
  { presets, stepsOf }: KnownBeside,
): Generator<Finding> {
  const { chain: steps, limits = {} } = chain.data;
  let isWhole = presets !== undefined;
  for (const [index, step] of steps.entries()) {
    const way = step === name ? [name] : wayBack(step, name, (chain) => stepsOf?.(chain));
    if (way !== undefined) {
      isWhole = false;
      const message =
        step === name
          ? 'A chain cannot be a step of itself'
          : `The chain comes back to itself: ${[name, ...way].map(quoted).join(' → ')}`;
      yield faultIn(chain, ['chain', index], 'chain-in-itself', message, { hint: 'Take the step out.' });
    } else if (presets !== undefined && !presets.includes(step)) {
      isWhole = false;
      yield faultIn(chain, ['chain', index], 'chain-unknown-preset', `There is no preset ${quoted(step)}`, {
        hint: didYouMean(step, presets, 'See them all: autoloop preset list'),
      });
    }
  }
  if (!isWhole) return;
  const { steps: count, depth } = extentOf(name, (chain) => (chain === name ? steps : stepsOf?.(chain)));
  const { steps: most, depth: deepest } = { ...chainDefaults, ...limits };
  const at = (key: 'steps' | 'depth') => (limits[key] === undefined ? ['chain'] : ['limits', key]);
  if (count > most)
    yield faultIn(chain, at('steps'), 'chain-limits', `The chain has ${count} steps in all, and the limit is ${most}`, {
      hint: `Set \`limits: {steps: ${count}}\`.`,
    });
  if (depth > deepest)
    yield faultIn(
      chain,
      at('depth'),
      'chain-limits',
      `Chains stand ${depth} deep in each other, and the limit is ${deepest}`,
      {
        hint: 'Name their presets instead of the chains.',
      },
    );
}

type StepsOf = (name: string) => readonly string[] | undefined;

/** How many presets run in all, and how many chains stand in each other, the outermost counted; a preset is 0 deep. */
function extentOf(name: string, stepsOf: StepsOf, known = new Map<string, Extent>()): Extent {
  const before = known.get(name);
  if (before !== undefined) return before;
  // One that comes back to itself is told where it stands.
  known.set(name, { steps: 1, depth: 0 });
  const inside = stepsOf(name)?.map((step) => extentOf(step, stepsOf, known));
  const extent =
    inside === undefined
      ? { steps: 1, depth: 0 }
      : {
          steps: inside.reduce((sum, { steps }) => sum + steps, 0),
          depth: 1 + Math.max(0, ...inside.map(({ depth }) => depth)),
        };
  known.set(name, extent);
  return extent;
}

interface Extent {
  steps: number;
  depth: number;
}
