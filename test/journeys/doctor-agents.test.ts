import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { autoloop, git } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

const says = (version: string) => `#!/bin/sh\n[ "$1" = --version ] && echo '${version} (a program)'\n`;

/** What doctor says of agents, by their names, in a home with programs and settings. */
async function agentsIn(home: string, config: string, env: Record<string, string> = {}) {
  const repository = join(home, 'projects', 'repo');
  await git(home, 'init', '-q', repository);
  if (config !== '') await writeFiles(repository, { '.autoloop/config.yml': `owners: {}\n${config}` });
  const all = { HOME: home, PATH: `${home}/bin:/usr/bin:/bin`, OPENAI_API_KEY: '', CODEX_API_KEY: '', ...env };
  const { stdout } = await autoloop(repository, ['doctor', '--json'], { env: all });
  const { diagnoses } = JSON.parse(stdout) as {
    diagnoses: { subject: string; state: string; advice: string | null }[];
  };
  return Object.fromEntries(
    diagnoses
      .filter(({ subject }) => subject.startsWith('agent'))
      .map(({ subject, ...rest }) => [subject.replace('agent ', ''), rest]),
  );
}

describe('doctor says of agents', () => {
  it('which version was found, and what it lacks', async () => {
    const home = await temporary();
    await writeFiles(home, {
      'bin/codex': says('codex-cli 0.3.0'),
      'bin/gemini': says('0.61.0'),
      'lib/node_modules/claude/cli': says('2.1.197'),
      'bin/custom': says('1.0.0'),
      '.codex/auth.json': '{}',
    });
    await symlink('../lib/node_modules/claude/cli', join(home, 'bin/claude'));
    const isHeldBack = Number.parseInt(process.versions.node, 10) < 22;
    const found = await agentsIn(
      home,
      `agents:
  old: { driver: exec, command: [codex], home: [.codex/auth.json] }
  late: { driver: exec, command: [claude] }
  keyless: { driver: exec, command: [gemini], env: [GEMINI_API_KEY, GOOGLE_API_KEY] }
  homeless: { driver: exec, command: [gemini], home: [.gemini/settings.json] }
  greedy: { driver: exec, command: [custom], home: [.ssh] }
  gone: { driver: exec, command: [opencode] }
  spoken: { driver: acp, command: [codex-acp] }
  unheard: { driver: exec, command: [unheard-of] }
  fine: { driver: exec, command: [custom] }
`,
      { GEMINI_API_KEY: '', GOOGLE_API_KEY: '' },
    );
    expect(found).toMatchObject({
      old: {
        state: 'warning',
        found: `0.3.0 (${home}/bin/codex)`,
        advice: 'Its entry is not known to work before 0.40.0: update it.',
      },
      late: isHeldBack
        ? { state: 'warning', found: `2.1.197 (${home}/bin/claude)`, advice: expect.stringContaining('need Node 22') }
        : { state: 'good' },
      keyless: { state: 'warning', advice: expect.stringContaining('GEMINI_API_KEY, GOOGLE_API_KEY') },
      homeless: {
        state: 'warning',
        advice: expect.stringMatching(/`\.gemini\/settings\.json` of your home.*\nLog in/),
      },
      greedy: { state: 'warning', advice: expect.stringContaining('`.ssh` is shown to no agent') },
      gone: {
        state: 'warning',
        found: '`opencode` is not installed',
        advice: expect.stringContaining('npm install -g opencode-ai'),
      },
      spoken: { state: 'warning', advice: expect.stringContaining('npm install -g @agentclientprotocol/codex-acp,') },
      unheard: { state: 'warning', advice: 'Install it, or correct its `command` in config.yml.' },
      fine: { state: 'good', found: join(home, 'bin/custom') },
    });
  });

  it('which of those we know are installed, where the settings name none', async () => {
    const home = await temporary();
    await writeFiles(home, { 'bin/codex': says('codex-cli 0.169.0'), 'bin/ollama': says('ollama version is 0.12.3') });
    expect(await agentsIn(home, '')).toMatchObject({
      codex: { state: 'good', found: `Codex 0.169.0 (${home}/bin/codex)` },
      ollama: { state: 'good', found: `Ollama 0.12.3 (${home}/bin/ollama)` },
    });
    await mkdir(join(home, 'none'));
    expect(await agentsIn(join(home, 'none'), '')).toMatchObject({ agents: { state: 'warning' } });
  });

  it('that what is not on this machine is for the image to have', async () => {
    const home = await temporary();
    await writeFiles(home, { 'bin/codex': says('codex-cli 0.169.0') });
    const config = (lines: string) => `sandbox: { image: "localhost/none:1" }\nagents:\n${lines}`;
    expect(await agentsIn(home, config('  inside: { driver: exec, command: [opencode] }\n'))).toMatchObject({
      inside: { state: 'absent', found: '`opencode` is not on this machine: the image has to have it' },
    });
  });
});
