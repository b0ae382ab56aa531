import { readFileSync } from 'node:fs';
import { counted, type HostileCase, reached, survives, survivesSomewhere } from '../case.js';
import { hasCapability } from '../host.js';
import { legacyObjects } from '../system-v.js';

const CAP_SYS_RESOURCE = 24;

export const processes: readonly Omit<HostileCase, 'class'>[] = [
  {
    name: 'kills a host process',
    program: 'kill-host-process.sh',
    escaped: async ({ host }) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return host.process.signalCode !== null;
    },
  },
  {
    name: 'stops its launcher',
    program: 'stop-launcher.sh',
    launched: 'by-shell',
    seconds: 3,
    escaped: ({ ended }) => ended.how === 'timed-out',
  },
  { name: 'traces a host process', program: 'trace-host-process.sh', onlyRoot: true, escaped: reached },
  {
    name: 'changes the limits of a host process',
    program: 'change-limits.sh',
    escaped: ({ host }) => /Max open files\s+77 /.test(readFileSync(`/proc/${host.process.pid ?? 0}/limits`, 'utf8')),
  },
  { name: 'leaves a daemon', program: 'leave-daemon.sh', escaped: survives },
  { name: 'leaves a stopped process', program: 'leave-stopped-process.sh', escaped: survives },
  { name: 'forks on in sessions of its own', program: 'fork-on.pl', escaped: survivesSomewhere },
  { name: 'ignores every polite signal', program: 'ignore-signals.sh', seconds: 1, escaped: survives },
  { name: 'starts too many processes', program: 'fork-bomb.mjs', together: 'pids', escaped: counted('started', 200) },
  { name: 'starts too many threads', program: 'start-threads.sh', together: 'pids', escaped: counted('started', 300) },
  {
    name: 'leaves shared memory, semaphores and queues',
    program: 'leave-shared-memory.pl',
    escaped: ({ host }) => legacyObjects().includes(host.key + 1),
  },
  { name: 'gains rights by a set-id program', program: 'run-set-id.sh', onlyRoot: true, escaped: reached },
  {
    name: 'types into the terminal of the launcher',
    program: 'type-into-terminal.pl',
    launched: 'in-terminal',
    onlyRoot: true,
    escaped: reached,
  },
  { name: 'puts itself before all others', program: 'take-priority.sh', onlyRoot: true, escaped: reached },
  {
    name: 'has others ended when memory is short',
    program: 'survive-shortage.sh',
    demonstrable: () => hasCapability(CAP_SYS_RESOURCE),
    escaped: reached,
  },
  { name: 'has its memory dumped', program: 'dump-core.pl', escaped: reached },
];
