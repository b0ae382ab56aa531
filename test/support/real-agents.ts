/** Real agent CLIs from npm, pointed at a scripted model on loopback by what their ready-made entries name. */
import { dirname, join } from 'node:path';
import { knownAgents } from '../../src/core/agents/known.js';
import { agentCli, agentCliIfThere } from './agent-cli.js';
import { writeFiles } from './sample.js';
import { temporary } from './temporary.js';

interface RealAgent {
  spec: string;
  /** The version that its sandbox finds. */
  version: string;
  /** Hundreds of megabytes that not every machine is made to fetch. */
  isBig?: true;
  /** Arguments that choose the model. */
  model: (model: string) => string[];
}

/** Versions that run with Node 20; npm installs no newer ones there of those whose newest want 22. */
export const realAgents = {
  claude: { spec: '@anthropic-ai/claude-code@2.1.197', version: '2.1.197', model: (model) => ['--model', model] },
  gemini: { spec: '@google/gemini-cli@0.61.0', version: '0.61.0', model: (model) => ['-m', model] },
  qwen: { spec: '@qwen-code/qwen-code@0.15.10', version: '0.15.10', model: (model) => ['-m', model] },
  copilot: { spec: '@github/copilot@1.0.102', version: '1.0.102', model: (model) => ['--model', model] },
  codex: { spec: '@openai/codex@0.169.0', version: '0.169.0', isBig: true, model: (model) => ['-m', model] },
  opencode: { spec: 'opencode-ai@1.18.33', version: '1.18.33', isBig: true, model: (model) => ['-m', `test/${model}`] },
  pi: {
    spec: '@mariozechner/pi-coding-agent@0.73.1',
    version: '0.73.1',
    isBig: true,
    model: (model) => ['--provider', 'test', '--model', model],
  },
} satisfies Record<string, RealAgent>;

export type RealAgentName = keyof typeof realAgents;

/** What all of them are started with: programs on the PATH, keys, and settings in a home. */
export interface RealAgents {
  names: RealAgentName[];
  env: Record<string, string>;
}

/** Finds those that are here, or can be installed, with settings that point them at `port` for these models. */
export async function realAgentsHere(port: number, models: string[]): Promise<RealAgents> {
  const names: RealAgentName[] = [];
  const folders: string[] = [];
  for (const [name, { spec, ...rest }] of Object.entries(realAgents)) {
    const path = 'isBig' in rest ? await agentCliIfThere(spec, name) : await agentCli(spec, name);
    if (path === null) continue;
    names.push(name as RealAgentName);
    folders.push(dirname(path));
  }
  const home = join(await temporary(), 'home');
  const address = `http://127.0.0.1:${port}`;
  await writeFiles(home, {
    '.codex/config.toml': `model_provider = "test"
[model_providers.test]
name = "test"
base_url = "${address}/v1"
env_key = "OPENAI_API_KEY"
wire_api = "responses"
supports_websockets = false
request_max_retries = 0
stream_max_retries = 0
`,
    '.gemini/settings.json': '{"security":{"auth":{"selectedType":"gemini-api-key"}},"general":{"maxAttempts":1}}',
    '.pi/agent/models.json': JSON.stringify({
      providers: {
        test: {
          baseUrl: `${address}/v1`,
          apiKey: 'OPENAI_API_KEY',
          api: 'openai-completions',
          models: models.map((id) => ({ id })),
        },
      },
    }),
  });
  return {
    names,
    env: {
      HOME: home,
      PATH: [...folders, process.env.PATH].join(':'),
      ANTHROPIC_API_KEY: 'unused',
      ANTHROPIC_BASE_URL: address,
      GEMINI_API_KEY: 'unused',
      GOOGLE_GEMINI_BASE_URL: address,
      OPENAI_API_KEY: 'unused',
      OPENAI_BASE_URL: `${address}/v1`,
      COPILOT_OFFLINE: 'true',
      COPILOT_MODEL: models[0] ?? '',
      COPILOT_PROVIDER_BASE_URL: `${address}/v1`,
      OPENCODE_CONFIG_CONTENT: JSON.stringify({
        provider: {
          test: {
            npm: '@ai-sdk/openai-compatible',
            options: { baseURL: `${address}/v1`, apiKey: 'unused' },
            models: Object.fromEntries(models.map((id) => [id, {}])),
          },
        },
        small_model: `test/${models[0]}`,
      }),
      CLAUDE_CODE_MAX_RETRIES: '0',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    },
  };
}

/** Files of the home above, by whose they are. */
const settings: Partial<Record<RealAgentName, string>> = {
  codex: '.codex/config.toml',
  gemini: '.gemini/settings.json',
  pi: '.pi/agent/models.json',
};

interface EntryOptions {
  /** What the ready-made command is changed to. */
  command?: (ready: string[]) => string[];
  /** Further keys. */
  more?: Record<string, unknown>;
}

/** The ready-made entry, for one model of the scripted ones. */
export function realEntry(name: RealAgentName, model: string, { command, more }: EntryOptions = {}): string {
  const known = knownAgents.find((agent) => agent.name === name);
  if (!known) throw new Error(`no ready-made entry for ${name}`);
  const ready = command?.(known.command) ?? known.command;
  // Where the prompt's place on standard input is an argument, it is the last.
  const [rest, last] = ready.at(-1) === '-' ? [ready.slice(0, -1), ['-']] : [ready, []];
  const home = settings[name];
  return JSON.stringify({
    driver: 'exec',
    command: [...rest, ...realAgents[name].model(model), ...last],
    env: [...known.env, 'CLAUDE_CODE_MAX_RETRIES', 'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC'],
    ...(home === undefined ? {} : { home: [home] }),
    ...more,
  });
}
