import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AutoloopError } from '../../../../src/core/error.js';
import { displayed, parseSnapshotStream } from '../../../../src/edges/git/attempts/snapshot-stream.js';

const tree = 'a'.repeat(40);
const sections = ['nested', 'special', 'unreadable', 'setid', 'large', 'submodule', 'ignored', 'errors', 'pack'];

function stream(contents: Record<string, string> = {}, totals: Record<string, number> = {}): Buffer {
  const parts = sections.map((name) => {
    const content = contents[name] ?? '';
    return `${name} ${content.length} ${totals[name] ?? content.length}\n${content}\n`;
  });
  return Buffer.from(`autoloop-snapshot 1\ntree ${tree}\n${parts.join('')}end\n`, 'latin1');
}

const codeOf = (bytes: Buffer) => {
  try {
    parseSnapshotStream(bytes, 'sha1');
    return 'parsed';
  } catch (error) {
    return error instanceof AutoloopError ? error.code : String(error);
  }
};

describe('the snapshot stream', () => {
  it('carries a tree, refusals and a pack', () => {
    const parsed = parseSnapshotStream(
      stream({
        special: '\0\0\0./fifo\0.gitignore\x001\0node_modules/\0node_modules/sock\0',
        ignored: '\0\0\0out/\0\0\0\0out/x\0.gitignore\x002\0!kept\0kept\0',
        errors: "error: invalid path 'git~1'\nhint: none\nerror: unable to index \x1b[31m\n",
        pack: 'PACK\0\xff',
      }),
      'sha1',
    );
    expect(parsed).toEqual({
      tree,
      refused: [
        { path: 'fifo', reason: 'special file: neither a regular file nor a symbolic link' },
        { path: 'out/', reason: 'ignored by rules that the attempt changed' },
        { path: 'kept', reason: 'ignored by rules that the attempt changed' },
        { path: '.', reason: "git could not add it: error: invalid path 'git~1'" },
        { path: '.', reason: 'git could not add it: error: unable to index \\u{001b}[31m' },
      ],
      pack: Buffer.from('PACK\0\xff', 'latin1'),
    });
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['another format', Buffer.from('autoloop-snapshot 2\n')],
    ['an abbreviated tree', Buffer.from(stream().toString('latin1').replace(tree, 'aaaa'))],
    ['a tree of another format', Buffer.from(stream().toString('latin1').replace(tree, 'a'.repeat(64)))],
    ['a missing section', Buffer.from(stream().toString('latin1').replace('setid 0 0\n\n', ''))],
    ['sections in another order', Buffer.from(stream().toString('latin1').replace('setid', 'large'))],
    [
      'a length beyond the end',
      Buffer.from(stream().toString('latin1').replace('pack 0 0', 'pack 999999999999 999999999999')),
    ],
    ['a negative length', Buffer.from(stream().toString('latin1').replace('pack 0 0', 'pack -1 0'))],
    [
      'a section that ends otherwise',
      Buffer.from(stream().toString('latin1').replace('setid 0 0\n\n', 'setid 0 0\nx')),
    ],
    ['less in all than kept', stream({ large: '\0\0\0a\0' }, { large: 1 })],
    ['a pack that was cut', stream({ pack: 'PACK' }, { pack: 5 })],
    ['broken records', stream({ large: '\0\0a\0' })],
    ['an unterminated record', stream({ large: '\0\0\0a' })],
    ['something after the end', Buffer.concat([stream(), Buffer.from('x')])],
    ['a second stream', Buffer.concat([stream(), stream()])],
  ])('refuses %s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('snapshot-malformed');
  });

  it('refuses every shortened stream', () => {
    const whole = stream({ special: '\0\0\0a\0', pack: 'PACK' });
    for (let end = 0; end < whole.length; end++) expect(codeOf(whole.subarray(0, end))).toBe('snapshot-malformed');
    expect(codeOf(whole)).toBe('parsed');
  });

  it('takes a list that was cut, and says so', () => {
    const { refused } = parseSnapshotStream(stream({ large: '\0\0\0a\0\0\0\0b' }, { large: 900 }), 'sha1');
    expect(refused).toEqual([
      { path: 'a', reason: 'file too large' },
      { path: '.', reason: 'file too large (more than can be listed)' },
    ]);
  });

  it('never fails in any other way, whatever bytes it is given', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.nat(200), fc.uint8Array({ minLength: 1, maxLength: 9 })).map(([at, noise]) => {
        const whole = stream({ special: '\0\0\0a\0', ignored: '\0\0\0b/\0', pack: 'PACK' });
        whole.set(noise, Math.min(at, whole.length - noise.length));
        return whole;
      }),
    );
    fc.assert(
      fc.property(bytes, (noise) => ['parsed', 'snapshot-malformed'].includes(codeOf(Buffer.from(noise)))),
      { numRuns: 3000 },
    );
  });

  it('reads a large list of folders in an eye blink', () => {
    const ignored = Array.from({ length: 30_000 }, (_, i) => `\0\0\0d${i}/\0`).join('');
    expect(parseSnapshotStream(stream({ ignored }), 'sha1').refused).toHaveLength(30_000);
  });
});

describe('displayed', () => {
  it('shows names that a terminal and a reader can trust', () => {
    expect(displayed(Buffer.from('ü 日本').toString('latin1'))).toBe('ü 日本');
    expect(displayed(Buffer.from('a\u001b[2J\nb\u202e').toString('latin1'))).toBe('a\\u{001b}[2J\\u{000a}b\\u{202e}');
    expect(displayed('caf\xe9\x07')).toBe('caf\\xe9\\x07');
  });
});
