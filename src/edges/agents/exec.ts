import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { sep } from 'node:path';
import { readAgentOutput } from '../../core/agents/output.js';
import { AutoloopError } from '../../core/error.js';
import { type AgentConfig, type Driver, INBOX } from './driver.js';
import { programPath } from './installed.js';

/** Directories every sandbox shows; a program that lives there needs no mount of its own. */
const shown = ['/usr/', '/opt/'];

/** Runs a command: the prompt on standard input, or in the file that `{prompt_file}` in an argument stands for. */
export const exec: Driver = {
  async mounts(agent) {
    const from = whatToShow(await programOf(agent));
    if (shown.some((directory) => from.startsWith(directory))) return [];
    for (const hidden of [homedir(), ...agent.keepOut]) await refuseToShow(agent, from, hidden);
    return [{ from, to: from }];
  },
  async turn(agent, prompt, environment) {
    const [, ...rest] = agent.command ?? [];
    const program = await programOf(agent);
    const fromFile = rest.some((argument) => argument.includes('{prompt_file}'));
    const fill = (argument: string) =>
      argument.replaceAll('{prompt_file}', `${INBOX}/prompt.md`).replaceAll('{model}', agent.model ?? '');
    return {
      argv: [program, ...rest.map(fill)],
      env: passedThrough(agent, environment),
      stdin: fromFile ? new Uint8Array() : new TextEncoder().encode(prompt),
      versionArgv: [program, '--version'],
    };
  },
  read: readAgentOutput,
};

/** The named variables, and only those that are set. */
function passedThrough(agent: AgentConfig, environment: Record<string, string | undefined>): Record<string, string> {
  const found = (agent.env ?? []).flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

async function programOf(agent: AgentConfig): Promise<string> {
  const name = agent.command?.[0] ?? '';
  const path = await programPath(name);
  if (path !== null) return realpath(path);
  throw new AutoloopError(
    'environment',
    'agent-missing',
    `Agent \`${agent.name}\` starts \`${name}\`, which is not installed`,
    {
      hint: 'Install it, or correct `command` in .autoloop/config.yml; `autoloop doctor` lists what was found.',
    },
  );
}

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
