import { expect, expectTypeOf, test } from 'vitest';
import { type Ended, sayEnded } from '../../../src/core/journal/ended.js';
import type { Ended as JournaledEnded } from '../../../src/core/journal/types.gen.js';

test('an ending is journaled as it is', () => {
  expectTypeOf<Ended>().toEqualTypeOf<JournaledEnded>();
});

test('an ending in words', () => {
  const endings: [Ended, string][] = [
    [{ how: 'exited', code: 3 }, 'exited with 3'],
    [{ how: 'signalled', signal: 'SIGKILL' }, 'was ended by SIGKILL'],
    [{ how: 'signalled', signal: 'SIGXFSZ' }, 'was ended by SIGXFSZ, for a file larger than it may write'],
    [{ how: 'timed-out', after_ms: 60_400 }, 'timed out after 60.4 s'],
    [{ how: 'output-limit', bytes: 10 }, 'printed more than 10 bytes'],
    [{ how: 'disk-limit', bytes: 10 }, 'filled more than 10 bytes of disk'],
    [{ how: 'output-limit', bytes: 16 * 1024 ** 2 }, 'printed more than 16M'],
    [{ how: 'disk-limit', bytes: 2 * 1024 ** 3 }, 'filled more than 2G of disk'],
    [{ how: 'out-of-memory' }, 'ran out of memory'],
    [{ how: 'stopped', by: 'person' }, 'was stopped by a person'],
    [{ how: 'not-started', reason: 'no such file\u001b[2J' }, 'did not start: no such file⟨ESC⟩[2J'],
    [{ how: 'unfinished', reason: 'no answer\nin 60 s' }, 'did not finish: no answer⟨LF⟩in 60 s'],
  ];
  for (const [ended, words] of endings) expect(sayEnded(ended)).toBe(words);
});
