import type { AttemptLimits } from '../documents/types.gen.js';
import { counted } from './counted.js';

/** What one agent or command may use, in one line: `30 minutes, 2 processors, 2G of memory, …`. */
export function sayLimits(limits: Required<AttemptLimits>): string {
  const { minutes, cpus, memory, pids, open_files, file_size, tmp, disk, output } = limits;
  return [
    counted(minutes, 'minute'),
    counted(cpus, 'processor'),
    `${memory} of memory`,
    counted(pids, 'process', 'processes'),
    counted(open_files, 'open file'),
    `files of ${file_size}`,
    `${tmp} in /tmp`,
    `${disk} of disk`,
    `${output} of output`,
  ].join(', ');
}
