import type { Finding } from '../discoveries/discovery.js';
import type { RunMemory } from '../journal/recorded.js';
import { bounded, visibleLine } from '../untrusted.js';
import { sayFinding, sayNote } from './notes.js';

/** So much of one discovery, note or reason. */
const LINE = 400;

/** What the roles of each attempt recorded, a line for each, with the iteration and the role it is from. */
export function renderMemory({ attempts }: RunMemory): string {
  return attempts
    .flatMap(({ attempt, agent, discoveries, notes, refused }) => {
      const lines = [
        ...discoveries.map(({ iteration, role, type, data }) =>
          lineOf('found', iteration, role, sayFinding({ type, data: data as unknown as Finding['data'] })),
        ),
        ...notes.map(({ iteration, role, id, ...note }) => lineOf('noted', iteration, role, `${id} ${sayNote(note)}`)),
        ...refused.map(({ iteration, role, reason }) => lineOf('refused', iteration, role, reason)),
      ];
      return [
        '',
        `attempt ${attempt} (${visibleLine(agent)})`,
        ...(lines.length === 0 ? ['  recorded nothing'] : lines),
      ];
    })
    .slice(1)
    .join('\n');
}

/** Iteration 0: what the attempt began with. */
const lineOf = (what: string, iteration: number, role: string, text: string): string =>
  visibleLine(
    `  ${what} ${iteration === 0 ? 'before' : `in iteration ${iteration} by ${role}`}: ${bounded(text, LINE)}`,
  );
