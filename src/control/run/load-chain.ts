/** Chains by their names: folders with a `chain.md`, and presets that were only named, joined by `+`. */
import { type Chain, layOut, presetsIn } from '../../core/chains/chain.js';
import type { OrderDocument } from '../../core/documents/document.js';
import { parseDocument } from '../../core/documents/document.js';
import { orderPath } from '../../core/documents/paths.js';
import { AutoloopError } from '../../core/error.js';
import { presetErrors } from '../../core/presets/check.js';
import { readParts } from '../../core/presets/read.js';
import type { ChainManifest } from '../../core/presets/types.gen.js';
import { head, type Repository, readFileAt } from '../../edges/git/index.js';
import { presetFiles, readPreset, refuseUncommittedPresets } from './load-preset.js';
import type { RunOptions } from './plan.js';

/**
 * The chain that an order is to be run by, of which every step can be run; null where it is to be run by a preset.
 * @throws AutoloopError `chain-invalid`, `not-committed`, those of `layOut`, and what keeps a preset of it from being run.
 */
export async function chainFor(repo: Repository, order: string, options: RunOptions = {}): Promise<Chain | null> {
  const { commit } = await head(repo);
  // Without a commit there is no run either, which is told by who plans it.
  if (commit === null) return null;
  const name = options.preset ?? (await presetOf(repo, commit, order));
  const chain = name === undefined ? undefined : await chainAt(repo, commit, name);
  if (chain === undefined) return null;
  await refuseUncommittedPresets(repo, commit, [chain.name, ...chain.steps.map((step) => step.preset)]);
  for (const preset of new Set(chain.steps.map((step) => step.preset)))
    readPreset(preset, await presetFiles(repo, commit, preset));
  return chain;
}

/** The preset that the order names at a commit; undefined for one that names none, or cannot be read. */
async function presetOf(repo: Repository, commit: string, order: string): Promise<string | undefined> {
  const path = orderPath(order);
  const bytes = await readFileAt(repo, commit, path);
  return bytes ? (parseDocument(path, bytes) as OrderDocument).data?.attempts?.preset : undefined;
}

/** The chain of this name as `commit` has it; undefined where it names a preset or nothing. Errors as `chainFor`. */
export async function chainAt(repo: Repository, commit: string, name: string): Promise<Chain | undefined> {
  const named = presetsIn(name);
  const manifest = named === undefined ? await manifestAt(repo, commit, name) : { chain: named };
  if (manifest === undefined) return undefined;
  const inner = new Map<string, ChainManifest | undefined>();
  for (const open = [...manifest.chain]; open.length > 0; ) {
    const next = open.pop() as string;
    if (next === name || inner.has(next)) continue;
    const found = await manifestAt(repo, commit, next);
    inner.set(next, found);
    open.push(...(found?.chain ?? []));
  }
  return layOut(name, manifest, (preset) => (preset === name ? manifest : inner.get(preset)));
}

/** What a `chain.md` says; undefined where the name is that of a preset, or of nothing. */
async function manifestAt(repo: Repository, commit: string, name: string): Promise<ChainManifest | undefined> {
  const files = await presetFiles(repo, commit, name).catch(unlessUnknown);
  if (files === undefined) return undefined;
  const parts = readParts(name, files);
  if (parts.preset !== undefined || parts.chain === undefined) return undefined;
  const [fault] = presetErrors(parts);
  if (fault === undefined && parts.chain.data !== undefined) return parts.chain.data;
  const where = fault === undefined ? 'chain.md' : `${fault.path}:${fault.line}:${fault.column}: ${fault.message}`;
  throw new AutoloopError('configuration', 'chain-invalid', `Chain \`${name}\` cannot run: ${where}`, {
    hint: `See the whole: autoloop preset check ${name}`,
  });
}

function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof AutoloopError) || error.code !== 'unknown-preset') throw error;
}
