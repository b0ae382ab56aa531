import { describe, expect, it } from 'vitest';
import { refusedOfHome } from '../../../src/core/agents/home.js';
import { knownAgents } from '../../../src/core/agents/known.js';

describe('of a home', () => {
  it.each([
    '',
    '.',
    './',
    'a/../..',
    '.ssh',
    '.ssh/id_ed25519',
    './.ssh',
    './/.gnupg/',
    '.config',
    '.local/share',
    '.local/share/keyrings',
    '.aws/credentials',
    '.netrc',
    '.config/gh/hosts.yml',
    // For what it holds.
    '.cargo',
  ])('%j is given to no agent', (path) => {
    expect(refusedOfHome(path)).toMatch(/is shown to no agent|belongs to many/);
  });

  it.each([
    '.codex',
    '.codex/auth.json',
    '.sshx',
    '.config/goose',
    '.cargo/config.toml',
    '.gemini/settings.json',
    '.local/share/opencode',
  ])('%j may be', (path) => {
    expect(refusedOfHome(path)).toBe(null);
  });

  it('whatever a ready-made entry names may be', () => {
    for (const { home = [] } of knownAgents) for (const path of home) expect(refusedOfHome(path)).toBe(null);
  });
});
