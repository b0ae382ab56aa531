import { join } from 'node:path';
import { splitFrontmatter } from '../../core/documents/frontmatter.js';
import { AutoloopError } from '../../core/error.js';
import { nearest } from '../../core/nearest.js';
import { assemblePreset, type Preset, presetFaults } from '../../core/presets/preset.js';
import type { Manifests } from '../../core/presets/types.gen.js';
import { validators } from '../../core/presets/validators.gen.js';
import { listFiles, readText, templatesDir } from '../../edges/files/index.js';
import { listFilesAt, type Repository, readFileAt } from '../../edges/git/index.js';

/** A file of a preset, by its path in the preset's folder. */
export interface PresetFile {
  path: string;
  text: string;
}

/**
 * The files of preset `name`: the project's own as committed at `commit`, else those shipped with the tool.
 * @throws AutoloopError `unknown-preset` with the nearest known one.
 */
export async function presetFiles(repo: Repository, commit: string, name: string): Promise<PresetFile[]> {
  const files = (await ofProject(repo, commit, name)) ?? (await shipped(name));
  if (files === undefined) {
    const close = nearest(name, await shippedNames());
    throw new AutoloopError('usage', 'unknown-preset', `There is no preset \`${name}\``, {
      hint: close ? `Did you mean \`${close}\`?` : `Shipped: ${(await shippedNames()).join(', ')}`,
    });
  }
  return files;
}

/** @throws AutoloopError `preset-invalid` when these files are no preset that can run. */
export function readPreset(name: string, files: readonly PresetFile[]): Preset {
  const main = files.find((file) => file.path === 'preset.md');
  if (main === undefined) throw invalid(name, 'preset.md', 'it has no `preset.md`');
  const roles = files.filter((file) => /^roles\/[^/]+\.md$/.test(file.path));
  const { manifest, body } = read(name, main, 'preset');
  const preset = assemblePreset(
    name,
    manifest,
    body,
    roles.map((file) => {
      const role = read(name, file, 'role');
      return { name: file.path.slice('roles/'.length, -'.md'.length), manifest: role.manifest, prompt: role.body };
    }),
  );
  const [fault] = presetFaults(preset);
  if (fault !== undefined) throw invalid(name, 'preset.md', fault);
  return preset;
}

function read<Kind extends keyof Manifests>(
  preset: string,
  file: PresetFile,
  kind: Kind,
): { manifest: Manifests[Kind]; body: string } {
  const { data, body, fault } = splitFrontmatter(file.text);
  if (fault !== undefined) throw invalid(preset, file.path, fault);
  const validate = validators[kind];
  if (!validate(data)) {
    const [first] = validate.errors ?? [];
    throw invalid(preset, file.path, `${first?.instancePath || 'the frontmatter'} ${first?.message}`);
  }
  return { manifest: data as Manifests[Kind], body };
}

const invalid = (preset: string, file: string, why: string) =>
  new AutoloopError('configuration', 'preset-invalid', `Preset \`${preset}\` cannot run: ${file}: ${why}`, {
    hint: 'A preset is `preset.md` with `title`, `start` and `completes_on`, and one `roles/<role>.md` for each role.',
  });

async function ofProject(repo: Repository, commit: string, name: string): Promise<PresetFile[] | undefined> {
  const prefix = `.autoloop/presets/${name}/`;
  const paths = await listFilesAt(repo, commit, prefix);
  if (paths.length === 0) return undefined;
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(prefix.length),
      text: new TextDecoder().decode((await readFileAt(repo, commit, path)) ?? new Uint8Array()),
    })),
  );
}

const presetsDir = (): string => join(templatesDir(), 'presets');

/** The names of the presets in the package. */
export async function shippedNames(): Promise<string[]> {
  const paths = await listFiles(presetsDir(), '.');
  return paths.flatMap((path) => /^\.\/([^/]+)\/preset\.md$/.exec(path)?.[1] ?? []);
}

async function shipped(name: string): Promise<PresetFile[] | undefined> {
  if (!(await shippedNames()).includes(name)) return undefined;
  const paths = await listFiles(presetsDir(), name);
  return Promise.all(
    paths.map(async (path) => ({ path: path.slice(name.length + 1), text: await readText(join(presetsDir(), path)) })),
  );
}
