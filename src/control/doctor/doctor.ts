/** Looks whether this machine and this repository can do what the tool promises. */

import { AutoloopError } from '../../core/error.js';
import { buildWorkspace } from '../../core/rules/workspace.js';
import { readDocuments } from '../../edges/files/index.js';
import { head, identity, openRepository, type Repository } from '../../edges/git/index.js';
import { checkDocuments } from '../check/check.js';
import { staleClaims } from '../check/live-facts.js';
import { hooksStatus } from '../hooks/status.js';
import { readableRuns } from '../inspect/runs.js';
import { examineAgents } from './agents.js';
import { clean } from './clean.js';
import { type Diagnosis, expected, good, lacking, warning } from './diagnosis.js';
import { programVersion } from './program-version.js';
import { examineSandbox } from './sandbox.js';

/** The oldest that work: Git's for `ls-tree --format` and friends, Node's is the package's `engines`. */
const oldest = { git: '2.38', node: '20.19' };

/** Every diagnosis. Nothing that is wrong here keeps the rest from being looked at. */
export async function examine(
  directory: string,
  environment: Record<string, string | undefined>,
): Promise<Diagnosis[]> {
  const repo = await expected(() => openRepository(directory));
  return [
    atLeast('node', process.version.slice(1), oldest.node),
    await git(),
    repo instanceof AutoloopError ? lacking('repository', repo) : await repository(repo),
    ...(repo instanceof AutoloopError
      ? [...(await examineSandbox(null)), ...(await examineAgents(null, environment))]
      : await ofRepository(repo, environment)),
  ];
}

async function ofRepository(repo: Repository, environment: Record<string, string | undefined>): Promise<Diagnosis[]> {
  const files = await expected(() => readDocuments(repo.root));
  if (files instanceof AutoloopError)
    return [...(await examineSandbox(null)), lacking('documents', files), ...(await examineAgents(null, environment))];
  const { config } = buildWorkspace(files);
  return [
    ...(await examineSandbox({ repo, policy: config })),
    files.length === 0 ? warning('documents', 'there are none', 'autoloop init') : await documents(repo),
    await person(repo),
    await runs(repo),
    await leftovers(repo),
    await claims(repo),
    ...(files.length === 0 ? [] : [await hooks(repo)]),
    ...(await examineAgents(config, environment)),
  ];
}

function atLeast(subject: string, version: string, wanted: string): Diagnosis {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [major = 0, minor = 0] = parts(version);
  const [wantedMajor = 0, wantedMinor = 0] = parts(wanted);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return good(subject, version);
  return { subject, state: 'missing', found: `${version} is too old`, advice: `Install ${wanted} or newer.` };
}

async function git(): Promise<Diagnosis> {
  const version = await programVersion('git', ['version']);
  if (version === null)
    return { subject: 'git', state: 'missing', found: 'not installed', advice: `Install Git ${oldest.git} or newer.` };
  return atLeast('git', version, oldest.git);
}

async function repository(repo: Repository): Promise<Diagnosis> {
  const where = `${repo.root} (${repo.objectFormat})`;
  if ((await head(repo)).commit !== null) return good('repository', where);
  return warning('repository', `${where}, without a commit`, 'Attempts start from a commit: git add -A && git commit');
}

async function person(repo: Repository): Promise<Diagnosis> {
  const found = await expected(() => identity(repo));
  if (found instanceof AutoloopError) return warning('identity', found.message, found.hint ?? '');
  return good('identity', `${found.name} <${found.email}>`);
}

async function documents(repo: Repository): Promise<Diagnosis> {
  const { counts } = await checkDocuments(repo.root, { paths: [] });
  if (counts.error === 0) return good('documents', 'no errors');
  return warning('documents', `${counts.error} ${counts.error === 1 ? 'error' : 'errors'}`, 'autoloop check');
}

/** The protocol's rule `hooks-not-installed` is about a machine, not about documents: it is found here alone. */
async function hooks(repo: Repository): Promise<Diagnosis> {
  const status = await expected(() => hooksStatus(repo));
  if (status instanceof AutoloopError) return lacking('hooks', status);
  const dead = status.hooks.filter(({ active }) => !active);
  if (dead.length === 0) return good('hooks', `installed (${status.manager})`);
  const names = dead.map(({ hook }) => hook).join(', ');
  const problems = [...new Set(dead.flatMap(({ problem }) => problem ?? []))];
  return warning(
    'hooks',
    `not installed: ${names} [hooks-not-installed]`,
    [...problems, 'autoloop hooks install'].join('\n'),
  );
}

async function runs(repo: Repository): Promise<Diagnosis> {
  const { runs: readable, damaged } = await readableRuns(repo);
  const unfinished = readable.filter((run) => run.outcome === null && !run.live);
  if (unfinished.length + damaged.length === 0) return good('runs', 'none was cut off');
  return warning(
    'runs',
    [
      ...(unfinished.length > 0 ? [`${unfinished.length} not finished`] : []),
      ...(damaged.length > 0 ? [`${damaged.length} cannot be read`] : []),
    ].join(', '),
    [
      ...unfinished.map((run) => `autoloop resume ${run.run_id}, or for good: autoloop stop ${run.run_id}`),
      ...damaged.map((run) => run.problem),
    ].join('\n'),
  );
}

/** What nobody owns any more: of runs that were killed, or cut off when the machine went down. */
async function leftovers(repo: Repository): Promise<Diagnosis> {
  const found = (await clean(repo, { dryRun: true, force: false, caches: false, now: new Date() })).filter(
    ({ kept }) => kept === null,
  );
  if (found.length === 0) return good('leftovers', 'there are none');
  const counts = new Map<string, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return warning(
    'leftovers',
    [...counts].map(([kind, count]) => `${kind} (${count})`).join(', '),
    'autoloop clean; to see them before: autoloop clean --dry-run',
  );
}

async function claims(repo: Repository): Promise<Diagnosis> {
  const stale = await staleClaims(repo);
  if (stale.length === 0) return good('claims', 'none has run out');
  return warning(
    'claims',
    stale.map(({ order, why }) => `${order}: ${why}`).join('\n'),
    stale.map(({ remedy }) => remedy).join('\n'),
  );
}
