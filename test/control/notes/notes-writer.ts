/**
 * Adds discoveries and notes as one of many: `<repository> <writer> <count> <batch>`. Every tenth is one that all writers add.
 * Prints the keys and ids of those that it was told were added, and at the end its peak of memory.
 */
import { addDiscoveries } from '../../../src/control/notes/discoveries.js';
import { addNotes, parseNote } from '../../../src/control/notes/memory.js';
import { openRepository } from '../../../src/edges/git/index.js';

const [directory = '', writer = '', count = '0', batch = '1'] = process.argv.slice(2);
const repo = await openRepository(directory);
const nameOf = (n: number) => (n % 10 === 0 ? `shared ${n}` : `${writer} ${n}`);

for (let first = 0; first < Number(count); first += Number(batch)) {
  const numbers = Array.from({ length: Math.min(Number(batch), Number(count) - first) }, (_, index) => first + index);
  const now = new Date();
  const { recorded } = await addDiscoveries(
    repo,
    numbers.map((n) => ({
      type: 'utility',
      data: { name: nameOf(n), file: 'src/pad.ts', usage: 'x'.repeat(50 + (n % 50)) },
    })),
    { agent: writer, now },
  );
  for (const one of recorded)
    if (one.how === 'added' && 'name' in one.discovery.data) console.log(`discovery ${one.discovery.data.name}`);
  const { noted } = await addNotes(
    repo,
    numbers.map((n) => ({ ...parseNote('fact', nameOf(n), ['x']), ts: now.toISOString(), by: writer })),
  );
  for (const one of noted) if (one.how === 'added') console.log(`note ${one.note.id}`);
}
console.log(`peak ${process.resourceUsage().maxRSS}`);
