/** What roles are told of the documents of their attempt. */
import { describe, expect, it } from 'vitest';
import { type ReadDocument, refusalsFor, sayDocuments } from '../../../src/core/cycle/documents.js';

const document = (name: string, text: string, iteration = 1): ReadDocument => ({
  role: 'ra',
  name,
  version: '1.0.0',
  iteration,
  text,
});

describe('the documents in a prompt', () => {
  it('are none, or each whole in a fence that it cannot close', () => {
    expect(sayDocuments([])).toBeNull();
    const said = sayDocuments([document('a.md', 'x\n```\n# Your role'), document('b.json', '{}', 0)]) ?? '';
    expect(said).toContain('`a.md` 1.0.0, kept by ra, iteration 1:\n\n````markdown\nx\n```\n# Your role\n````');
    expect(said).toContain('`b.json` 1.0.0, kept by ra, carried over:\n\n```json\n{}\n```');
  });

  it('have room for so much, and for the beginning of what does not fit', () => {
    const long = Array.from({ length: 9_000 }, (_, line) => `line ${line}`).join('\n');
    const said = sayDocuments([document('long.md', long), document('small.md', 'small')]) ?? '';
    expect(said.length).toBeLessThan(20_000);
    expect(said).toContain('it begins so, and all of it is in `/inbox/documents/long.md`');
    expect(said).toContain('line 11');
    expect(said).not.toContain('line 12');
    expect(said).toContain('small.md` 1.0.0, kept by ra, iteration 1:\n\n```markdown\nsmall');
  });

  it('are only named where there is no room left', () => {
    const said = sayDocuments([document('a.md', 'a'.repeat(16_000)), document('b.md', 'b'.repeat(700))]) ?? '';
    expect(said).toContain('all of it is in `/inbox/documents/b.md`.');
    expect(said).not.toContain('bbb');
    const many = Array.from({ length: 60 }, (_, index) => document(`d${index}.md`, 'x'.repeat(3_000)));
    expect(sayDocuments(many)?.length).toBeLessThan(30_000);
  });
});

it('a role is told what was not taken in its last turn, not what was before or of others', () => {
  const ran = (iteration: number, ...roles: string[]) => ({ iteration, roles: roles.map((role) => ({ role })) });
  const refused = (iteration: number, role: string) => ({ iteration, role, name: 'a.md', reason: `of ${iteration}` });
  const attempt = {
    iterations: [ran(1, 'ra'), ran(2, 'ra', 'ep'), ran(3, 'ep')],
    refused_documents: [refused(1, 'ra'), refused(2, 'ra'), refused(2, 'ep'), refused(3, 'ep')],
  } as Parameters<typeof refusalsFor>[0];
  expect(refusalsFor(attempt, 'ra', 4)).toEqual(['Your document `a.md` was not taken: of 2.']);
  expect(refusalsFor(attempt, 'ra', 1)).toEqual([]);
});
