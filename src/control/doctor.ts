/** Looks whether this machine and this repository can do what the tool promises. */
import { knownAgents } from '../core/agents/known.js';
import { AutoloopError } from '../core/error.js';
import { programPath } from '../edges/agents/installed.js';
import { openRepository, type Repository } from '../edges/git/index.js';
import { capture } from '../edges/process/capture.js';
import { chooseEngine } from '../edges/sandbox/index.js';
import { checkWorkTree } from './check.js';
import { knownRuns } from './runs.js';

export interface Diagnosis {
  /** What was looked at: `git`, `sandbox`, `agent claude`. */
  subject: string;
  state: 'good' | 'warning' | 'missing';
  /** What was found. */
  found: string;
  /** What to do about it; `null` when nothing is to be done. */
  advice: string | null;
}

/** Every diagnosis; `missing` is what no run can do without. */
export async function examine(directory: string): Promise<Diagnosis[]> {
  const repo = await openRepository(directory).catch((error: unknown) => {
    if (error instanceof AutoloopError) return error;
    throw error;
  });
  return [
    { subject: 'node', state: 'good', found: process.version, advice: null },
    await git(),
    repo instanceof AutoloopError
      ? missing('repository', repo)
      : good('repository', `${repo.root} (${repo.objectFormat})`),
    await sandbox(),
    ...(repo instanceof AutoloopError ? [] : [await documents(repo), await runs(repo)]),
    ...(await agents()),
  ];
}

const good = (subject: string, found: string): Diagnosis => ({ subject, state: 'good', found, advice: null });
const missing = (subject: string, error: AutoloopError): Diagnosis => ({
  subject,
  state: 'missing',
  found: error.message,
  advice: error.hint ?? null,
});

async function git(): Promise<Diagnosis> {
  const version = await versionOf('git', ['version']);
  if (version === null)
    return { subject: 'git', state: 'missing', found: 'not installed', advice: 'Install Git 2.38 or newer.' };
  return good('git', version);
}

async function sandbox(): Promise<Diagnosis> {
  try {
    const { engine, probe } = await chooseEngine('auto');
    const found = `${engine.name} ${probe.version}, ${probe.checks.length} checks held`;
    if (probe.unenforced.length === 0) return good('sandbox', found);
    return { subject: 'sandbox', state: 'warning', found, advice: probe.unenforced.join('\n') };
  } catch (error) {
    if (error instanceof AutoloopError) return missing('sandbox', error);
    throw error;
  }
}

async function documents(repo: Repository): Promise<Diagnosis> {
  const { counts } = await checkWorkTree(repo.root, { paths: [] });
  if (counts.error === 0) return good('documents', 'no errors');
  return { subject: 'documents', state: 'warning', found: `${counts.error} errors`, advice: 'autoloop check' };
}

async function runs(repo: Repository): Promise<Diagnosis> {
  const cutOff = (await knownRuns(repo)).filter((run) => run.outcome === null && !run.live);
  if (cutOff.length === 0) return good('runs', 'none is cut off');
  return {
    subject: 'runs',
    state: 'warning',
    found: `${cutOff.length} cut off`,
    advice: cutOff.map((run) => `autoloop resume ${run.run_id}`).join('\n'),
  };
}

/** The agent CLIs that are installed, with the version found: npm quietly installs an old one where the newest needs a newer Node. */
async function agents(): Promise<Diagnosis[]> {
  const found = await Promise.all(
    knownAgents.map(async ({ name, title, command: [program = ''] }) => {
      const path = await programPath(program);
      return path === null
        ? null
        : good(`agent ${name}`, `${title} ${(await versionOf(path, ['--version'])) ?? 'of unknown version'} (${path})`);
    }),
  );
  const installed = found.filter((diagnosis) => diagnosis !== null);
  if (installed.length > 0) return installed;
  return [
    {
      subject: 'agents',
      state: 'warning',
      found: 'no agent CLI that we know is installed',
      advice: `Known: ${knownAgents.map((agent) => agent.title).join(', ')}. Any other works with a \`command\` in config.yml.`,
    },
  ];
}

async function versionOf(program: string, args: string[]): Promise<string | null> {
  const { ended, stdout } = await capture(program, args, { env: 'inherit', seconds: 10 });
  if (ended.how !== 'exited' || ended.code !== 0) return null;
  return /\d+(?:\.\d+)+[\w.+-]*/.exec(new TextDecoder().decode(stdout))?.[0] ?? null;
}
