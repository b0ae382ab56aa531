// Starts far more processes than allowed; a count instead of a bomb.
import { spawn } from 'node:child_process';

let started = 0;
for (let count = 0; count < 200; count++)
  spawn('sleep', ['2'])
    .once('spawn', () => started++)
    .once('error', () => {});
setTimeout(() => {
  console.log(`started ${started}`);
  process.exit();
}, 1500);
