// Preloaded into the tool: sends it a signal right after the first event of a type is on disc.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { SIGNAL_AFTER, SIGNAL } = process.env;
const { writeSync, fdatasyncSync } = fs;
let state = 'waiting';
fs.writeSync = (descriptor, bytes, ...rest) => {
  if (state === 'waiting' && Buffer.from(bytes).includes(`"type":"${SIGNAL_AFTER}"`)) state = 'written';
  return writeSync(descriptor, bytes, ...rest);
};
fs.fdatasyncSync = (descriptor) => {
  fdatasyncSync(descriptor);
  if (state !== 'written') return;
  state = 'sent';
  process.kill(process.pid, SIGNAL);
};
syncBuiltinESMExports();
