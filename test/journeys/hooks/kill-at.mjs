// Preloaded into a program: kills it, as `kill -9` would, right before the Nth step by which it changes a file.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env.KILL_AT);
for (const name of ['link', 'rename', 'writeFile', 'chmod', 'utimes', 'rm', 'mkdir', 'symlink']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
syncBuiltinESMExports();
