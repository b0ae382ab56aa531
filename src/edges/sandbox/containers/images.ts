import { AutoloopError } from '../../../core/error.js';
import type { Image, Images } from '../engine.js';
import { ask, type Client, lastWords, succeeded } from './client.js';
import { inspectImage } from './root-image.js';

/** How long a build may take that nobody stops. */
const LONGEST_BUILD_S = 3600;

/** The images that an engine has, and how it makes one. */
export function imagesOf(client: () => Promise<Client>): Images {
  const find = async (name: string): Promise<Image | undefined> => {
    const found = await inspectImage(await client(), name);
    return found && { name, id: found.id };
  };
  return {
    find,
    build: async (name, { containerfile, context }, signal) => {
      const built = await client();
      const never = built.name === 'podman' ? ['--pull=never'] : ['--pull=false'];
      const args = ['build', ...never, '--tag', name, '--file', containerfile, '--', context];
      const result = await ask(built, args, { seconds: LONGEST_BUILD_S, signal });
      const image = succeeded(result) ? await find(name) : undefined;
      if (image !== undefined) return image;
      throw new AutoloopError('environment', 'image-build', `${containerfile} cannot be built: ${lastWords(result)}`, {
        hint: `Try it by hand: ${built.name} build --file ${containerfile} ${context}`,
      });
    },
  };
}
