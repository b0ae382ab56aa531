/** Which setup commands depend on some files alone, so that what they make is made once and shared. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { commandOf, type Policy } from './documents/policy.js';
import { AutoloopError } from './error.js';

/** An entry of `sandbox.setup`. */
export type SetupEntry = Policy['sandbox']['setup'][number];
/** One that says what it reads and makes. */
export type SharedEntry = Exclude<SetupEntry, string>;

/** Whether its outputs can be shared at all. */
export const isShared = (entry: SetupEntry): entry is SharedEntry => typeof entry !== 'string';

/** The entries with paths as Git writes them: `./a//b/` is `a/b`. */
export const plainEntries = (entries: readonly SetupEntry[]): SetupEntry[] =>
  entries.map((entry) =>
    isShared(entry) ? { ...entry, inputs: entry.inputs.map(plain), outputs: entry.outputs.map(plain) } : entry,
  );

const plain = (path: string): string =>
  path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .join('/');

/** What a setup command runs in, beside the files: what it makes may be of use in no other. */
export interface SetupGround {
  engine: string;
  /** The id of the image; null: this machine's programs. */
  image: string | null;
  /** `process.version`, `process.platform` and `process.arch` of the tool. */
  node: string;
  platform: string;
  architecture: string;
}

/** The kind and id of what a tree has at a path; undefined where it has nothing. */
export type IdAt = (path: string) => string | undefined;

/**
 * What the outputs of the last of `entries` are known by: SHA-256, in hexadecimal, of the canonical JSON of the ground and
 * of all commands up to it, each with what it reads and makes.
 */
export function setupDigest(entries: readonly SetupEntry[], idAt: IdAt, ground: SetupGround): string {
  const commands = entries.map((entry) =>
    isShared(entry)
      ? {
          run: entry.run,
          inputs: entry.inputs.map((path) => [path, idAt(path) ?? null]),
          outputs: entry.outputs,
        }
      : { run: entry },
  );
  return createHash('sha256')
    .update(canonicalJson({ ...ground, commands }))
    .digest('hex');
}

/** Every path that must be looked up in a tree to know whether it can share. */
export const pathsOf = (entries: readonly SetupEntry[]): string[] => [
  ...new Set(
    entries.filter(isShared).flatMap(({ inputs, outputs }) => [...inputs, ...outputs.flatMap(withFoldersAbove)]),
  ),
];

/** What a tree has at the places of outputs, so that nothing can be shown there: a file or folder of its own, or a file above. */
const inTheWay = (entry: SharedEntry, idAt: IdAt): string | undefined =>
  entry.outputs
    .flatMap((output) => withFoldersAbove(output).map((path) => ({ path, isOutput: path === output })))
    .find(({ path, isOutput }) => (isOutput ? idAt(path) !== undefined : !isFolderOrNothing(idAt(path))))?.path;

const isFolderOrNothing = (id: string | undefined): boolean => id === undefined || id.startsWith('tree ');

/** The commands that must be run for a tree, and the entries whose outputs it shares: up to the first that it cannot. */
export function divideSetup(
  entries: readonly SetupEntry[],
  base: IdAt,
  tree: IdAt,
): { shared: SharedEntry[]; commands: string[] } {
  const shared: SharedEntry[] = [];
  const commands: string[] = [];
  // A later one may read what an earlier one made.
  let asInBase = true;
  for (const entry of entries) {
    if (isShared(entry))
      asInBase &&= entry.inputs.every((path) => base(path) === tree(path)) && inTheWay(entry, tree) === undefined;
    if (isShared(entry) && asInBase) shared.push(entry);
    else commands.push(commandOf(entry));
  }
  return { shared, commands };
}

/**
 * Throws where outputs cannot be shared as the settings want it.
 * @throws AutoloopError `setup-outputs-overlap`, `setup-output-unusable`, `setup-output-tracked`.
 */
export function refuseUnshareable(entries: readonly SetupEntry[], base: IdAt): void {
  const outputs = entries.filter(isShared).flatMap((entry) => entry.outputs);
  for (const [index, output] of outputs.entries()) {
    const other = outputs.find((one, at) => at !== index && (one === output || one.startsWith(`${output}/`)));
    if (other !== undefined)
      throw new AutoloopError(
        'configuration',
        'setup-outputs-overlap',
        `\`sandbox.setup\` makes \`${other}\` and \`${output}\`, one of which lies in the other`,
        { hint: 'Name each folder once, and the outermost only.' },
      );
  }
  const unusable = outputs.find((output) => output === '' || output.split('/').some((name) => name === '.git'));
  if (unusable !== undefined)
    throw new AutoloopError(
      'configuration',
      'setup-output-unusable',
      'An output of `sandbox.setup` is no folder to share',
      {
        hint: 'Name a folder below the root, outside `.git`, such as `node_modules`.',
      },
    );
  for (const entry of entries.filter(isShared)) {
    const path = inTheWay(entry, base);
    if (path !== undefined)
      throw new AutoloopError(
        'configuration',
        'setup-output-tracked',
        `\`${path}\` is committed, and \`sandbox.setup\` wants to share what \`${entry.run}\` makes there`,
        {
          hint: 'Share only folders that Git ignores; or write the command without inputs and outputs: it then runs every time.',
        },
      );
  }
}

/** A path and the folders it lies in, the outermost first. */
const withFoldersAbove = (path: string): string[] =>
  path.split('/').map((_, index, names) => names.slice(0, index + 1).join('/'));
