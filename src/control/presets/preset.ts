/** The presets and chains there are, and what is wrong with them: as they lie in the work tree, for who writes them. */
import { basename, relative, resolve, sep } from 'node:path';
import { type ConfigDocument, parseDocument } from '../../core/documents/document.js';
import { configPath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import { checkPreset, presetErrors } from '../../core/presets/check.js';
import type { KnownBeside } from '../../core/presets/fault.js';
import { mermaidOf, mermaidOfChain } from '../../core/presets/mermaid.js';
import { rolesInOrder } from '../../core/presets/picture.js';
import { type PresetFile, type PresetParts, presetIn, readParts } from '../../core/presets/read.js';
import { topologyOf } from '../../core/presets/topology.js';
import { type CheckResult, countBySeverity } from '../../core/render/findings/findings.js';
import type { PresetRow, ShownPreset } from '../../core/render/preset.js';
import { listFiles, nearestWith, readFiles } from '../../edges/files/index.js';
import { allShipped, ownPresets, shippedFiles, unknownPreset } from './files.js';

/** A preset or a chain that a name stands for. */
export interface KnownPreset {
  name: string;
  /** `project`: under `.autoloop/presets`; one of the tool by the same name is never seen. */
  from: 'project' | 'shipped';
  /** Whether it takes the place of one that comes with the tool. */
  shadows: boolean;
  parts: PresetParts;
}

/** What a check of one is told besides its own files. */
interface Presets {
  known: KnownPreset[];
  beside: KnownBeside;
}

/** Every preset and chain that a run started in `directory` would know, by name; outside of any project those of the tool. */
export async function listPresets(directory: string): Promise<PresetRow[]> {
  const { known, beside } = await presetsAt(directory);
  return known.map(({ name, from, shadows, parts }) => ({
    name,
    kind: parts.preset === undefined && parts.chain !== undefined ? 'chain' : 'preset',
    from,
    shadows,
    title: (parts.preset ?? parts.chain)?.data?.title ?? null,
    parts: parts.preset === undefined ? (parts.chain?.data?.chain ?? []) : namesOfRoles(parts),
    errors: presetErrors(parts, beside).length,
  }));
}

/** As an attempt comes to them, where that can be told. */
function namesOfRoles(parts: PresetParts): string[] {
  const preset = presetIn(parts);
  if (preset === undefined) return [...parts.roles.keys()];
  return rolesInOrder(preset, topologyOf(preset)).map(({ name }) => name);
}

async function presetsAt(directory: string): Promise<Presets> {
  const root = nearestWith(resolve(directory), '.autoloop');
  const own = root === undefined ? new Map<string, PresetFile[]>() : await ownFiles(root);
  const shipped = await allShipped();
  const known: KnownPreset[] = [...own].map(([name, files]) => ({
    name,
    from: 'project',
    shadows: shipped.includes(name),
    parts: readParts(name, files, `${ownPresets}/${name}/`),
  }));
  for (const name of shipped.filter((name) => !own.has(name)))
    known.push({ name, from: 'shipped', shadows: false, parts: readParts(name, (await shippedFiles(name)) ?? []) });
  known.sort((a, b) => (a.name < b.name ? -1 : 1));
  const agents = root === undefined ? undefined : await agentsAt(root);
  return { known, beside: { ...besideOf(known), ...(agents && { agents }) } };
}

/** The files of the project's own, by the name of their folder. */
async function ownFiles(root: string): Promise<Map<string, PresetFile[]>> {
  const paths = await listFiles(root, ownPresets);
  const found = new Map<string, PresetFile[]>();
  for (const [path, bytes] of await readFiles(root, paths)) {
    const [name = '', ...rest] = path.slice(ownPresets.length + 1).split('/');
    if (rest.length === 0) continue;
    found.set(name, [...(found.get(name) ?? []), { path: rest.join('/'), text: textOf(bytes) }]);
  }
  return found;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The agents of config.yml; undefined where there is none that can be read, for then nobody can say what is missing. */
async function agentsAt(root: string): Promise<string[] | undefined> {
  const bytes = (await readFiles(root, [configPath])).get(configPath);
  const config = bytes === undefined ? undefined : (parseDocument(configPath, bytes) as ConfigDocument);
  return config?.data === undefined ? undefined : Object.keys(config.data.agents ?? {});
}

function besideOf(known: readonly KnownPreset[]): KnownBeside {
  const chains = new Map(known.map(({ name, parts }) => [name, parts.chain?.data?.chain]));
  return { presets: namesOf(known), stepsOf: (name) => chains.get(name) };
}

/** What lies in a folder without `preset.md` or `chain.md` is no preset that could be meant. */
const namesOf = (known: readonly KnownPreset[]): string[] =>
  known.filter(({ parts }) => parts.preset !== undefined || parts.chain !== undefined).map(({ name }) => name);

/** A preset or a chain, and its flowchart. */
export interface DrawnPreset extends KnownPreset {
  shown: ShownPreset;
  mermaid: string;
  /** How many errors a check of it finds: with any a run refuses it. */
  errors: number;
}

/**
 * The preset or chain called `name`, also one that a run would refuse, as long as it can be drawn.
 * @throws AutoloopError `unknown-preset` with the nearest known one; `preset-invalid` with the place of what cannot be read.
 */
export async function presetShown(directory: string, name: string): Promise<DrawnPreset> {
  const { known, beside } = await presetsAt(directory);
  const found = known.find((preset) => preset.name === name);
  if (found === undefined) throw unknownPreset(name, namesOf(known));
  const errors = presetErrors(found.parts, beside).length;
  const preset = presetIn(found.parts);
  if (preset !== undefined) return { ...found, shown: { kind: 'preset', preset }, mermaid: mermaidOf(preset), errors };
  const { chain } = found.parts;
  if (found.parts.preset === undefined && chain?.data !== undefined)
    return { ...found, shown: { kind: 'chain', chain: chain.data }, mermaid: mermaidOfChain(chain.data.chain), errors };
  const [fault] = presetErrors(found.parts);
  const where = fault ? `${fault.path}:${fault.line}:${fault.column}: ${fault.message}` : name;
  throw new AutoloopError('configuration', 'preset-invalid', where, {
    hint: `See everything that is wrong with: autoloop preset check ${name}`,
  });
}

/**
 * What is wrong with these: names, or folders wherever they lie, which are told by a `/`, or a `.` at their beginning. Without
 * any all of the project's own.
 * @throws AutoloopError `unknown-preset`; `no-such-folder`.
 */
export async function checkPresets(directory: string, wanted: readonly string[]): Promise<CheckResult> {
  const { known, beside } = await presetsAt(directory);
  const asked =
    wanted.length === 0
      ? known.filter(({ from }) => from === 'project').map(({ parts }) => parts)
      : await Promise.all(wanted.map((one) => partsOf(directory, one, known)));
  const findings = asked.flatMap((parts) => checkPreset(parts, beside));
  return {
    findings,
    counts: countBySeverity(findings),
    documents: asked.reduce((sum, { preset, chain, roles }) => sum + roles.size + (preset || chain ? 1 : 0), 0),
    notes: wanted.length === 0 && asked.length === 0 ? [`There is no preset under ${ownPresets}`] : [],
  };
}

const isPath = (wanted: string): boolean => wanted.includes('/') || wanted.includes(sep) || wanted.startsWith('.');

async function partsOf(directory: string, wanted: string, known: readonly KnownPreset[]): Promise<PresetParts> {
  if (isPath(wanted)) return folderParts(directory, wanted);
  const found = known.find(({ name }) => name === wanted);
  if (found === undefined) throw unknownPreset(wanted, namesOf(known));
  return found.parts;
}

async function folderParts(directory: string, wanted: string): Promise<PresetParts> {
  const folder = resolve(directory, wanted);
  const files = await filesIn(folder);
  if (files === undefined)
    throw new AutoloopError('usage', 'no-such-folder', `There is no \`preset.md\` or \`chain.md\` in ${wanted}`, {
      hint: 'Name a preset, or the folder that its `preset.md` lies in. See them: autoloop preset list',
    });
  const shown = relative(directory, folder).split(sep).join('/');
  return readParts(basename(folder), files, shown === '' ? '' : `${shown}/`);
}

const mains = ['preset.md', 'chain.md'];

/** The files of a preset's folder, of those that no run reads their names alone; undefined where it is none. Links are not followed. */
async function filesIn(folder: string): Promise<PresetFile[] | undefined> {
  if ((await readFiles(folder, mains)).size === 0) return undefined;
  const paths = (await listFiles(folder, '.')).map((path) => path.slice('./'.length));
  const texts = await readFiles(
    folder,
    paths.filter((path) => mains.includes(path) || path.startsWith('roles/')),
  );
  return paths.map((path) => ({ path, text: textOf(texts.get(path) ?? new Uint8Array()) }));
}
