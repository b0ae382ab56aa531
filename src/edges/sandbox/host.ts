import { accessSync, constants, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { AutoloopError } from '../../core/error.js';
import { captureAgainIfKilled } from '../process/capture.js';
import { type Controlled, usableControls } from './cgroups.js';
import { seccompFilter } from './filter/seccomp.js';
import type { Architecture } from './filter/syscalls.js';
import type { HostPrograms } from './launch.js';
import { findToolchain, type Toolchain } from './toolchain.js';

/** What this machine brings along; found once per engine. */
export interface Host {
  version: string;
  programs: HostPrograms;
  seccomp: Uint8Array;
  toolchain: Toolchain;
  /** Whether RLIMIT_NPROC counts a sandbox's processes by themselves (Linux 5.14 and later, or a user id of their own). */
  countsProcesses: boolean;
  /** What control groups can limit here. */
  enforces: ReadonlySet<Controlled>;
}

const OLDEST = [0, 8] as const; // the first with --disable-userns and --size

/** Throws `AutoloopError` `sandbox-missing`, `sandbox-too-old` or `sandbox-refused` (an architecture without a filter). */
export async function findHost(): Promise<Host> {
  const root = process.getuid?.() === 0;
  const bwrap = findProgram('bwrap');
  const prlimit = findProgram('prlimit');
  const setpriv = findProgram('setpriv');
  const unshare = findProgram('unshare');
  if (bwrap === undefined) throw missing('bubblewrap is not installed', ['bubblewrap']);
  if (prlimit === undefined || (root && (setpriv === undefined || unshare === undefined)))
    throw missing('util-linux (prlimit, setpriv, unshare) is not installed', ['util-linux']);
  const architecture = architectureHere();
  const { stdout } = await captureAgainIfKilled(bwrap, ['--version']);
  const version = /\d+(\.\d+)+/.exec(Buffer.from(stdout).toString())?.[0] ?? 'unknown';
  refuseOlder('bubblewrap', version, OLDEST);
  return {
    version,
    programs: { bwrap, prlimit, setpriv, unshare },
    seccomp: seccompFilter(architecture),
    toolchain: findToolchain(),
    enforces: await usableControls(),
    countsProcesses: root || !isOlder(release(), [5, 14]),
  };
}

/** Throws `AutoloopError` `sandbox-refused` on a processor whose system calls cannot be filtered. */
export function architectureHere(): Architecture {
  const architecture = process.arch;
  if (architecture === 'x64' || architecture === 'arm64') return architecture;
  throw new AutoloopError('environment', 'sandbox-refused', `there is no system call filter for ${architecture}`, {
    hint: 'Run on x64 or arm64.',
  });
}

/** Throws `AutoloopError` `sandbox-too-old`. */
export function refuseOlder(program: string, version: string, oldest: readonly [number, number]): void {
  if (!isOlder(version, oldest)) return;
  throw new AutoloopError('environment', 'sandbox-too-old', `${program} ${version} is too old`, {
    hint: `Install ${program} ${oldest.join('.')} or newer.`,
  });
}

/** Whether a version is before another; true also for one that cannot be read. */
export function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

/** Only where the system installs programs: a bwrap planted in a user's PATH must not become the sandbox. */
export function findProgram(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin', '/run/current-system/sw/bin']
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
      } catch {
        return false;
      }
    });
}

const INSTALLERS = [
  ['apt-get', 'apt-get install'],
  ['dnf', 'dnf install'],
  ['pacman', 'pacman -S'],
  ['apk', 'apk add'],
  ['zypper', 'zypper install'],
] as const;

/** The error of a program that is not installed, with the command that installs it. */
export function missing(message: string, packages: string[]): AutoloopError {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const command = INSTALLERS.find(([program]) => findProgram(program) !== undefined)?.[1];
  const hint =
    process.platform !== 'linux'
      ? 'Sandboxes need Linux.'
      : command === undefined
        ? `Install ${packages.join(' and ')} with the system's package manager.`
        : `Install it: ${sudo}${command} ${packages.join(' ')}`;
  return new AutoloopError('environment', 'sandbox-missing', message, { hint });
}
