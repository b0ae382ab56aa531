/** Agents: whether each that config.yml names could start here and would be let in, or which of those we know are installed. */
import { type KnownAgent, knownAgents, knownPrograms, packageOf } from '../../core/agents/known.js';
import type { Policy } from '../../core/documents/policy.js';
import { AutoloopError } from '../../core/error.js';
import { homeMounts } from '../../edges/agents/home.js';
import { isOfNpm, programPath } from '../../edges/agents/installed.js';
import { showsImage } from '../run/image.js';
import { type Diagnosis, expected, good, warning } from './diagnosis.js';
import { programVersion } from './program-version.js';

type Environment = Record<string, string | undefined>;
type Entry = Policy['agents'][string];

/** What is found of agents: those that the settings name, else those that are installed. */
export async function examineAgents(policy: Policy | null, environment: Environment): Promise<Diagnosis[]> {
  const named = Object.entries(policy?.agents ?? {});
  if (policy === null || named.length === 0) return installedAgents();
  const inImage = showsImage(policy);
  return Promise.all(named.map(([name, entry]) => configuredAgent(name, entry, { environment, inImage })));
}

async function configuredAgent(
  name: string,
  entry: Entry,
  { environment, inImage }: { environment: Environment; inImage: boolean },
): Promise<Diagnosis> {
  const subject = `agent ${name}`;
  if (entry.driver === 'replay') return good(subject, 'a recording');
  const [program = ''] = entry.command;
  const known = knownAgents.find(({ command }) => command[0] === program);
  const path = await programPath(program);
  if (path === null && !inImage)
    return warning(
      subject,
      `\`${program}\` is not installed`,
      `${howToGet(program)}, or correct its \`command\` in config.yml.`,
    );
  const look = path === null ? null : await lookAt(program, path, known);
  const troubles = [...(look?.troubles ?? []), ...(await loginTroubles(name, entry, environment))];
  const found = look?.found ?? `\`${program}\` is not on this machine: the image has to have it`;
  if (troubles.length > 0) return warning(subject, found, troubles.join('\n'));
  return look === null ? { subject, state: 'absent', found, advice: null } : good(subject, found);
}

/** The agent CLIs that are installed. */
async function installedAgents(): Promise<Diagnosis[]> {
  const found = await Promise.all(
    knownAgents.map(async (known): Promise<Diagnosis | null> => {
      const [program = ''] = known.command;
      const path = await programPath(program);
      if (path === null) return null;
      const { found: what, troubles } = await lookAt(program, path, known);
      const subject = `agent ${known.name}`;
      const said = `${known.title} ${what}`;
      return troubles.length > 0 ? warning(subject, said, troubles.join('\n')) : good(subject, said);
    }),
  );
  const installed = found.filter((diagnosis) => diagnosis !== null);
  if (installed.length > 0) return installed;
  return [
    warning(
      'agents',
      'no agent CLI that we know is installed',
      `Known: ${knownAgents.map((agent) => agent.title).join(', ')}. Any other works with a \`command\` in config.yml.`,
    ),
  ];
}

function howToGet(program: string): string {
  const name = packageOf(program);
  return name === undefined ? 'Install it' : `Install it with: npm install -g ${name}`;
}

/** The version of a program, where it is one of those we know: which one is named is for whoever wrote the repository to say. */
async function lookAt(program: string, path: string, known: KnownAgent | undefined) {
  if (!knownPrograms.includes(program)) return { found: path, troubles: [] };
  const version = await programVersion(path, ['--version']);
  const found = `${version ?? 'of unknown version'} (${path})`;
  return {
    found,
    troubles: version === null || known === undefined ? [] : await versionTroubles(version, path, known),
  };
}

async function versionTroubles(version: string, path: string, { oldest, npm }: KnownAgent): Promise<string[]> {
  const node = Number.parseInt(process.versions.node, 10);
  const newest = npm?.newest;
  const isHeldBack =
    newest !== undefined && node < newest.node && compare(version, newest.before) <= 0 && (await isOfNpm(path));
  return [
    ...(oldest !== null && compare(version, oldest) < 0
      ? [`Its entry is not known to work before ${oldest}: update it.`]
      : []),
    ...(isHeldBack
      ? [
          `Newer releases need Node ${newest.node}, and this is ${process.versions.node}: npm installs ${newest.before} here without a word. ` +
            `With Node ${newest.node}: npm install -g ${npm?.name}`,
        ]
      : []),
  ];
}

/** What keeps it from being let in by its model: no variable and no file of the home. */
async function loginTroubles(name: string, { env, home }: Entry, environment: Environment): Promise<string[]> {
  const mounts = await expected(() => homeMounts({ name, home, keepOut: [] }));
  const ofHome = mounts instanceof AutoloopError ? [`${mounts.message}\n${mounts.hint ?? ''}`.trimEnd()] : [];
  const isGiven = home.length > 0 || env.length === 0 || env.some((variable) => (environment[variable] ?? '') !== '');
  return isGiven ? ofHome : [...ofHome, `None of the variables it is to be given is set here: ${env.join(', ')}`];
}

/** As versions sort: by their numbers, one after the other. */
function compare(one: string, other: string): number {
  const numbers = (version: string) => version.split(/[.+-]/).map((part) => Number.parseInt(part, 10) || 0);
  const [first, second] = [numbers(one), numbers(other)];
  for (let index = 0; index < 3; index++) {
    const difference = (first[index] ?? 0) - (second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
