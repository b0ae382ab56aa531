/** Another tool's Markdown as parts under headings: named bullets, tables, code and text, each with its lines. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

type Tree = ReturnType<typeof parser.parse>;
type Content = Tree['children'][number];
type Listed = Extract<Content, { type: 'list' }>['children'][number];
type Tabled = Extract<Content, { type: 'table' }>;

/** Lines of a file, counted from 1, both included. */
export interface Lines {
  start: number;
  end: number;
}

/** A bullet, as in `- Owner: web`. */
export interface Item extends Lines {
  /** Its name as `nameOf` gives it; empty for a bullet without one. */
  name: string;
  /** What follows the name, on one line; all of a bullet without one. */
  value: string;
  /** Bullets below it; not among its own lines. */
  items: Item[];
}

export type Block =
  | ({ kind: 'items'; items: Item[] } & Lines)
  | ({ kind: 'table'; header: string[]; rows: { cells: string[]; line: number }[] } & Lines)
  | ({ kind: 'code'; language: string; code: { text: string; line: number }[] } & Lines)
  | ({ kind: 'text'; text: string } & Lines);

/** What stands below one heading, up to the next; the first part of a file may have none. */
export interface Part {
  title: string;
  name: string;
  /** 1 to 6; 0 for what stands before any heading. */
  depth: number;
  /** Of the heading; undefined where there is none. */
  heading: Lines | undefined;
  blocks: Block[];
}

export interface SourceText {
  /** As it is shown to people. */
  path: string;
  lines: readonly string[];
  parts: Part[];
}

/**
 * Reads the Markdown of one file: whatever is no heading, bullet, table or code is text. Undefined for what is nested so
 * deeply that the parser's own stack does not hold it, which nobody writes by hand.
 */
export function readMarkdown(path: string, text: string): SourceText | undefined {
  try {
    return partsOf(path, text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function partsOf(path: string, text: string): SourceText {
  const plain = text.replace(/^\uFEFF/, '');
  const parts: Part[] = [{ title: '', name: '', depth: 0, heading: undefined, blocks: [] }];
  for (const node of parser.parse(plain).children) {
    const lines = linesOf(node);
    if (node.type === 'heading') {
      const title = sourceOf(plain, node)
        .replace(/^\s*#+|\n[=-]+\s*$|#+\s*$/g, '')
        .trim();
      parts.push({ title, name: nameOf(title), depth: node.depth, heading: lines, blocks: [] });
    } else parts.at(-1)?.blocks.push(blockOf(plain, node));
  }
  return { path, lines: plain.split(/\r?\n/), parts };
}

/** A heading or the name of a bullet, whatever its case, marks and the way its words are joined. */
const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[`*:]/g, '')
    .replace(/[\s/_-]+/g, ' ')
    .trim();

function blockOf(text: string, node: Content): Block {
  const lines = linesOf(node);
  if (node.type === 'list') return { kind: 'items', items: node.children.map((item) => itemOf(text, item)), ...lines };
  if (node.type === 'table') return tableOf(text, node);
  if (node.type === 'code') {
    // An indented block has no fence above its first line.
    const first = /^\s*(?:`{3}|~{3})/.test(sourceOf(text, node)) ? lines.start + 1 : lines.start;
    const code = node.value.split(/\r?\n/).map((line, index) => ({ text: line, line: first + index }));
    return { kind: 'code', language: node.lang ?? '', code, ...lines };
  }
  return { kind: 'text', text: sourceOf(text, node), ...lines };
}

function itemOf(text: string, node: Listed): Item {
  const lines = linesOf(node);
  const below = node.children.find((child) => child.type === 'list');
  const own = { start: lines.start, end: below === undefined ? lines.end : linesOf(below).start - 1 };
  const said = node.children
    .filter((child) => child.type !== 'list')
    .map((child) => sourceOf(text, child))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  const named = /^(?:\*\*|`)?([^:`*]{1,60})(?:\*\*|`)?:(?:\*\*)?(?:\s+(.*))?$/.exec(said);
  return {
    name: named ? nameOf(named[1] ?? '') : '',
    value: (named ? (named[2] ?? '') : said).trim(),
    items: below === undefined ? [] : below.children.map((item) => itemOf(text, item)),
    ...own,
  };
}

function tableOf(text: string, node: Tabled): Block {
  const [header, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => cellText(sourceOf(text, cell))),
    line: linesOf(row).start,
  }));
  return { kind: 'table', header: (header?.cells ?? []).map(nameOf), rows, ...linesOf(node) };
}

/** The source of a cell has its bars. */
const cellText = (source: string): string =>
  source
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .replaceAll('\\|', '|')
    .trim();

const linesOf = ({ position }: Pick<Content, 'position'>): Lines => ({
  start: position?.start.line ?? 1,
  end: position?.end.line ?? 1,
});

const sourceOf = (text: string, { position }: Pick<Content, 'position'>): string =>
  text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
