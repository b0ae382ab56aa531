import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** Milliseconds of one command's runs. */
export interface Timing {
  name: string;
  median: number;
  fastest: number;
}

/** A command to measure: name, program, arguments, and where it runs. */
export interface Subject {
  name: string;
  argv: [string, ...string[]];
  cwd?: string;
}

/**
 * Wall time of each command over a number of rounds. Every round runs all of them in turn, so that what slows the machine for a
 * while slows all alike: compare within one call only.
 */
export function measure(subjects: readonly Subject[], rounds: number): Timing[] {
  const times = subjects.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    subjects.forEach(({ argv: [file, ...args], cwd }, index) => {
      const start = performance.now();
      execFileSync(file, args, { stdio: 'ignore', ...(cwd === undefined ? {} : { cwd }) });
      // The first round only warms the caches.
      if (round > 0) times[index]?.push(performance.now() - start);
    });
  }
  return subjects.map(({ name }, index) => {
    const sorted = times[index]?.toSorted((a, b) => a - b) ?? [];
    return { name, median: sorted[sorted.length >> 1] ?? Number.NaN, fastest: sorted[0] ?? Number.NaN };
  });
}

/** A table of timings, with each median as a multiple of the first one. */
export function printTimings(title: string, timings: readonly Timing[]): void {
  const floor = timings[0]?.median ?? Number.NaN;
  const rows = timings.map(({ name, median, fastest }) =>
    [
      name.padEnd(44),
      `${median.toFixed(1)}`.padStart(8),
      `${fastest.toFixed(1)}`.padStart(8),
      `${(median / floor).toFixed(2)}x`.padStart(8),
    ].join(''),
  );
  console.log([`\n${title.padEnd(44)}  median fastest   ratio`, ...rows].join('\n'));
}
