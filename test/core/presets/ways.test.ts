/** Each preset that comes with the tool, through its loop: the fixtures that agents play in sandboxes, without one. */
import { describe, expect, it } from 'vitest';
import { play, shippedPreset, shippedPresets, waysOf } from '../../support/preset-play.js';

const all = shippedPresets
  .filter((name) => name !== 'solo')
  .flatMap((name) => Object.entries(waysOf(name)).map(([way, expected]) => ({ name, way, ...expected })));

describe('each shipped preset', () => {
  it('has a way that succeeds, one that is turned back, one that stalls and one that uses up its budget', () => {
    for (const name of new Set(all.map((one) => one.name)))
      expect(Object.keys(waysOf(name))).toEqual(expect.arrayContaining(['success', 'rejection', 'stall', 'budget']));
  });

  it.each(all)('$name goes its way: $way', ({ name, fixture, iterations, outcome }) => {
    const preset = shippedPreset(name);
    const played = play(preset, fixture);
    expect(played).toMatchObject({ outcome, ...(iterations === undefined ? {} : { iterations }) });
    if (iterations === undefined) expect(played.iterations).toHaveLength(preset.limits.iterations);
  });

  it.each(all.filter(({ outcome }) => outcome === 'completed'))(
    '$name is held, and never verified, where nothing is configured to prove it: $way',
    ({ name, fixture, way }) => {
      // Where the way is about what fails a gate, there is none to fail.
      if (way === 'gate' || way === 'cycles') return;
      expect(play(shippedPreset(name), fixture, { acceptance: [] })).toMatchObject({ outcome: 'held' });
    },
  );

  it.each(all.filter(({ way }) => way === 'success'))(
    '$name does not complete while a command fails, whatever its roles say',
    ({ name, fixture }) => {
      const idle = Object.fromEntries(
        Object.entries(fixture).map(([role, turns]) => [role, turns.map(({ edits: _, ...turn }) => turn)]),
      );
      expect(play(shippedPreset(name), idle).outcome).not.toBe('completed');
      const wrong = JSON.parse(JSON.stringify(fixture).replaceAll('"done\\n"', '"begun {iteration}\\n"'));
      expect(play(shippedPreset(name), wrong).outcome).toMatch(/^(?:stalled|budget-exhausted)$/);
    },
  );

  it.each(all.filter(({ way }) => way === 'success'))(
    '$name ends as blocked where a role says so',
    ({ name, fixture }) => {
      const preset = shippedPreset(name);
      for (const role of preset.roles.keys()) {
        const played = play(preset, { ...fixture, [role]: [{ events: [{ event: 'order.blocked' }] }] });
        expect({ role, outcome: played.outcome }).toEqual({ role, outcome: 'blocked' });
      }
    },
  );
});
