import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, keyOf, lineOf, readDiscovery, readFinding } from '../../../src/core/discoveries/discovery.js';
import { discoveryTypes, fieldsOfType } from '../../../src/core/discoveries/schemas.js';
import { findings } from './example-findings.js';

const at = { ts: '2026-01-22T10:00:00+08:00', agent: 'ra' };

describe('a line of the board', () => {
  it('holds a discovery of each of the thirteen types', () => {
    expect(discoveryTypes).toHaveLength(13);
    expect(findings.map(({ type }) => type)).toEqual(discoveryTypes);
    for (const finding of findings)
      expect(readDiscovery(lineOf({ ...at, ...finding }))).toEqual({ ok: true, value: { ...at, ...finding } });
  });

  it.each([
    ['not json', 'it is not JSON'],
    ['[]', 'it is not a JSON object'],
    ['null', 'it is not a JSON object'],
    [{ ...at, type: 'utility' }, 'it has no `data`'],
    [{ ...at, data: {} }, 'it has no `type`'],
    [{ ...at, type: 'utilty', data: {} }, '`utilty` is no type of discovery; did you mean `utility`?'],
    [{ ...at, type: '__proto__', data: {} }, '`__proto__` is no type of discovery; there are: tech_stack,'],
    [{ ...at, type: 'test_command', data: { unit: '' } }, '`data.unit` is empty'],
    [{ ...at, type: 'test_command', data: { unit: 7 } }, '`data.unit` must be text'],
    [{ ...at, type: 'test_command', data: [] }, '`data` must be an object'],
    [{ ...at, type: 'test_command', data: { unti: 'x' } }, '`unti` is no key of `data`; did you mean `unit`?'],
    [{ ...at, type: 'test_command', data: { coverage: 'x' } }, '`unit` is missing in `data`'],
    [
      { ...at, type: 'architecture', data: { pattern: 'x', layers: ['a', 1], entry: 'x' } },
      '`data.layers[1]` must be text',
    ],
    [
      { ...at, type: 'blocker', data: { issue: 'x', severity: 'grave', impact: 'x' } },
      '`data.severity` must be one of: critical, high, medium, low',
    ],
    [{ ...at, ts: 'today', type: 'utility', data: {} }, '`ts` is no time of RFC 3339'],
    [{ ...at, ts: '2026-13-41T10:00:00Z', type: 'utility', data: {} }, '`ts` is no time of RFC 3339'],
    [{ ...at, agent: ' ', type: 'utility', data: {} }, '`agent` does not say who found it'],
    [
      { ...at, more: 1, type: 'utility', data: {} },
      '`more` is no key of a discovery, which has: ts, agent, type, data',
    ],
    [{ ...at, type: 'test_command', data: { unit: 'x'.repeat(4096) } }, 'it is longer than 4096 bytes'],
  ])('%j: %s', (line, fault) => {
    const read = readDiscovery(typeof line === 'string' ? line : JSON.stringify(line));
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.fault).toContain(fault);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .record({ type: fc.constantFrom(...discoveryTypes), data: fc.jsonValue() })
            .map((value) => JSON.stringify({ ...at, ...value })),
        ),
        (line) => {
          const read = readDiscovery(line);
          // What was read is written and read as the same.
          if (read.ok) expect(readDiscovery(lineOf(read.value))).toEqual(read);
          else expect(read.fault).not.toBe('');
        },
      ),
    );
  });
});

describe('the key', () => {
  const utility = (name: string): Finding => ({ type: 'utility', data: { name, file: 'a', usage: 'b' } });

  it('tells discoveries of a type apart by what they are about, not by what they say', () => {
    expect(keyOf(utility('pad'))).toBe(keyOf({ type: 'utility', data: { name: 'pad', file: 'c', usage: 'd' } }));
    expect(keyOf(utility('pad'))).not.toBe(keyOf(utility('Pad')));
    expect(keyOf(utility('pad'))).not.toBe(
      keyOf({ type: 'existing_feature', data: { name: 'pad', files: [], summary: 'x' } }),
    );
  });

  it('does not mind how it is spaced, composed or begun', () => {
    expect(keyOf(utility('  pad \n left'))).toBe(keyOf(utility('pad left')));
    expect(keyOf(utility('Cafe\u0301'))).toBe(keyOf(utility('Caf\u00e9')));
    expect(keyOf(utility('./src/a.ts'))).toBe(keyOf(utility('src/a.ts')));
  });

  it('is one for all of a type of which a project has one', () => {
    const alone = findings.filter((finding) => keyOf(finding) === finding.type).map(({ type }) => type);
    expect(alone).toEqual([
      'tech_stack',
      'architecture',
      'code_convention',
      'test_command',
      'test_baseline',
      'test_pattern',
    ]);
  });

  it('is made of a field that every discovery of its type must have', () => {
    for (const finding of findings.filter((one) => keyOf(one) !== one.type)) {
      const { [Object.keys(finding.data)[0] as string]: _, ...rest } = { ...finding.data } as Record<string, unknown>;
      expect(readFinding(finding.type, rest), finding.type).toMatchObject({ ok: false });
    }
  });
});

it('tells people which fields there are, and which may be left out', () => {
  expect(fieldsOfType('test_command')).toEqual(['unit', 'integration?', 'coverage?']);
  expect(fieldsOfType('project_config')).toEqual(['path', 'key_deps[]', 'scripts{}']);
});
