import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended } from '../../src/core/journal/ended.js';
import type { EngineName, Limits } from '../../src/edges/sandbox/index.js';
import { type Host, processesNaming, type Service } from './host.js';

/** What the host sees when a program has ended. */
export interface Aftermath {
  host: Host;
  /** What the neighbour keeps, for whoever shares nothing with it. */
  kept: string;
  output: string;
  ended: Ended;
}

export interface HostileCase {
  name: string;
  class: 'writing' | 'reading' | 'git' | 'network' | 'processes' | 'resources' | 'kernel';
  /** A file of `programs/`. */
  program: string;
  /** Taken on the host: whether the program got what it was after. */
  escaped: (seen: Aftermath) => boolean | Promise<boolean>;
  /** The trick needs root where there is no sandbox. */
  onlyRoot?: true;
  /** Whether this machine has what the trick is played on; absent: every machine has. */
  demonstrable?: () => boolean;
  /** How the launcher itself was started. */
  launched?: 'with-open-directory' | 'in-terminal' | 'by-shell';
  /** Seconds after which the command is ended. */
  seconds?: number;
  /** Needs a sandbox that nobody has used: what it takes is counted. */
  own?: true;
  limits?: Partial<Limits>;
  /** Held only where the engine can limit this for all processes together; where it cannot, its probe has to say so. */
  together?: 'memory' | 'cpus' | 'pids';
  /** What the sandbox may reach; absent: nothing. */
  network?: string[];
  /** Held only where the tool runs as root, who alone can look; the README says so. */
  seenByRoot?: true;
  /** Engines that do not hold it, and why: said in the README, and wrong as soon as they do. */
  notHeldBy?: Partial<Record<EngineName, string>>;
}

export const text = (path: string): string => readFileSync(path, 'utf8');
export const canaryChanged = ({ host }: Aftermath): boolean => text(join(host.victim, 'canary')) !== 'untouched\n';
export const secretTold = ({ host, output }: Aftermath): boolean => output.includes(host.secret);
export const keptTold = ({ kept, output }: Aftermath): boolean => output.includes(kept);
export const reached = ({ output }: Aftermath): boolean => output.includes('REACHED');
export const survives = ({ host }: Aftermath): boolean => processesNaming(host.marker).length > 0;
/** The same for what is never one process for long: one look may miss it. */
export const survivesSomewhere = async ({ host }: Aftermath): Promise<boolean> => {
  for (let looks = 0; looks < 20; looks++) {
    if (processesNaming(host.marker).length > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 7));
  }
  return false;
};
export const inWorkspace =
  (name: string) =>
  ({ host }: Aftermath) =>
    lstatSync(join(host.workspace, name), { throwIfNoEntry: false });
export const counted =
  (word: string, least: number) =>
  ({ output }: Aftermath): boolean =>
    Number(new RegExp(`${word} (\\d+)`).exec(output)?.[1] ?? 0) >= least;

/** Whether the host's service was reached; a packet on its way is waited for. */
export const serviceReached =
  (service: Service) =>
  async ({ host }: Aftermath): Promise<boolean> => {
    for (let waits = 0; waits < 20 && !host.reached.has(service); waits++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return host.reached.has(service);
  };
