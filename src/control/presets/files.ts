/** Which presets and chains there are, and the files of those that come with the tool. */
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import type { PresetFile } from '../../core/presets/read.js';
import { listFiles, readText, templatesDir } from '../../edges/files/index.js';

/** Where a project has its own presets, a folder each. */
export const ownPresets = '.autoloop/presets';

/** That nothing is called `name`, with what might be meant. */
export function unknownPreset(name: string, known: Iterable<string>): AutoloopError {
  const all = [...new Set(known)].sort();
  const close = nearest(name, all);
  return new AutoloopError('usage', 'unknown-preset', `There is no preset \`${name}\``, {
    hint: close ? `Did you mean \`${close}\`?` : `There are: ${all.join(', ')}`,
  });
}

const presetsDir = (): string => join(templatesDir(), 'presets');

/** Names of the folders in which a file makes a preset or a chain; paths from the folder of presets. */
export const namesIn = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => /^([^/]+)\/(?:preset|chain)\.md$/.exec(path)?.[1] ?? []);

/** The names of the project's own as they lie in the work tree at `root`, committed or not. */
export const namesInWorkTree = async (root: string): Promise<string[]> =>
  namesIn((await listFiles(root, ownPresets)).map((path) => path.slice(ownPresets.length + 1)));

/** The names of the presets and chains in the package. */
export const allShipped = async (): Promise<string[]> => namesIn(await shippedPaths());

const shippedPaths = async (): Promise<string[]> =>
  (await listFiles(presetsDir(), '.')).map((path) => path.slice('./'.length));

/** The files of a preset or chain in the package; undefined where there is none of that name. */
export async function shippedFiles(name: string): Promise<PresetFile[] | undefined> {
  if (!(await allShipped()).includes(name)) return undefined;
  const paths = await listFiles(presetsDir(), name);
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(name.length + 1), text: await readText(join(presetsDir(), path)) })),
  );
}
