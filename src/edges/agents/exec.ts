import { readAgentOutput } from '../../core/agents/output.js';
import { type AgentConfig, type Driver, INBOX } from './driver.js';
import { programOf } from './program.js';

/** Runs a command: the prompt on standard input, or in the file that `{prompt_file}` in an argument stands for. */
export const exec: Driver = {
  mounts: async (agent) => (await programOf(agent)).mounts,
  async turn(agent, prompt, environment) {
    const [, ...rest] = agent.command ?? [];
    const program = await programOf(agent);
    const fromFile = rest.some((argument) => argument.includes('{prompt_file}'));
    const fill = (argument: string) =>
      argument.replaceAll('{prompt_file}', `${INBOX}/prompt.md`).replaceAll('{model}', agent.model ?? '');
    return {
      argv: [...program.argv, ...rest.map(fill)],
      env: passedThrough(agent, environment),
      stdin: fromFile ? new Uint8Array() : new TextEncoder().encode(prompt),
      versionArgv: [...program.argv, '--version'],
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
