import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds of one command's runs. */
export interface Timing {
  name: string;
  /** Processor time of the command and all that it started, the least of all rounds: what else goes on adds little to it. */
  cpu: number;
  /** Wall time, the least and the median. */
  fastest: number;
  median: number;
}

/** A command to measure: name, program, arguments, and where it runs. Whether it finds something wrong does not matter. */
export interface Subject {
  name: string;
  argv: readonly [string, ...string[]];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
  /** Done before each round, and not measured. */
  before?: () => void;
}

/** Bash tells all three times of a command and of its children. */
const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >/dev/null 2>&1 3>&-; code=$?; } 2>&3; [ $code -lt 126 ]';

/**
 * Times each command over a number of rounds. Every round runs all of them in turn, so that what slows the machine for a
 * while slows all alike: compare within one call only. Without a round the first, which else only warms caches, counts.
 */
export function measure(subjects: readonly Subject[], rounds: number): Timing[] {
  const times = subjects.map((): { cpu: number; wall: number }[] => []);
  for (let round = 0; round <= rounds; round++) {
    subjects.forEach(({ argv, cwd, env, before }, index) => {
      before?.();
      const answer = execFileSync('bash', ['-c', `{ ${script}; } 3>&1`, 'bash', ...argv], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
        ...(cwd === undefined ? {} : { cwd }),
      });
      const [wall = 0, user = 0, system = 0] = answer.trim().split(' ').map(Number);
      if (round > 0 || rounds === 0) times[index]?.push({ cpu: (user + system) * 1000, wall: wall * 1000 });
    });
  }
  return subjects.map(({ name }, index) => {
    const walls = times[index]?.map(({ wall }) => wall).sort((a, b) => a - b) ?? [];
    const cpu = Math.min(...(times[index]?.map((time) => time.cpu) ?? []));
    return { name, cpu, fastest: walls[0] ?? Number.NaN, median: walls[walls.length >> 1] ?? Number.NaN };
  });
}

/** The largest amount of memory a Node program took, in megabytes. */
export function peakMemory(args: readonly string[], cwd: string, scratch: string): number {
  const say = `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(scratch)}, String(process.resourceUsage().maxRSS))`;
  execFileSync(process.execPath, ['--import', `data:text/javascript,process.on('exit', () => ${say})`, ...args], {
    cwd,
    stdio: 'ignore',
  });
  return Number(readFileSync(scratch, 'utf8')) / 1024;
}

/** A table of timings, with the processor time of each as a multiple of the first one's. */
export function printTimings(title: string, timings: readonly Timing[]): void {
  const floor = timings[0]?.cpu ?? Number.NaN;
  const rows = timings.map(({ name, cpu, fastest, median }) =>
    [
      name.padEnd(44),
      cpu.toFixed(0).padStart(8),
      fastest.toFixed(0).padStart(8),
      median.toFixed(0).padStart(8),
      `${(cpu / floor).toFixed(2)}x`.padStart(8),
    ].join(''),
  );
  console.log([`\n${title.padEnd(44)}     cpu fastest  median   ratio`, ...rows].join('\n'));
}
