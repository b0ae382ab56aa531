import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutLines } from '../../../src/edges/agents/acp/lines.js';

function linesOf(most: number, chunks: Iterable<Uint8Array>): string[] {
  const lines: string[] = [];
  const receive = cutLines(most, (line) => lines.push(line.toString('latin1')));
  for (const chunk of chunks) receive(chunk);
  return lines;
}

it('cuts where the line ends are, wherever the chunks are cut, and leaves out what is too long or unfinished', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'cc'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), fc.integer({ min: 1, max: 8 }), (whole, cuts, most) => {
      const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length];
      const chunks = places.slice(1).map((place, index) => Buffer.from(whole.slice(places[index], place)));
      const expected = whole.split('\n').slice(0, -1);
      expect(linesOf(most, chunks)).toEqual(expected.filter((line) => line.length > 0 && line.length <= most));
    }),
  );
});

it('holds no more of a line than it may have', () => {
  const chunk = Buffer.alloc(2 ** 20, 'x');
  const before = process.memoryUsage().arrayBuffers;
  const receive = cutLines(2 ** 22, () => expect.fail('nothing here ends'));
  for (let times = 0; times < 1000; times++) receive(chunk);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
});

it('takes a line that comes byte by byte as fast as any', () => {
  const byte = Buffer.from('x');
  let length = 0;
  const receive = cutLines(2 ** 21, (line) => {
    length = line.length;
  });
  for (let times = 0; times < 2 ** 21; times++) receive(byte);
  receive(Buffer.from('\n'));
  expect(length).toBe(2 ** 21);
});
