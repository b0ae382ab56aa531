import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutSection, withSection } from '../../../src/core/import/agents-section.js';

const section = '## How work is ordered\n\nBy orders.\n';

it('comes and goes without a trace, whatever the lines of the file end with', () => {
  const text = fc
    .array(fc.constantFrom('# Agents', 'Be kind.', '', '- a', '<!-- x -->'), { minLength: 1 })
    .chain((lines) =>
      fc
        .record({ eol: fc.constantFrom('\n', '\r\n'), end: fc.constantFrom(0, 1, 2) })
        .map(({ eol, end }) => lines.join(eol) + eol.repeat(end)),
    )
    .filter((value) => value !== '');
  fc.assert(
    fc.property(text, (before) => {
      const after = withSection(before, section);
      expect(after.startsWith(before)).toBe(true);
      expect(withSection(after, section)).toBe(after);
      expect(withoutSection(after)).toBe(before);
    }),
  );
});

it('is renewed where it stands, between what others wrote', () => {
  const first = `${withSection('# Agents\n', 'Old.')}\n## Afterwards\n`;
  const second = withSection(first, section);
  expect(second).toContain('By orders.');
  expect(second).not.toContain('Old.');
  expect(second).toMatch(/^# Agents\n\n<!-- autoloop:begin -->\n[\s\S]*<!-- autoloop:end -->\n\n## Afterwards\n$/);
  expect(withoutSection(second)).toBe('# Agents\n\n## Afterwards\n');
});

it('is all of a file that was made for it, and that file then goes', () => {
  const made = withSection(undefined, section);
  expect(made).toBe(`<!-- autoloop:begin -->\n${section}<!-- autoloop:end -->\n`);
  expect(withoutSection(made)).toBeUndefined();
  expect(withoutSection('# Agents\n')).toBe('# Agents\n');
});

it('takes the line ends of the file', () => {
  expect(withSection('# Agents\r\n', section)).not.toMatch(/[^\r]\n/);
});
