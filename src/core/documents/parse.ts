/** What every kind of document has in common, and how it is read. */
import type { Finding, Range } from '../finding.js';
import { once } from '../once.js';
import type { Validator } from '../validator.js';
import { decode } from './decode.js';
import { type Fault, findingsOf } from './fault.js';
import type { Form } from './form.js';
import { type Frontmatter, readFrontmatter, readPlainYaml } from './frontmatter.js';
import { type DocumentKind, nounOf } from './kinds.js';
import { conflictMarkers, proseOf, type Section, sectionsOf } from './markdown.js';
import { type Pointer, positionsIn } from './positions.js';
import { explain, placeOf } from './schema-faults.js';
import { schemaOf } from './schemas.js';
import type { Documents } from './types.gen.js';
import { validators } from './validators.gen.js';

/** A text with frontmatter, read and held to its schema. */
export interface ReadText<T = unknown> {
  /** From the repository root, with `/`. */
  path: string;
  /** The file as UTF-8 text, byte order mark kept. */
  text: string;
  /** The frontmatter; `undefined` when it cannot be used as it is. */
  data: T | undefined;
  /** The frontmatter as it is written, also where it breaks its schema; `undefined` where it cannot be read. */
  written: unknown;
  /** The Markdown after the frontmatter. */
  body: string;
  /** The line `body` starts on, counted from 1. */
  bodyLine: number;
  /** What is wrong with this document alone, in the order of the places. */
  findings: Finding[];
  /** Where a value of the frontmatter stands; else its key, else what it would stand in, at last the opening fence. */
  at(pointer?: Pointer): Range;
}

export interface ParsedDocument<T = unknown> extends ReadText<T> {
  kind: DocumentKind;
  /** The file name without `.md`; for reports and reviews `<order>/<name>`. */
  id: string;
  /** The sections of the body. */
  sections(): Section[];
}

/** A document of one kind. */
export type Parsed<Kind extends DocumentKind> = ParsedDocument<Documents[Kind]> & { kind: Kind };

/** Reads `bytes` as a document of `kind`; `faults` is what its name already got wrong. Never throws. */
export function parseAs<Kind extends DocumentKind>(
  kind: Kind,
  { path, id }: { path: string; id: string },
  bytes: Uint8Array,
  faults: readonly Fault[] = [],
): Parsed<Kind> {
  const read = readAs<Documents[Kind]>(path, bytes, formOf(kind), faults);
  return { kind, id, ...read, sections: once(() => sectionsOf(read.body, read.bodyLine)) };
}

/** What a text is to be: its schema, whose validator is asked first, and whether it is YAML from end to end. */
export interface TextForm<T> extends Form {
  validate: Validator<T>;
  plainYaml?: boolean;
}

const formOf = <Kind extends DocumentKind>(kind: Kind): TextForm<Documents[Kind]> => ({
  schema: schemaOf(kind),
  noun: kind === 'config' ? nounOf[kind] : `a ${nounOf[kind]}`,
  namesKeys: kind === 'config',
  validate: validators[kind],
  plainYaml: kind === 'config',
});

/** Reads `bytes` as a text of `form`; `faults` is what is already known to be wrong with it. Never throws. */
export function readAs<T>(
  path: string,
  bytes: Uint8Array,
  form: TextForm<T>,
  faults: readonly Fault[] = [],
): ReadText<T> {
  const { text, fault } = decode(bytes);
  const frontmatter = (form.plainYaml ? readPlainYaml : readFrontmatter)(text);
  const { data, faults: found } = fault ? { data: undefined, faults: [fault] } : checked(form, text, frontmatter);
  const { body, bodyStart, head, source } = frontmatter;
  const toRange = once(() => positionsIn(text));
  const all = [...faults, ...found];
  return {
    path,
    text,
    data,
    written: fault ? undefined : frontmatter.value,
    body,
    bodyLine: lineOf(text, bodyStart),
    findings: all.length === 0 ? [] : findingsOf(path, all, toRange()),
    at: (pointer = []) => toRange()(...(source ? placeOf({ source: source(), head }, pointer) : head)),
  };
}

/** The data when nothing is wrong with it, else what is. */
function checked<T>(
  { validate, ...form }: TextForm<T>,
  text: string,
  { value, faults: syntax, head, source, bodyStart, body }: Frontmatter,
): { data: T | undefined; faults: Fault[] } {
  const conflicts = conflictsIn(text, body, bodyStart);
  // Git's marks are why the YAML cannot be read; that is said once.
  const unreadable = conflicts.length > 0 ? conflicts : syntax;
  if (unreadable.length > 0) return { data: undefined, faults: unreadable };
  if (validate(value)) return { data: value, faults: [] };
  const faults = validate.errors ?? [];
  return { data: undefined, faults: source ? explain({ ...form, value, faults, source: source(), text, head }) : [] };
}

function conflictsIn(text: string, body: string, bodyStart: number): Fault[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  const frontmatter = text.slice(0, bodyStart);
  const marks = [
    ...conflictMarkers(frontmatter),
    ...conflictMarkers(proseOf(body)).map(({ start, end }) => ({ start: start + bodyStart, end: end + bodyStart })),
  ];
  const message = 'A conflict that Git left is not resolved';
  const hint = 'Keep one side, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`.';
  return marks.map(({ start, end }) => ({ rule: 'conflict-marker', start, end, message, hint }));
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
