/** A TOML file with the lines that its values stand on: https://toml.io/en/v1.0.0 */
import { parse, TomlError } from 'smol-toml';
import { AutoloopError } from '../../error.js';
import { type Fate, type LineFate, openLedger } from '../../import/ledger.js';
import type { SourceFile } from './made.js';

/** Steps from the root: keys of tables, indexes of arrays of tables. */
export type TomlPath = readonly (string | number)[];

export interface TomlFile {
  /** As it is shown to people. */
  path: string;
  value: Record<string, unknown>;
  /** Says what became of the value at `path`, header or key; where it stands in a value written on one line, of that. */
  note(path: TomlPath, fate: Fate, why?: string): void;
  /** The same of everything below `path`, of which nothing was said. */
  noteRest(path: TomlPath, fate: Fate, why: string): void;
  /** The line of what stands at `path`, from 1. */
  lineOf(path: TomlPath): number;
  fates(): LineFate[];
}

interface Statement {
  path: TomlPath;
  start: number;
  end: number;
}

/** @throws AutoloopError `toml-malformed` with the place. */
export function readToml({ path, text }: SourceFile): TomlFile {
  const value = parsed(path, text);
  const statements = statementsIn(text);
  const ledger = openLedger({ path, lines: text.split(/\r?\n/) });
  for (const [index, line] of text.split(/\r?\n/).entries())
    if (/^\s*#/.test(line)) ledger.note({ start: index + 1, end: index + 1 }, 'lost', 'A remark');
  const told = new Set<Statement>();
  const say = (statement: Statement, fate: Fate, why?: string) => {
    told.add(statement);
    ledger.note(statement, fate, why);
  };
  const at = (wanted: TomlPath) => {
    const exact = statements.filter((statement) => isWithin(wanted, statement.path, wanted.length));
    return exact.length > 0 ? exact : statements.filter(({ path }) => isWithin(wanted, path, path.length));
  };
  return {
    path,
    value,
    note: (wanted, fate, why) => {
      for (const statement of at(wanted)) if (statement.path.length <= wanted.length) say(statement, fate, why);
    },
    noteRest: (wanted, fate, why) => {
      for (const statement of statements)
        if (!told.has(statement) && isWithin(statement.path, wanted, wanted.length)) say(statement, fate, why);
    },
    lineOf: (wanted) => at(wanted)[0]?.start ?? 1,
    fates: () => ledger.fates(),
  };
}

/** Whether the first `length` steps of both are the same, and both have as many. */
const isWithin = (path: TomlPath, other: TomlPath, length: number): boolean =>
  path.length >= length &&
  other.length >= length &&
  path.slice(0, length).every((step, index) => step === other[index]);

function parsed(path: string, text: string): Record<string, unknown> {
  try {
    return parse(text, { maxDepth: 32 }) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new AutoloopError('configuration', 'toml-malformed', `${path}:${error.line}:${error.column}: ${what}`, {
      hint: 'Correct it there; nothing was imported.',
    });
  }
}

/** Headers and keys of a text that is TOML, each with its lines. */
function statementsIn(text: string): Statement[] {
  const found: Statement[] = [];
  const counts = new Map<string, number>();
  let table: (string | number)[] = [];
  let line = 1;
  for (const source of sourcesIn(text)) {
    const start = line + (/^\s*/.exec(source)?.[0].split('\n').length ?? 1) - 1;
    line += source.split('\n').length - 1;
    const said = source.trim();
    if (said === '' || said.startsWith('#')) continue;
    const end = start + said.split('\n').length - 1;
    if (said.startsWith('[')) {
      table = placeOf(keysOf(said), said.startsWith('[['), counts);
      found.push({ path: table, start, end });
    } else found.push({ path: [...table, ...keysOf(`${keyIn(said)} = 0`)], start, end });
  }
  return found;
}

/** Keys of a header or of one assignment, the outermost first. */
function keysOf(source: string): string[] {
  const keys: string[] = [];
  let inside: unknown = parse(source);
  while (typeof inside === 'object' && inside !== null) {
    if (Array.isArray(inside)) inside = inside[0];
    else {
      const [key] = Object.keys(inside);
      if (key === undefined) break;
      keys.push(key);
      inside = (inside as Record<string, unknown>)[key];
    }
  }
  return keys;
}

/** A header's path, with the index of each array of tables that it goes through. */
function placeOf(keys: readonly string[], isEntry: boolean, counts: Map<string, number>): (string | number)[] {
  const path: (string | number)[] = [];
  for (const [index, key] of keys.entries()) {
    path.push(key);
    const name = JSON.stringify(path);
    if (isEntry && index === keys.length - 1) counts.set(name, (counts.get(name) ?? -1) + 1);
    const count = counts.get(name);
    if (count !== undefined) path.push(count);
  }
  return path;
}

/** What stands before the first `=` that is not in quotes. */
const keyIn = (source: string): string => /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^='"])*/.exec(source)?.[0] ?? '';

/** The text cut into statements, each with the line end before it; brackets and strings hold lines together. */
function* sourcesIn(text: string): Generator<string> {
  const token =
    /"""(?:[^\\]|\\[\s\S])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[{]|[\]}]|\n|[^"'#[\]{}\n]+/gy;
  let start = 0;
  let depth = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [piece] = match;
    if (piece === '[' || piece === '{') depth++;
    else if (piece === ']' || piece === '}') depth--;
    else if (piece === '\n' && depth === 0) {
      yield text.slice(start, match.index);
      start = match.index;
    }
  }
  yield text.slice(start);
}
