// Preloaded into a program: kills it, as `kill -9` would, right before the Nth step by which it changes anything.
import child from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env.KILL_AT);
const step = () => {
  if (--left === 0) process.kill(process.pid, 'SIGKILL');
};
for (const name of ['writeSync', 'fdatasyncSync', 'rename', 'renameSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    step();
    return original(...args);
  };
}
const { spawn } = child;
child.spawn = (file, args, ...rest) => {
  if (args.some((arg) => ['commit', 'add', 'update-index'].includes(arg))) step();
  return spawn(file, args, ...rest);
};
syncBuiltinESMExports();
