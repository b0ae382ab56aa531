import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { readAgentOutput } from '../../core/agents/output.js';
import { AutoloopError } from '../../core/error.js';
import { type AgentConfig, type Driver, INBOX } from './driver.js';
import { programPath } from './installed.js';

/** Directories every sandbox shows; a program that lives there needs no mount of its own. */
const shown = ['/usr/', '/opt/'];

/** Runs a command: the prompt on standard input, or in the file that `{prompt_file}` in an argument stands for. */
export const exec: Driver = {
  async mounts(agent) {
    const root = packageRoot(await programOf(agent));
    return shown.some((directory) => `${root}${sep}`.startsWith(directory)) ? [] : [{ from: root, to: root }];
  },
  async invocation(agent, prompt, environment) {
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

/** What must be visible for a program to find its own files: the outermost `node_modules`, else its folder. */
function packageRoot(program: string): string {
  const at = program.indexOf(`${sep}node_modules${sep}`);
  return at < 0 ? dirname(program) : program.slice(0, at + `${sep}node_modules`.length);
}
