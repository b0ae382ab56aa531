/** Brings a preset of the TOML kind over into the project, and tells what became of each of its lines. */
import { basename, join, resolve } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import type { Fate, LineFate } from '../../core/import/ledger.js';
import type { Filled } from '../../core/import/made.js';
import { checkPreset } from '../../core/presets/check.js';
import { roleName, type SourceFile } from '../../core/presets/import/made.js';
import { importPreset } from '../../core/presets/import/preset.js';
import { readParts } from '../../core/presets/read.js';
import { quoted } from '../../core/untrusted.js';
import { exists, listFiles, readFiles, removeFolder, writeDocument } from '../../edges/files/index.js';
import type { Repository } from '../../edges/git/index.js';
import { allShipped, ownPresets } from './files.js';

/** What is imported, and as what. */
export interface PresetImportOptions {
  /** The folder, absolute. */
  source: string;
  /** How it is shown to people. */
  shown: string;
  /** What it is to be called; the folder's name where it is left out. */
  name?: string;
  dryRun: boolean;
}

/** What an import made or would make, and what became of each line. */
export interface PresetImportResult {
  name: string;
  /** Whether it takes the place of one that comes with the tool. */
  shadows: boolean;
  steps: { path: string; did: 'written' | 'would write'; from: string[] }[];
  filled: Filled[];
  counts: Record<Fate, number>;
  /** Every line that was not simply kept. */
  losses: LineFate[];
  /** What a check says of what was made. */
  findings: Finding[];
}

/**
 * Imports a folder with `topology.toml`. Nothing that is there is written over, and nothing is written unless all of it is.
 * @throws AutoloopError `nothing-to-import`, `import-refused`, `toml-malformed` with the place.
 */
export async function importPresetFolder(repo: Repository, options: PresetImportOptions): Promise<PresetImportResult> {
  const name = options.name ?? roleName(basename(options.source));
  const folder = `${ownPresets}/${name}`;
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name))
    throw new AutoloopError('usage', 'bad-name', `${quoted(name)} cannot be the name of a preset`, {
      hint: 'A name has small letters, digits and `-`, starts with a letter, and has at most 64 characters.',
    });
  const sources = await sourcesIn(options);
  const made = importPreset(name, sources);
  if (await exists(join(repo.root, folder)))
    throw new AutoloopError('refused', 'import-refused', `Nothing was imported: ${folder} is there already`, {
      hint: 'Give it another name: --name <name>',
    });
  if (!options.dryRun) await writeAll(repo.root, folder, made.files);
  const counts: Record<Fate, number> = { kept: 0, changed: 0, prose: 0, lost: 0 };
  for (const { fate } of made.lines) counts[fate]++;
  return {
    name,
    shadows: (await allShipped()).includes(name),
    steps: made.files.map(({ path, from }) => ({
      path: `${folder}/${path}`,
      did: options.dryRun ? 'would write' : 'written',
      from,
    })),
    filled: made.filled.map((filled) => ({ ...filled, path: `${folder}/${filled.path}` })),
    counts,
    losses: made.lines.filter(({ fate }) => fate !== 'kept'),
    findings: checkPreset(readParts(name, made.files, `${folder}/`)),
  };
}

/** A text that somebody wrote to be read is far smaller. */
const maxText = 1024 * 1024;

/** The texts that such a folder has; links are not followed. */
async function sourcesIn({ source, shown }: PresetImportOptions): Promise<SourceFile[]> {
  const hint = 'Name the folder that holds `topology.toml`.';
  if ((await readFiles(source, ['topology.toml'])).size === 0)
    throw new AutoloopError('usage', 'nothing-to-import', `There is no \`topology.toml\` in ${quoted(shown)}`, {
      hint,
    });
  const paths = (await listFiles(resolve(source), '.')).map((path) => path.slice('./'.length));
  const files = await readFiles(
    source,
    paths.filter((path) => /\.(?:toml|md|conf)$/.test(path)),
  );
  return [...files].map(([inside, bytes]) => {
    const path = `${shown.replace(/\/+$/, '')}/${inside}`;
    return { path, inside, text: textOf(path, bytes) };
  });
}

function textOf(path: string, bytes: Uint8Array): string {
  const refuse = (what: string) =>
    new AutoloopError('refused', 'import-refused', `Nothing was imported: ${path} ${what}`, {
      hint: 'Take it out of the folder, or save it as UTF-8 text.',
    });
  if (bytes.length > maxText) throw refuse(`has ${bytes.length} bytes; ${maxText} are the limit`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('is not UTF-8 text');
  }
}

/** All or nothing: what was written is taken back when the next cannot be. */
async function writeAll(root: string, folder: string, files: readonly { path: string; text: string }[]): Promise<void> {
  try {
    for (const { path, text } of files) await writeDocument(join(root, folder, path), text);
  } catch (error) {
    await removeFolder(join(root, folder));
    throw error;
  }
}
