/** What ends an attempt that gets nowhere, and what a proposal of completion has to rest on. */
import { succeeded } from '../journal/ended.js';
import { type LoopIteration, wordsOf } from './iteration.js';
import type { Preset } from './preset.js';

/** How many iterations in a row, up to the last, changed no file and said nothing that was not said since files last changed. */
export function idleIterations(preset: Preset, iterations: readonly LoopIteration[]): number {
  let idle = 0;
  const said = new Set<string>();
  for (const iteration of iterations) {
    const words = wordsOf(preset, iteration).map(({ role, event }) => `${role} ${event}`);
    if (iteration.changed) said.clear();
    const isNew = iteration.changed || words.some((word) => !said.has(word));
    idle = isNew ? 0 : idle + 1;
    for (const word of words) said.add(word);
  }
  return idle;
}

/** How often in a row, up to the last iteration, gates spoke and the same ones failed; 0 where none failed there. */
export function sameGatesFailed(iterations: readonly LoopIteration[]): number {
  const failing = iterations
    .filter(({ gates }) => gates.length > 0)
    .map(({ gates }) =>
      gates
        .flatMap(({ command, passed }) => (passed ? [] : [command]))
        .sort()
        .join(' '),
    );
  const last = failing.at(-1);
  if (last === undefined || last === '' || iterations.at(-1)?.gates.length === 0) return 0;
  return failing.length - 1 - failing.findLastIndex((names) => names !== last);
}

/** The role that failed in each of the latest iterations, and in how many of them; undefined where none failed in the last. */
export function sameRoleFailed(iterations: readonly LoopIteration[]): { role: string; times: number } | undefined {
  const failed = (iteration: LoopIteration | undefined) =>
    iteration?.roles.find(({ ended }) => !succeeded(ended))?.role;
  const role = failed(iterations.at(-1));
  if (role === undefined) return undefined;
  return { role, times: iterations.length - 1 - iterations.findLastIndex((iteration) => failed(iteration) !== role) };
}

/**
 * Whether an event that completion requires was accepted and still holds. What a role said that only reads is a verdict
 * on the files as it saw them: it holds until they change, or until it says otherwise. What one that writes said, holds for
 * the attempt. Neither holds where the same turn said otherwise afterwards, or where a gate turned it back.
 */
export function holds(preset: Preset, iterations: readonly LoopIteration[], event: string): boolean {
  const writes = (role: string) => preset.roles.get(role)?.readOnly !== true;
  // To propose, or to say another thing that completion requires, takes nothing back.
  const isOtherwise = (said: string) => said !== preset.completesOn && !preset.requires.includes(said);
  const retracted = new Set<string>();
  let asTheyAre = true;
  for (const iteration of iterations.toReversed()) {
    const lastWriter = iteration.roles.findLastIndex(({ role }) => writes(role));
    const isAfterChange = (role: string) =>
      !iteration.changed || iteration.roles.findLastIndex((ended) => ended.role === role) > lastWriter;
    for (const { role } of iteration.roles) {
      const said = iteration.emitted.filter((one) => one.role === role).map((one) => one.event);
      const isSaid = said.lastIndexOf(event) > said.findLastIndex(isOtherwise);
      const isVerdict = asTheyAre && isAfterChange(role) && !retracted.has(role);
      if (isSaid && (writes(role) || isVerdict) && !wasTurnedBack(preset, iteration, event)) return true;
      if (said.some(isOtherwise)) retracted.add(role);
    }
    if (iteration.changed) asTheyAre = false;
  }
  return false;
}

/** Whether a command failed that stands before the event. */
function wasTurnedBack({ gates }: Preset, iteration: LoopIteration, event: string): boolean {
  const wanted = gates.get(event)?.commands ?? [];
  return iteration.gates.some(
    ({ command, passed }) => !passed && (wanted === 'acceptance' || wanted.includes(command)),
  );
}
