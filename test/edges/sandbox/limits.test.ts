import { expect, test } from 'vitest';
import { bubblewrap } from '../../../src/edges/sandbox/bubblewrap.js';
import { shell } from '../../../src/edges/sandbox/engine.js';
import { LIMITS, makeRoom, planFor, text } from './places.js';

const { folder } = makeRoom();

/** A line for each process: its program, and its hard limits of open files and of processes. */
const LOOK = `for process in /proc/[0-9]*; do
  files= processes=
  while read -r _ what _ _ hard _; do
    case $what in open) files=$hard ;; esac
  done < $process/limits
  while read -r _ what _ hard _; do
    case $what in processes) processes=$hard ;; esac
  done < $process/limits
  echo "$(readlink $process/exe | sed 's,.*/,,') $files $processes"
done`;

test('whatever runs beside a command, which could write to its memory, is under the same limits', async () => {
  const sandbox = await bubblewrap().open(planFor(folder('work'), { network: ['name.example:443'] }));
  try {
    const { stdout } = await sandbox.run({ argv: shell(LOOK) });
    const seen = text(stdout)
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    expect(seen.map(([program]) => program)).toEqual(expect.arrayContaining(['bwrap', 'node']));
    for (const [, files, processes] of seen) {
      expect(files).toBe(String(LIMITS.open_files));
      expect(processes).toBe(String(LIMITS.pids));
    }
  } finally {
    await sandbox.close();
  }
});

test('nobody writes to the memory of a command, whose end is taken for the truth', async () => {
  const sandbox = await bubblewrap().open(planFor(folder('memory')));
  try {
    const script = 'for memory in /proc/1/mem /proc/$$/mem; do (exec 9<>$memory) && echo $memory; done';
    const { stdout, stderr } = await sandbox.run({ argv: shell(`${script}; exec 8<>/tmp/file && echo usable`) });
    expect([text(stdout), text(stderr).match(/Read-only file system/g)]).toEqual([
      'usable\n',
      Array(2).fill(expect.any(String)),
    ]);
  } finally {
    await sandbox.close();
  }
});
