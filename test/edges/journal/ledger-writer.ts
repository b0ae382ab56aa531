/**
 * Adds lines to a ledger as one of many: `<commonDir> <writer> <count> <shared> <batch>`. Each line has a key of its own, but for
 * every `shared`th, whose key all writers have. Prints for each line that was added its key, and at the end its peak of memory.
 */
import { addLines, type Ledger } from '../../../src/edges/journal/ledger.js';

const [commonDir = '', writer = '', count = '0', shared = '0', batch = '1'] = process.argv.slice(2);

const ledger: Ledger = {
  commonDir,
  name: 'discoveries',
  keyOf: (line) => {
    try {
      return (JSON.parse(line) as { key: string }).key;
    } catch {
      return undefined;
    }
  },
};

const keyOf = (n: number) => (n % Number(shared) === 0 ? `shared-${n}` : `${writer}-${n}`);

for (let first = 0; first < Number(count); first += Number(batch)) {
  const numbers = Array.from({ length: Math.min(Number(batch), Number(count) - first) }, (_, index) => first + index);
  const additions = numbers.map((n) => ({
    key: keyOf(n),
    line: JSON.stringify({ key: keyOf(n), writer, n, text: 'x'.repeat(60 + (n % 100)) }),
    follows: (latest: string | undefined) => latest === undefined,
  }));
  const { added } = await addLines(ledger, additions);
  for (const [index, one] of added.entries()) if (one.how === 'added') console.log(keyOf(numbers[index] as number));
}
console.log(`peak ${process.resourceUsage().maxRSS}`);
