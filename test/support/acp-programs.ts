import { agentCli, agentCliIfThere } from './agent-cli.js';

interface AcpProgram {
  /** What npm installs. */
  spec: string;
  /** More than a test installs by itself. */
  isBig?: true;
  args: string[];
  /** Its model, as its settings name it. */
  model?: (name: string) => string;
  /** Variables by which it asks a model on this machine. */
  env: (port: number, model: string) => Record<string, string>;
}

/** Real programs from npm that speak the Agent Client Protocol, and how each is pointed at a model on this machine. */
const programs = {
  qwen: {
    spec: '@qwen-code/qwen-code@0.15.10',
    args: ['--acp', '--auth-type', 'openai', '-m', '{model}'],
    model: (name) => name,
    env: (port) => ({ OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_API_KEY: 'unused' }),
  },
  gemini: {
    spec: '@google/gemini-cli@0.61.0',
    args: ['--acp', '--skip-trust', '-m', '{model}'],
    model: (name) => name,
    env: (port) => ({ GOOGLE_GEMINI_BASE_URL: `http://127.0.0.1:${port}`, GEMINI_API_KEY: 'unused' }),
  },
  // Its model is chosen over the protocol.
  opencode: {
    spec: 'opencode-ai@1.18.33',
    isBig: true,
    args: ['acp'],
    model: (name) => `own/${name}`,
    env: (port, model) => ({
      OPENCODE_CONFIG_CONTENT: JSON.stringify({
        provider: {
          own: {
            npm: '@ai-sdk/openai-compatible',
            options: { baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'unused' },
            models: { [model]: {}, other: {} },
          },
        },
        model: 'own/other',
      }),
    }),
  },
  copilot: {
    spec: '@github/copilot@1.0.102',
    args: ['--acp', '--no-auto-update'],
    env: (port, model) => ({
      COPILOT_OFFLINE: 'true',
      COPILOT_PROVIDER_BASE_URL: `http://127.0.0.1:${port}/v1`,
      COPILOT_MODEL: model,
    }),
  },
  'codex-acp': {
    spec: '@agentclientprotocol/codex-acp@2.6.0',
    isBig: true,
    args: [],
    env: (port, model) => ({
      CODEX_CONFIG: JSON.stringify({
        model,
        model_provider: 'own',
        model_providers: {
          own: {
            name: 'own',
            base_url: `http://127.0.0.1:${port}/v1`,
            // So that it asks for a login, which its key is.
            requires_openai_auth: true,
            wire_api: 'responses',
            supports_websockets: false,
            request_max_retries: 0,
            stream_max_retries: 0,
          },
        },
      }),
      CODEX_API_KEY: 'unused',
    }),
  },
  'claude-agent-acp': {
    spec: '@agentclientprotocol/claude-agent-acp@0.49.0',
    isBig: true,
    args: [],
    env: (port, model) => ({
      ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`,
      ANTHROPIC_API_KEY: 'unused',
      ANTHROPIC_MODEL: model,
    }),
  },
} satisfies Record<string, AcpProgram>;

export type AcpProgramName = keyof typeof programs;

export const acpPrograms = Object.keys(programs) as AcpProgramName[];

export interface AcpEntry {
  /** Of config.yml. */
  entry: string;
  /** What the tool's caller has in its environment. */
  env: Record<string, string>;
}

/**
 * An entry by which a real program asks `model` at this port; null, and a line that says why, where npm cannot install it.
 * Variables are named by program: in one run a program can have one model.
 */
export async function acpEntry(name: AcpProgramName, port: number, model: string, more = ''): Promise<AcpEntry | null> {
  const program: AcpProgram = programs[name];
  const install = program.isBig ? agentCliIfThere : agentCli;
  const path = await install(program.spec, name).catch((error: Error) =>
    console.warn(`without ${name}: ${error.message}`),
  );
  if (!path) return null;
  const env = program.env(port, model);
  const keys = [
    'driver: acp',
    `command: ${JSON.stringify([path, ...program.args])}`,
    `env: [${Object.keys(env).join(', ')}]`,
    ...(program.model ? [`model: ${program.model(model)}`] : []),
    ...(more === '' ? [] : [more]),
  ];
  return { entry: `{ ${keys.join(', ')} }`, env };
}
