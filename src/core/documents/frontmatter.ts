/** The frontmatter and body of one text. Fast where nothing is wrong, slow where something has to be explained. */
import { once } from '../once.js';
import type { Fault } from './fault.js';
import { type Fences, findFences, maxFrontmatterLength } from './fences.js';
import { matter } from './on-demand.cjs';
import { readQuickly } from './yaml-quick.js';
import { readYaml, type YamlSource } from './yaml-source.js';

export interface Frontmatter {
  /** The value as plain JSON; `undefined` when it cannot be read. Not yet checked against any schema. */
  value: unknown;
  /** The Markdown after the frontmatter; all of the text when no frontmatter can be found. */
  body: string;
  /** UTF-16 offset of `body`. */
  bodyStart: number;
  /** Where a fault of the document as a whole is shown: its first line. */
  head: readonly [start: number, end: number];
  faults: Fault[];
  /** The same frontmatter with positions; parsed on the first call. Absent when no frontmatter can be found. */
  source?: () => YamlSource;
}

/** Reads the frontmatter of a Markdown text. */
export function readFrontmatter(text: string): Frontmatter {
  const fences = findFences(text);
  if ('rule' in fences) {
    return { value: undefined, body: text, bodyStart: 0, head: [fences.start, fences.end], faults: [fences] };
  }
  const { yamlStart, yamlEnd, bodyStart } = fences;
  const source = once(() => cut(text, fences));
  const head = [fences.open, fences.open + 3] as const;
  return {
    ...understood(readQuickly(text.slice(yamlStart, yamlEnd)), source),
    body: text.slice(bodyStart),
    bodyStart,
    head,
    source,
  };
}

/** Reads a text that is YAML from end to end. */
export function readPlainYaml(text: string): Frontmatter {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const source = once(() => readYaml(text, start, text.length));
  const head = [start, Math.max(start, firstLineEnd(text))] as const;
  if (text.length > maxFrontmatterLength) {
    const message = `The file has ${text.length} characters; ${maxFrontmatterLength} are the limit`;
    const fault: Fault = { rule: 'frontmatter-syntax', start: head[0], end: head[1], message };
    return { value: undefined, body: '', bodyStart: text.length, head, faults: [fault] };
  }
  const quick = readQuickly(text.slice(start));
  return { ...understood(quick, source), body: '', bodyStart: text.length, head, source };
}

/**
 * The frontmatter's value and the Markdown below, for files that are no documents of the protocol but written alike.
 * @returns `fault`: what is wrong, with its line, when the frontmatter cannot be read.
 */
export function splitFrontmatter(text: string): { data: unknown; body: string; fault?: string } {
  const { value, body, faults } = readFrontmatter(text);
  const [fault] = faults;
  if (fault === undefined) return { data: value, body };
  return { data: undefined, body, fault: `line ${text.slice(0, fault.start).split('\n').length}: ${fault.message}` };
}

/** Beyond this length gray-matter's own search for comments takes the square of it. */
const longestForMatter = 16 * 1024;

/**
 * The slow way: gray-matter cuts, `yaml` reads. Its other engines refuse, though the fences asked for none of them: one of
 * them would run JavaScript.
 */
function cut(text: string, { yamlStart, yamlEnd }: Fences): YamlSource {
  let read: YamlSource | undefined;
  const yaml = (source: string): object => {
    // gray-matter leaves out the last line end, and may leave in the rest of the line of the opening fence.
    read = readYaml(text, yamlEnd - 1 - source.length, yamlEnd);
    return {};
  };
  // With options given, gray-matter keeps no cache of its own.
  if (yamlEnd - yamlStart <= longestForMatter)
    matter()(text, { language: 'yaml', engines: { yaml, json: refuse, javascript: refuse } });
  // It calls no engine for a frontmatter of comments alone.
  return read ?? readYaml(text, yamlStart, yamlEnd);
}

function refuse(): never {
  throw new Error('another engine than YAML');
}

/** A value read the fast way stands; what it declined is read again. Nothing written is an empty mapping. */
function understood(quick: unknown, source: () => YamlSource): { value: unknown; faults: Fault[] } {
  if (quick !== undefined) return { value: quick, faults: [] };
  const { value, faults } = source();
  return { value: faults.length === 0 ? (value ?? {}) : undefined, faults };
}

function firstLineEnd(text: string): number {
  return /\r?\n|$/.exec(text)?.index ?? text.length;
}
