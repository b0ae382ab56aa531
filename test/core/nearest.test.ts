import { describe, expect, it } from 'vitest';
import { nearest, slipOf } from '../../src/core/nearest.js';

const keys = ['owner', 'goal', 'state', 'stage', 'depends_on', 'allowed_scope', 'acceptance_commands'];

describe('nearest', () => {
  it.each([
    ['onwer', 'owner'],
    ['Owner', 'owner'],
    ['dependsOn', 'depends_on'],
    ['allowed-scope', 'allowed_scope'],
    ['acceptance_comands', 'acceptance_commands'],
    ['stat', 'state'],
  ])('%s is meant for %s', (word, key) => {
    expect(nearest(word, keys)).toBe(key);
  });

  it('takes two swapped letters of four for a slip, and no other two', () => {
    expect(nearest('cdoe', ['code'])).toBe('code');
    expect(nearest('cod', ['code'])).toBe('code');
    expect(nearest('nope', ['code'])).toBeUndefined();
    expect(nearest('foo', ['todo'])).toBeUndefined();
  });

  it.each(['colour', 'x', '', 'o'.repeat(1000), 'description'])('%j is meant for none', (word) => {
    expect(nearest(word, keys)).toBeUndefined();
  });
});

describe('slipOf', () => {
  it('is sure where one candidate is nearer than the others', () => {
    expect(slipOf('onwer', keys)).toBe('owner');
    expect(slipOf('sttae', ['state'])).toBe('state');
  });

  it('is not sure between two, or of short words', () => {
    expect(slipOf('stae', keys)).toBeUndefined();
    expect(slipOf('yse', ['yes', 'no'])).toBeUndefined();
    expect(slipOf('acceptance', ['acceptance_commands'])).toBeUndefined();
  });
});
