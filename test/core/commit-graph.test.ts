import { describe, expect, it } from 'vitest';
import { commitGraph } from '../../src/core/commit-graph.js';

/** `id: parents`, descendants first. */
const graphOf = (...lines: string[]) =>
  commitGraph(
    new Map(
      lines.map((line) => {
        const [id = '', parents = ''] = line.split(':');
        return [id, parents.split(' ').filter(Boolean)] as const;
      }),
    ),
  );

/** `main`: a b m c; `m` merges `topic`: t u. */
const merged = graphOf('c:m', 'm:b u', 'u:t', 't:a', 'b:a', 'a:');

describe('a graph of commits', () => {
  it('says what can be reached, and nothing of what it does not know', () => {
    expect(['c', 'm', 'u', 'a'].map((id) => merged.reaches('c', id))).toEqual([true, true, true, true]);
    expect(merged.reaches('b', 'u')).toBe(false);
    expect(merged.reaches('u', 'u')).toBe(true);
    expect([merged.reaches('x', 'a'), merged.reaches('a', 'x'), merged.has('x')]).toEqual([false, false, false]);
  });

  it('lists what one commit has and others have not, the oldest first', () => {
    expect(merged.between('u', ['b'])).toEqual(['t', 'u']);
    expect(merged.between('c', ['a'])).toEqual(['b', 't', 'u', 'm', 'c']);
    expect(merged.between('c', ['b', 'x'])).toEqual(['t', 'u', 'm', 'c']);
    expect([merged.between('b', ['c']), merged.between('x', [])]).toEqual([[], []]);
  });

  it('takes a merge into a line as one step', () => {
    expect(merged.lineBetween('c', ['a'])).toEqual(['b', 'm', 'c']);
    expect(merged.lineBetween('c', [])).toEqual(['a', 'b', 'm', 'c']);
    expect(merged.lineBetween('x', [])).toEqual([]);
  });

  it('finds where two lines part', () => {
    expect(merged.fork('b', 'u')).toBe('a');
    expect(merged.fork('c', 'u')).toBe('u');
    expect(graphOf('a:', 'b:').fork('a', 'b')).toBeUndefined();
  });

  it('leaves parents out that it was not given', () => {
    const cut = graphOf('b:a', 'a:older oldest');
    expect(cut.between('b', [])).toEqual(['a', 'b']);
    expect(cut.lineBetween('b', [])).toEqual(['a', 'b']);
  });
});
