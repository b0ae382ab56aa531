import { describe, expect, it } from 'vitest';
import { issuesIn, readIssues, refusedSince, standOf } from '../../../src/core/cycle/issues.js';
import type { AttemptState } from '../../../src/core/journal/state.js';

type Known = [id: string, severity: string, status?: string];
const text = (...issues: Known[]) =>
  Buffer.from(
    JSON.stringify({
      issues: issues.map(([id, severity, status = 'open']) => ({
        id,
        title: 'Wrong',
        severity,
        status,
        seen: 'Look.',
      })),
    }),
  );

type Attempt = Pick<AttemptState, 'documents' | 'refused_documents' | 'iterations'>;
type Left = [iteration: number, role: string];

/** An attempt in which `cd` and then `vas` had their turns, three times; both left the document when it says so. */
function attemptOf(taken: Left[], refused: Left[] = []): Attempt {
  const name = 'issues.json';
  const iterations = [1, 2, 3].map((iteration) => ({ iteration, roles: [{ role: 'cd' }, { role: 'vas' }] }));
  return {
    documents: taken.map(([iteration, role]) => ({ iteration, role, name })),
    refused_documents: refused.map(([iteration, role]) => ({ iteration, role, name, reason: 'it is not JSON' })),
    iterations,
  } as unknown as Attempt;
}
const stand = (...versions: Uint8Array[]) =>
  standOf('issues.json', attemptOf(versions.map((_, index) => [index + 1, 'cd'])), versions);

describe('what is known to be wrong', () => {
  it('is what is critical and open', () => {
    expect(stand(text())).toEqual({ how: 'known', critical: [] });
    expect(stand(text(['a', 'critical'], ['b', 'high'], ['c', 'critical', 'mended']))).toEqual({
      how: 'known',
      critical: ['a'],
    });
  });

  it('is not made less by calling it so, nor by leaving it out; only by saying what became of it', () => {
    const grave = text(['a', 'critical']);
    expect(stand(grave, text(['a', 'low']))).toMatchObject({ critical: ['a'] });
    expect(stand(grave, text())).toMatchObject({ critical: ['a'] });
    expect(stand(grave, text(['a', 'critical', 'mended']))).toMatchObject({ critical: [] });
    expect(stand(grave, text(['a', 'low', 'mistaken']), text())).toMatchObject({ critical: [] });
    // Who validates opens it again.
    expect(stand(grave, text(['a', 'low', 'mended']), text(['a', 'low']))).toMatchObject({ critical: ['a'] });
    expect(stand(text(['a', 'low']), text(['a', 'critical']))).toMatchObject({ critical: ['a'] });
  });

  it('is unknown without the document, and where one that was left since could not be taken', () => {
    const of = (taken: Left[], refused: Left[]) =>
      standOf(
        'issues.json',
        attemptOf(taken, refused),
        taken.map(() => text()),
      );
    expect(of([], [])).toEqual({ how: 'unknown', reason: 'is missing' });
    const unknown = { how: 'unknown', reason: 'of `vas` was not taken: it is not JSON' };
    expect(of([], [[1, 'vas']])).toEqual(unknown);
    expect(of([[1, 'cd']], [[1, 'vas']])).toEqual(unknown);
    expect(of([[1, 'vas']], [[1, 'cd']])).toMatchObject({ how: 'known' });
    expect(of([[2, 'cd']], [[1, 'vas']])).toMatchObject({ how: 'known' });
    expect(of([[2, 'cd']], [[3, 'vas']])).toEqual(unknown);
    expect(refusedSince(attemptOf([[1, 'cd']], [[1, 'vas']]), 'other.json')).toBeUndefined();
  });

  it('is read as what anybody may have written', () => {
    const fault = (given: string) => readIssues(Buffer.from(given));
    const one = (keys: string) =>
      fault(`{"issues": [{"id": "a", "title": "t", "severity": "low", "status": "open", ${keys}}]}`);
    expect(one('"more": {"than": "needed"}')).toMatchObject({ issues: [{ id: 'a' }] });
    expect(fault('{"issues": [')).toEqual({ fault: 'it is not JSON' });
    expect(fault('[]')).toEqual({ fault: expect.stringContaining('must be') });
    expect(fault('{}')).toEqual({ fault: '`issues` is missing in `document`' });
    expect(one('"severity": "Critical"')).toEqual({ fault: expect.stringContaining('must be one of: critical, high') });
    expect(one('"status": "fixed"')).toEqual({ fault: expect.stringContaining('must be one of: open, mended') });
    expect(one('"id": "A\\u001b[2J`"')).toEqual({ fault: expect.not.stringContaining('\u001b') });
    expect(readIssues(text(['a', 'low'], ['a', 'critical']))).toEqual({ fault: 'issue `a` is there twice' });
    expect(readIssues(text(...Array.from({ length: 1001 }, (_, index): Known => [`i${index}`, 'low'])))).toHaveProperty(
      'fault',
    );
    // What an earlier run left may have been held to nothing.
    expect(stand(Buffer.from('None.'), text())).toEqual({
      how: 'unknown',
      reason: 'cannot be used: it is not JSON',
    });
  });

  it('is asked for by phases', () => {
    expect(
      issuesIn([{ name: 'a' }, { name: 'b', no_critical: 'x.json' }, { name: 'c', no_critical: 'x.json' }]),
    ).toEqual(['x.json']);
  });
});
