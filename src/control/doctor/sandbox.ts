/** What seals attempts here: the engine and the image that a run would take, and every engine there is. */
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { counted } from '../../core/render/counted.js';
import { head, type Repository } from '../../edges/git/index.js';
import { chooseEngine } from '../../edges/sandbox/index.js';
import { type Seal, sealFor, showsImage } from '../run/image.js';
import { type Diagnosis, expected, good, lacking } from './diagnosis.js';
import { type EngineFound, type EnginesFound, findEngines } from './engines-found.js';

/** Where a project is set up, what it asks for. */
export interface SealedProject {
  repo: Repository;
  policy: Policy;
}

/** What a run of this project would be sealed by, then every engine; without a project, what `auto` would take. */
export async function examineSandbox(project: SealedProject | null): Promise<Diagnosis[]> {
  const found = await findEngines();
  return [...(await chosen(found, project)), ...found.engines.map(engineFound)];
}

/** What a run would be sealed by. */
async function chosen(found: EnginesFound, project: SealedProject | null): Promise<Diagnosis[]> {
  const { probe } = found;
  const wanted = project?.policy.sandbox.engine ?? 'auto';
  const isImage = project !== null && showsImage(project.policy);
  const seal = isImage ? await sealOf(project, probe) : null;
  const engine =
    seal === null || seal instanceof AutoloopError
      ? await expected(() => chooseEngine(wanted, { image: isImage, probe }))
      : seal;
  if (engine instanceof AutoloopError) return [lacking('sandbox', engine)];
  const image = seal === null ? [] : [imageFound(project?.policy.sandbox ?? {}, seal)];
  const why =
    wanted === 'auto' ? `the first that holds here${isImage ? ' and can show the image' : ''}` : 'as config.yml says';
  return [good('sandbox', `${engine.engine.name}, ${why}`), ...image];
}

/** Builds nothing: a run does. */
async function sealOf({ repo, policy }: SealedProject, probe: EnginesFound['probe']): Promise<Seal | AutoloopError> {
  const { commit } = await head(repo);
  const signal = new AbortController().signal;
  return expected(() => sealFor({ repo, policy, commit: commit ?? 'HEAD', signal, probe }));
}

function imageFound({ image, containerfile }: Partial<Policy['sandbox']>, seal: Seal | AutoloopError): Diagnosis {
  const subject = `image ${image ?? `of ${containerfile}`}`;
  if (!(seal instanceof AutoloopError)) return good(subject, `${seal.engine.name} has it: ${seal.image?.id ?? ''}`);
  return seal.code === 'image-not-built'
    ? good(subject, 'not built yet: the next run builds it')
    : lacking(subject, seal);
}

/** Who asks decides what an engine can hold. */
const caller = (): string => (process.geteuid?.() === 0 ? 'run by root' : 'run without root');

function engineFound(found: EngineFound): Diagnosis {
  const subject = `engine ${found.name}`;
  if (found.how !== 'holds') return lacking(subject, found.error, found.how === 'absent' ? 'absent' : 'warning');
  const { version, checks, unenforced } = found.probe;
  const said = `${version}, ${caller()}, ${counted(checks.length, 'check')} held`;
  const lines = unenforced.map((what) => `not enforced: ${what}`);
  return { ...good(subject, said), advice: lines.length === 0 ? null : lines.join('\n') };
}
