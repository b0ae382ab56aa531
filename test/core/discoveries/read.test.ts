import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFindings } from '../../../src/core/discoveries/read.js';
import { discoveryTypes, fieldsOfType } from '../../../src/core/discoveries/schemas.js';
import { findings } from './example-findings.js';

const lines = findings.map((finding) => JSON.stringify(finding));

it('takes what a role says it found, and not what it says of who and when', () => {
  const claimed = JSON.stringify({ ts: 'never', agent: 'root', ...findings[8] });
  expect(readFindings([...lines, '', claimed])).toEqual({ accepted: [...findings, findings[8]], refused: [] });
});

it('tells what it refused, by its number', () => {
  expect(readFindings([lines[0] as string, '{"type":"utilty","data":{}}', 'x'])).toEqual({
    accepted: [findings[0]],
    refused: [
      'Discovery 2 was refused: `utilty` is no type of discovery; did you mean `utility`?',
      'Discovery 3 was refused: it is not JSON',
    ],
  });
});

it('looks at a hundred, and tells of ten refusals', () => {
  const { accepted, refused } = readFindings([...Array(99).fill('x'), ...Array(5).fill(lines[0])]);
  expect(accepted).toHaveLength(1);
  expect(refused).toHaveLength(10);
  expect(refused[0]).toBe('Only 100 are taken of one role; 4 more were not looked at');
});

it('is what the program in the sandbox says', () => {
  const usage = readFileSync('templates/sandbox/bin/autoloop-discover', 'utf8');
  for (const type of discoveryTypes)
    expect(usage).toMatch(new RegExp(`^  ${type} +${literal(fieldsOfType(type).join(', '))}$`, 'm'));
});

const literal = (text: string): string => text.replace(/[?[\]{}]/g, '\\$&');
