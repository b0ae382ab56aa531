import { describe, expect, it } from 'vitest';
import schema from '../../../schemas/config.schema.json' with { type: 'json' };
import { bytesOf, limitsOf, type Policy, policyFor, withDefaults } from '../../../src/core/documents/policy.js';
import type { Config } from '../../../src/core/documents/types.gen.js';

interface Node {
  default?: unknown;
  properties?: Record<string, Node>;
}

/** Every key of the schema with a default, as a path. */
function defaultsIn({ properties = {} }: Node, path: string[] = []): [path: string[], value: unknown][] {
  return Object.entries(properties).flatMap(([key, node]): [string[], unknown][] => [
    ...('default' in node ? ([[[...path, key], node.default]] as [string[], unknown][]) : []),
    ...defaultsIn(node, [...path, key]),
  ]);
}

const valueAt = (policy: Policy, path: string[]): unknown =>
  path.reduce((value: unknown, key) => (value as Record<string, unknown>)[key], policy);

describe('withDefaults', () => {
  it('fills in the defaults that the schema names', () => {
    const policy = withDefaults({});
    const named = defaultsIn(schema as Node);
    expect(named.length).toBeGreaterThan(20);
    for (const [path, value] of named) expect(valueAt(policy, path), path.join('.')).toEqual(value);
  });

  it('knows every key of the schema', () => {
    expect(Object.keys(withDefaults({})).sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('keeps what the project says, key by key', () => {
    const config: Config = {
      owners: { web: { scope: ['src/**'] } },
      agents: {
        claude: { driver: 'exec', command: ['claude'], timeout: 9 },
        demo: { driver: 'replay', recording: 'r' },
      },
      sandbox: { minutes: 2, network: ['a.b:443'] },
      judge: { repeats: 1 },
      checks: { severity: { 'scope-overlap': 'off' } },
    };
    const policy = withDefaults(config);
    expect(policy.owners.web).toEqual({ scope: ['src/**'], actors: [] });
    expect(policy.agents.claude).toEqual({
      driver: 'exec',
      command: ['claude'],
      env: [],
      home: [],
      retries: 3,
      emits: [],
      timeout: 9,
    });
    expect(policy.agents.demo).toEqual({
      driver: 'replay',
      recording: 'r',
      command: [],
      env: [],
      home: [],
      retries: 3,
      emits: [],
      timeout: 120,
    });
    expect(policy.sandbox).toMatchObject({ minutes: 2, network: ['a.b:443'], engine: 'auto' });
    expect(policy.judge).toEqual({ repeats: 1, retries: 1, timeout: 600 });
    expect(policy.checks).toEqual({ severity: { 'scope-overlap': 'off' } });
  });

  it('finds no lane or agent that nobody configured', () => {
    const { owners, agents } = withDefaults({});
    expect(owners.constructor).toBeUndefined();
    expect('toString' in agents).toBe(false);
  });

  it('is plain JSON and shares nothing with its input or with another policy', () => {
    const config: Config = { roles: { user: ['a@b.c'] } };
    const policy = withDefaults(config);
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
    policy.roles.user.push('x@y.z');
    policy.sandbox.setup.push('rm');
    expect(config.roles?.user).toEqual(['a@b.c']);
    expect(withDefaults(config).sandbox.setup).toEqual([]);
  });
});

it.each([
  ['1K', 1024],
  ['512M', 536_870_912],
  ['2G', 2_147_483_648],
  ['1T', 1_099_511_627_776],
])('a size of %s has %i bytes', (size, bytes) => {
  expect(bytesOf(size)).toBe(bytes);
});

describe('policyFor', () => {
  const policy = withDefaults({
    agents: { a: { driver: 'exec', timeout: 9 }, b: { driver: 'exec' } },
    sandbox: { memory: '1G', pids: 100 },
  });

  it('lets an order change what its attempts may use, key by key, and nothing else', () => {
    const own = policyFor(policy, { attempts: { count: 2, limits: { memory: '4G', cpus: 0.5, output: '1M' } } });
    expect(limitsOf(own)).toEqual({ ...limitsOf(policy), memory: '4G', cpus: 0.5, output: '1M' });
    expect({ ...own, sandbox: policy.sandbox }).toEqual(policy);
    expect({ ...own.sandbox, memory: '1G', cpus: 2, output: '16M' }).toEqual(policy.sandbox);
    expect(limitsOf(policy).memory).toBe('1G');
  });

  it('gives all agents the minutes of the order, also those with a time of their own', () => {
    const own = policyFor(policy, { attempts: { limits: { minutes: 1.5 } } });
    expect(own.sandbox.minutes).toBe(1.5);
    expect(Object.values(own.agents).map(({ timeout }) => timeout)).toEqual([90, 90]);
    expect(policy.agents.a?.timeout).toBe(9);
  });

  it('is the policy itself for an order that says nothing', () => {
    for (const order of [undefined, {}, { attempts: {} }, { attempts: { limits: {} } }])
      expect(policyFor(policy, order)).toEqual(policy);
  });
});
