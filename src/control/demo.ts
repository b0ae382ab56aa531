/** The whole way of an order on a small project with a real bug, with recorded agents: what `autoloop demo` shows. */
import { join, resolve } from 'node:path';
import { AutoloopError } from '../core/error.js';
import { programPath } from '../edges/agents/installed.js';
import { copyFolder, readText, removeFolder, templatesDir, temporaryFolder, writeText } from '../edges/files/index.js';
import { capture } from '../edges/process/capture.js';
import { runProcess } from '../edges/process/run.js';

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

/**
 * Makes the sample repository under `parent` (default: a fresh temporary folder) and takes its order from check to verify.
 * `cli` is how this program is started again for each step, as a person would type it.
 * @throws AutoloopError `demo-step-failed` when a step does not end as it must.
 */
export async function demo(cli: string[], tell: DemoTeller, parent?: string): Promise<DemoPlaces> {
  await provideBubblewrap(tell);
  const home = parent === undefined ? await temporaryFolder('demo') : resolve(parent);
  const repository = join(home, 'sample');
  const clone = join(home, 'clone');
  await makeSample(repository);

  const step = (title: string, command: string[], where = repository) => perform(tell, title, command, where);
  const autoloop = (title: string, args: string[], where = repository) =>
    perform(tell, title, [...cli, ...args], where, ['autoloop', ...args]);

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
  await removeFolder(repository);
  await copyFolder(join(templates, 'project'), repository);
  const config = join(repository, '.autoloop', 'config.yml');
  const text = await readText(config);
  await writeText(config, text.replaceAll('{{recordings}}', join(templates, 'recordings')));
}

async function perform(
  tell: DemoTeller,
  title: string,
  command: string[],
  cwd: string,
  shown = command,
): Promise<void> {
  tell.step(title, shown.map(quoted).join(' '));
  await must(command, cwd, (chunk) => tell.output(chunk));
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

async function must([file = '', ...args]: string[], cwd: string, output?: (chunk: string) => void): Promise<void> {
  const { ended, stderr } = await runProcess(file, args, {
    cwd,
    env: 'inherit',
    ...(output ? { onOutput: (_, chunk) => output(new TextDecoder().decode(chunk)) } : {}),
  });
  if (ended.how === 'exited' && ended.code === 0) return;
  throw new AutoloopError('environment', 'demo-step-failed', `\`${[file, ...args].join(' ')}\` did not end well`, {
    hint: output ? 'What it printed stands above.' : new TextDecoder().decode(stderr).trim(),
  });
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
