/** What became of every line of what is imported. */
import type { Lines, SourceText } from './markdown.js';

/**
 * - `kept`: a value, or in the section of the body where such things stand;
 * - `changed`: a value that says something else than the line, or only a part of it;
 * - `prose`: only in the body, where nothing holds anybody to it;
 * - `lost`: nowhere.
 */
export type Fate = 'kept' | 'changed' | 'prose' | 'lost';

export interface LineFate {
  path: string;
  line: number;
  said: string;
  fate: Fate;
  /** Empty for what is kept. */
  why: string;
}

export interface Ledger {
  /** Says what became of these lines; said twice, the greater loss counts. */
  note(lines: Lines, fate: Fate, why?: string): void;
  /** One for each line that is not blank, in their order; a line nobody spoke of is lost. */
  fates(): LineFate[];
}

const gravity: Readonly<Record<Fate, number>> = { kept: 0, changed: 1, prose: 2, lost: 3 };

export function openLedger({ path, lines }: Pick<SourceText, 'path' | 'lines'>): Ledger {
  const said = new Map<number, { fate: Fate; why: string }>();
  return {
    note({ start, end }, fate, why = '') {
      for (let line = start; line <= end; line++) {
        const before = said.get(line);
        if (before === undefined || gravity[fate] > gravity[before.fate]) said.set(line, { fate, why });
      }
    },
    fates: () =>
      lines.flatMap((text, index) => {
        if (text.trim() === '') return [];
        const line = index + 1;
        const known = said.get(line) ?? { fate: 'lost' as const, why: 'Nothing here takes it' };
        return [{ path, line, said: text.trim(), ...known }];
      }),
  };
}

/** A file of which nothing is carried over. */
export const lostFile = ({ path, lines }: Pick<SourceText, 'path' | 'lines'>, why: string): LineFate[] =>
  lines.flatMap((text, index) =>
    text.trim() === '' ? [] : [{ path, line: index + 1, said: text.trim(), fate: 'lost' as const, why }],
  );
