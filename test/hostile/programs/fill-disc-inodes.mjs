// Uses up inodes with empty files.
import { writeFileSync } from 'node:fs';

for (let count = 0; count < 8_000; count++) {
  writeFileSync(`empty-${count}`, '');
  if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1000 * process.env.PAUSE));
}
console.log('REACHED');
