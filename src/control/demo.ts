/** The whole way of an order on a small project with a real bug, with recorded agents: what `autoloop demo` shows. */
import { join, resolve } from 'node:path';
import { AutoloopError } from '../core/error.js';
import { succeeded } from '../core/journal/ended.js';
import { programPath } from '../edges/agents/installed.js';
import { copyFolder, exists, readText, templatesDir, temporaryFolder, writeText } from '../edges/files/index.js';
import { capture } from '../edges/process/capture.js';
import { runProcess } from '../edges/process/run.js';
import { shellWord } from '../edges/process/shell-word.js';

/** The order the demo carries out. */
const ORDER = 'sign-in-redirect';

export interface DemoTeller {
  /** What happens next, and the command that does it. */
  step(title: string, command: string): void;
  /** What that command printed, as it arrives. */
  output(chunk: string): void;
  note(text: string): void;
}

export interface DemoPlaces {
  repository: string;
  clone: string;
}

export interface DemoRequest {
  /** How this program is started again for each step, as a person would type it. */
  cli: string[];
  /** Where the sample is made; default a fresh temporary folder. */
  folder?: string;
  tell: DemoTeller;
  /** Passed on to whatever step is being carried out. */
  signal: AbortSignal;
  environment: Record<string, string | undefined>;
}

/**
 * Makes the sample repository and takes its order from check to verify.
 * @throws AutoloopError `folder-taken`; `demo-step-failed` when a step does not end as it must; `demo-stopped`.
 */
export async function demo({ cli, folder, tell, signal, environment }: DemoRequest): Promise<DemoPlaces> {
  const home = folder === undefined ? await temporaryFolder('demo') : resolve(folder);
  const repository = join(home, 'sample');
  const clone = join(home, 'clone');
  for (const place of [repository, clone])
    if (await exists(place))
      throw new AutoloopError('usage', 'folder-taken', `${place} exists, and the demo overwrites nothing`, {
        hint: 'Name another folder, or none to have it made in a temporary one.',
      });
  await provideBubblewrap(tell);
  await makeSample(repository);

  const env = ownGit(environment);
  const must = (command: string[], cwd: string, output?: (chunk: string) => void) =>
    carryOut({ command, cwd, env, signal, ...(output ? { output } : {}) });
  const perform = (title: string, command: string[], cwd: string, shown = command) => {
    tell.step(title, shown.map(quoted).join(' '));
    return must(command, cwd, tell.output);
  };
  const step = (title: string, command: string[], where = repository) => perform(title, command, where);
  const autoloop = (title: string, args: string[], where = repository) =>
    perform(title, [...cli, ...args], where, ['autoloop', ...args]);

  await step('A project with a bug, a work order that describes it, and three agents to try', [
    'git',
    'init',
    '-q',
    '-b',
    'main',
  ]);
  // The sample's settings know this person as its coordinator and user.
  await must(['git', 'config', 'user.name', 'Demo Maintainer'], repository);
  await must(['git', 'config', 'user.email', 'maintainer@example.com'], repository);
  await must(['git', 'add', '-A'], repository);
  await step('The order is committed: that is what the agents are bound to', [
    'git',
    'commit',
    '-q',
    '-m',
    'Order: come back safely after signing in',
  ]);
  await autoloop('The documents keep the protocol', ['check']);
  await autoloop('Three attempts, each in its own worktree and sandbox; then evidence and a ranking', ['run', ORDER]);
  await autoloop('The report, as a page', ['report', ORDER, '--html', join(home, 'report.html')]);
  await autoloop('A person decides', [
    'review',
    ORDER,
    '--decision',
    'accept',
    '--reason',
    'Every criterion is proved, and the change is the smallest that is right',
  ]);
  await autoloop('The evidence is committed', ['close', ORDER]);
  await autoloop('The accepted change gets a branch; nothing is merged', ['apply', ORDER]);
  await step('A stranger clones the repository', ['git', 'clone', '-q', repository, clone], home);
  await autoloop(
    '… and verifies the record from the clone alone, running the commands again',
    ['verify', '--replay'],
    clone,
  );
  return { repository, clone };
}

/** Copies the sample and points its agents at their recordings. */
async function makeSample(repository: string): Promise<void> {
  const templates = join(templatesDir(), 'demo');
  await copyFolder(join(templates, 'project'), repository);
  const config = join(repository, '.autoloop', 'config.yml');
  const text = await readText(config);
  await writeText(config, text.replaceAll('{{recordings}}', join(templates, 'recordings')));
}

/** Whatever Git is told elsewhere, to sign commits or to work on another repository, is not meant for the sample. */
function ownGit(environment: DemoRequest['environment']): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || name.startsWith('GIT_') ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellWord(word));

interface DemoStep {
  command: string[];
  cwd: string;
  env: Record<string, string>;
  signal: AbortSignal;
  output?: (chunk: string) => void;
}

async function carryOut({ command, cwd, env, signal, output }: DemoStep): Promise<void> {
  const refuseStopped = () => {
    if (!signal.aborted) return;
    throw new AutoloopError('interrupted', 'demo-stopped', 'The demo was stopped', { hint: `Look around: cd ${cwd}` });
  };
  refuseStopped();
  const [file = '', ...args] = command;
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let pass: (() => void) | undefined;
  const { ended, stderr } = await runProcess(file, args, {
    cwd,
    env,
    ...(output ? { onOutput: (stream, chunk) => output(decoders[stream].decode(chunk, { stream: true })) } : {}),
    // A step that is stopped puts its things away itself.
    onSpawn: ({ pid }) => {
      pass = () => tellProcess(pid, signal.reason);
      signal.addEventListener('abort', pass);
    },
  });
  if (pass) signal.removeEventListener('abort', pass);
  refuseStopped();
  if (succeeded(ended)) return;
  throw new AutoloopError('environment', 'demo-step-failed', `\`${command.join(' ')}\` did not end well`, {
    hint: output ? 'What it printed stands above.' : new TextDecoder().decode(stderr).trim(),
  });
}

function tellProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

const installers: [string, string[][]][] = [
  [
    'apt-get',
    [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', 'bubblewrap'],
    ],
  ],
  ['dnf', [['dnf', 'install', '-y', 'bubblewrap']]],
  ['pacman', [['pacman', '-S', '--noconfirm', 'bubblewrap']]],
  ['apk', [['apk', 'add', 'bubblewrap']]],
];

/** Installs bubblewrap where it is missing and we may; else the run itself says what to install. */
async function provideBubblewrap(tell: DemoTeller): Promise<void> {
  if ((await programPath('bwrap')) !== null || process.getuid?.() !== 0) return;
  for (const [manager, commands] of installers) {
    if ((await programPath(manager)) === null) continue;
    tell.note(`bubblewrap seals the attempts and is not installed; installing it with ${manager}`);
    for (const [file = '', ...args] of commands) await capture(file, args, { env: 'inherit' });
    return;
  }
}
