/**
 * Agent CLIs we know how to start without a person: prompt on standard input or in a file, no questions, JSON output where there
 * is any. Each runs in its own bypass mode, because it is sealed from outside and sandboxes do not nest.
 */
export interface KnownAgent {
  /** The name it gets in config.yml, and what people call it. */
  name: string;
  title: string;
  command: string[];
  /** What starts it, or an adapter to it, to be spoken with over the Agent Client Protocol. */
  acp?: string[];
  /** The package of npm that the adapter comes from; absent where there is none. */
  adapter?: string;
  /** Absent where a command line is all it needs. */
  driver?: 'acp';
  /** Fills `{model}` in the command, where there has to be one. */
  model?: string;
  /** Variables its vendor documents for credentials, addresses and models. */
  env: string[];
  /** Where its login and settings lie in a home: what of it is there is copied inside. */
  home: string[];
  /** The hosts it must reach to think. */
  network: string[];
  /** Those it must reach besides when it is let in by a login of its home, and not by a key. */
  loginHosts?: string[];
  /** It answers and edits no file, so that it makes no attempt: it is of use to a role that judges. */
  onlyAnswers?: true;
  /** The oldest version that knows these arguments as far as we know; null where nobody looked. */
  oldest: string | null;
  /** What of npm it comes from, if it does. */
  npm: Npm | null;
}

interface Npm {
  name: string;
  /** The Node that its newest releases need, and the last release for those before: npm installs it without a word. */
  newest?: { node: number; before: string };
}

export const knownAgents: KnownAgent[] = [
  {
    name: 'claude',
    title: 'Claude Code',
    command: ['claude', '-p', '--output-format', 'stream-json', '--verbose', '--dangerously-skip-permissions'],
    acp: ['claude-agent-acp'],
    adapter: '@agentclientprotocol/claude-agent-acp',
    env: [
      'ANTHROPIC_API_KEY',
      'ANTHROPIC_AUTH_TOKEN',
      'ANTHROPIC_BASE_URL',
      'ANTHROPIC_MODEL',
      'CLAUDE_CODE_OAUTH_TOKEN',
    ],
    home: ['.claude/.credentials.json', '.claude/settings.json'],
    network: ['api.anthropic.com:443'],
    oldest: '1.0.0',
    npm: { name: '@anthropic-ai/claude-code', newest: { node: 22, before: '2.1.197' } },
  },
  {
    name: 'codex',
    title: 'Codex',
    command: [
      'codex',
      'exec',
      '--json',
      '--skip-git-repo-check',
      '-s',
      'danger-full-access',
      '-c',
      'approval_policy="never"',
      '-',
    ],
    acp: ['codex-acp'],
    adapter: '@agentclientprotocol/codex-acp',
    env: ['OPENAI_API_KEY', 'CODEX_API_KEY'],
    home: ['.codex/auth.json', '.codex/config.toml'],
    network: ['api.openai.com:443'],
    loginHosts: ['chatgpt.com:443', 'auth.openai.com:443'],
    oldest: '0.40.0',
    npm: { name: '@openai/codex' },
  },
  {
    name: 'gemini',
    title: 'Gemini CLI',
    command: ['gemini', '--skip-trust', '--approval-mode', 'yolo', '-o', 'stream-json'],
    acp: ['gemini', '--acp', '--skip-trust'],
    env: ['GEMINI_API_KEY', 'GEMINI_MODEL', 'GOOGLE_API_KEY', 'GOOGLE_CLOUD_PROJECT', 'GOOGLE_GEMINI_BASE_URL'],
    home: ['.gemini/settings.json', '.gemini/oauth_creds.json', '.gemini/google_accounts.json'],
    network: ['generativelanguage.googleapis.com:443'],
    loginHosts: ['cloudcode-pa.googleapis.com:443', 'oauth2.googleapis.com:443'],
    oldest: null,
    npm: { name: '@google/gemini-cli' },
  },
  {
    name: 'opencode',
    title: 'opencode',
    command: ['opencode', 'run', '--format', 'json', '--auto'],
    acp: ['opencode', 'acp'],
    env: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'OPENROUTER_API_KEY', 'OPENCODE_CONFIG_CONTENT'],
    home: ['.config/opencode/opencode.json', '.local/share/opencode/auth.json'],
    network: ['api.anthropic.com:443', 'api.openai.com:443', 'models.dev:443'],
    oldest: null,
    npm: { name: 'opencode-ai' },
  },
  {
    name: 'qwen',
    title: 'Qwen Code',
    command: ['qwen', '--auth-type', 'openai', '--yolo', '-o', 'stream-json'],
    acp: ['qwen', '--acp', '--auth-type', 'openai'],
    env: ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL'],
    home: ['.qwen/settings.json'],
    network: ['dashscope.aliyuncs.com:443', 'dashscope-intl.aliyuncs.com:443'],
    oldest: null,
    npm: { name: '@qwen-code/qwen-code', newest: { node: 22, before: '0.15.10' } },
  },
  {
    name: 'copilot',
    title: 'GitHub Copilot CLI',
    command: ['copilot', '--yolo', '--output-format', 'json', '--no-ask-user', '--no-auto-update'],
    acp: ['copilot', '--acp', '--no-auto-update'],
    env: [
      'COPILOT_GITHUB_TOKEN',
      'GH_TOKEN',
      'GITHUB_TOKEN',
      'COPILOT_MODEL',
      'COPILOT_OFFLINE',
      'COPILOT_PROVIDER_API_KEY',
      'COPILOT_PROVIDER_BASE_URL',
    ],
    home: ['.copilot/config.json'],
    network: [
      'api.githubcopilot.com:443',
      'api.individual.githubcopilot.com:443',
      'api.business.githubcopilot.com:443',
      'api.enterprise.githubcopilot.com:443',
      'api.github.com:443',
    ],
    oldest: null,
    npm: { name: '@github/copilot' },
  },
  {
    name: 'pi',
    title: 'pi',
    command: ['pi', '-p', '--mode', 'json', '--no-session'],
    env: ['ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'OPENAI_API_KEY'],
    home: ['.pi/agent/auth.json', '.pi/agent/models.json', '.pi/agent/settings.json'],
    network: ['api.anthropic.com:443', 'api.openai.com:443', 'generativelanguage.googleapis.com:443'],
    oldest: null,
    // Its successor, `@earendil-works/pi-coding-agent`, needs a newer Node.
    npm: { name: '@mariozechner/pi-coding-agent', newest: { node: 22, before: '0.73.1' } },
  },
  {
    name: 'goose',
    title: 'Goose',
    command: ['goose', 'run', '--no-session', '-i', '-'],
    acp: ['goose', 'acp'],
    env: [
      'GOOSE_PROVIDER',
      'GOOSE_MODEL',
      'GOOSE_MODE',
      'GOOSE_DISABLE_KEYRING',
      'ANTHROPIC_API_KEY',
      'OPENAI_API_KEY',
    ],
    home: ['.config/goose/config.yaml', '.config/goose/secrets.yaml'],
    network: ['api.anthropic.com:443', 'api.openai.com:443'],
    oldest: null,
    npm: null,
  },
  {
    name: 'cursor',
    title: 'Cursor',
    command: ['cursor-agent', '-p', '--force', '--trust', '--sandbox', 'disabled', '--output-format', 'stream-json'],
    acp: ['cursor-agent', 'acp'],
    env: ['CURSOR_API_KEY'],
    home: ['.config/cursor/auth.json', '.cursor/cli-config.json'],
    network: ['api2.cursor.sh:443'],
    oldest: null,
    npm: null,
  },
  {
    name: 'aider',
    title: 'aider',
    command: [
      'aider',
      '--message-file',
      '{prompt_file}',
      '--yes-always',
      '--no-auto-commits',
      '--no-dirty-commits',
      '--no-check-update',
      '--no-show-release-notes',
      '--no-show-model-warnings',
      '--no-analytics',
      '--no-pretty',
      '--no-stream',
      // What it would write beside the project's files is no part of the change.
      '--no-gitignore',
      '--chat-history-file',
      '/tmp/aider.chat.history.md',
      '--input-history-file',
      '/tmp/aider.input.history',
      '--map-tokens',
      '0',
    ],
    env: ['AIDER_MODEL', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY', 'OPENAI_API_BASE', 'OPENAI_API_KEY'],
    home: ['.aider.conf.yml'],
    network: ['api.anthropic.com:443', 'api.openai.com:443'],
    oldest: '0.70.0',
    npm: null,
  },
  {
    name: 'ollama',
    title: 'Ollama',
    command: ['ollama', 'run', '{model}'],
    model: 'qwen2.5-coder',
    env: ['OLLAMA_HOST'],
    home: [],
    network: ['127.0.0.1:11434'],
    onlyAnswers: true,
    oldest: null,
    npm: null,
  },
];

/** The programs that are known to work as agents. */
export const knownPrograms: string[] = knownAgents.flatMap(({ command, acp = [] }) =>
  [command[0], acp[0]].filter((program) => program !== undefined),
);

/** The package of npm that a program comes from; undefined where none is known. */
export function packageOf(program: string): string | undefined {
  const known = knownAgents.find(({ command }) => command[0] === program);
  return (
    known?.npm?.name ?? knownAgents.find(({ acp, adapter }) => adapter !== undefined && acp?.[0] === program)?.adapter
  );
}

/** The entry by which an agent is spoken with; undefined where it does not speak the protocol. */
export const spokenWith = (agent: KnownAgent): KnownAgent | undefined =>
  agent.acp && { ...agent, name: `${agent.name}-acp`, driver: 'acp', command: agent.acp };
