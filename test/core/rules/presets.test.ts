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

  it('want no command that an order lacks which names them, or a chain of them, or none', () => {
    const wants = (command: string, name = 'pair') => ({
      [`.autoloop/presets/${name}/preset.md`]: preset.replace('acceptance', `[${command}]`),
      [`.autoloop/presets/${name}/roles/builder.md`]: pair()['.autoloop/presets/pair/roles/builder.md'],
    });
    const ordered = (named: string, more = {}) => ({
      [orderPath]: order({ attempts: `{preset: ${named}}`, ...more }),
      '.autoloop/presets/all/chain.md': chain('[code, more]'),
      '.autoloop/presets/more/chain.md': chain('[pair]'),
    });
    const missing = expect.stringMatching(
      /login\.md:\d+ preset-command-missing: Preset `pair` wants command `tests` before `built`, which the order lacks$/,
    );
    expect(told({ ...ordered('pair'), ...wants('tests') })).toEqual([missing]);
    expect(told({ ...ordered('all'), ...wants('tests') })).toEqual([missing]);
    expect(told({ ...ordered('all'), ...wants('test') })).toEqual([]);
    expect(told({ ...ordered('code'), ...wants('tests') })).toEqual([]);
    expect(told(wants('tests', 'solo'))).toEqual([expect.stringContaining('preset-command-missing: Preset `solo`')]);
    // Of what is over, or never run, nobody wants anything.
    const never = [{ granularity: 'no-dispatch' }, { state: 'withdrawn' }];
    for (const keys of never) expect(told({ ...ordered('pair', keys), ...wants('tests') })).toEqual([]);
    const [found] = findingsIn({ files: withOrder({ ...ordered('pair'), ...wants('tests') }) });
    expect(found).toMatchObject({ severity: 'error', hint: 'Did you mean `test`?' });
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

  it('concern the orders that name them, and those that name none where they are the one for these', () => {
    const isConcerned = (touched: string, attempts?: string) =>
      concernedBy(
        new Set([touched]),
        workspaceOf({ files: withOrder({ ...pair(), ...(attempts && { [orderPath]: order({ attempts }) }) }) }),
      )(orderPath);
    expect(isConcerned('.autoloop/presets/pair/preset.md', '{preset: pair}')).toBe(true);
    expect(isConcerned('.autoloop/presets/pair/preset.md')).toBe(false);
    expect(isConcerned('.autoloop/presets/solo/preset.md')).toBe(true);
  });
});
