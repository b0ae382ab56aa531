import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefDiscoveries } from '../../src/core/discoveries/brief.js';
import { briefNotes } from '../../src/core/memory/brief.js';
import type { KnownNote } from '../../src/core/memory/note.js';
import { shares, shortlist, wordsOf } from '../../src/core/shortlist.js';
import { findings } from './discoveries/example-findings.js';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T10:00:00Z`;

describe('what fits into a prompt', () => {
  it('is the weightiest, of those the newest', () => {
    const notes = [
      { ts: day(1), text: 'old', weight: 1 },
      { ts: day(9), text: 'light', weight: 0 },
      { ts: day(2), text: 'new', weight: 1 },
    ];
    expect(shortlist(notes, 1000)).toBe('- new\n- old\n- light');
    expect(shortlist(notes, 55)).toBe('- new\n- old\n(1 more left out)');
    expect(shortlist([], 1000)).toBe('');
  });

  it('never is more than there is room for, and says of everything whether it was left out', () => {
    const listed = fc.record({
      ts: fc.integer({ min: 1, max: 28 }).map(day),
      text: fc.string({ maxLength: 80 }).map((text) => text.replaceAll('\n', ' ')),
      weight: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 60 }), fc.integer({ min: 40, max: 2000 }), (notes, most) => {
        const text = shortlist(notes, most);
        expect(text.length).toBeLessThanOrEqual(most);
        const out = Number(/\((\d+) more left out\)$/.exec(text)?.[1] ?? 0);
        const shown = text === '' ? 0 : text.split('\n').length - (out > 0 ? 1 : 0);
        expect(shown + out).toBe(notes.length);
      }),
    );
  });

  it('has what stands in the way first, then what the order is about', () => {
    const found = findings.map((finding, n) => ({ ts: day(n + 1), agent: 'ra', ...finding }));
    const lines = briefDiscoveries(found, 10_000, wordsOf('Make trim keep the edge cases')).split('\n');
    expect(lines[0]).toBe('- blocker: issue: no network; severity: high; impact: Nothing can be installed.');
    expect(lines[1]).toContain('similar_impl: feature: trim');
    expect(lines[2]).toContain('test_pattern');
    expect(lines).toHaveLength(13);
  });

  it('has notes with their ids, and keeps each on its line', () => {
    const note = (n: number, text: string): KnownNote => ({
      id: String(n).repeat(16),
      ts: day(n),
      by: 'ra',
      type: 'fact',
      text,
      tags: ['x'],
    });
    expect(briefNotes([note(1, 'a\n- b\u202e'), note(2, 'the clock')], 1000, wordsOf('Clock'))).toBe(
      '- 2222222222222222 fact: the clock [x]\n- 1111111111111111 fact: a - b⟨U+202E⟩ [x]',
    );
  });
});

describe('room for several texts', () => {
  it('is as much as each needs, and else an equal part of what the shorter leave', () => {
    expect(shares([10, 20], 100)).toEqual([10, 20]);
    expect(shares([90, 10, 90], 100)).toEqual([45, 10, 45]);
    expect(shares([90, 90, 90], 100)).toEqual([33, 33, 34]);
    expect(shares([], 100)).toEqual([]);
  });
});
