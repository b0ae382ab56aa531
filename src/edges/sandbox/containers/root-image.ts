import { posix } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { succeeded } from '../../../core/journal/ended.js';
import { quoted } from '../../../core/untrusted.js';
import { findToolchain } from '../toolchain.js';
import { baseImage } from './base-image.js';
import { ask, type Client, lastWords, textOf } from './client.js';

/** What a container's root file system is, and what is mounted on it so that there are programs. */
export interface RootImage {
  id: string;
  /** Places that the image declares as volumes. */
  volumes: readonly string[];
  binds: readonly { from: string; to: string; writable: boolean }[];
  /** Where programs are looked for; none where the image says so itself. */
  path: readonly string[];
}

/** The image of this id, or an image of nothing with this machine's programs. Throws `AutoloopError` `sandbox-image`. */
export async function rootImage(client: Client, image: string | undefined): Promise<RootImage> {
  if (image !== undefined) {
    const found = await inspectImage(client, image);
    if (found !== undefined) return { ...found, binds: [], path: [] };
    throw new AutoloopError('environment', 'sandbox-image', `${client.name} does not have the image ${image}`, {
      hint: 'Make it or load it, then try again.',
    });
  }
  const toolchain = findToolchain();
  const { name, tar } = baseImage(toolchain);
  const base = (await inspectImage(client, name)) ?? (await importImage(client, name, tar));
  const binds = toolchain.binds.map((bind) => ({ ...bind, writable: false }));
  return { ...base, binds, path: toolchain.path };
}

/**
 * Throws `AutoloopError` `sandbox-image` where a volume would hide what a sandbox shows at one of `places`, or is at a place
 * that engines would not take for itself.
 */
export function refuseVolumes(image: string, volumes: readonly string[], places: readonly string[]): void {
  const hides = (volume: string): boolean => places.some((place) => volume.startsWith(`${place}/`));
  const wrong = volumes.find((volume) => !/^(\/[^/:]+)+$/.test(volume) || hides(volume));
  if (wrong === undefined) return;
  const why = hides(wrong) ? 'which lies in a place that the sandbox shows' : 'which is no plain place';
  throw new AutoloopError(
    'environment',
    'sandbox-image',
    `The image ${image} has a volume at ${quoted(wrong)}, ${why}`,
    { hint: 'Take that VOLUME out of its Containerfile, and build it again.' },
  );
}

type Found = Pick<RootImage, 'id' | 'volumes'> & { entrypoint: readonly string[] };

/** A line each. */
const FACTS = '{{.Id}}\n{{json .Config.Volumes}}\n{{json .Config.Entrypoint}}';

/** What the engine has under this name or id; undefined where it has nothing. */
export async function inspectImage(client: Client, image: string): Promise<Found | undefined> {
  const result = await ask(client, ['image', 'inspect', '--format', FACTS, image]);
  if (!succeeded(result.ended)) return undefined;
  const [id = '', volumes = 'null', entrypoint = 'null'] = textOf(result.stdout).split('\n');
  return {
    id: id.replace(/^(?!sha256:)/, 'sha256:'),
    volumes: Object.keys((JSON.parse(volumes) as Record<string, unknown> | null) ?? {}).map(plain),
    entrypoint: (JSON.parse(entrypoint) as string[] | null) ?? [],
  };
}

/** `/a/../b/` is `/b`; an image says it as it likes. */
const plain = (path: string): string => posix.normalize(path).replace(/(.)\/$/, '$1');

async function importImage(client: Client, name: string, tar: Uint8Array): Promise<Found> {
  const result = await ask(client, ['import', '-', name], { stdin: tar });
  const made = succeeded(result.ended) ? await inspectImage(client, name) : undefined;
  if (made !== undefined) return made;
  throw new AutoloopError(
    'environment',
    'sandbox-refused',
    `${client.name} cannot make an image: ${lastWords(result)}`,
    {
      hint: `Try \`${client.name} import\` by hand; its storage may be full, or not writable.`,
    },
  );
}
