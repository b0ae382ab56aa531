import { join, resolve } from 'node:path';
import { AutoloopError } from '../../../core/error.js';
import { OUTBOX } from '../../../core/presets/prompt.js';
import { bounded, visibleLine } from '../../../core/untrusted.js';
import { type AgentConfig, driverOf, INBOX } from '../../../edges/agents/index.js';
import { templatesDir } from '../../../edges/files/index.js';
import type { SandboxPlan } from '../../../edges/sandbox/index.js';
import type { Run } from '../context.js';
import { showsImage } from '../image.js';
import type { AttemptPlaces } from '../places.js';
import type { ShownImage } from '../sandbox-plan.js';

/** Where the sandbox shows `autoloop-emit`. */
const TOOLS = '/autoloop/bin';

/** The agent `name` as the pinned policy has it; paths in it are relative to the repository's root. */
export function agentOf(run: Pick<Run, 'policy' | 'repo'>, name: string): AgentConfig {
  const entry = run.policy.agents[name];
  if (entry === undefined)
    throw new AutoloopError('configuration', 'unknown-agent', `Agent \`${name}\` is not in the run's policy`, {
      hint: 'Add it under `agents:` in .autoloop/config.yml and commit.',
    });
  const { root, commonDir } = run.repo;
  const { recording } = entry;
  const [program, ...rest] = entry.command;
  return {
    ...entry,
    name,
    ...(program?.includes('/') ? { command: [resolve(root, program), ...rest] } : {}),
    ...(recording === undefined ? {} : { recording: resolve(root, recording) }),
    inImage: showsImage(run.policy),
    keepOut: [root, commonDir],
  };
}

/** The environment and the command line by which `argv` finds `autoloop-emit` first, then what the sandbox shows. */
export function withTools(argv: string[], image: Run['image']): { argv: string[]; env: Record<string, string> } {
  if (image === null) return { argv, env: { PATH: `${TOOLS}:/usr/local/bin:/usr/bin:/bin` } };
  // Only inside is it known where an image has its programs.
  return { argv: ['/bin/sh', '-c', 'PATH="$1:$PATH"; export PATH; shift; exec "$@"', 'sh', TOOLS, ...argv], env: {} };
}

/** What a shell said about the program of an agent that it could not start. */
export function missingInImage(agent: string, { name }: ShownImage, said: string): AutoloopError {
  const words = bounded(visibleLine(said.trim().split('\n').at(-1) ?? ''), 200);
  return new AutoloopError(
    'environment',
    'agent-missing',
    `The program of agent \`${agent}\` does not start in image \`${name}\`${words === '' ? '' : `: ${words}`}`,
    { hint: 'Put it, and what it runs on, into the image, or install one on this machine that runs there.' },
  );
}

/** What an attempt's sandbox shows besides its worktree. */
export async function mountsOf(
  run: Run,
  agent: string,
  places: Pick<AttemptPlaces, 'inbox' | 'outbox'>,
): Promise<SandboxPlan['mounts']> {
  const config = agentOf(run, agent);
  const program = await driverOf(config).mounts(config);
  return [
    { from: join(templatesDir(), 'sandbox', 'bin'), to: TOOLS, writable: false },
    { from: places.inbox, to: INBOX, writable: false },
    { from: places.outbox, to: OUTBOX, writable: true },
    ...program.map((mount) => ({ ...mount, writable: false })),
  ];
}
