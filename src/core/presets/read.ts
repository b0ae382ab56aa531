/** The files of a preset's folder, read: `preset.md` or `chain.md`, and one text for each role. */
import chainSchema from '../../../schemas/chain.schema.json' with { type: 'json' };
import presetSchema from '../../../schemas/preset.schema.json' with { type: 'json' };
import roleSchema from '../../../schemas/role.schema.json' with { type: 'json' };
import type { Fault } from '../documents/fault.js';
import { type ReadText, readAs, type TextForm } from '../documents/parse.js';
import { assemblePreset, type Preset } from './preset.js';
import type { ChainManifest, PresetManifest, RoleManifest } from './types.gen.js';
import { validators } from './validators.gen.js';

/** A file of a preset, by its path in the preset's folder. */
export interface PresetFile {
  path: string;
  text: string;
}

/** What a folder is: a way to carry out an order, or several of them one after another. */
export interface PresetParts {
  name: string;
  /** Before the paths of findings: empty, or the folder with `/` at its end. */
  folder: string;
  preset: ReadText<PresetManifest> | undefined;
  chain: ReadText<ChainManifest> | undefined;
  /** By name, in the order of their names. */
  roles: ReadonlyMap<string, ReadText<RoleManifest>>;
  /** Paths in the folder, of files that are none of these. */
  others: readonly string[];
}

const forms: {
  preset: TextForm<PresetManifest>;
  chain: TextForm<ChainManifest>;
  role: TextForm<RoleManifest>;
} = {
  preset: { schema: presetSchema, noun: 'a preset', namesKeys: true, validate: validators.preset },
  chain: { schema: chainSchema, noun: 'a chain', namesKeys: true, validate: validators.chain },
  role: { schema: roleSchema, noun: 'a role', namesKeys: true, validate: validators.role },
};

/** What bytes become that are no UTF-8. */
function undecoded(text: string): Fault[] {
  const start = text.indexOf('\ufffd');
  if (start === -1) return [];
  const message = 'The file is not UTF-8 text';
  return [{ rule: 'encoding', start, end: start + 1, message, hint: 'Save it as UTF-8.' }];
}

/** The files of a preset as a run pins them, a JSON list of path and text; nothing of what is not one. */
export function pinnedFiles(text: string): PresetFile[] {
  try {
    const files: unknown = JSON.parse(text);
    return Array.isArray(files) ? files.filter(isFile) : [];
  } catch {
    return [];
  }
}

const isFile = (value: unknown): value is PresetFile =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as PresetFile).path === 'string' &&
  typeof (value as PresetFile).text === 'string';

const rolePath = /^roles\/([^/]+)\.md$/;

/** Reads the files of preset `name`. Never throws: what is wrong with each is among its `findings`. */
export function readParts(name: string, files: readonly PresetFile[], folder = ''): PresetParts {
  const read = <T>(path: string, form: TextForm<T>): ReadText<T> | undefined => {
    const file = files.find((one) => one.path === path);
    return file && readAs(`${folder}${path}`, Buffer.from(file.text), form, undecoded(file.text));
  };
  const paths = files.map(({ path }) => path).sort();
  return {
    name,
    folder,
    preset: read('preset.md', forms.preset),
    chain: read('chain.md', forms.chain),
    roles: new Map(
      paths.flatMap((path) => {
        const role = rolePath.exec(path)?.[1];
        const text = role === undefined ? undefined : read(path, forms.role);
        return role === undefined || text === undefined ? [] : [[role, text]];
      }),
    ),
    others: paths.filter((path) => path !== 'preset.md' && path !== 'chain.md' && !rolePath.test(path)),
  };
}

/** The preset that these parts make; undefined where they are a chain, or where one of them cannot be used. */
export function presetIn({ name, preset, roles }: PresetParts): Preset | undefined {
  if (preset?.data === undefined) return undefined;
  const read = [...roles].flatMap(([name, { data, body }]) =>
    data === undefined ? [] : [{ name, manifest: data, prompt: body }],
  );
  return read.length === roles.size ? assemblePreset(name, preset.data, preset.body, read) : undefined;
}
