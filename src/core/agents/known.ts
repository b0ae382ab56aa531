/**
 * Agent CLIs we know how to start without a person: prompt on standard input, no questions, JSON output where there is any.
 * Each runs in its own bypass mode, because it is sealed from outside and sandboxes do not nest.
 */
export interface KnownAgent {
  /** The name it gets in config.yml, and what people call it. */
  name: string;
  title: string;
  command: string[];
  /** Variables its vendor documents for credentials and addresses. */
  env: string[];
  /** The hosts it must reach to think. */
  network: string[];
}

export const knownAgents: KnownAgent[] = [
  {
    name: 'claude',
    title: 'Claude Code',
    command: ['claude', '-p', '--output-format', 'stream-json', '--verbose', '--dangerously-skip-permissions'],
    env: ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'CLAUDE_CODE_OAUTH_TOKEN'],
    network: ['api.anthropic.com:443'],
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
    env: ['OPENAI_API_KEY', 'CODEX_API_KEY'],
    network: ['api.openai.com:443'],
  },
  {
    name: 'gemini',
    title: 'Gemini CLI',
    command: ['gemini', '--skip-trust', '--approval-mode', 'yolo', '-o', 'stream-json'],
    env: ['GEMINI_API_KEY', 'GOOGLE_GEMINI_BASE_URL'],
    network: ['generativelanguage.googleapis.com:443'],
  },
  {
    name: 'opencode',
    title: 'opencode',
    command: ['opencode', 'run', '--format', 'json', '--auto'],
    env: ['OPENCODE_CONFIG', 'ANTHROPIC_API_KEY', 'OPENAI_API_KEY'],
    network: ['api.anthropic.com:443', 'api.openai.com:443'],
  },
  {
    name: 'qwen',
    title: 'Qwen Code',
    command: ['qwen', '--auth-type', 'openai', '--yolo', '-o', 'stream-json'],
    env: ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL'],
    network: ['dashscope.aliyuncs.com:443'],
  },
  {
    name: 'copilot',
    title: 'GitHub Copilot CLI',
    command: ['copilot', '--yolo', '--output-format', 'json', '--no-ask-user', '--no-auto-update'],
    env: ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN'],
    network: ['api.githubcopilot.com:443', 'api.github.com:443'],
  },
  {
    name: 'pi',
    title: 'pi',
    command: ['pi', '-p', '--mode', 'json', '--no-session'],
    env: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY'],
    network: ['api.anthropic.com:443', 'api.openai.com:443'],
  },
];
