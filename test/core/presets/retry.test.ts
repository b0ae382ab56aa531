import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTry, type RetryBudget, type Tried } from '../../../src/core/presets/retry.js';

const failed: Tried = { ended: { how: 'exited', code: 1 }, cause: 'rate-limit', spoke: false };
const budget: RetryBudget = { retries: 0, most: 10, seconds: 3600 };

describe('a role is started again', () => {
  it('after ever longer waits, up to a minute', () => {
    const waits = Array.from({ length: 11 }, (_, retries) => nextTry(failed, { ...budget, retries })?.wait_ms);
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60, 60].map((s) => s * 1000).concat([undefined as never]));
    expect(nextTry(failed, { ...budget, retries: 2 })).toEqual({ cause: 'rate-limit', retry: 3, wait_ms: 8000 });
  });

  it('when its output says, within the same bounds', () => {
    const wait = (retryAfterMs: number) => nextTry({ ...failed, retryAfterMs }, budget)?.wait_ms;
    expect([0, 7500.4, 3_600_000].map(wait)).toEqual([2000, 7500, 60_000]);
  });

  it('also when it ended with 0', () => {
    expect(nextTry({ ...failed, ended: { how: 'unfinished', reason: 'it answered with an error' } }, budget)).not.toBe(
      null,
    );
    expect(nextTry({ ...failed, ended: { how: 'exited', code: 0 }, cause: 'transient' }, budget)).toMatchObject({
      cause: 'transient',
      retry: 1,
    });
  });

  it.each<[string, Partial<Tried>, Partial<RetryBudget>]>([
    ['it failed for a reason that stays', { cause: 'auth' }, {}],
    ['its account is used up', { cause: 'quota' }, {}],
    ['it was denied', { cause: 'denied' }, {}],
    ['nobody knows why', { cause: null }, {}],
    ['it timed out', { ended: { how: 'timed-out', after_ms: 1 } }, {}],
    ['it was stopped', { ended: { how: 'stopped', by: 'person' } }, {}],
    ['a signal ended it', { ended: { how: 'signalled', signal: 'SIGSEGV' } }, {}],
    ['it left a word', { spoke: true }, {}],
    ['all retries are used', {}, { retries: 3, most: 3 }],
    ['none is wanted', {}, { most: 0 }],
    ['the run has no time to wait', {}, { seconds: 2 }],
  ])('but not when %s', (_, tried, left) => {
    expect(nextTry({ ...failed, ...tried }, { ...budget, ...left })).toBe(null);
  });

  it('never without end: whatever is said, retries and waits are bounded', () => {
    const tried = fc.record({
      ended: fc.constantFrom<Tried['ended']>({ how: 'exited', code: 0 }, { how: 'exited', code: 1 }),
      cause: fc.constantFrom('rate-limit' as const, 'transient' as const),
      retryAfterMs: fc.option(fc.double({ min: 0, noNaN: true }), { nil: undefined }),
      spoke: fc.constant(false),
    });
    fc.assert(
      fc.property(
        fc.infiniteStream(tried),
        fc.nat(10),
        fc.integer({ min: 1, max: 100_000 }),
        (tries, most, seconds) => {
          let waited = 0;
          let retries = 0;
          for (const one of tries) {
            const next = nextTry(one, { retries, most, seconds: seconds - waited / 1000 });
            if (next === null) break;
            expect(next.retry).toBe(++retries);
            expect(Number.isInteger(next.wait_ms)).toBe(true);
            waited += next.wait_ms;
          }
          expect(retries).toBeLessThanOrEqual(most);
          expect(waited).toBeLessThanOrEqual(Math.min(most * 60_000, seconds * 1000));
        },
      ),
    );
  });
});
