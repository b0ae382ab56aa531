/** The body of an imported document: what was prose, under its own headings. */
import type { Ledger } from './ledger.js';
import type { Item, Lines, SourceText } from './markdown.js';

export interface Body {
  /** Puts these lines of the source under a heading, as they are. */
  keep(title: string, lines: Lines): void;
  /** Puts a text under a heading. */
  say(title: string, text: string): void;
  /** Whether anything stands under this heading. */
  has(title: string): boolean;
  /** Everything under its headings; the headings of `first` come first, in that order. */
  text(first: readonly string[]): string;
}

export function openBody({ lines }: SourceText): Body {
  const sections = new Map<string, string[]>();
  const under = (title: string): string[] => {
    const known = sections.get(title);
    if (known !== undefined) return known;
    const section: string[] = [];
    sections.set(title, section);
    return section;
  };
  return {
    keep(title, { start, end }) {
      under(title).push(
        lines
          .slice(start - 1, end)
          .join('\n')
          .trimEnd(),
      );
    },
    say(title, text) {
      under(title).push(text);
    },
    has: (title) => sections.has(title),
    text(first) {
      const titles = [...new Set([...first, ...sections.keys()])].filter((title) => sections.has(title));
      return titles.map((title) => `\n## ${title}\n\n${joined(under(title))}\n`).join('');
    },
  };
}

const bullet = /^\s*(?:[-*+]|\d+[.)]) /;
const lastBullet = /(?:^|\n)\s*(?:[-*+]|\d+[.)]) [^\n]*$/;

/** Bullets that were neighbours stay a list; other blocks get a blank line between them. */
const joined = (blocks: readonly string[]): string =>
  blocks.reduce((text, block, index) => {
    if (index === 0) return block;
    const isList = bullet.test(block) && lastBullet.test(text);
    return `${text}${isList ? '\n' : '\n\n'}${block}`;
  }, '');

/** What the readers of orders and reports share while they go through a file. */
export interface Reader {
  source: SourceText;
  ledger: Ledger;
  body: Body;
}

/** A bullet and all below it, kept as prose. */
export function asProse({ ledger, body }: Reader, title: string, item: Item, why: string): void {
  const whole = { start: item.start, end: endOf(item) };
  ledger.note(whole, 'prose', why);
  body.keep(title, whole);
}

/** The last line of a bullet with all below it. */
export const endOf = (item: Item): number => Math.max(item.end, ...item.items.map(endOf));

/** The values of a bullet: its own, or those of the bullets below it. */
export const valuesOf = (item: Item): { value: string; lines: Lines }[] => [
  ...(item.value === '' ? [] : [{ value: item.value, lines: { start: item.start, end: item.end } }]),
  ...item.items.map(({ start, end, value }) => ({ value, lines: { start, end } })),
];
