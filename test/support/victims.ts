import { readdirSync, readFileSync } from 'node:fs';
import { namedFor } from './leftovers.js';

interface Process {
  pid: number;
  parent: number;
  /** The program's name, as the kernel has it. */
  name: string;
  command: string;
}

/** What of a run may be killed while the rest goes on, or does not. */
export type Victim = 'tool' | 'git' | 'engine' | 'agent';

/** Programs of engines: what starts a sandbox, and what stays beside it. */
const engines = new Set(['bwrap', 'podman', 'conmon', 'runc', 'crun', 'docker', 'containerd-shim']);

/**
 * The processes of one kind that belong to the tool with this pid; those that an engine put elsewhere bear the label in a name.
 * `agents` is the folder of the agents' programs.
 */
export function victims(kind: Victim, tool: number, { label, agents }: { label: string; agents: string }): number[] {
  if (kind === 'tool') return [tool];
  const all = processes();
  const known = new Map(all.map((process) => [process.pid, process]));
  const isOurs = ({ parent }: Process): boolean => {
    for (let pid = parent; pid > 1; pid = known.get(pid)?.parent ?? 0) if (pid === tool) return true;
    return false;
  };
  const isNamed = namedFor(label);
  const bearsLabel = ({ command }: Process) => command.split(/[\s/=]+/).some(isNamed);
  const wanted = {
    git: (process: Process) => process.name === 'git' && isOurs(process),
    engine: (process: Process) => engines.has(process.name) && (isOurs(process) || bearsLabel(process)),
    agent: ({ name, command }: Process) => command.includes(`${agents}/`) && !engines.has(name) && isInside(command),
  }[kind];
  return all.filter(wanted).map(({ pid }) => pid);
}

/** The shell that carries the agent out, and not one that leads to a sandbox. */
const isInside = (command: string): boolean => /^\/bin\/sh \S+$/.test(command.trim());

/** proc(5); a process that is gone meanwhile is left out. */
function processes(): Process[] {
  return readdirSync('/proc').flatMap((pid): Process[] => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const end = stat.lastIndexOf(')');
      const [state = '', parent = '0'] = stat.slice(end + 2).split(' ');
      if (state === 'Z') return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      return [{ pid: Number(pid), parent: Number(parent), name: stat.slice(stat.indexOf('(') + 1, end), command }];
    } catch {
      return [];
    }
  });
}
