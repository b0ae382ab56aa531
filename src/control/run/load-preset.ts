import { AutoloopError } from '../../core/error.js';
import { presetErrors } from '../../core/presets/check.js';
import type { Preset } from '../../core/presets/preset.js';
import { type PresetFile, presetIn, readParts } from '../../core/presets/read.js';
import { findingLines, painter } from '../../core/render/findings/text.js';
import { listFiles } from '../../edges/files/index.js';
import { listFilesAt, type Repository, readFileAt } from '../../edges/git/index.js';
import { allShipped, namesIn, namesInWorkTree, ownPresets, shippedFiles, unknownPreset } from '../presets/files.js';
import { refuseUncommitted } from './uncommitted.js';

export type { PresetFile } from '../../core/presets/read.js';

/**
 * The files of preset or chain `name`: the project's own as committed at `commit`, else those shipped with the tool.
 * @throws AutoloopError `unknown-preset` with the nearest known one, or that it is not committed.
 */
export async function presetFiles(repo: Repository, commit: string, name: string): Promise<PresetFile[]> {
  const files = (await ofProject(repo, commit, name)) ?? (await shippedFiles(name));
  if (files !== undefined) return files;
  const own = await listFilesAt(repo, commit, `${ownPresets}/`);
  if ((await namesInWorkTree(repo.root)).includes(name))
    throw new AutoloopError('usage', 'unknown-preset', `Preset \`${name}\` is not in the commit the run starts at`, {
      hint: `A run is governed by what is committed: git add ${ownPresets}/${name} && git commit`,
    });
  throw unknownPreset(name, [
    ...namesIn(own.map((path) => path.slice(ownPresets.length + 1))),
    ...(await allShipped()),
  ]);
}

/**
 * An edit of a preset or chain that is not committed would be silently left out of a run, as one of the order would.
 * @throws AutoloopError `not-committed` that names the files.
 */
export async function refuseUncommittedPresets(
  repo: Repository,
  commit: string,
  names: Iterable<string>,
): Promise<void> {
  const folders = [...new Set(names)].map((name) => `${ownPresets}/${name}/`);
  const read = /^(?:preset|chain|roles\/[^/]+)\.md$/;
  const paths = await Promise.all(
    folders.map(async (folder) => {
      const both = [...(await listFilesAt(repo, commit, folder)), ...(await listFiles(repo.root, folder.slice(0, -1)))];
      return both.filter((path) => read.test(path.slice(folder.length)));
    }),
  );
  await refuseUncommitted(repo, [...new Set(paths.flat())], () => `git add ${ownPresets} && git commit`);
}

/**
 * @param errorsIn what is wrong with it: why a run does not begin, or does not go on.
 * @throws AutoloopError `preset-invalid` with what is wrong, each at its line, when these files are no preset that can run.
 */
export function readPreset(name: string, files: readonly PresetFile[], errorsIn = presetErrors): Preset {
  const parts = readParts(name, files);
  if (parts.preset === undefined && parts.chain !== undefined)
    throw new AutoloopError('usage', 'preset-is-chain', `\`${name}\` is a chain of presets, each of which is a run`, {
      hint: `Run it with: autoloop chain run <order> ${name}`,
    });
  const errors = errorsIn(parts);
  const preset = presetIn(parts);
  if (errors.length === 0 && preset !== undefined) return preset;
  const lines = findingLines(
    errors.map(({ hint: _, ...error }) => error),
    painter(false),
  );
  const message = [`Preset \`${name}\` cannot run:`, ...lines.map(({ text }) => text)].join('\n');
  throw new AutoloopError('configuration', 'preset-invalid', message, {
    hint: `See what to do about each: autoloop preset check ${name}`,
  });
}

async function ofProject(repo: Repository, commit: string, name: string): Promise<PresetFile[] | undefined> {
  // A path would lead into the folders of others, or out of them all.
  if (name === '' || name.includes('/')) return undefined;
  const prefix = `${ownPresets}/${name}/`;
  const paths = await listFilesAt(repo, commit, prefix);
  if (paths.length === 0) return undefined;
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(prefix.length),
      text: new TextDecoder().decode((await readFileAt(repo, commit, path)) ?? new Uint8Array()),
    })),
  );
}
