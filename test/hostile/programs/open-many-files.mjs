// Opens more descriptors than allowed.
import { openSync } from 'node:fs';

let opened = 0;
try {
  for (; opened < 900; opened++) openSync('/dev/null');
} catch {}
console.log(`opened ${opened}`);
