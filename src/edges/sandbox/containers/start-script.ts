import { shellWord } from '../../process/shell-word.js';
import { HOME } from '../policy.js';

/** What a container begins with, once it is sealed. */
export interface Start {
  argv: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Started beside the command, prints `ready`. */
  bridge: readonly [shell: string, script: string, services: string] | undefined;
  /** Whether the command is given an input. */
  hasInput: boolean;
  /** A word nobody knows beforehand. */
  marker: string;
  /** Where something of ours is mounted. */
  places: readonly string[];
}

/** What the script exits with when the command must not, or cannot, begin. */
const NOT_BEGUN = 125;

/**
 * A shell script. It comes in a file and not on a command line: what the command is told may be secret, and everybody
 * reads command lines. Its marker on both streams ends what the engine itself had to say; it waits for GO, and the end of
 * its input means that nobody is there any more. It stays the first process, which must not be the command: the kernel
 * keeps signals from a first process. What a shell says about how its children ended is nobody's output.
 */
export function startScript({ argv, cwd, env, bridge, hasInput, marker, places }: Start): string {
  const lines = [
    // Behind a link of the image something of ours would lie in another place of ours, and be taken for the agent's work.
    ...places.map(
      (place) =>
        `[ ! -L ${shellWord(place)} ] || { echo 'the image has a link at' ${shellWord(place)} >&2; exit ${NOT_BEGUN}; }`,
    ),
    // An image may have put a folder of its own there, whose mode covers what lies on it.
    `[ -w ${HOME} ] || { echo 'the image does not leave ${HOME} to the sandbox' >&2; exit ${NOT_BEGUN}; }`,
    `cd ${shellWord(cwd)} || exit ${NOT_BEGUN}`,
    `echo ${shellWord(marker)}; echo ${shellWord(marker)} >&2`,
    `read -r go && [ "$go" = GO ] || exit ${NOT_BEGUN}`,
  ];
  if (bridge !== undefined)
    lines.push(
      `ready=$( (${bridge.map(shellWord).join(' ')} </dev/null 2>/dev/null &) )`,
      `[ "$ready" = ready ] || { echo 'the network bridge did not start' >&2; exit ${NOT_BEGUN}; }`,
    );
  const given = Object.entries(env).filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !OF_SHELLS.has(name));
  lines.push('exec 4>&2 2>/dev/null', '(exec 2>&4 4>&-');
  lines.push(...given.map(([name, value]) => `export ${name}=${shellWord(value)}`));
  lines.push(`exec ${argv.map(shellWord).join(' ')})${hasInput ? '' : ' </dev/null'}`);
  lines.push(`code=$?; [ $code = 0 ] && exit`, ...COUNTERS.flatMap((file) => starvation(file, marker)), 'exit $code');
  return `${lines.join('\n')}\n`;
}

/** What a shell sets by itself and lets nobody change. Names that are none to a shell cannot be handed on by one either. */
const OF_SHELLS = new Set(['UID', 'EUID', 'PPID', 'BASHOPTS', 'SHELLOPTS', 'BASH_VERSINFO']);

/** Where a container that sees its control group finds how many of its processes were killed for want of memory. */
const COUNTERS = ['/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control'];

/** The line that says, on the error stream, that memory was wanting: podman's own word for it is not to be relied on. */
export const starvedLine = (marker: string): string => `${marker} oom_kill`;

const starvation = (file: string, marker: string): string[] => [
  `[ -r ${file} ] && while read -r key count; do`,
  `  [ "$key" = oom_kill ] && [ "$count" != 0 ] && echo ${shellWord(starvedLine(marker))} >&4`,
  `done <${file}`,
];
