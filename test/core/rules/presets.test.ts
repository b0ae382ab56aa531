import { describe, expect, it } from 'vitest';
import { concernedBy } from '../../../src/core/rules/concerned.js';
import { config, configPath, order, orderPath, withOrder } from '../../../src/core/rules/examples.js';
import { findingsIn, workspaceOf } from './snapshot-of.js';

const preset = `---
title: One builds
start: [builder]
completes_on: built
gates: [{before: built, commands: acceptance}]
---
Keep to it.
`;
const pair = (role = 'emits: [built]') => ({
  '.autoloop/presets/pair/preset.md': preset,
  '.autoloop/presets/pair/roles/builder.md': `---\n${role}\n---\nBuild.\n`,
});
const chain = (steps: string) => `---\ntitle: All of it\nchain: ${steps}\n---\n`;
const told = (files: Record<string, string>, more = {}) =>
  findingsIn({ files: withOrder(files), facts: { presets: ['code'] }, ...more }).map(
    ({ path, line, rule, message }) => `${path}:${line} ${rule}: ${message}`,
  );

describe('presets of the project in a check', () => {
  it('may name agents of config.yml and no others', () => {
    const settings = { [configPath]: config({ agents: '{claude: {driver: exec, command: [claude]}}' }) };
    expect(told({ ...settings, ...pair('emits: [built]\nagent: claude') })).toEqual([]);
    expect(told({ ...settings, ...pair('emits: [built]\nagent: claud') })).toEqual([
      '.autoloop/presets/pair/roles/builder.md:3 preset-broken: config.yml has no agent `claud`',
    ]);
  });

  it('may be steps of chains, with those that come with the tool', () => {
    expect(told({ ...pair(), '.autoloop/presets/all/chain.md': chain('[pair, code]') })).toEqual([]);
    expect(told({ '.autoloop/presets/all/chain.md': chain('[pair, code]') })).toEqual([
      '.autoloop/presets/all/chain.md:3 preset-broken: There is no preset `pair`',
    ]);
    const circle = {
      '.autoloop/presets/all/chain.md': chain('[more]'),
      '.autoloop/presets/more/chain.md': chain('[all]'),
    };
    expect(told(circle)).toHaveLength(2);
  });

  it('can be named by orders, chains too', () => {
    const named = { [orderPath]: order({ attempts: '{preset: all}' }) };
    expect(told({ ...named, '.autoloop/presets/all/chain.md': chain('[code]') })).toEqual([]);
    expect(told(named)).toEqual([expect.stringContaining('broken-reference: There is no preset `all`')]);
  });

  it('are told about once where a file cannot be read', () => {
    const links = { '.autoloop/presets/pair/roles/other.md': '' };
    expect(told(pair('emits: [nothing]'), { links })).toEqual([
      expect.stringContaining('unreadable-document: The file is a symbolic link'),
    ]);
  });

  it('are concerned by changes of their own folder alone', () => {
    const workspace = workspaceOf({ files: withOrder(pair()) });
    const role = '.autoloop/presets/pair/roles/builder.md';
    expect(concernedBy(new Set(['.autoloop/presets/pair/preset.md']), workspace)(role)).toBe(true);
    expect(concernedBy(new Set([orderPath, '.autoloop/presets/other/preset.md']), workspace)(role)).toBe(false);
    expect(concernedBy(new Set([configPath]), workspace)(role)).toBe(true);
  });
});
