/** Where an agent's program is: on this machine, from where it is shown inside, or in the image that a sandbox shows. */
import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, sep } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import type { AgentConfig, ProgramMount } from './driver.js';
import { homeMounts, withHome } from './home.js';
import { programPath } from './installed.js';

/** Directories every sandbox without an image shows; a program that lives there needs no mount of its own. */
const shown = ['/usr/', '/opt/'];

/** Where an image's sandbox shows a program of this machine: nothing of the image is in the way of it there. */
const BESIDE_IMAGE = '/autoloop/program';

export interface Program {
  /** How its command line begins inside. */
  argv: string[];
  mounts: ProgramMount[];
}

/**
 * How the agent's program is started, in a home that holds what its entry names.
 * @throws AutoloopError as `itsProgram`; `home-missing`, `home-refused`.
 */
export async function programOf(agent: AgentConfig): Promise<Program> {
  const { argv, mounts } = await itsProgram(agent);
  return { argv: withHome(agent, argv), mounts: [...mounts, ...(await homeMounts(agent))] };
}

/**
 * The agent's program. An image that has it is asked first: it was pinned with the image. Where the image lacks it, this
 * machine's is shown; where both do, the command exits with 127.
 * @throws AutoloopError `agent-missing` where there is no image and the program is not installed; `agent-exposes`.
 */
async function itsProgram(agent: AgentConfig): Promise<Program> {
  const name = agent.command?.[0] ?? '';
  const path = await programPath(name);
  if (path === null) {
    if (agent.inImage) return { argv: inImage(name, ''), mounts: [] };
    throw new AutoloopError(
      'environment',
      'agent-missing',
      `Agent \`${agent.name}\` starts \`${name}\`, which is not installed`,
      {
        hint: 'Install it, or correct `command` in .autoloop/config.yml; `autoloop doctor` lists what was found.',
      },
    );
  }
  const program = await realpath(path);
  const from = whatToShow(program);
  if (!agent.inImage && shown.some((directory) => from.startsWith(directory))) return { argv: [program], mounts: [] };
  for (const hidden of [homedir(), ...agent.keepOut]) await refuseToShow(agent, from, hidden);
  if (!agent.inImage) return { argv: [program], mounts: [{ from, to: from }] };
  const to = `${BESIDE_IMAGE}/${basename(from)}`;
  return { argv: inImage(name, to + program.slice(from.length)), mounts: [{ from, to }] };
}

/** Becomes the image's program of that name, else this machine's. */
const CHOOSE = `
name=$1 own=$2
shift 2
! command -v "$name" > /dev/null 2>&1 || exec "$name" "$@"
[ -z "$own" ] || exec "$own" "$@"
echo "$name: neither in the image nor on this machine" >&2
exit 127
`;

const inImage = (name: string, own: string): string[] => ['/bin/sh', '-c', CHOOSE, 'sh', name, own];

/**
 * A program of a package needs the packages around it: the outermost `node_modules`. Of any other only the file is shown:
 * what else lies beside it, credentials or another attempt's files, is nobody's business inside.
 */
function whatToShow(program: string): string {
  const at = program.indexOf(`${sep}node_modules${sep}`);
  return at < 0 ? program : program.slice(0, at + `${sep}node_modules`.length);
}

async function refuseToShow(agent: AgentConfig, from: string, hidden: string): Promise<void> {
  const real = await realpath(hidden).catch(() => hidden);
  if (!`${real}${sep}`.startsWith(`${from}${sep}`)) return;
  throw new AutoloopError(
    'configuration',
    'agent-exposes',
    `Agent \`${agent.name}\` needs ${from} inside its sandbox, which holds ${real}`,
    { hint: 'Install the program somewhere else, in a folder of its own.' },
  );
}
