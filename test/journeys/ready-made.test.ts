import { describe, expect, it } from 'vitest';
import { knownAgents } from '../../src/core/agents/known.js';
import { project } from '../support/project.js';
import { autoloop } from '../support/run-program.js';
import { writeFiles } from '../support/sample.js';
import { temporary } from '../support/temporary.js';

describe('init', () => {
  it('gives an agent its login where no key is set, and every ready-made entry can be written', async () => {
    const home = await temporary();
    await writeFiles(home, { '.codex/auth.json': '{}', '.gemini/settings.json': '{}' });
    const noKey = { HOME: home, OPENAI_API_KEY: '', CODEX_API_KEY: '' };
    const settings = async (agents: string, env: Record<string, string>) => {
      const repo = await project();
      expect((await autoloop(repo, ['init', '--owners', 'web', '--agent', agents], { env })).code).toBe(0);
      const found = JSON.parse((await autoloop(repo, ['config', '--json'], { env })).stdout).settings;
      expect((await autoloop(repo, ['check'], { env })).stdout).not.toMatch(/error|config-/);
      return Object.fromEntries(found.map(({ key, value }: { key: string; value: unknown }) => [key, value]));
    };
    const login = await settings('codex', noKey);
    expect(login['agents.codex.home']).toEqual(['.codex/auth.json']);
    expect(login['sandbox.network']).toEqual(['api.openai.com:443', 'chatgpt.com:443', 'auth.openai.com:443']);
    const key = await settings('codex', { ...noKey, OPENAI_API_KEY: 'a key' });
    expect(key['agents.codex.home']).toEqual([]);
    expect(key['sandbox.network']).toEqual(['api.openai.com:443']);
    const all = await settings(knownAgents.map(({ name }) => name).join(','), noKey);
    for (const { name, command } of knownAgents) expect(all[`agents.${name}.command`]).toEqual(command);
    expect(all['agents.ollama.model']).toBe('qwen2.5-coder');
    const speaking = knownAgents.filter(({ acp }) => acp);
    const spoken = await settings(speaking.map(({ name }) => `${name}:acp`).join(','), noKey);
    for (const { name, acp } of speaking) {
      expect(spoken[`agents.${name}-acp.driver`]).toBe('acp');
      expect(spoken[`agents.${name}-acp.command`]).toEqual(acp);
    }
  });

  it('says which do not speak the protocol', async () => {
    const { code, stderr } = await autoloop(await project(), ['init', '--agent', 'aider:acp']);
    expect(code).toBe(2);
    expect(stderr).toContain('aider is not known to speak the Agent Client Protocol');
    expect((await autoloop(await project(), ['init', '--agent', 'cluade:acp'])).stderr).toContain('unknown-agent');
  });
});
