import { AutoloopError } from '../../core/error.js';
import { bubblewrap } from './bubblewrap.js';
import { docker } from './containers/docker.js';
import { podman } from './containers/podman.js';
import type { Engine, EngineName, Probe } from './engine.js';

/** In the order in which `auto` tries them. */
export const engines: readonly Engine[] = [bubblewrap(), podman(), docker()];

export interface EngineNeeds {
  /** Only engines that know images will do. */
  image?: boolean | undefined;
  /** How an engine is probed, for callers who have done so already. */
  probe?: ((engine: Engine) => Promise<Probe>) | undefined;
}

/**
 * The first engine that is wanted, knows images where one is needed, and holds on this machine; probed. Throws
 * `AutoloopError` of kind environment: `sandbox-missing` (the hint says what to install), `sandbox-too-old`,
 * `sandbox-refused` (it does not start here), or `sandbox-leaks` (a check of the probe failed, and which); of kind
 * configuration, `engine-without-images`.
 */
export async function chooseEngine(
  wanted: 'auto' | EngineName,
  { image = false, probe = (engine) => engine.probe() }: EngineNeeds = {},
): Promise<{ engine: Engine; probe: Probe }> {
  const named = engines.filter(({ name }) => wanted === 'auto' || name === wanted);
  const candidates = named.filter(({ images }) => !image || images !== undefined);
  if (wanted !== 'auto' && named.length > candidates.length)
    throw new AutoloopError(
      'configuration',
      'engine-without-images',
      `${wanted} knows no images, and one is asked for`,
      {
        hint: 'Use podman or docker, or take `image` or `containerfile` out of `sandbox:` in .autoloop/config.yml.',
      },
    );
  let failure: AutoloopError | undefined;
  for (const engine of candidates) {
    try {
      return { engine, probe: demandHeld(engine, await probe(engine)) };
    } catch (error) {
      if (!(error instanceof AutoloopError)) throw error;
      failure ??= error; // the first is the one that is got most easily
    }
  }
  if (failure !== undefined) throw failure;
  throw new AutoloopError('environment', 'sandbox-missing', `there is no sandbox engine \`${wanted}\``, {
    hint: 'Set `sandbox.engine: bubblewrap` in .autoloop/config.yml.',
  });
}

function demandHeld(engine: Engine, probe: Probe): Probe {
  const failed = probe.checks.filter((check) => !check.held).map((check) => check.name);
  if (failed.length === 0) return probe;
  throw new AutoloopError('environment', 'sandbox-leaks', `${engine.name} does not hold here: ${failed.join(', ')}`, {
    hint: 'Nothing was run. Run on a machine, or as a user, where these hold; `autoloop doctor` shows the whole probe.',
  });
}
