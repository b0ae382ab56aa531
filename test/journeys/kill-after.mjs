// Preloaded into the tool: kills it, as `kill -9` would, right after the Nth event of its journal is on disc.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env.KILL_AFTER_EVENT);
const { fdatasyncSync } = fs;
fs.fdatasyncSync = (descriptor) => {
  fdatasyncSync(descriptor);
  if (--left === 0) process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
