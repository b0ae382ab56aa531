import { describe, expect, it } from 'vitest';
import { divideSetup, pathsOf, plainEntries, setupDigest } from '../../src/core/shared-setup.js';

const ground = { engine: 'podman', image: 'sha256:one', node: 'v20.19.0', platform: 'linux', architecture: 'x64' };
const entry = { run: 'npm ci', inputs: ['package-lock.json'], outputs: ['node_modules'] };
const ids: Record<string, string> = { 'package-lock.json': 'blob 1' };
const idAt = (path: string) => ids[path];

describe('what outputs are known by', () => {
  const digest = setupDigest([entry], idAt, ground);

  it.each(Object.keys(ground))('is another with another %s', (key) => {
    expect(setupDigest([entry], idAt, { ...ground, [key]: 'other' })).not.toBe(digest);
  });

  it.each([
    ['command', { run: 'npm ci --omit=dev' }],
    ['input', { inputs: ['package.json', 'package-lock.json'] }],
    ['output', { outputs: ['modules'] }],
  ])('is another with another %s', (_, change) => {
    expect(setupDigest([{ ...entry, ...change }], idAt, ground)).not.toBe(digest);
  });

  it('is another with another content of an input, without it, and after another command', () => {
    const others = [
      setupDigest([entry], () => 'blob 2', ground),
      setupDigest([entry], () => undefined, ground),
      setupDigest(['true', entry], idAt, ground),
    ];
    expect(new Set([...others, digest]).size).toBe(4);
  });

  it('is the same for the same', () => {
    expect(setupDigest(plainEntries([{ ...entry, outputs: ['./node_modules/'] }]), idAt, ground)).toBe(digest);
  });
});

it('what comes after the first that a tree cannot share is run, though nothing of its own changed', () => {
  const built = { run: 'make', inputs: ['Makefile'], outputs: ['built'] };
  const entries = ['true', entry, built];
  expect(pathsOf(entries)).toEqual(['package-lock.json', 'node_modules', 'Makefile', 'built']);
  expect(divideSetup(entries, idAt, idAt)).toEqual({ shared: [entry, built], commands: ['true'] });
  const changed = (path: string) => (path === 'package-lock.json' ? 'blob 2' : idAt(path));
  expect(divideSetup(entries, idAt, changed)).toEqual({ shared: [], commands: ['true', 'npm ci', 'make'] });
});
