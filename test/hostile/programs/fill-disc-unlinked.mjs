// Fills the disc with a file that no directory shows.
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';

const chunk = Buffer.alloc(2 ** 20, 1);
const files = [];
for (let count = 0; count < 80; count++) {
  const file = openSync('hidden', 'w');
  unlinkSync('hidden');
  files.push(file);
  writeSync(file, chunk);
  await new Promise((resolve) => setTimeout(resolve, 1000 * process.env.PAUSE));
}
console.log('REACHED');
for (const file of files) closeSync(file);
