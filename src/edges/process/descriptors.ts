import { openSync, readdirSync, readFileSync } from 'node:fs';

const CLOSE_ON_EXEC = 0o2000000;
let covered: { inherited: readonly number[]; nothing: number } | undefined;

/**
 * The `stdio` of a child that gets the given streams and nothing else. Node marks only the lowest descriptors it
 * inherited close-on-exec, so one that somebody leaked to us (a shell's `exec 20</`) would go on to every child, and an
 * inherited directory is a way out of a sandbox. Each such number is covered by /dev/null.
 */
export function onlyThese<T>(streams: readonly T[]): (T | 'ignore' | number)[] {
  // Once per process is enough: whatever Node opens later is close-on-exec.
  covered ??= { inherited: inheritedDescriptors(), nothing: openSync('/dev/null', 'r') };
  const stdio: (T | 'ignore' | number)[] = [...streams];
  for (const descriptor of covered.inherited) {
    while (stdio.length < descriptor) stdio.push('ignore');
    if (stdio[descriptor] === undefined || stdio[descriptor] === 'ignore') stdio[descriptor] = covered.nothing;
  }
  // The three standard streams keep their meaning: there `ignore` is /dev/null already.
  return stdio;
}

function inheritedDescriptors(): readonly number[] {
  return openDescriptors()
    .filter((descriptor) => descriptor > 2 && survivesExec(descriptor))
    .sort((left, right) => left - right);
}

function openDescriptors(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number);
  } catch {
    return []; // no /proc: not Linux, where no sandbox of ours runs
  }
}

function survivesExec(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    return false; // closed since it was listed
  }
}
