import { describe, expect, it } from 'vitest';
import { checkPreset } from '../../../src/core/presets/check.js';
import { readParts } from '../../../src/core/presets/read.js';
import { shippedFiles as filesOf, shippedPresets as names, shippedPreset as of } from '../../support/preset-play.js';

const teams = names.filter((name) => name !== 'solo');

describe('the presets that come with the tool', () => {
  it('are these', () => {
    expect(names).toEqual([
      'code',
      'cycle',
      'debug',
      'docs',
      'fix',
      'performance',
      'qa',
      'research',
      'review',
      'security',
      'simplify',
      'solo',
      'spec',
      'test',
    ]);
  });

  it.each(names)('%s has no fault', (name) => {
    const found = checkPreset(readParts(name, filesOf(name)));
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each(teams)('%s tells each role what the others do, and leaves to the tool what holds in every preset', (name) => {
    const { harness, roles } = of(name);
    for (const role of roles.keys()) expect(harness).toContain(`\`${role}\``);
    const all = [harness, ...[...roles.values()].map(({ prompt }) => prompt)].join('\n');
    expect(all).not.toMatch(/not\s+a\s+suggestion|protected|is data\.|clean\s+checkout|autoloop-emit|\/outbox/i);
  });

  it.each(teams)('%s is completed, on proof, by somebody who changed nothing; what fails goes to who can', (name) => {
    const preset = of(name);
    const roles = [...preset.roles.values()];
    const proposers = roles.filter(({ emits }) => emits.includes(preset.completesOn));
    expect(proposers.length).toBeGreaterThan(0);
    expect(proposers.filter(({ readOnly }) => !readOnly)).toEqual([]);
    // Saying nothing must not be taken for a judgement.
    expect(proposers.filter(({ onExit }) => onExit !== null)).toEqual([]);
    const gate = preset.gates.get(preset.completesOn);
    expect(gate?.commands).toBe('acceptance');
    expect(gate?.otherwise?.filter((role) => preset.roles.get(role)?.readOnly)).toEqual([]);
    expect(gate?.otherwise?.length).toBeGreaterThan(0);
  });

  it.each(teams)('%s tells each role of each event that it may emit, of no other, and of its documents', (name) => {
    const preset = of(name);
    const all = new Set([...preset.roles.values()].flatMap(({ emits }) => emits));
    for (const role of preset.roles.values()) {
      const said = new Set(
        [...role.prompt.matchAll(/`([a-z0-9.]+)(?: --data\s[^`]*)?`/g)].map(([, word]) => word ?? ''),
      );
      const spoken = [...said].filter((word) => all.has(word));
      expect({ role: role.name, stray: spoken.filter((event) => !role.emits.includes(event)) }).toMatchObject({
        stray: [],
      });
      // Of a lone event the tool tells with what has to be returned; of a blocked order the text for all.
      const own = role.emits.filter((event) => event !== 'order.blocked' && event !== role.onExit);
      expect({ role: role.name, unspoken: own.filter((event) => !said.has(event)) }).toMatchObject({ unspoken: [] });
      for (const document of role.documents) expect(role.prompt).toContain(`\`${document}\``);
    }
  });

  it.each(teams)('%s gives what a role of it keeps to each role that is told to read it', (name) => {
    const preset = of(name);
    const kept = new Set([...preset.roles.values()].flatMap(({ documents }) => documents));
    for (const role of preset.roles.values()) {
      const read = [...role.prompt.matchAll(/`([a-z-]+\.(?:md|json))`/g)].map(([, document]) => document ?? '');
      expect(read.filter((document) => !kept.has(document))).toEqual([]);
      const ofOthers = read.filter((document) => !role.documents.includes(document));
      if (ofOthers.length > 0) expect(role).toMatchObject({ context: expect.arrayContaining(['documents']) });
      if (/\bthe diff\b/.test(role.prompt)) expect(role.context).toContain('diff');
    }
  });
});
