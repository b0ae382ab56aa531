/** What seals a run: the engine that holds here and, where one is asked for, the image that its sandboxes show. */
import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { configPath } from '../../core/documents/paths.js';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import type { RunStartedData } from '../../core/journal/types.gen.js';
import { removeFolder, temporaryFolder } from '../../edges/files/index.js';
import { checkoutTree, entriesAt, folderTreeOf, type Repository } from '../../edges/git/index.js';
import {
  chooseEngine,
  type Engine,
  type EngineName,
  type EngineNeeds,
  engines,
  type Image,
  type Probe,
} from '../../edges/sandbox/index.js';
import { withEnvironment } from './entrypoint.js';
import type { SandboxHost, ShownImage } from './sandbox-plan.js';
import { notBegun } from './stopped.js';

/** An engine that holds here, and the image its sandboxes show; null: this machine's own programs. */
export interface Seal {
  engine: Engine;
  probe: Probe;
  image: ShownImage | null;
}

/** What a run is started from, as far as its seal goes. */
export interface SealWanted {
  repo: Repository;
  policy: Policy;
  /** Where a Containerfile and its folder are read from; the work tree takes no part. */
  commit: string;
  /** Ends a build. */
  signal: AbortSignal;
  /** Told before something begins that takes long. Without it nothing is built, and `image-not-built` is thrown instead. */
  note?: ((text: string) => void) | undefined;
  /** For callers who have probed the engines already. */
  probe?: EngineNeeds['probe'];
}

/** Whether sandboxes show an image rather than this machine's programs. */
export const showsImage = ({ sandbox }: Policy): boolean =>
  sandbox.image !== undefined || sandbox.containerfile !== undefined;

/**
 * Chooses the engine, and finds or builds the image. Nothing is pulled, save by a docker that builds on a base it lacks.
 * @throws AutoloopError as `chooseEngine`; `image-missing`, `no-containerfile`, `image-build`; `not-started` when stopped.
 */
export async function sealFor(wanted: SealWanted): Promise<Seal> {
  const { probe } = wanted;
  const { engine, image, containerfile } = wanted.policy.sandbox;
  if (image !== undefined) {
    const seal = await withImage(engine, image, probe);
    return { ...seal, image: await withEnvironment({ ...wanted, engine: seal.engine }, seal.image) };
  }
  if (containerfile === undefined) return { ...(await chooseEngine(engine, { probe })), image: null };
  const context = await contextOf(wanted, containerfile);
  const chosen = await chooseEngine(engine, { image: true, probe });
  const built = await builtFrom(wanted, chosen.engine, context);
  return { ...chosen, image: await withEnvironment({ ...wanted, engine: chosen.engine }, built) };
}

/** The engine that has the image; with `auto` each that knows images is looked into. */
async function withImage(wanted: 'auto' | EngineName, name: string, probe: EngineNeeds['probe']) {
  const candidates = wanted === 'auto' ? engines.flatMap((one) => (one.images ? [one.name] : [])) : [wanted];
  const without: Engine[] = [];
  let failure: AutoloopError | undefined;
  for (const candidate of candidates) {
    try {
      const chosen = await chooseEngine(candidate, { image: true, probe });
      const image = await chosen.engine.images?.find(name);
      if (image) return { ...chosen, image };
      without.push(chosen.engine);
    } catch (error) {
      if (!(error instanceof AutoloopError)) throw error;
      failure ??= error;
    }
  }
  throw without.length === 0 && failure !== undefined ? failure : imageMissing(name, without);
}

function imageMissing(name: string, without: readonly Engine[]): AutoloopError {
  const names = without.map((engine) => engine.name);
  const who = names.length > 1 ? `neither ${names.join(' nor ')} has` : `${names[0]} does not have`;
  return new AutoloopError('configuration', 'image-missing', `${configPath} names image \`${name}\`, which ${who}`, {
    hint: [
      'Nothing is pulled for you. Get it, or build it, under that name:',
      ...(without[0]?.images?.waysToGet(name) ?? []),
      'or name a Containerfile of the repository in `sandbox.containerfile` instead.',
    ].join('\n'),
  });
}

interface Context {
  /** The Containerfile's path from the root of the repository, and its name in its folder. */
  path: string;
  file: string;
  /** The folder it lies in, as it was committed. */
  tree: string;
}

/** @throws AutoloopError `no-containerfile` unless the commit has a regular file there. */
async function contextOf({ repo, commit }: SealWanted, path: string): Promise<Context> {
  const entry = (await entriesAt(repo, commit, path)).find((one) => one.path === path);
  const tree = entry?.mode.startsWith('100') ? await folderTreeOf(repo, commit, posix.dirname(path)) : null;
  if (tree !== null) return { path, file: posix.basename(path), tree };
  throw new AutoloopError(
    'configuration',
    'no-containerfile',
    `${configPath} names \`sandbox.containerfile: ${path}\`, and commit ${commit.slice(0, 12)} has no such file`,
    { hint: 'Commit it, or correct the path: it is from the root of the repository, and no link.' },
  );
}

/** The name by which a later run finds the image again: of the same folder and file it is the same. */
const nameOf = ({ tree, file }: Context): string =>
  `localhost/autoloop/containerfile:${createHash('sha256').update(`${tree}\n${file}`).digest('hex').slice(0, 32)}`;

async function builtFrom({ repo, signal, note }: SealWanted, engine: Engine, context: Context): Promise<Image> {
  const { images, name: engineName } = engine;
  if (images === undefined) throw new Error(`${engineName} was chosen for an image and knows none`);
  const name = nameOf(context);
  const known = await images.find(name);
  if (known !== undefined) return known;
  if (note === undefined)
    throw new AutoloopError('refused', 'image-not-built', `The image of \`${context.path}\` has not been built yet`, {
      hint: 'Start the run by hand, which builds it first: autoloop run <order>',
    });
  note(`Building the image of ${context.path} with ${engineName}; later runs find it as ${name}`);
  const folder = await temporaryFolder('containerfile');
  try {
    await checkoutTree(repo, { tree: context.tree, into: folder });
    return await images.build(name, { containerfile: join(folder, context.file), context: folder }, signal);
  } catch (error) {
    throw signal.aborted ? notBegun() : error;
  } finally {
    await removeFolder(folder);
  }
}

/**
 * The image that a run was sealed in, which must be that very one: another would be another experiment.
 * @throws AutoloopError `image-gone`; as `openSandbox`.
 */
export async function pinnedImage(
  host: Omit<SandboxHost, 'image'>,
  pinned: RunStartedData['sandbox']['image'],
): Promise<ShownImage | null> {
  const { engine } = host;
  if (pinned == null) return null;
  const found = /^(sha256:)?[0-9a-f]{64}$/.test(pinned.id) ? await engine.images?.find(pinned.id) : undefined;
  if (found?.id === pinned.id) return withEnvironment(host, { ...found, name: pinned.name });
  throw new AutoloopError(
    'environment',
    'image-gone',
    `The run was sealed in image \`${pinned.name}\` with id ${pinned.id}, which ${engine.name} does not have any more`,
    { hint: 'Bring back that very image, from an archive or a registry; one that is built anew is another.' },
  );
}
