// Preloaded into the tool: kills it, as `kill -9` would, in the middle of the Nth line of its journal, after so many bytes of it.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env.TEAR_EVENT);
const { writeSync } = fs;
fs.writeSync = (descriptor, bytes, ...rest) => {
  const isEvent = bytes instanceof Uint8Array && Buffer.from(bytes).subarray(0, 12).toString() === '{"v":1,"seq"';
  if (!isEvent || --left > 0) return writeSync(descriptor, bytes, ...rest);
  writeSync(descriptor, bytes.subarray(0, Number(process.env.TEAR_AFTER) % bytes.length));
  process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
